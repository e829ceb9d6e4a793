/// Prints values as YAML: short mappings and lists on one line, everything else in blocks.
///
/// The reader takes each scalar as text, so quotes are needed only where YAML itself would take a text
/// apart. The same value always gives the same text.
struct YAMLPrinter {
  /// In characters.
  static let width = 100

  private var text = ""

  /// A whole document.
  static func text(of root: WrittenMapping) -> String {
    var printer = YAMLPrinter()
    for (index, entry) in root.entries.enumerated() {
      // What is in blocks stands apart.
      if index > 0, Self.flow(entry.value) == nil { printer.text += "\n" }
      printer.print(entry, indent: 0)
    }
    printer.printComments(root.comments, indent: 0)
    return printer.text
  }

  // MARK: Blocks

  private mutating func print(_ entry: WrittenMapping.Entry, indent: Int) {
    printComments(entry.comments, indent: indent)
    let start = String(repeating: " ", count: indent) + Self.scalar(entry.key, inFlow: false) + ":"
    print(entry.value, after: start, indent: indent)
  }

  /// - Parameter start: what stands before the value in its first line.
  private mutating func print(_ value: WrittenValue, after start: String, indent: Int) {
    if let lines = Self.literalLines(value) {
      text += "\(start) |-\n"
      for line in lines {
        text += line.isEmpty ? "\n" : String(repeating: " ", count: indent + 2) + line + "\n"
      }
      return
    }
    if let lines = Self.foldedLines(value, after: start, indent: indent) {
      text += "\(start) >-\n"
      for line in lines { text += String(repeating: " ", count: indent + 2) + line + "\n" }
      return
    }
    if case .literal(let literal) = value {
      text += "\(start) \(literal)\n"
      return
    }
    if case .word(let word) = value {
      text += "\(start) \(Self.scalar(word, inFlow: false))\n"
      return
    }
    if let flow = Self.flow(value), start.count + 1 + flow.count <= Self.width {
      text += "\(start) \(flow)\n"
      return
    }
    text += start + "\n"
    printBlock(value, indent: indent + 2)
  }

  private mutating func printBlock(_ value: WrittenValue, indent: Int) {
    switch value {
    case .word, .literal: break
    case .list(let elements), .lines(let elements):
      for element in elements { printElement(element, indent: indent) }
    case .mapping(let mapping):
      for entry in mapping.entries { print(entry, indent: indent) }
      printComments(mapping.comments, indent: indent)
    }
  }

  private mutating func printElement(_ value: WrittenValue, indent: Int) {
    let dash = String(repeating: " ", count: indent) + "-"
    guard case .mapping(let mapping) = value, Self.flowFits(value, after: dash) == nil,
      let first = mapping.entries.first
    else {
      print(value, after: dash, indent: indent)
      return
    }
    // The first key stands beside the dash.
    print(
      first.value, after: "\(dash) \(Self.scalar(first.key, inFlow: false)):", indent: indent + 2)
    for entry in mapping.entries.dropFirst() { print(entry, indent: indent + 2) }
  }

  private static func flowFits(_ value: WrittenValue, after start: String) -> String? {
    guard let flow = flow(value), start.count + 1 + flow.count <= width else { return nil }
    return flow
  }

  private mutating func printComments(_ comments: [String], indent: Int) {
    for comment in comments {
      // A comment ends with its line, whatever it holds.
      let line = String(comment.unicodeScalars.map { isPrintable($0) ? Character($0) : "?" })
      text += String(repeating: " ", count: indent) + "# " + line + "\n"
    }
  }

  // MARK: One line

  /// Nil for what needs lines of its own.
  private static func flow(_ value: WrittenValue) -> String? {
    switch value {
    case .word(let word):
      return word.contains("\n") ? nil : scalar(word, inFlow: true)
    case .lines: return nil
    case .literal(let literal): return literal
    case .list(let elements):
      var parts: [String] = []
      for element in elements {
        guard let part = flow(element) else { return nil }
        parts.append(part)
      }
      return "[" + parts.joined(separator: ", ") + "]"
    case .mapping(let mapping):
      if mapping.entries.isEmpty, mapping.comments.isEmpty { return "{}" }
      guard !mapping.isBlock, mapping.comments.isEmpty else { return nil }
      var parts: [String] = []
      for entry in mapping.entries {
        guard entry.comments.isEmpty, let part = flow(entry.value) else { return nil }
        parts.append("\(scalar(entry.key, inFlow: true)): \(part)")
      }
      return "{" + parts.joined(separator: ", ") + "}"
    }
  }

  // MARK: Scalars

  /// The lines of a text of several, where they can stand as they are.
  private static func literalLines(_ value: WrittenValue) -> [Substring]? {
    guard case .word(let word) = value, word.contains("\n"), !word.hasSuffix("\n") else {
      return nil
    }
    let lines = word.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, !first.isEmpty, first.first != " ",
      lines.allSatisfy({ $0.unicodeScalars.allSatisfy(isPrintable) && $0.last != " " })
    else { return nil }
    return lines
  }

  /// The lines of a long text that can be broken at its spaces.
  private static func foldedLines(
    _ value: WrittenValue, after start: String, indent: Int
  ) -> [String]? {
    guard case .word(let word) = value, start.count + 1 + word.count > width,
      word.unicodeScalars.allSatisfy(isPrintable)
    else { return nil }
    let words = word.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > 1, words.allSatisfy({ !$0.isEmpty }) else { return nil }
    var lines: [String] = []
    for word in words {
      if let last = lines.last, indent + 2 + last.count + 1 + word.count <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// A text as it is, in single quotes, or in double quotes with escapes.
  static func scalar(_ text: String, inFlow: Bool) -> String {
    if isPlain(text, inFlow: inFlow) { return text }
    if text.unicodeScalars.allSatisfy(isPrintable) {
      return "'" + text.replacing("'", with: "''") + "'"
    }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where isPrintable(scalar): quoted.unicodeScalars.append(scalar)
      case _ where scalar.value <= 0xFF: quoted += "\\x" + hex(scalar.value, count: 2)
      case _ where scalar.value <= 0xFFFF: quoted += "\\u" + hex(scalar.value, count: 4)
      default: quoted += "\\U" + hex(scalar.value, count: 8)
      }
    }
    return quoted + "\""
  }

  private static func hex(_ value: UInt32, count: Int) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }

  private static func isPlain(_ text: String, inFlow: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    if isTakenForAnother(text) { return false }
    guard first.properties.isAlphabetic || first.isDigit || first == "/", last != ":", last != " "
    else { return false }
    var before: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if inFlow, ",[]{}:".unicodeScalars.contains(scalar) { return false }
      if before == ":" && scalar == " " || before == " " && scalar == "#" { return false }
      guard isPrintable(scalar) else { return false }
      before = scalar
    }
    return true
  }
}

/// What our reader takes as a text, and others of YAML 1.1 as a number, a date, yes or no, or nothing.
private func isTakenForAnother(_ text: String) -> Bool {
  let words: Set<String> = [
    "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "---", "...",
  ]
  if words.contains(text.lowercased()) { return true }
  guard let first = text.unicodeScalars.first, first.isDigit else { return false }
  let isNumberLike = text.unicodeScalars.allSatisfy {
    $0.isDigit || "_.:+-xXabcdefABCDEF".unicodeScalars.contains($0)
  }
  return isNumberLike && text.count { $0 == "." } < 3
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

/// What may stand in a text as it is: neither a control character nor one that only a terminal or an
/// editor sees.
private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
    .paragraphSeparator:
    false
  default: true
  }
}
