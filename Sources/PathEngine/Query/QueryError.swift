public import NetworkModel

/// Why a text names no source or destination.
public enum QueryError: Error, Hashable, Sendable {
  public enum Role: String, Hashable, Sendable { case source, destination }

  /// Nothing is called so; `nearest` are at most five names that are close to it.
  case unknown(String, role: Role, nearest: [String])
  /// Several resources are called so; `candidates` are their ids, and for a service its full name, each
  /// of which names one alone.
  case ambiguous(String, role: Role, candidates: [ResourceID])
  /// It is a resource, but not one that packets start from or go to.
  case notAnEnd(ResourceID, role: Role)
  /// It stands for several services, which are to be asked for one by one (E11).
  case severalServices(ServiceBundle)
}
