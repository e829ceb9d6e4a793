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
  }

  var source: Source?
  var destination: Destination?
  var `protocol`: IPProtocol = .tcp
  var port: UInt16? = 443
  /// Destinations that were chosen before, the latest first.
  var recent: [Destination] = []

  var query: Query? {
    guard let source, let destination else { return nil }
    return Query(
      from: source.source, to: destination.destination, protocol: `protocol`, port: port)
  }

  /// `tcp/443`.
  var traffic: String {
    `protocol`.hasPorts ? "\(`protocol`)/\(port.map { "\($0)" } ?? "*")" : "\(`protocol`)"
  }

  mutating func choose(_ chosen: Destination) {
    destination = chosen
    recent.removeAll { $0 == chosen }
    recent.insert(chosen, at: 0)
    if recent.count > 12 { recent.removeLast() }
  }
}
