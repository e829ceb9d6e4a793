public import NetworkModel

/// Judges what policies say to a request of which the way is known, but not who makes it, nor what it
/// does exactly (E7).
///
/// Source: IAM User Guide, "Policy evaluation logic"; AWS PrivateLink Guide, "Control access to VPC
/// endpoints using endpoint policies".
public struct PolicyJudge: Sendable {
  public let topology: Topology

  public init(_ topology: Topology) { self.topology = topology }

  /// What a policy is attached to.
  public enum Holder: Hashable, Sendable {
    /// What the policy does not allow is denied.
    case endpoint
    /// What the policy does not deny, the asker's own permissions may allow.
    case bucket
  }

  /// What an endpoint's policy says; AWS's default allows everything.
  public func judge(_ endpoint: VPCEndpoint, request: PolicyRequest) -> PolicyDecision {
    judge(endpoint.policy ?? .allowAll, of: .endpoint, request: request)
  }

  /// What the policy of the request's bucket says; nil when the snapshot has no policy of it.
  public func judgeBucket(_ request: PolicyRequest) -> PolicyDecision? {
    guard let bucket = request.bucket,
      let handle = topology.handle(of: ResourceID(bucket, kind: .bucket), as: Bucket.self)
    else { return nil }
    return topology[handle].policy.map { judge($0, of: .bucket, request: request) }
  }

  /// Judges a policy: an explicit deny first, then what is allowed.
  public func judge(
    _ policy: PolicyDocument, of holder: Holder = .endpoint, request: PolicyRequest
  ) -> PolicyDecision {
    let context = PolicyContext(request, topology)
    var found = Findings()
    for (index, statement) in policy.statements.enumerated() {
      let bearing = statement.bearing(on: request, context)
      if bearing.coverage == .none || bearing.conditions == .no { continue }
      found.note(bearing, of: statement, at: index)
    }
    let (result, index) = found.result(of: holder)
    let statement = index.map { policy.statements[$0] }
    return PolicyDecision(
      result: result, statement: index,
      sid: statement.flatMap { $0.sid.isEmpty ? nil : $0.sid.text },
      conditionKeys: statement?.conditions.map(\.key.text) ?? [])
  }
}

/// The statements that concern a request, sorted by how much they say. Of each sort the first counts.
private struct Findings {
  typealias Doubt = (statement: Int, keys: [String])

  /// They concern everything that is asked by this way.
  var fullDeny: Int?
  var fullAllow: Int?
  /// They concern everything, if the keys are so.
  var doubtfulDeny: Doubt?
  var doubtfulAllow: Doubt?
  /// They concern some actions, objects or principals.
  var partialDeny: Int?
  var partialAllow: Int?

  /// The word that stands for the policy element in the keys of a decision.
  static let principal = "Principal"

  mutating func note(
    _ bearing: PolicyDocument.Statement.Bearing, of statement: PolicyDocument.Statement,
    at index: Int
  ) {
    let isFull = bearing.coverage == .all
    var keys: [String] = []
    if case .unknown(let names) = bearing.conditions { keys = names }
    switch statement.effect {
    case .deny:
      if !bearing.isForEverybody { keys.insert(Self.principal, at: 0) }
      if !isFull {
        partialDeny = partialDeny ?? index
      } else if keys.isEmpty {
        fullDeny = fullDeny ?? index
      } else {
        doubtfulDeny = doubtfulDeny ?? (index, keys)
      }
    case .allow:
      if !keys.isEmpty {
        doubtfulAllow = doubtfulAllow ?? (index, keys)
      } else if isFull, bearing.isForEverybody {
        fullAllow = fullAllow ?? index
      } else {
        partialAllow = partialAllow ?? index
      }
    }
  }

  func result(of holder: PolicyJudge.Holder) -> (PolicyDecision.Result, statement: Int?) {
    if let fullDeny { return (.denies, fullDeny) }
    if fullAllow == nil, partialAllow == nil, doubtfulAllow == nil {
      switch holder {
      case .endpoint: return (.denies, nil)
      case .bucket:
        if let doubtfulDeny { return (.dependsOn(keys: doubtfulDeny.keys), doubtfulDeny.statement) }
        return (.dependsOn(keys: [Self.principal]), partialDeny)
      }
    }
    if let doubtfulDeny { return (.dependsOn(keys: doubtfulDeny.keys), doubtfulDeny.statement) }
    if let fullAllow {
      return partialDeny.map { (.allowsSome, $0) } ?? (.allowsAll, fullAllow)
    }
    if let partialAllow { return (.allowsSome, partialAllow) }
    return doubtfulAllow.map { (.dependsOn(keys: $0.keys), $0.statement) } ?? (.denies, nil)
  }
}
