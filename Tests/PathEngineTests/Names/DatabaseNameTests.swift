import IPAddressing
import NetworkModel
import PathEngine
import Testing

@Suite struct DatabaseNameTests {
  private static let name = "orders.c1a2b3c4d5e6.us-east-1.rds.amazonaws.com"

  private func network(isPublic: Bool = false, interface: String? = "rds") throws -> NameTopology {
    var network = NameTopology()
    try network.vpc("main")
    try network.vpc("other")
    try network.host("worker", in: "main", "10.0.0.10")
    try network.host(
      "rds", in: "main", zone: "b", "10.0.1.30", publicAddress: "18.176.10.30", purpose: .database)
    network.database("orders", in: "main", interface: interface, isPublic: isPublic)
    return network
  }

  @Test func `D10: a database's name gives its private address, to anybody who asks`() throws {
    let network = try network()
    for vpc in ["main", "other", nil] {
      #expect(network.ask(Self.name, from: vpc).addresses == ["10.0.1.30"])
    }
    #expect(
      network.ask(Self.name, from: "main").reason
        == .resourceName(ResourceID("orders", kind: .database)))
  }

  @Test func `D10: one that is publicly accessible has a public address outside of its VPC`() throws
  {
    let network = try network(isPublic: true)
    #expect(network.ask(Self.name, from: "main").addresses == ["10.0.1.30"])
    #expect(network.ask(Self.name, from: "other").addresses == ["18.176.10.30"])
    #expect(network.ask(Self.name).addresses == ["18.176.10.30"])
  }

  @Test func `A8: a database whose interface is not known leads to no answer and says so`() throws {
    let topology = try network(interface: nil).topology
    let trace = PathTracer(topology).trace(
      Query(
        from: .interface(ResourceID("eni-worker"), address: nil), to: .name(Self.name), port: 5432))
    #expect(trace.verdict == .undetermined)
    #expect(trace.explanations.map(\.code) == [.missingInput])
    #expect(trace.explanations.first?.subjects == [ResourceID("orders", kind: .database)])
  }

  @Test func `D10: a database is an end by its name, its ARN and its interface`() throws {
    let parser = QueryParser(try network().topology)
    for text in ["orders", "arn:aws:rds:us-east-1:111122223333:db:orders"] {
      #expect(try parser.destination(text) == .name(Self.name))
      #expect(try parser.source(text) == .interface(ResourceID("eni-rds"), address: nil))
    }
    #expect(
      try parser.destination("eni-rds") == .interface(ResourceID("eni-rds"), address: nil))
  }
}
