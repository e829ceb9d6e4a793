public import NetworkModel

/// Changes that make an unreachable destination reachable: verified by tracing the query again with them
/// made, and none of them to spare.
public struct Advice: Hashable, Sendable {
  /// In the order in which they are to be made.
  public var changes: [Change]
  /// The same query, once they are made.
  public var trace: Trace

  public init(changes: [Change], trace: Trace) {
    self.changes = changes
    self.trace = trace
  }
}

extension PathTracer {
  /// What would make a trace of this topology reachable, the fewest changes first; nothing for one that
  /// is reachable or undetermined, and nothing where no change that is known here does it.
  ///
  /// - Complexity: at most ``Adviser/mostTraces`` traces.
  public func advice(for trace: Trace) -> [Advice] {
    guard trace.verdict == .unreachable else { return [] }
    var adviser = Adviser(query: trace.query)
    return adviser.advice(from: Adviser.Attempt(tracer: self, trace: trace, changes: []))
  }
}
