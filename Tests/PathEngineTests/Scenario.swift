import IPAddressing
@testable import NetworkModel
import PathEngine
import TestSupport
import Testing

/// A small network and the questions put to it, as a person types them.
struct Scenario {
  let topology: Topology

  init(_ yaml: String) throws { topology = try Topology(yaml: yaml) }

  /// With resources as no text of ours makes them: AWS's own output may lack or mix what YAML fills in.
  init(_ yaml: String, edit: (inout Topology.Entities) throws -> Void) throws {
    var entities = try Topology(yaml: yaml).storage.entities
    try edit(&entities)
    topology = Topology(entities)
  }

  func trace(
    _ from: String, _ to: String, _ protocol: IPProtocol = .tcp, port: UInt16? = 443,
    sourcePort: UInt16? = nil
  ) throws -> Trace {
    PathTracer(topology).trace(
      Query(
        from: try source(from), to: try destination(to), protocol: `protocol`, port: port,
        sourcePort: sourcePort))
  }

  /// As a person types it on the command line.
  func ask(_ from: String, _ to: String, port: UInt16? = nil) throws -> Trace {
    PathTracer(topology).trace(try QueryParser(topology).query(from: from, to: to, port: port))
  }

  private func source(_ name: String) throws -> Query.Source {
    if name == "internet" { return .internet(nil) }
    if name == "onprem" { return .onPremises(nil) }
    if name.hasPrefix("vpn-") || name.hasPrefix("cgw-") { return .onPremises(ResourceID(name)) }
    if let endpoint = topology.instanceConnectEndpoints.first(where: { $0.name.text == name }) {
      return .instanceConnectEndpoint(endpoint.id)
    }
    return .interface(try interface(of: name), address: nil)
  }

  /// A host's name, an address, a service (`s3`, `s3@us-east-1`), a DNS name, or `internet`.
  func destination(_ name: String) throws -> Query.Destination {
    if name == "internet" { return .internet }
    if name == "onprem" { return .onPremises(nil) }
    if name.hasPrefix("vpn-") || name.hasPrefix("cgw-") { return .onPremises(ResourceID(name)) }
    if let address = try? IPAddress(name) { return .address(address) }
    if let id = try? interface(of: name) { return .interface(id, address: nil) }
    let parts = name.split(separator: "@")
    if ServiceCatalogue.bundled.service(named: String(parts[0])) != nil {
      return .service(String(parts[0]), region: parts.count > 1 ? String(parts[1]) : nil)
    }
    return .name(name)
  }

  private func interface(of host: String) throws -> ResourceID {
    let instance = try topology.named(host, as: Instance.self)
    return topology[try #require(instance.interfaces.first)].id
  }
}

extension Trace {
  /// The way there, as people name its components.
  var path: [String] { forward.map(\.component.label) }
  var pathBack: [String] { back.map(\.component.label) }
  /// What blocks or is unknown, in order.
  var codes: [ExplanationCode] { explanations.filter { $0.severity != .remark }.map(\.code) }
  var remarks: [ExplanationCode] { explanations.filter { $0.severity == .remark }.map(\.code) }

  /// The decision of the first route table on the way there.
  var firstRoute: RouteDecision? {
    for case .route(let decision) in forward.map(\.step) { return decision }
    return nil
  }
}

/// One VPC with a public and a private subnet, and whatever else a test adds (YAML, indented by four).
func oneVPC(
  publicRoutes: String = "0.0.0.0/0: igw", privateRoutes: String = "0.0.0.0/0: nat",
  subnet: String = "", more: String = "", worker: String = "", top: String = ""
) -> String {
  """
  waylight: 1
  region: ap-northeast-1
  vpcs:
    main:
      cidr: 10.0.0.0/16
      internet-gateway: igw
      subnets:
        public-a: {cidr: 10.0.0.0/24, az: a, route-table: public}
        private-a: {cidr: 10.0.100.0/24, az: a, route-table: private\(subnet)}
        private-c: {cidr: 10.0.200.0/24, az: c, route-table: private}
      nat-gateways: {nat: {subnet: public-a}}
      route-tables:
        public: {\(publicRoutes)}
        private: {\(privateRoutes)}
      instances:
        worker: {subnet: private-a, ip: 10.0.100.10\(worker)}
        neighbour: {subnet: private-a, ip: 10.0.100.11}
        other: {subnet: private-c, ip: 10.0.200.10}
        web: {subnet: public-a, ip: 10.0.0.10, public-ip: 198.51.100.10}
        hidden: {subnet: public-a, ip: 10.0.0.20}
  \(more.indented(4))
  \(top)
  """
}

extension String {
  func indented(_ count: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : String(repeating: " ", count: count) + $0 }
      .joined(separator: "\n")
  }
}
