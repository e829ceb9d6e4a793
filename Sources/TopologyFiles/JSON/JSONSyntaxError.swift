import NetworkModel

/// Why a text is not JSON, and where.
struct JSONSyntaxError: Error, Hashable, Sendable {
  var problem: Problem

  /// The byte at which the fault shows.
  var offset: Int

  init(_ problem: Problem, at offset: Int) {
    self.problem = problem
    self.offset = offset
  }

  enum Container: Hashable, Sendable {
    case object
    case array
  }

  /// What the grammar asked for where something else stood.
  enum Expected: Hashable, Sendable {
    case value
    case memberName
    case colon
    case commaOrEnd(Container)
  }

  enum Problem: Hashable, Sendable {
    /// Nothing but white space.
    case empty
    /// The text ends inside a container that begins at `openedAt`.
    case endsInside(Container, openedAt: Int)
    /// The text ends inside a string that begins at `openedAt`.
    case endsInsideString(openedAt: Int)
    /// The text ends inside a number or one of `true`, `false`, `null`.
    case endsInsideValue
    case unexpected(Unicode.Scalar, expected: Expected)
    /// A comma, and then the end of the object or array.
    case trailingComma(Container)
    /// A line break, tab or other control character that a string must write as an escape.
    case controlCharacterInString(UInt8)
    case badEscape
    case badNumber
    case numberOutOfRange
    case badLiteral
    case invalidUTF8
    /// A complete value, and then more.
    case trailingData
    case tooDeep(limit: Int)
    case tooLarge(limit: Int)
    /// Little but commas: the parsed values would take many times the text's size.
    case tooManyValues
    case outOfMemory
    /// Refused for a reason that could not be found.
    case refused
  }

  /// Whether the text is the beginning of one that would be right.
  var isTruncation: Bool {
    switch problem {
    case .empty, .endsInside, .endsInsideString, .endsInsideValue: true
    case .unexpected, .trailingComma, .controlCharacterInString, .badEscape, .badNumber,
      .numberOutOfRange, .badLiteral, .invalidUTF8, .trailingData, .tooDeep, .tooLarge,
      .tooManyValues,
      .outOfMemory, .refused:
      false
    }
  }
}

extension JSONSyntaxError {
  /// What is wrong, in words; `line` gives the line of a byte.
  func words(line: (Int) -> Int) -> LocalizedText {
    switch problem {
    case .empty:
      LocalizedText(en: "the file has nothing but white space", ja: "空白しかありません")
    case .endsInside(let container, let opening):
      LocalizedText(
        en: "the file ends inside \(container.noun.en) opened at line \(line(opening))",
        ja: "\(line(opening))行目から始まる\(container.noun.ja)の途中でファイルが終わっています")
    case .endsInsideString(let opening):
      LocalizedText(
        en: "the file ends inside a string opened at line \(line(opening))",
        ja: "\(line(opening))行目から始まる文字列の途中でファイルが終わっています")
    case .endsInsideValue:
      LocalizedText(en: "the file ends inside a value", ja: "値の途中でファイルが終わっています")
    case .unexpected(let scalar, let expected):
      LocalizedText(
        en: "\(Self.name(of: scalar).en) where \(expected.noun.en) belongs",
        ja: "\(expected.noun.ja)があるべきところに\(Self.name(of: scalar).ja)があります")
    case .trailingComma(let container):
      LocalizedText(
        en: "a comma before the end of \(container.noun.en)",
        ja: "\(container.noun.ja)の終わりの前にコンマがあります")
    case .controlCharacterInString(UInt8(ascii: "\n")):
      LocalizedText(
        en: "a line ends inside a string: its closing quote is missing",
        ja: "文字列の途中で行が終わっています。閉じる引用符がありません")
    case .controlCharacterInString(let byte):
      LocalizedText(
        en: "the control character \(Self.name(of: Unicode.Scalar(byte)).en) inside a string",
        ja: "文字列の中に制御文字 \(Self.name(of: Unicode.Scalar(byte)).ja) があります")
    case .badEscape:
      LocalizedText(en: "an escape that JSON does not have", ja: "JSONにないエスケープがあります")
    case .badNumber:
      LocalizedText(
        en: "a number that is not written as JSON writes numbers", ja: "数の書き方がJSONと違います")
    case .numberOutOfRange:
      LocalizedText(en: "a number too large to be read", ja: "数が大きすぎます")
    case .badLiteral:
      LocalizedText(
        en: "a word that is not true, false or null", ja: "true、false、null のどれでもない語があります")
    case .invalidUTF8:
      LocalizedText(en: "bytes that are not UTF-8", ja: "UTF-8ではないバイトがあります")
    case .trailingData:
      LocalizedText(en: "more text after the end of the value", ja: "値の終わりの後に文字があります")
    case .tooDeep(let limit):
      LocalizedText(
        en: "objects and arrays nest deeper than \(limit) levels",
        ja: "オブジェクトと配列の入れ子が\(limit)段を超えています")
    case .tooLarge(let limit):
      LocalizedText(
        en: "the file is larger than \(limit >> 20) MiB", ja: "ファイルが\(limit >> 20) MiBを超えています")
    case .tooManyValues:
      LocalizedText(
        en: "a long list of values of one or two characters, which no command of AWS prints",
        ja: "1〜2文字の値が並ぶ長いリストで、AWSのコマンドの出力ではありません")
    case .outOfMemory:
      LocalizedText(en: "the file does not fit in memory", ja: "ファイルがメモリーに収まりません")
    case .refused:
      LocalizedText(en: "the file is not JSON", ja: "ファイルがJSONではありません")
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> LocalizedText {
    switch scalar.value {
    case 0x21..<0x7F: return "'\(scalar)'"
    case 0x20: return LocalizedText(en: "a space", ja: "空白")
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+\(String(repeating: "0", count: max(0, 4 - digits.utf8.count)))\(digits)"
    }
  }
}

extension JSONSyntaxError.Container {
  fileprivate var noun: LocalizedText {
    switch self {
    case .object: LocalizedText(en: "an object", ja: "オブジェクト")
    case .array: LocalizedText(en: "an array", ja: "配列")
    }
  }
}

extension JSONSyntaxError.Expected {
  fileprivate var noun: LocalizedText {
    switch self {
    case .value: LocalizedText(en: "a value", ja: "値")
    case .memberName: LocalizedText(en: "a name in quotes", ja: "引用符で囲んだ名前")
    case .colon: LocalizedText(en: "a colon", ja: "コロン")
    case .commaOrEnd(.object): LocalizedText(en: "a comma or '}'", ja: "コンマか '}' ")
    case .commaOrEnd(.array): LocalizedText(en: "a comma or ']'", ja: "コンマか ']' ")
    }
  }
}
