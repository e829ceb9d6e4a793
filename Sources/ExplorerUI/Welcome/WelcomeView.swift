import Reports
import TerminalScreen

/// The first screen: the samples on the left, a small map of the one under the cursor on the right.
enum WelcomeView {
  /// Rows over the samples: who this is, and what for.
  private static let greetingHeight = 7

  private static func areas(_ state: ExplorerState) -> (list: Rect, preview: Rect?) {
    let body = state.layout.body
    guard body.width >= 72 else { return (body, nil) }
    let widest = state.welcome.samples.map { $0.title(in: state.language).cellWidth }.max() ?? 0
    let width = min(max(widest + 5, 36), max(40, body.width * 9 / 20), 64)
    let (left, right) = body.splitLeft(width)
    return (left, right)
  }

  private static func showsGreeting(_ list: Rect) -> Bool { list.height >= 20 }

  /// Rows of the list that are on the screen.
  static func listHeight(_ state: ExplorerState) -> Int { max(1, listArea(state).height) }

  /// The sample at a point of the screen.
  static func sample(at point: Point, _ state: ExplorerState) -> Int? {
    let inside = listArea(state)
    guard inside.contains(point) else { return nil }
    let index = state.welcome.rows.top + point.y - inside.y
    return state.welcome.samples.indices.contains(index) ? index : nil
  }

  private static func listArea(_ state: ExplorerState) -> Rect {
    let list = areas(state).list
    return list.inset(1).inset(top: showsGreeting(list) ? greetingHeight : 0)
  }

  static func draw(_ state: ExplorerState, on screen: inout Screen) {
    HeaderView.draw(state, in: state.layout.header, on: &screen)
    let (list, preview) = areas(state)
    screen.box(list, style: .borderFocus, title: state.text(en: "Samples", ja: "見本"))
    drawOffer(state, in: list, on: &screen)
    if showsGreeting(list) { drawGreeting(state, in: list.inset(1), on: &screen) }
    let inside = listArea(state)
    let welcome = state.welcome
    if welcome.samples.isEmpty {
      screen.put(
        state.text(en: "waylight PATH opens a network", ja: "waylight PATH でネットワークを開きます"),
        at: Point(inside.x + 1, inside.y), style: .dim, width: inside.width - 1)
    }
    for row in 0..<inside.height {
      let position = welcome.rows.top + row
      guard welcome.samples.indices.contains(position) else { break }
      screen.draw(in: inside.row(row)) { screen in
        let isChosen = position == welcome.rows.index
        screen.put(
          isChosen ? Glyph.pointer.text : " ", at: Point(0, 0), style: .key)
        screen.put(
          welcome.samples[position].title(in: state.language).sanitised
            .truncated(to: max(1, screen.bounds.width - 3)), at: Point(2, 0),
          style: isChosen ? .title : .text)
        if isChosen { screen.select() }
      }
    }
    if let preview { drawPreview(state, in: preview, on: &screen) }
  }

  /// Offers the tour to who has not seen it.
  private static func drawOffer(
    _ state: ExplorerState, in list: Rect, on screen: inout Screen
  ) {
    guard state.memory?.hasSeenTour == false, state.availability(of: .tour) == .available,
      let key = state.commands.shownKey(.tour, in: .welcome)?.shown
    else { return }
    screen.put(
      [
        (" \(key)", .key),
        (state.text(en: " a tour in six steps ", ja: " 6つの手順で使い方を案内 "), .text),
      ], at: Point(list.x + 2, list.maxY), width: max(1, list.width - 4))
  }

  /// A way with a detour, as the program shows them, and the question it answers.
  private static func drawGreeting(
    _ state: ExplorerState, in area: Rect, on screen: inout Screen
  ) {
    screen.put(
      [("● ", .nodeInstance), ("━━━┓         ┏━━━━▸", .path), (" S3", .service)],
      at: Point(area.x + 3, area.y + 1), width: area.width - 4)
    screen.put(
      [("┗━━", .path), ("[igw]", .gateway), ("━━┛", .path)], at: Point(area.x + 8, area.y + 2),
      width: area.width - 9)
    let lines = state.text(
      en: "How do packets find their way\nthrough an AWS network?",
      ja: "AWSのネットワークで、\nパケットはどの道を通るのか。")
    for (index, line) in lines.split(separator: "\n").enumerated() {
      screen.put(
        String(line), at: Point(area.x + 3, area.y + 4 + index), style: .title,
        width: area.width - 4)
    }
  }

  private static func drawPreview(
    _ state: ExplorerState, in frame: Rect, on screen: inout Screen
  ) {
    guard let sample = state.welcome.current else {
      screen.box(frame, style: .border)
      return
    }
    screen.box(
      frame, style: .border,
      title: sample.title(in: state.language).sanitised.truncated(to: max(1, frame.width - 6)))
    let inside = frame.inset(1)
    let summary = sample.summary(in: state.language).sanitised.wrapped(
      width: max(1, inside.width - 2))
    let shown = summary.prefix(min(6, max(1, inside.height / 5)))
    for (index, line) in shown.enumerated() {
      let isCut = index == shown.count - 1 && summary.count > shown.count
      screen.put(
        isCut ? line + Glyph.ellipsis.text : line, at: Point(inside.x + 1, inside.y + index),
        width: inside.width - 1)
    }
    let mapArea = inside.inset(top: shown.isEmpty ? 0 : shown.count + 1, right: 1, left: 1)
    guard mapArea.height >= 6 else { return }
    screen.draw(in: mapArea) { screen in
      MapView.drawPreview(state, on: &screen)
    }
  }
}
