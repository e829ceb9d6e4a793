/// How much a finding matters.
public enum FindingSeverity: UInt8, Hashable, Sendable, CaseIterable, Comparable {
  case note, warning, error

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A place in an input. Lines and columns count from 1; columns count characters' first bytes.
public struct SourceLocation: Hashable, Sendable {
  public var file: String
  public var line: Int?
  public var column: Int?

  public init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`, as compilers write it.
  public var description: String {
    [file, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
  }
}

/// Something a person should know about an input: what is wrong, where, and what to do.
public struct Finding: Hashable, Sendable {
  public var severity: FindingSeverity
  /// A stable word in capitals, such as `DANGLING_REFERENCE`.
  public var code: FindingCode
  /// What is wrong, in every language.
  public var words: LocalizedText
  public var location: SourceLocation?
  public var resource: ResourceID?
  /// What to do about it, in every language.
  public var advice: LocalizedText?

  public init(
    _ severity: FindingSeverity, _ code: FindingCode, _ words: LocalizedText,
    at location: SourceLocation? = nil, resource: ResourceID? = nil,
    hint advice: LocalizedText? = nil
  ) {
    self.severity = severity
    self.code = code
    self.words = words
    self.location = location
    self.resource = resource
    self.advice = advice
  }

  /// What is wrong in English, which does not change with the person's language.
  public var message: String { words.en }

  /// What to do about it, in English.
  public var hint: String? { advice?.en }
}

/// The closed set of what can be found in an input.
public enum FindingCode: String, Hashable, Sendable, CaseIterable {
  case danglingReference = "DANGLING_REFERENCE"
  case duplicateID = "DUPLICATE_ID"
  case wrongType = "WRONG_TYPE"
  case missingKey = "MISSING_KEY"
  case badValue = "BAD_VALUE"
  case unknownKey = "UNKNOWN_KEY"
  case notModelled = "NOT_MODELLED"
  case truncated = "TRUNCATED"
  case malformed = "MALFORMED"
  case notText = "NOT_TEXT"
  case unrecognised = "UNRECOGNISED"
  case unreadable = "UNREADABLE"
  case emptyInput = "EMPTY_INPUT"
  case inconsistent = "INCONSISTENT"
  case limitReached = "LIMIT_REACHED"
  /// A capture could not get it.
  case notCaptured = "NOT_CAPTURED"
}

/// What a reader made of its input: as much of the network as could be read, and what was found.
public struct ImportReport: Sendable {
  public var topology: Topology
  public var findings: [Finding]

  public init(topology: Topology, findings: [Finding]) {
    self.topology = topology
    self.findings = findings
  }
}
