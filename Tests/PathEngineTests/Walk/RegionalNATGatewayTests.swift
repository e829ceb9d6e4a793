import IPAddressing
@testable import NetworkModel
import PathEngine
import TestSupport
import Testing

@Suite struct RegionalNATGatewayTests {
  private func net(
    nat: String = "", routes: String = "0.0.0.0/0: nat", tables: String = "", more: String = ""
  ) -> String {
    """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      main:
        cidr: 10.0.0.0/16
        internet-gateway: igw
        subnets:
          private-a: {cidr: 10.0.1.0/24, az: a, route-table: private}
          private-c: {cidr: 10.0.2.0/24, az: c, route-table: private}
        nat-gateways: {nat: {type: regional\(nat)}}
        route-tables:
          private: {\(routes)}
    \(tables.indented(6))
        instances:
          a: {subnet: private-a, ip: 10.0.1.10}
          c: {subnet: private-c, ip: 10.0.2.10}
    \(more.indented(4))
    """
  }

  @Test func `N5: by its own table, under the public address of the client's zone`() throws {
    let scenario = try Scenario(net())
    let gateway = try #require(scenario.topology.natGateways.first)
    #expect(gateway.subnet == nil && gateway.routeTable != nil)
    #expect(gateway.addresses.map(\.zone.text) == ["ap-northeast-1a", "ap-northeast-1c"])
    for (host, address) in zip(["a", "c"], gateway.addresses) {
      let trace = try scenario.trace(host, "203.0.113.200")
      #expect(trace.verdict == .reachable, "\(trace.codes)")
      let change = try #require(trace.forward.first { $0.component.kind == .natGateway })
      #expect(change.packetOut.source.description == address.publicAddress?.description)
      #expect(change.packetOut.sourcePorts == PortRange(1024...65535))
      #expect(trace.back.last?.packet.destination == trace.forward.first?.packet.source)
      // Two tables decide: the subnet's, and the gateway's own.
      #expect(trace.forward.filter { $0.component.kind == .routeTable }.count == 2)
    }
  }

  @Test func `N5: a zone that it has no address in it does not serve`() throws {
    let scenario = try Scenario(net(nat: ", zones: [a]"))
    #expect(try scenario.trace("a", "203.0.113.200").verdict == .reachable)
    #expect(try scenario.trace("c", "203.0.113.200").codes == [.regionalNATZone])
  }

  @Test func `N5, A8: which zones it serves must be told`() throws {
    let scenario = try Scenario(net()) { entities in
      for index in entities.natGateways[0].addresses.indices {
        entities.natGateways[0].addresses[index].zone = .empty
      }
    }
    let trace = try scenario.trace("a", "203.0.113.200")
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes == [.missingInput])
    #expect(trace.explanations.first?.subjects == [scenario.topology.natGateways[0].id])
  }

  @Test func `N5: its own table must lead on`() throws {
    let yaml = net(nat: ", route-table: own", tables: "own: {198.51.100.0/24: igw}")
    let scenario = try Scenario(yaml)
    #expect(try scenario.trace("a", "198.51.100.9").verdict == .reachable)
    let trace = try scenario.trace("a", "203.0.113.200")
    #expect(trace.codes == [.noRoute])
    #expect(trace.path.last == "own")
  }

  @Test func `N5, N1: only an available one carries traffic, and it takes no connection`() throws {
    let failed = try Scenario(net(nat: ", state: failed"))
    #expect(try failed.trace("a", "203.0.113.200").codes == [.badState])
    let scenario = try Scenario(net())
    let address = try #require(scenario.topology.natGateways.first?.addresses.first?.publicAddress)
    #expect(try scenario.trace("internet", "\(address)").verdict != .reachable)
  }

  private let web = """
    security-groups: {open: {ingress: [all from 0.0.0.0/0]}}
    """

  /// With a host that has a public address, in a subnet of its own.
  private func withWeb(_ top: String = "") -> String {
    net(tables: "public: {0.0.0.0/0: igw}", more: web)
      .replacing(
        "    nat-gateways:",
        with: "      public: {cidr: 10.0.3.0/24, az: a, route-table: public}\n    nat-gateways:"
      )
      .replacing(
        "      a: {subnet",
        with:
          "      web: {subnet: public, ip: 10.0.3.10, public-ip: 198.51.100.9, security-groups: [open]}\n      a: {subnet"
      )
      + "\n\(top)"
  }

  @Test func `N5, N1: another host's connection to its public address ends there`() throws {
    let scenario = try Scenario(withWeb())
    #expect(try scenario.trace("a", "198.51.100.9").verdict == .reachable)
    let address = try #require(scenario.topology.natGateways.first?.addresses.first?.publicAddress)
    for host in ["web", "a"] {
      let trace = try scenario.trace(host, "\(address)")
      #expect(trace.codes == [.noPossibleDestination], "\(host)")
    }
  }

  @Test func `N5, B1: block-ingress lets it out, and nothing in at the host that it leads to`()
    throws
  {
    let scenario = try Scenario(withWeb("block-public-access: block-ingress"))
    #expect(try scenario.trace("a", "203.0.113.200").verdict == .reachable)
    let trace = try scenario.trace("a", "198.51.100.9")
    #expect(trace.codes == [.blockPublicAccess])
    #expect(trace.verdict == .unreachable)
  }

}
