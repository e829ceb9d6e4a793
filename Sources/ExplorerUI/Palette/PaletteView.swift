import Reports
import TerminalScreen

/// The palette: a line to type into, over the commands that fit.
enum PaletteView {
  static func frame(_ state: ExplorerState) -> Rect {
    Popup.frame(state, width: 76, height: 18)
  }

  /// Where the commands stand.
  static func rows(_ state: ExplorerState) -> Rect { frame(state).inset(1).inset(top: 2) }

  static func listHeight(_ state: ExplorerState) -> Int {
    max(1, rows(state).height - footHeight(in: rows(state)))
  }

  /// Lines below the commands, for the whole of what the one under the cursor says; none where commands need
  /// them more.
  private static func footHeight(in area: Rect) -> Int { area.height >= 6 ? 3 : 0 }

  static func draw(_ palette: PaletteState, _ state: ExplorerState, on screen: inout Screen) {
    let frame = frame(state)
    let choices = palette.choices(in: state)
    let title =
      choices.first?.argument == nil
      ? state.text(en: "Commands", ja: "コマンド") : state.text(en: "What would help", ja: "対処案")
    let inside = Popup.open(
      frame, title: title, on: &screen)
    InputLine.draw(palette.line.text, prompt: ":", in: inside.row(0), on: &screen)
    let area = inside.inset(top: 2)
    if choices.isEmpty {
      screen.put(
        state.text(en: "no such command", ja: "該当するコマンドはありません"), at: Point(area.x + 1, area.y),
        style: .dim)
    }
    if choices.first?.argument != nil {
      drawAdvice(choices, palette, state, in: area, on: &screen)
      return
    }
    for row in 0..<listHeight(state) {
      let position = palette.rows.top + row
      guard choices.indices.contains(position) else { break }
      let choice = choices[position]
      let why = state.availability(of: choice.id)
      screen.draw(in: area.row(row)) { screen in
        let width = screen.bounds.width
        let key = state.commands[choice.id]?.keys.first?.shown ?? ""
        screen.put(
          choice.title, at: Point(1, 0), style: why == .available ? .text : .dim, width: 18)
        screen.put(
          key, at: Point(20, 0), style: why == .available ? .key : .dim, width: 9)
        screen.put(
          what(choice, why), at: Point(30, 0), style: .dim, width: max(1, width - 31))
        if position == palette.rows.index { screen.select() }
      }
    }
    guard choices.indices.contains(palette.rows.index) else { return }
    let choice = choices[palette.rows.index]
    let whole = what(choice, state.availability(of: choice.id))
    if whole.cellWidth <= area.width - 31 { return }
    let foot = area.inset(top: area.height - footHeight(in: area) + 1)
    for (row, line) in whole.wrapped(width: max(10, area.width - 2)).prefix(foot.height)
      .enumerated()
    {
      screen.put(line, at: Point(foot.x + 1, foot.y + row), width: foot.width - 2)
    }
  }

  /// What a command does, or why it cannot be done now.
  private static func what(_ choice: PaletteState.Choice, _ why: Availability) -> String {
    if case .refused(let reason) = why { reason } else { choice.help }
  }
}

extension PaletteView {
  /// What would help, a line each, and below them the whole of what the one under the cursor says.
  private static func drawAdvice(
    _ choices: [PaletteState.Choice], _ palette: PaletteState, _ state: ExplorerState,
    in area: Rect, on screen: inout Screen
  ) {
    let current = choices.indices.contains(palette.rows.index) ? choices[palette.rows.index] : nil
    let whole = (current?.help.sanitised ?? "").wrapped(width: max(10, area.width - 2))
    let rest = area.inset(top: min(area.height, choices.count + 1))
    for row in 0..<area.height {
      let position = palette.rows.top + row
      guard choices.indices.contains(position) else { break }
      screen.draw(in: area.row(row)) { screen in
        screen.put(choices[position].title, at: Point(1, 0), style: .key, width: 3)
        let room = max(1, screen.bounds.width - 5)
        screen.put(
          choices[position].help.sanitised.truncated(to: room), at: Point(4, 0), width: room)
        if position == palette.rows.index { screen.select() }
      }
    }
    for (row, line) in whole.prefix(rest.height).enumerated() {
      screen.put(line, at: Point(rest.x + 1, rest.y + row), style: .dim, width: rest.width - 2)
    }
  }
}

/// A line that is typed into, with the cursor at its end.
enum InputLine {
  static func draw(_ text: String, prompt: String, in area: Rect, on screen: inout Screen) {
    let room = area.width - prompt.cellWidth - 3
    var shown = text.sanitised
    // The end of a long text is what is being typed.
    while shown.cellWidth > room { shown.removeFirst() }
    screen.put(
      [(prompt + " ", .key), (shown, .text)], at: Point(area.x + 1, area.y), width: area.width - 1)
    screen.placeCursor(at: Point(area.x + 2 + prompt.cellWidth + shown.cellWidth, area.y))
  }
}
