import TerminalScreen

/// A line of text that is being typed, with its cursor at the end.
struct LineEditor: Hashable, Sendable {
  var text = ""

  /// Takes a key that types or deletes; false for any other.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let character): text.append(character)
    case .backspace: if !text.isEmpty { text.removeLast() }
    case .control("w"): deleteWord()
    case .control("u"): text = ""
    case .paste(let pasted):
      text += String(pasted.prefix { !$0.isNewline }).sanitised
    case .control, .enter, .escape, .tab, .backTab, .delete, .up, .down, .left, .right, .shiftUp,
      .shiftDown, .shiftLeft, .shiftRight, .home, .end, .pageUp, .pageDown, .mouse, .resize,
      .suspendResume, .interrupt, .none:
      return false
    }
    return true
  }

  private mutating func deleteWord() {
    while text.last == " " { text.removeLast() }
    while let last = text.last, last != " " { text.removeLast() }
  }
}
