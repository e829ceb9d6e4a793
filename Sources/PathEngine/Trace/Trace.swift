public import IPAddressing
public import NetworkModel

/// The answer to a query, as data: what was decided at each step and all that was considered.
///
/// A trace says everything in ids and values, so that it can be kept, compared and printed without its topology.
public struct Trace: Hashable, Sendable {
  public var query: Query
  /// How the name became an address; nil when the query names an address or an interface.
  public var resolution: Resolution?
  /// The way there, one hop for each component that decides something.
  public var forward: [Hop]
  /// The way back. Empty when the way there has no end from which an answer could come.
  public var back: [Hop]
  public var verdict: Verdict
  /// Everything that blocks, is unknown or is worth a remark, in the order of the walk (A2).
  public var explanations: [Explanation]
  /// Every guess that the answer rests on (A5).
  public var assumptions: [Assumption]
  /// What becomes of each of the name's other answers (D3).
  public var otherAnswers: [OtherAnswer]
  /// What becomes of each other target that a load balancer might have taken (L1).
  public var otherTargets: [OtherAnswer]

  public init(
    query: Query, resolution: Resolution? = nil, forward: [Hop] = [], back: [Hop] = [],
    verdict: Verdict, explanations: [Explanation] = [], assumptions: [Assumption] = [],
    otherAnswers: [OtherAnswer] = [], otherTargets: [OtherAnswer] = []
  ) {
    self.query = query
    self.resolution = resolution
    self.forward = forward
    self.back = back
    self.verdict = verdict
    self.explanations = explanations
    self.assumptions = assumptions
    self.otherAnswers = otherAnswers
    self.otherTargets = otherTargets
  }

  /// Whether the network carries the packet there and back, whatever a policy then says of the request.
  /// This is what Reachability Analyzer, which reads no policies, calls a path found.
  public var isNetworkPathFound: Bool {
    explanations.allSatisfy { $0.severity == .remark || $0.code.isAboutPolicy }
  }

  /// The index in `forward` of the first hop that does not let the packet through.
  public var firstBlock: Int? { forward.firstIndex { $0.outcome != .passes } }
}

/// The verdict of a trace (A1).
public enum Verdict: String, Hashable, Sendable, CaseIterable {
  case reachable, unreachable
  /// Something that decides is not in the snapshot or is not judged yet; the explanations say what.
  case undetermined

  /// The verdict of several answers that are needed together; of none, reachable.
  public static func worst(of all: [Verdict]) -> Verdict {
    if all.contains(.unreachable) { return .unreachable }
    return all.contains(.undetermined) ? .undetermined : .reachable
  }
}

/// Where an answer, or a target, other than the one that was followed leads (D3, L1).
public struct OtherAnswer: Hashable, Sendable {
  public var address: IPAddress
  public var interface: ResourceID?
  public var verdict: Verdict
  /// Why it is not reachable; empty when it is.
  public var explanations: [Explanation]

  public init(
    address: IPAddress, interface: ResourceID?, verdict: Verdict, explanations: [Explanation]
  ) {
    self.address = address
    self.interface = interface
    self.verdict = verdict
    self.explanations = explanations
  }
}
