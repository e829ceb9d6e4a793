import NetworkModel
import YAMLTree

/// Makes a tree of a YAML text, or of the part of it before the first fault.
struct YAMLComposer {
  /// The root; nil for a text without any value, or where nothing before the fault can be read.
  var root: YAMLNode?
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
    do throws(YAMLError) {
      root = try YAMLNode.root(of: text)
    } catch {
      fault = Self.fault(error, in: text)
      // Aliases for keys are no slip of the pen in an otherwise honest text.
      if error.reason != .aliasInKey { root = Self.beginning(of: text, before: error.line) }
    }
  }

  /// The tree of as many of the lines before `line` as make one, so that half a file gives half.
  private static func beginning(of text: String, before line: Int) -> YAMLNode? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var end = min(line - 1, lines.count)
    // Step by step near the fault, then by ever larger steps.
    var step = 1
    for attempt in 0..<maximumAttempts where end > 0 {
      let beginning = text[..<lines[end - 1].endIndex]
      if let root = try? YAMLNode.root(of: String(beginning)), root.mapping != nil { return root }
      if attempt >= 16 { step += step / 2 + 1 }
      end -= step
    }
    return nil
  }

  private static func fault(_ error: YAMLError, in text: String) -> Fault {
    let position = TextPosition(line: error.line, column: error.column)
    switch error.reason {
    case .syntax(let context, let problem):
      let message = [context, problem].compactMap { $0 }.joined(separator: ": ")
      return Fault(
        words: LocalizedText(en: "this is not YAML: \(message)", ja: "YAMLではありません: \(message)"),
        position: position, hint: hint(for: problem, line: error.line, of: text))
    case .unreadable(let problem):
      return Fault(
        words: LocalizedText(en: "this is not YAML: \(problem)", ja: "YAMLではありません: \(problem)"),
        position: position,
        hint: LocalizedText(
          en: "YAML takes printable text alone, as UTF-8", ja: "YAMLに書けるのはUTF-8の表示できる文字だけです"))
    case .aliasInKey:
      return Fault(
        words: LocalizedText(en: "an alias cannot stand as a key here", ja: "ここではエイリアスをキーにできません"),
        position: position,
        hint: LocalizedText(en: "write the key out", ja: "キーをそのまま書いてください"))
    case .duplicateKey(let key, let firstLine):
      return Fault(
        words: LocalizedText(
          en: "the key '\(key)' is there twice; the first is in line \(firstLine)",
          ja: "キー「\(key)」が2回あります。最初は\(firstLine)行目です"),
        position: position,
        hint: LocalizedText(
          en: "names are unique among their neighbours: rename or remove one",
          ja: "並びの中で名前は1つだけです。一方の名前を変えるか削除してください"))
    case .tooDeep:
      let limit = YAMLNode.maximumDepth
      return Fault(
        words: LocalizedText(
          en: "this is nested more than \(limit) levels deep", ja: "入れ子が\(limit)段を超えています"),
        position: position, hint: nil)
    case .outOfMemory:
      return Fault(
        words: LocalizedText(en: "this cannot be read as YAML", ja: "YAMLとして読み取れません"),
        position: position, hint: nil)
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
}
