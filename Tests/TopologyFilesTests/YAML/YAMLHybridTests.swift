import IPAddressing
import NetworkModel
import TestSupport
import Testing

@testable import TopologyFiles

/// Direct Connect, Resolver and access points in YAML.
@Suite struct YAMLHybridTests {
  private static let network = """
    waylight: 1
    region: eu-west-1
    vpcs:
      main: {cidr: 10.0.0.0/16, vpn-gateway: true, route-tables: {table: {propagate: vgw}}}
      side: {cidr: 10.1.0.0/16, vpn-gateway: true}
    transit-gateways: {tgw: {}}
    """

  @Test func `a Direct Connect gateway, its associations and lines`() throws {
    let topology = try Topology(
      yaml: """
        \(Self.network)
        direct-connect-gateways:
          corp:
            associations:
              main/vgw:
              side/vgw: {allowed-prefixes: 10.0.0.0/8, state: disassociating}
              tgw: [10.2.0.0/16]
        virtual-interfaces:
          office: {direct-connect-gateway: corp, routes: [192.168.0.0/16], bgp: true}
          open: {type: public, state: down}
          own: {vpn-gateway: main/vgw, routes: [172.16.0.0/12]}
        """)
    let corp = try topology.named("corp", as: DirectConnectGateway.self)
    #expect(
      corp.associations.map(\.allowedPrefixes) == [
        [try IPPrefix("10.0.0.0/16")], [try IPPrefix("10.0.0.0/8")], [try IPPrefix("10.2.0.0/16")],
      ])
    #expect(corp.associations.map(\.state) == [.associated, .disassociating, .associated])
    let office = try topology.named("office", as: VirtualInterface.self)
    #expect(office.id.text == "dxvif-office" && office.role == .private && office.isBGPUp == true)
    #expect(try topology.named("open", as: VirtualInterface.self).role == .public)
    // What is learnt comes into the tables that the gateway propagates into, once.
    let table = try topology.named("table", as: RouteTable.self)
    let learnt = table.routes.filter { $0.origin == .propagated }.map(\.destination)
    #expect(
      learnt == [.prefix(try IPPrefix("192.168.0.0/16")), .prefix(try IPPrefix("172.16.0.0/12"))])
  }

  @Test func `faults of Direct Connect are said`() {
    let faults = [
      "direct-connect-gateways: {corp: {associations: {tgw: }}}",
      "direct-connect-gateways: {corp: {associations: {nowhere: [10.0.0.0/8]}}}",
      "virtual-interfaces: {a: {direct-connect-gateway: nowhere}}",
      "virtual-interfaces: {a: {type: hosted}}",
      "virtual-interfaces: {a: {vpn-gateway: main/vgw, direct-connect-gateway: b}}",
      "resolver-endpoints: {a: {ips: [10.0.0.5]}}", "resolver-rules: {a: {vpcs: [nowhere]}}",
      "resolver-rules: {a: {forward-to: nowhere}}",
    ]
    for fault in faults {
      let sample = Sample(reading: "\(Self.network)\n\(fault)\n")
      #expect(sample.findings.contains { $0.severity == .error }, "\(fault)")
    }
  }

  @Test func `T2: Connect and Direct Connect as attachments, and a table that is not whole`() throws
  {
    let topology = try Topology(
      yaml: """
        waylight: 1
        vpcs: {main: {cidr: 10.0.0.0/16, subnets: {a: {cidr: 10.0.0.0/24}}}}
        direct-connect-gateways: {corp: {}}
        virtual-interfaces: {line: {type: transit, direct-connect-gateway: corp, routes: 192.168.0.0/16}}
        transit-gateways:
          tgw:
            attachments:
              to-main: {vpc: main, subnets: a}
              to-corp: {direct-connect-gateway: corp, routes: 172.16.0.0/12}
              tunnel: {connect: to-main, peers: [10.0.0.77], routes: 10.7.0.0/16}
            default-route-table: hub
            route-tables: {hub: {additional-routes: true}}
        """)
    let tunnel = try topology.named("tunnel", as: TransitGatewayAttachment.self)
    #expect(tunnel.resource == .connect(ResourceID("tgw-attach-to-main")))
    #expect(tunnel.connectPeers?.map(\.isUsable) == [true])
    let direct = try topology.named("to-corp", as: TransitGatewayAttachment.self)
    #expect(
      direct.resource
        == .directConnectGateway(try topology.named("corp", as: DirectConnectGateway.self).id))
    let hub = try topology.named("hub", as: TransitGatewayRouteTable.self)
    #expect(hub.isCutShort)
    #expect(hub.routes?.count == 4)
  }

  @Test func `D9, D8: Resolver's endpoints and rules, and access points`() throws {
    let topology = try Topology(
      yaml: """
        \(Self.network)
        resolver-endpoints:
          door: {vpc: main, ips: [10.0.0.6, 10.0.0.5]}
          out: {direction: outbound, vpc: side}
        resolver-rules:
          corp.example.: {endpoint: out, forward-to: [192.168.0.53], vpcs: [main, side]}
          shared: {domain: ., forward-to: door}
          own: {domain: aws.corp.example}
        multi-region-access-points:
          albums: {alias: Photos.mrap, buckets: {us-east-1: b, eu-west-1: a}}
          plain: {buckets: {us-east-1: b}}
        """)
    let door = try topology.named("door", as: ResolverEndpoint.self)
    #expect(door.id.text == "rslvr-in-door" && door.direction == .inbound)
    #expect(door.addresses.map(\.description) == ["10.0.0.5", "10.0.0.6"])
    let rules = topology.resolverRules
    #expect(Set(rules.map(\.domain.text)) == ["corp.example", "", "aws.corp.example"])
    let corp = try #require(rules.first { $0.domain == "corp.example" })
    #expect(corp.vpcs.count == 2)
    #expect(
      corp.action
        == .forward(
          to: [try IPAddress("192.168.0.53")],
          endpoint: ResourceID("rslvr-out-out", kind: .resolverEndpoint)))
    #expect(try topology.named("own", as: ResolverRule.self).action == .system)
    #expect(
      topology.multiRegionAccessPoints.map(\.id.text) == ["photos.mrap", "plain.mrap"])
    #expect(
      topology.multiRegionAccessPoints.first?.locations.map(\.region.text)
        == ["eu-west-1", "us-east-1"])
  }
}
