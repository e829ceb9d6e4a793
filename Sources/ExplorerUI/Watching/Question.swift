import NetworkModel
import PathEngine

/// What the person wants to know: the ends of a path, as far as they are chosen.
struct Question: Hashable, Sendable {
  /// An end with what the person calls it.
  struct Source: Hashable, Sendable {
    var source: Query.Source
    var label: String
  }

  struct Destination: Hashable, Sendable {
    var destination: Query.Destination
    var label: String
    var `protocol`: IPProtocol = .tcp
    /// Nil for protocols without ports.
    var port: UInt16? = 443

    /// - Parameter typed: what says the port and protocol; tcp/443 where it does not.
    init(_ destination: Query.Destination, label: String, typed: TypedDestination? = nil) {
      self.destination = destination
      self.label = label
      `protocol` = typed?.protocol ?? .tcp
      port = `protocol`.hasPorts ? typed?.port ?? 443 : nil
    }

    /// `tcp/443`.
    var traffic: String {
      `protocol`.hasPorts ? "\(`protocol`)/\(port.map { "\($0)" } ?? "*")" : "\(`protocol`)"
    }
  }

  var source: Source?
  var destination: Destination?
  /// Destinations that were chosen before, the latest first.
  var recent: [Destination] = []

  var query: Query? {
    guard let source, let destination else { return nil }
    return Query(
      from: source.source, to: destination.destination, protocol: destination.protocol,
      port: destination.port)
  }

  mutating func choose(_ chosen: Destination) {
    destination = chosen
    recent.removeAll { $0 == chosen }
    recent.insert(chosen, at: 0)
    if recent.count > 12 { recent.removeLast() }
  }
}
