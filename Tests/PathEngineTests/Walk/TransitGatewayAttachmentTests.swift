import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// How packets come into a transit gateway and out of it.
@Suite struct TransitGatewayAttachmentTests {
  @Test func `T1: attachment, gateway, its table, attachment, and the same way back`() throws {
    let trace = try Scenario(threeVPCs()).trace("client", "server")
    #expect(trace.verdict == .reachable)
    let kinds: [Component.Kind] = [
      .transitGatewayAttachment, .transitGateway, .transitGatewayRouteTable,
      .transitGatewayAttachment,
    ]
    for (hops, names) in [
      (trace.forward, ["app-attachment", "tgw", "hub", "data-attachment"]),
      (trace.back, ["data-attachment", "tgw", "hub", "app-attachment"]),
    ] {
      let transit = hops.filter { kinds.contains($0.component.kind) }
      #expect(transit.map(\.component.kind) == kinds)
      #expect(transit.map(\.component.label) == names)
    }
  }

  @Test func `T1: the VPC's attachment needs a subnet in the source's zone`() throws {
    #expect(
      try transitCodes(threeVPCs(), "far-client") == [
        .transitGatewayZone
      ])
    let both = threeVPCs(
      appAttachment: ""
    ).replacing("subnets: [app-door]", with: "subnets: [app-door, app-c]")
    #expect(try transitCodes(both, "far-client") == [])
  }

  @Test func `T1: a zone without an attachment answers nobody`() throws {
    let trace = try Scenario(threeVPCs(dataGroup: "")).trace("server", "far-client")
    #expect(trace.explanations.contains { $0.code == .transitGatewayZone && $0.direction == .back })
    #expect(trace.verdict == .unreachable)
  }

  @Test func `T1: an attachment without a table leads nowhere`() throws {
    let yaml = threeVPCs(
      tables: "none: {10.1.0.0/16: data-attachment}"
    ).replacing("default-route-table: hub\n", with: "\n")
      .replacing("subnets: [data-door]", with: "subnets: [data-door], route-table: hub")
      .replacing("subnets: [egress-door]", with: "subnets: [egress-door], route-table: hub")
    #expect(try transitCodes(yaml) == [.transitGatewayNoAssociation])
  }

  @Test(arguments: ["pending-acceptance", "deleting", "deleted", "rejected", "failed"])
  func `T1: only an available attachment carries traffic`(state: String) throws {
    let out = try transitCodes(
      threeVPCs(dataAttachment: ", state: \(state)"))
    #expect(out.first == .badStateAttachment && Set(out) == [.badStateAttachment])
    let own = try Scenario(threeVPCs(appAttachment: ", state: \(state)")).trace(
      "client", "server")
    #expect(own.verdict == .unreachable)
    #expect(own.codes.first == .badStateAttachment)
    #expect(own.directions(of: .badStateAttachment) == [.forward, .back])
    let office = threeVPCs(
      attachments: "office-attachment: {vpn: office, state: \(state)}",
      more: """
        customer-gateways: {router: {ip: 203.0.113.9}}
        vpn-connections:
          office: {customer-gateway: router, transit-gateway: tgw, routes: [10.9.0.0/16]}
        """)
    let fromOffice = try Scenario(office).trace("onprem", "server")
    #expect(fromOffice.codes.first == .badStateAttachment)
    #expect(fromOffice.directions(of: .badStateAttachment).first == .forward)
  }

  @Test func `T1: the gateway itself must be available`() throws {
    #expect(
      Set(try transitCodes(threeVPCs(gateway: "state: deleting")))
        == [.badState])
  }

  @Test func `T1: the table of the attachment's subnet decides in the VPC it leads to`() throws {
    let trace = try Scenario(
      threeVPCs(dataDoorRoutes: "10.3.0.0/16: blackhole")
    ).trace("client", "server")
    #expect(trace.path.contains("data-door-table"))
  }

  @Test func `T1: ACLs of both attachments' subnets are asked, in on the way to the gateway`()
    throws
  {
    let open = "100 allow all 0.0.0.0/0"
    func acl(_ subnet: String, ingress: String, egress: String) -> String {
      "network-acls: {guard: {ingress: [\(ingress)], egress: [\(egress)], subnets: [\(subnet)]}}"
    }
    #expect(
      try transitCodes(
        threeVPCs(app: acl("app-door", ingress: "", egress: open))
      ).first
        == .networkACLRestriction)
    // Out of the attachment's subnet towards the gateway no list is asked; back, towards hosts, it is.
    let back = try Scenario(
      threeVPCs(app: acl("app-door", ingress: open, egress: ""))
    ).trace(
      "client", "server")
    #expect(back.explanations.map(\.direction) == [.back])
    let forward = try Scenario(
      threeVPCs(data: acl("data-door", ingress: open, egress: ""))
    ).trace(
      "client", "server")
    #expect(forward.explanations.map(\.direction) == [.forward])
    // From the gateway to a host in the attachment's own subnet no list is asked.
    let atTheDoor = threeVPCs(
      dataDoorRoutes: "10.0.0.0/8: tgw", data: acl("data-door", ingress: open, egress: open))
    #expect(try transitCodes(atTheDoor, "client", "at-the-door") == [])
    let shut = threeVPCs(
      dataDoorRoutes: "10.0.0.0/8: tgw", data: acl("data-door", ingress: "", egress: open))
    let trace = try Scenario(shut).trace("client", "at-the-door")
    #expect(trace.explanations.map(\.direction) == [.back])
  }

  @Test func `P2, T1: the answer needs its own routes`() throws {
    let trace = try Scenario(threeVPCs(dataRoutes: "")).trace("client", "server")
    #expect(trace.explanations.map(\.code) == [.noRoute])
    #expect(trace.explanations.allSatisfy { $0.direction == .back })
  }

  @Test func `T1: addresses of one attachment's zone that differ: the worst holds`() throws {
    // In appliance mode AWS may use either subnet, and one of them leads nowhere.
    let yaml = threeVPCs(dataAttachment: ", appliance-mode: true")
      .replacing(
        "data-door: {cidr: 10.1.9.0/28, az: a, route-table: data-door-table}",
        with: """
          data-door: {cidr: 10.1.9.0/28, az: a, route-table: data-door-table}
                data-door-c: {cidr: 10.1.9.16/28, az: c, network-acl: shut}
          """
      )
      .replacing("subnets: [data-door]", with: "subnets: [data-door, data-door-c]")
      .replacing(
        "security-groups: {server:",
        with: "network-acls: {shut: {ingress: [], egress: []}}\n    security-groups: {server:")
    #expect(try transitCodes(yaml) == [.networkACLRestriction])
    #expect(
      try transitCodes(yaml.replacing(", appliance-mode: true", with: "")) == [])
  }
}
