public import NetworkModel

/// Answers queries about one topology: a pure function of the topology and the query (A6).
public struct PathTracer: Sendable {
  public let topology: Topology

  public init(_ topology: Topology) { self.topology = topology }

  /// Walks the query there and back.
  public func trace(_ query: Query) -> Trace {
    Trace(query: query, verdict: .undetermined)
  }
}
