import NetworkModel
import Yams

/// Makes a tree of a YAML text, or of the part of it before the first fault.
struct YAMLComposer {
  /// The root; nil for a text without any value, or where nothing before the fault can be read.
  var root: Node?
  var fault: Fault?

  /// What is wrong with the text as YAML.
  struct Fault {
    var words: LocalizedText
    var position: TextPosition
    var hint: LocalizedText?
  }

  /// How often a shorter beginning of a faulty text is tried.
  private static let maximumAttempts = 64

  init(_ text: String) {
    if let position = Self.aliasInKey(text) {
      // Yams compares keys by all that they hold, which aliases make endless.
      fault = Fault(
        words: LocalizedText(en: "an alias cannot stand as a key here", ja: "ここではエイリアスをキーにできません"),
        position: position,
        hint: LocalizedText(en: "write the key out", ja: "キーをそのまま書いてください"))
      return
    }
    do {
      root = try Self.compose(text[...])
    } catch {
      let fault = Self.fault(error, in: text)
      self.fault = fault
      root = Self.beginning(of: text, before: fault.position.line)
    }
  }

  private static func compose(_ text: Substring) throws -> Node? {
    // The basic resolver looks at no scalar: what a value is depends on its key here.
    try Parser(yaml: String(text), resolver: .basic).singleRoot()
  }

  /// The tree of as many of the lines before `line` as make one, so that half a file gives half.
  private static func beginning(of text: String, before line: Int) -> Node? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var end = min(line - 1, lines.count)
    // Step by step near the fault, then by ever larger steps.
    var step = 1
    for attempt in 0..<maximumAttempts where end > 0 {
      let beginning = text[..<lines[end - 1].endIndex]
      if let root = try? compose(beginning), case .mapping = root { return root }
      if attempt >= 16 { step += step / 2 + 1 }
      end -= step
    }
    return nil
  }

  private static func fault(_ error: any Error, in text: String) -> Fault {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let message = [context?.text, problem].compactMap { $0 }.joined(separator: ": ")
      return Fault(
        words: LocalizedText(en: "this is not YAML: \(message)", ja: "YAMLではありません: \(message)"),
        position: TextPosition(line: mark.line, column: mark.column),
        hint: hint(for: problem, line: mark.line, of: text))
    case .reader(let problem, let offset, _, _):
      return Fault(
        words: LocalizedText(en: "this is not YAML: \(problem)", ja: "YAMLではありません: \(problem)"),
        position: position(offset ?? 0, in: text),
        hint: LocalizedText(
          en: "YAML takes printable text alone, as UTF-8", ja: "YAMLに書けるのはUTF-8の表示できる文字だけです"))
    case .duplicatedKeysInMapping(let keys, let context):
      return duplicate(
        keys.first ?? "", first: TextPosition(line: context.mark.line, column: context.mark.column),
        in: text)
    case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded, nil:
      return Fault(
        words: LocalizedText(en: "this cannot be read as YAML", ja: "YAMLとして読み取れません"),
        position: TextPosition(line: 1, column: 1),
        hint: nil)
    }
  }

  private static func hint(for problem: String, line: Int, of text: String) -> LocalizedText? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let words = lines.indices.contains(line - 1) ? lines[line - 1].split(separator: " ") : []
    if problem.contains("node content"),
      words.contains(where: { $0.drop { "{[".contains($0) }.hasPrefix("::") })
    {
      return LocalizedText(
        en: "inside of braces what begins with a colon needs quotes: '::/0'",
        ja: "波括弧の中では、コロンで始まるものを引用符で囲みます: '::/0'")
    }
    if problem.contains("tab") || problem.contains("cannot start any token") {
      return LocalizedText(
        en: "indent with spaces; put text that begins with a special character in quotes",
        ja: "字下げは空白で。特殊文字で始まる文字列は引用符で囲みます")
    }
    if problem.contains("mapping values are not allowed") {
      return LocalizedText(
        en: "a key stands on a line of its own, one level deeper than the line above",
        ja: "キーは独立した行に、上の行より1段深く書きます")
    }
    return nil
  }

  private static func position(_ offset: Int, in text: String) -> TextPosition {
    let before = text.prefix(offset)
    let line = before.lastIndex(of: "\n").map { before[before.index(after: $0)...] } ?? before
    return TextPosition(
      line: before.count { $0 == "\n" } + 1, column: line.unicodeScalars.count + 1)
  }

  /// The place of the second of two equal keys: the next line that begins with it at its column.
  private static func duplicate(_ key: String, first: TextPosition, in text: String) -> Fault {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let indent = String(repeating: " ", count: first.column - 1)
    let second = lines.indices.dropFirst(first.line).first { index in
      let line = lines[index]
      guard line.hasPrefix(indent) else { return false }
      let rest = line.dropFirst(indent.count)
      return ["", "'", "\""].contains { rest.hasPrefix("\($0)\(key)\($0):") }
    }
    return Fault(
      words: LocalizedText(
        en: "the key '\(key)' is there twice; the first is in line \(first.line)",
        ja: "キー「\(key)」が2回あります。最初は\(first.line)行目です"),
      position: second.map { TextPosition(line: $0 + 1, column: first.column) } ?? first,
      hint: LocalizedText(
        en: "names are unique among their neighbours: rename or remove one",
        ja: "並びの中で名前は1つだけです。一方の名前を変えるか削除してください"))
  }

  /// Where an alias is, or is inside of, a key: `*a: 1`, `? [*a]`, `{*a : 1}`.
  private static func aliasInKey(_ text: String) -> TextPosition? {
    guard text.utf8.contains(UInt8(ascii: "*")), text.utf8.contains(UInt8(ascii: "&")) else {
      return nil
    }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let scalars = Array(line.unicodeScalars)
      guard let start = scalars.firstIndex(where: { $0 != " " && $0 != "-" }) else { continue }
      if scalars[start] == "#" { continue }
      if scalars[start] == "?", start + 1 == scalars.count || scalars[start + 1] == " " {
        return TextPosition(line: index + 1, column: start + 1)
      }
      var place = start
      while place < scalars.count {
        defer { place += 1 }
        let closes = scalars[place] == "]" || scalars[place] == "}"
        let begins =
          scalars[place] == "*"
          && (place == 0 || " [{,?-".unicodeScalars.contains(scalars[place - 1]))
        guard closes || begins else { continue }
        var end = place + 1
        if begins {
          while end < scalars.count,
            scalars[end].properties.isAlphabetic
              || scalars[end].properties.numericType != nil
              || "_-".unicodeScalars.contains(scalars[end])
          { end += 1 }
          if end == place + 1 { continue }
        }
        while end < scalars.count, scalars[end] == " " { end += 1 }
        if end < scalars.count, scalars[end] == ":" {
          return TextPosition(line: index + 1, column: place + 1)
        }
      }
    }
    return nil
  }
}
