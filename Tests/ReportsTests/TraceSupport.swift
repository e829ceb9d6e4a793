import NetworkModel
import PathEngine
import Reports
import TestSupport
import Testing

extension Sample {
  /// What a query between two of the sample's names leads to.
  func trace(
    from source: String, to destination: Query.Destination, protocol: IPProtocol = .tcp,
    port: UInt16 = 443
  ) throws -> Trace {
    PathTracer(topology).trace(
      Query(
        from: try end(source), to: destination, protocol: `protocol`, port: port))
  }

  private func end(_ name: String) throws -> Query.Source {
    if name == "internet" { return .internet(nil) }
    return .interface(try interface(of: name), address: nil)
  }

  /// The primary interface of the instance of that name.
  func interface(of name: String) throws -> ResourceID {
    let instance = try topology.named(name, as: Instance.self)
    return topology[try #require(instance.interfaces.first)].id
  }

  /// The trace as text in both languages, English first.
  func text(_ trace: Trace, width: Int = 100) -> String {
    Language.allCases.map { language in
      TraceText(TraceNarrator(trace, in: topology, language: language), width: width).text
    }.joined(separator: "\n" + String(repeating: "=", count: width) + "\n\n")
  }
}
