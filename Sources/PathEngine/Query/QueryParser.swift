public import NetworkModel

/// Turns what a person types into a query.
public struct QueryParser: Sendable {
  public let topology: Topology

  public init(_ topology: Topology) { self.topology = topology }

  /// Reads a source: an id, a Name, a private address, `internet`, `onprem`, a VPN or customer gateway.
  /// - Throws: `QueryError`.
  public func source(_ text: String) throws(QueryError) -> Query.Source {
    throw .unknown(text, role: .source, nearest: [])
  }

  /// Reads a destination: all that a source may be, an address, a service (`s3`, `s3@us-east-1`,
  /// `com.amazonaws.…`), a DNS name or a URL.
  /// - Throws: `QueryError`.
  public func destination(_ text: String) throws(QueryError) -> Query.Destination {
    throw .unknown(text, role: .destination, nearest: [])
  }
}

/// Why a text names no source or destination.
public enum QueryError: Error, Hashable, Sendable {
  public enum Role: String, Hashable, Sendable { case source, destination }

  /// Nothing is called so; `nearest` are names that are close to it.
  case unknown(String, role: Role, nearest: [String])
  /// Several resources are called so; `candidates` are their ids.
  case ambiguous(String, role: Role, candidates: [ResourceID])
  /// It is a resource, but not one that packets start from or go to.
  case notAnEnd(ResourceID, role: Role)
}
