public import IPAddressing
public import NetworkModel

/// What a route table decided, with every line that was looked at (A4).
public struct RouteDecision: Hashable, Sendable {
  public var destination: PacketAddress
  /// The subnet (or gateway) uses the table by default, not by association (R1).
  public var isMainByDefault: Bool
  /// The chosen line first, then those that match, the longest first, then the rest in the table's order.
  public var considered: [ConsideredRoute]

  public init(destination: PacketAddress, isMainByDefault: Bool, considered: [ConsideredRoute]) {
    self.destination = destination
    self.isMainByDefault = isMainByDefault
    self.considered = considered
  }

  /// The line that wins; nil when none matches.
  public var chosen: ConsideredRoute? {
    considered.first.flatMap { $0.reason == nil ? $0 : nil }
  }
}

/// A line of a table, with why it lost.
public struct ConsideredRoute: Hashable, Sendable {
  /// Where the line stands in its table, from 0.
  public var line: Int
  /// As the table has it: a prefix, or a prefix list's id.
  public var destination: Destination
  /// The prefix that was compared: of a prefix list, its longest entry that holds the address.
  public var matched: IPPrefix?
  /// `local`, or the target's id.
  public var target: ResourceID
  /// What a person calls the target.
  public var targetLabel: String
  public var origin: Route.Origin
  public var isBlackhole: Bool
  /// Why it lost; nil for the one that won.
  public var reason: LossReason?

  public enum Destination: Hashable, Sendable {
    case prefix(IPPrefix)
    /// `entries` is nil when the list's content is not known.
    case prefixList(ResourceID, name: String, entries: Int?)
  }

  public enum LossReason: Hashable, Sendable {
    case notMatching
    /// Both hold the address; this prefix is shorter (R2).
    case shorterPrefix(length: Int, winner: Int)
    /// Equal length; the winner's origin or kind comes first (R2).
    case lowerPriority
    /// The VPC's own block beats what is propagated, even a longer one (R3).
    case localPreferred
    /// Two prefix lists of equal length with different targets: AWS does not say which (R4).
    case ambiguous
  }

  public init(
    line: Int, destination: Destination, matched: IPPrefix?, target: ResourceID,
    targetLabel: String, origin: Route.Origin, isBlackhole: Bool, reason: LossReason?
  ) {
    self.line = line
    self.destination = destination
    self.matched = matched
    self.target = target
    self.targetLabel = targetLabel
    self.origin = origin
    self.isBlackhole = isBlackhole
    self.reason = reason
  }

  /// The id that stands for `local` targets.
  public static let local = ResourceID("local", kind: .other)
  /// The id that stands for the target of a line that is a blackhole by intent (T2).
  public static let blackhole = ResourceID("blackhole", kind: .other)
}
