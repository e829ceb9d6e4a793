public import IPAddressing

/// One line of `expect`: a question to the topology, and the answer it should give.
///
/// A name may hold `*`, which stands for any characters, and `?`, for one: then the line asks the same
/// of everything that is called so.
public struct TopologyExpectation: Hashable, Sendable {
  /// Source and destination, as a person types them, or patterns of names.
  public var from: String
  public var to: String
  /// The destination port; nil for the query's own default.
  public var port: UInt16?
  public var `protocol`: IPProtocol?
  /// `reachable`, `unreachable` or `undetermined`.
  public var verdict: String?
  /// Names, ids or kinds (`nat-gateway`) that the way there passes, in this order.
  public var via: [String]
  /// Names, ids or kinds that the way there does not touch.
  public var avoids: [String]
  /// Codes that the explanations hold; nil when the line names none.
  public var codes: [String]?
  public var resolves: ExpectedResolution?
  /// Why it comes out so, for a person who learns from the file.
  public var note: LocalizedText
  public var location: SourceLocation

  public init(
    from: String, to: String, port: UInt16? = nil, protocol: IPProtocol? = nil,
    verdict: String? = nil, via: [String] = [], avoids: [String] = [], codes: [String]? = nil,
    resolves: ExpectedResolution? = nil, note: LocalizedText = LocalizedText(),
    location: SourceLocation
  ) {
    self.from = from
    self.to = to
    self.port = port
    self.protocol = `protocol`
    self.verdict = verdict
    self.via = via
    self.avoids = avoids
    self.codes = codes
    self.resolves = resolves
    self.note = note
    self.location = location
  }
}

/// What a destination's name should resolve to.
public enum ExpectedResolution: Hashable, Sendable {
  /// Public addresses, whichever.
  case `public`
  /// Private addresses, whichever.
  case `private`
  /// No address at all.
  case nothing
  /// Exactly these, in any order.
  case addresses([IPAddress])
}
