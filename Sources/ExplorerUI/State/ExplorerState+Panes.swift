import NetworkModel
import Reports
import TerminalScreen

/// Panes, looking things up, and typing.
extension ExplorerState {
  mutating func show(_ pane: PaneID) {
    focus = pane
    if pane == .table || pane == .details { side = pane }
  }

  /// The panes that Tab goes through: those on the screen, and in one-pane screens all of them.
  mutating func turnFocus(_ step: Int) {
    let all = PaneID.allCases.filter { $0 != .trace || watch != nil }
    let shown = layout.arrangement == .narrow || isZoomed ? all : all.filter { layout[$0] != nil }
    let index = shown.firstIndex(of: focus) ?? 0
    show(shown[(index + step + shown.count) % shown.count])
  }

  mutating func startFiltering() {
    if case .help(var help) = overlay {
      help.isTyping = true
      overlay = .help(help)
    } else if case .glance(var glance) = overlay {
      glance.isTyping = true
      overlay = .glance(glance)
    } else {
      focus = .network
      isFiltering = true
    }
  }

  mutating func setFilter(_ text: String) {
    filterText.text = text
    guard let network else { return }
    list.setFilter(text, network)
    chosenChanged()
  }

  /// A key that is text where one types.
  mutating func type(_ key: Key) {
    switch overlay {
    case .help(var help):
      if help.filter.take(key) { help.rows = RowCursor() }
      overlay = .help(help)
    case .palette(var palette):
      typeInto(&palette, key)
      overlay = .palette(palette)
    case .picker(var picker):
      if let movement = key.arrowMovement {
        picker.rows.move(
          movement, count: picker.shown.count, height: PickerView.listHeight(self))
      } else if picker.line.take(key) {
        picker.refresh()
      }
      overlay = .picker(picker)
    case .jump(let jump):
      if case .character(let letter) = key { self.jump(letter, jump) }
    case .glance(var glance):
      if let movement = key.arrowMovement {
        glance.rows.move(
          movement, count: glance.lines.count, height: GlanceView.listHeight(glance, self))
        glance.skipHeadings(movement == .up ? -1 : 1)
      } else if glance.filter.take(key) {
        glance.refresh()
      }
      overlay = .glance(glance)
    case .findings, .comparison, .tour: break
    case nil:
      if let movement = key.arrowMovement {
        isFiltering = false
        _ = move(movement == .up ? .up : .down)
      } else if filterText.take(key) {
        setFilter(filterText.text)
      }
    }
  }

  private func typeInto(_ palette: inout PaletteState, _ key: Key) {
    let choices = palette.choices(in: self)
    if let movement = key.arrowMovement {
      palette.rows.move(movement, count: choices.count, height: PaletteView.listHeight(self))
    } else if key == .tab, choices.indices.contains(palette.rows.index) {
      let choice = choices[palette.rows.index]
      palette.line.text = "\(choice.id.rawValue) \(choice.argument ?? "")"
      palette.rows = RowCursor()
    } else if palette.line.take(key) {
      palette.rows = RowCursor()
    }
  }

  mutating func runPalette(_ palette: PaletteState) -> [Effect] {
    overlay = nil
    let line = palette.line.text.trimmingSpaces
    let choices = palette.choices(in: self)
    if choices.indices.contains(palette.rows.index),
      let argument = choices[palette.rows.index].argument
    {
      return update(&self, .line("\(choices[palette.rows.index].id.rawValue) \(argument)"))
    }
    if line.contains(" ") || line == CommandID.tryFix.rawValue {
      return update(&self, .line(line))
    }
    if let exact = CommandID(rawValue: line) { return perform(exact) }
    guard choices.indices.contains(palette.rows.index) else {
      notice = Notice(
        .refused, text(en: "There is no command '\(line)'", ja: "コマンド「\(line)」はありません"))
      return []
    }
    return perform(choices[palette.rows.index].id)
  }
}

extension Key {
  /// Up and down, which move through a list even while one types.
  var arrowMovement: RowCursor.Movement? {
    if self == .up || self == .control("k") { return .up }
    return self == .down || self == .control("j") || self == .control("n") ? .down : nil
  }
}

extension String {
  var trimmingSpaces: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
