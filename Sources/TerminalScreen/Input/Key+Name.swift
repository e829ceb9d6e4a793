/// Names as keymaps, the help and scripts write them: `j`, `<Enter>`, `<C-p>`, `<S-Up>`.
extension Key {
  /// The canonical name. `Key(name: key.name) == key` for every key but `.paste`.
  package var name: String {
    if let plain = Self.plainNames.first(where: { $0.key == self }) { return "<\(plain.name)>" }
    switch self {
    case .character(" "): return "<Space>"
    case .character("<"): return "<lt>"
    case .character(let character): return String(character)
    case .control(let character): return "<C-\(character)>"
    case .resize(let size): return "<Resize:\(size)>"
    case .paste: return "<Paste>"
    case .mouse(let event): return "<\(event.name)>"
    case .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .shiftUp,
      .shiftDown, .shiftLeft, .shiftRight, .home, .end, .pageUp, .pageDown, .suspendResume,
      .interrupt, .none:
      return "<None>"
    }
  }

  /// Reads a name; upper and lower case do not matter inside of `< >`, apart from the letter of a
  /// plain character. Nil when there is no such key.
  package init?(name: some StringProtocol) {
    guard name.hasPrefix("<"), name.hasSuffix(">"), name.count > 2 else {
      guard let character = name.first, name.dropFirst().isEmpty, !character.isNewline else {
        return nil
      }
      self = .character(character)
      return
    }
    let inner = name.dropFirst().dropLast()
    let lower = inner.lowercased()
    if let key = Self.keysByLowerName[lower] {
      self = key
    } else if lower.hasPrefix("c-"), lower.count == 3, let character = lower.last {
      self = .control(character)
    } else if lower.hasPrefix("resize:"), let size = Size(lower.dropFirst(7)) {
      self = .resize(size)
    } else if let event = MouseEvent(name: lower) {
      self = .mouse(event)
    } else {
      return nil
    }
  }

  /// Reads several keys in a row: `jj<Enter>`. Spaces between are not keys (`<Space>` is one).
  /// Nil when one of the names is unknown.
  package static func sequence(_ text: String) -> [Key]? {
    var keys: [Key] = []
    var rest = text[...]
    while let first = rest.first {
      if first == " " || first == "\n" || first == "\t" {
        rest = rest.dropFirst()
      } else if first == "<", let close = rest.firstIndex(of: ">") {
        guard let key = Key(name: rest[...close]) else { return nil }
        keys.append(key)
        rest = rest[rest.index(after: close)...]
      } else {
        keys.append(.character(first))
        rest = rest.dropFirst()
      }
    }
    return keys
  }

  /// The first name of a key is its canonical one.
  private static let plainNames: [(name: String, key: Key)] = [
    ("Enter", .enter), ("Return", .enter), ("CR", .enter),
    ("Esc", .escape), ("Escape", .escape),
    ("Tab", .tab), ("S-Tab", .backTab), ("BTab", .backTab), ("BackTab", .backTab),
    ("BS", .backspace), ("Backspace", .backspace),
    ("Del", .delete), ("Delete", .delete),
    ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
    ("S-Up", .shiftUp), ("S-Down", .shiftDown), ("S-Left", .shiftLeft), ("S-Right", .shiftRight),
    ("Home", .home), ("End", .end),
    ("PgUp", .pageUp), ("PageUp", .pageUp), ("PgDn", .pageDown), ("PageDown", .pageDown),
    ("Space", .character(" ")), ("lt", .character("<")), ("gt", .character(">")),
    ("Resume", .suspendResume), ("Interrupt", .interrupt), ("None", .none),
  ]

  private static let keysByLowerName: [String: Key] = Dictionary(
    plainNames.map { ($0.name.lowercased(), $0.key) }, uniquingKeysWith: { first, _ in first })
}

extension MouseEvent {
  /// `Press:12,4`, with `S-` `A-` `C-` before it for modifiers and the number of a button that is
  /// not the left one after its kind: `C-Press3:12,4`. Column first, both zero-based.
  fileprivate var name: String {
    var name = ""
    if modifiers.contains(.shift) { name += "S-" }
    if modifiers.contains(.alt) { name += "A-" }
    if modifiers.contains(.control) { name += "C-" }
    name += kind.rawValue
    if button != .left { name += String(button.rawValue) }
    return name + ":\(point.x),\(point.y)"
  }

  fileprivate init?(name: String) {
    let halves = name.split(separator: ":", maxSplits: 1)
    guard halves.count == 2 else { return nil }
    let numbers = halves[1].split(separator: ",", omittingEmptySubsequences: false)
    guard numbers.count == 2, let x = Int(numbers[0]), let y = Int(numbers[1]) else { return nil }
    var head = halves[0]
    var modifiers: Modifiers = []
    while head.count > 2, head.dropFirst().first == "-" {
      switch head.first {
      case "s": modifiers.insert(.shift)
      case "a": modifiers.insert(.alt)
      case "c": modifiers.insert(.control)
      default: return nil
      }
      head = head.dropFirst(2)
    }
    var button = Button.left
    if let digit = head.last?.wholeNumberValue {
      guard let numbered = Button(rawValue: digit) else { return nil }
      button = numbered
      head = head.dropLast()
    }
    guard let kind = Kind.allCases.first(where: { $0.rawValue.lowercased() == head }) else {
      return nil
    }
    self.init(kind, button: button, at: Point(x, y), modifiers: modifiers)
  }
}
