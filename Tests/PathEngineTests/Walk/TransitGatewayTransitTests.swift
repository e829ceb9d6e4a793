import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// What of one VPC may be used from another one, across a transit gateway.
@Suite struct TransitGatewayTransitTests {
  @Test func `N3: a central VPC's NAT gateway serves what comes by the transit gateway`() throws {
    let trace = try Scenario(threeVPCs()).trace("client", "203.0.113.9")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.contains("nat") && trace.path.contains("igw"))
    #expect(trace.pathBack.contains("hub"))
    #expect(trace.back.last?.packet.destination.description == "10.0.0.10")
  }

  @Test func `N3: without the way back in the NAT gateway's table, no answer`() throws {
    let yaml = threeVPCs().replacing(
      "0.0.0.0/0: igw, 10.0.0.0/8: tgw", with: "0.0.0.0/0: igw")
    #expect(try Scenario(yaml).trace("client", "203.0.113.9").verdict == .unreachable)
  }

  @Test func `I1: the other VPC's internet gateway knows no address from across`() throws {
    let yaml = threeVPCs().replacing(
      "egress-door-table: {0.0.0.0/0: nat}", with: "egress-door-table: {0.0.0.0/0: igw}")
    #expect(
      try transitCodes(yaml, "client", "203.0.113.9") == [
        .internetGatewayNeedsPublicAddress
      ])
    // Not even where a host there happens to have the same address, with a public one.
    let twin = yaml.replacing("cidr: 10.2.0.0/16", with: "cidr: [10.2.0.0/16, 10.0.0.0/16]")
      .replacing(
        "nat-gateways: {nat:",
        with: """
          instances: {twin: {subnet: twin-a, ip: 10.0.0.10, public-ip: 198.51.100.77}}
              nat-gateways: {nat:
          """
      )
      .replacing(
        "public-a: {cidr: 10.2.0.0/24,",
        with: "twin-a: {cidr: 10.0.0.0/24, az: a}\n      public-a: {cidr: 10.2.0.0/24,")
    #expect(
      try Scenario(twin).trace("client", "203.0.113.9").explanations.first?.code
        == .internetGatewayNeedsPublicAddress)
  }

  @Test func `E2: a gateway endpoint does not serve what comes by a transit gateway`() throws {
    let yaml = threeVPCs().replacing(
      "nat-gateways: {nat:",
      with:
        "endpoints: {s3-gw: {service: s3, type: gateway, route-tables: [egress-door-table]}}\n    nat-gateways: {nat:"
    )
    let trace = try Scenario(yaml).trace("client", "s3")
    #expect(trace.codes == [.gatewayEndpointSource])
    // Behind the NAT gateway it does: there the packet is of that VPC.
    let behind = yaml.replacing("route-tables: [egress-door-table]", with: "route-tables: [public]")
    #expect(try Scenario(behind).trace("client", "s3").verdict == .reachable)
  }

  @Test func `E5: an interface endpoint does serve it`() throws {
    let yaml = threeVPCs(
      data: """
        endpoints:
          sqs-if: {service: sqs, subnets: [data-a], security-groups: [server], private-dns: true, ips: [10.1.0.99]}
        """
    ).replacing(", ips: [10.1.0.99]", with: "")
    let topology = try Topology(yaml: yaml)
    let endpoint = try topology.named("sqs-if", as: VPCEndpoint.self)
    let address = try #require(
      endpoint.interfaces.first.flatMap { topology[$0].primaryAddress })
    #expect(
      try Scenario(yaml).trace("client", address.description).verdict == .reachable)
  }

  @Test func `P3: a peering does not serve what comes by a transit gateway`() throws {
    let yaml = threeVPCs(
      dataDoorRoutes: "10.3.0.0/16: pcx",
      more: "peerings: {pcx: {requester: data, accepter: far}}"
    ).replacing(
      "transit-gateways:",
      with: """
          far:
            cidr: 10.3.0.0/16
            subnets: {far-a: {cidr: 10.3.0.0/24, az: a}}
            instances: {far-host: {subnet: far-a, ip: 10.3.0.10}}
        transit-gateways:
        """
    ).replacing("hub: {0.0.0.0/0", with: "hub: {10.3.0.0/16: data-attachment, 0.0.0.0/0")
    #expect(
      try transitCodes(yaml, "client", "far-host").first
        == .peeringRequiresAddressInVPC)
  }

  @Test func `R6: the other VPC's resolver does not answer from across`() throws {
    #expect(
      try transitCodes(threeVPCs(), "client", "10.1.0.2") == [
        .noPossibleDestination
      ])
  }

  @Test func `V1: an egress-only gateway knows no address from across`() throws {
    let yaml = """
      waylight: 1
      region: ap-northeast-1
      vpcs:
        app:
          cidr: [10.0.0.0/16, '2600:1f10:1:100::/56']
          subnets:
            app-a: {cidr: [10.0.0.0/24, '2600:1f10:1:100::/64'], az: a, route-table: app-table}
          route-tables: {app-table: {'::/0': tgw}}
          security-groups: {any: {egress: ['all to ::/0']}}
          instances:
            client: {subnet: app-a, ip: 10.0.0.10, ipv6: '2600:1f10:1:100::10', security-groups: [any]}
        egress:
          cidr: [10.1.0.0/16, '2600:1f10:1:200::/56']
          egress-only-internet-gateway: eigw
          subnets:
            door: {cidr: [10.1.0.0/24, '2600:1f10:1:200::/64'], az: a, route-table: door-table}
          route-tables: {door-table: {'::/0': eigw}}
      transit-gateways:
        tgw:
          default-route-table: hub
          attachments: {to-app: {vpc: app, subnets: [app-a]}, to-egress: {vpc: egress, subnets: [door]}}
          route-tables: {hub: {'::/0': to-egress}}
      """
    #expect(
      try transitCodes(yaml, "client", "2001:4860:4860::8888") == [
        .gatewayRejectsSpoofedTraffic
      ])
  }
}
