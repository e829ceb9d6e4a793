import Reports
import TerminalScreen

/// The picker of sources and destinations.
enum PickerView {
  static func frame(_ state: ExplorerState) -> Rect {
    Popup.frame(state, width: 72, height: 20)
  }

  /// Where the candidates stand: under the line that is typed into, over the examples.
  static func rows(_ state: ExplorerState) -> Rect {
    frame(state).inset(1).inset(top: 2, bottom: 1)
  }

  static func listHeight(_ state: ExplorerState) -> Int { max(1, rows(state).height) }

  static func draw(_ picker: PickerState, _ state: ExplorerState, on screen: inout Screen) {
    let frame = frame(state)
    let title =
      switch picker.role {
      case .source: state.text(en: "From where?", ja: "送信元")
      case .destination: state.text(en: "To where?", ja: "宛先")
      }
    let from = state.question.source?.label
    let inside = Popup.open(
      frame, title: title,
      remark: picker.role == .destination
        ? from.map { state.text(en: "from \($0)", ja: "送信元 \($0)") }?.sanitised ?? "" : "",
      on: &screen)
    InputLine.draw(
      picker.line.text, prompt: Glyph.arrowRight.text, in: inside.row(0), on: &screen)
    let (hint, area) = inside.inset(top: 2).splitBottom(1)
    if picker.shown.isEmpty {
      let message =
        picker.complaint
        ?? state.text(
          en: "Nothing in the list: Enter takes it as typed", ja: "一覧にありません。Enter で入力のまま使います")
      for (index, line) in message.wrapped(width: max(1, area.width - 2)).enumerated()
      where index < area.height {
        screen.put(
          line.sanitised, at: Point(area.x + 1, area.y + index),
          style: picker.complaint == nil ? .dim : .warn)
      }
    }
    for row in 0..<area.height {
      let position = picker.rows.top + row
      guard picker.shown.indices.contains(position) else { break }
      screen.draw(in: area.row(row)) { screen in
        drawRow(
          picker.shown[position], isChosen: position == picker.rows.index, on: &screen)
      }
    }
    let example =
      picker.role == .destination
      ? state.text(
        en: "a name, an address, host:port, :port alone, s3@us-east-1",
        ja: "名前、アドレス、ホスト:ポート、:ポートのみ、s3@us-east-1")
      : state.text(en: "a name, an id, a private address", ja: "名前、ID、プライベートアドレス")
    screen.put(
      example, at: Point(hint.x + 1, hint.y), style: .dim, width: max(1, hint.width - 2))
  }

  private static func drawRow(
    _ candidate: PickerCandidate, isChosen: Bool, on screen: inout Screen
  ) {
    let width = screen.bounds.width
    let (glyph, style) = candidate.kind.sign
    screen.put(glyph.text, at: Point(1, 0), style: style)
    let remark = candidate.remark.sanitised
    let remarkWidth = min(remark.cellWidth, width / 2)
    let used = screen.put(
      candidate.label.sanitised.truncated(to: max(8, width - 5 - remarkWidth - 2)),
      at: Point(3, 0))
    let room = width - 3 - used - 3
    if room >= 4 {
      let shown = remark.truncated(to: room)
      screen.put(shown, at: Point(width - 1 - shown.cellWidth, 0), style: .dim)
    }
    if isChosen { screen.select() }
  }
}

extension PickerCandidate.Kind {
  var sign: (Glyph, Style) {
    switch self {
    case .recent: (.moreUp, .key)
    case .service: (.gatewayEndpoint, .service)
    case .loadBalancer: (.loadBalancer, .nodeEndpoint)
    case .database: (.database, .nodeInstance)
    case .accessPoint: (.accessPoint, .service)
    case .internet: (.exchange, .gateway)
    case .onPremises: (.box, .gateway)
    case .instance: (.instance, .nodeInstance)
    case .interface: (.interface, .nodeInstance)
    }
  }
}
