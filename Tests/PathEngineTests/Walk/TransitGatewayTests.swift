import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// Two VPCs and a transit gateway, with a third VPC that holds a NAT gateway.
@Suite struct TransitGatewayTests {
  /// Each VPC has a subnet for hosts and one for its attachment, in zone a; hosts also in zone c.
  private func net(
    appRoutes: String = "10.0.0.0/8: tgw, 0.0.0.0/0: tgw", dataRoutes: String = "10.0.0.0/8: tgw",
    dataDoorRoutes: String = "", attachments: String = "", tables: String = "", app: String = "",
    data: String = "", gateway: String = "", dataGroup: String = "all from 10.0.0.0/8",
    dataAttachment: String = "", appAttachment: String = "", more: String = ""
  ) -> String {
    """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      app:
        cidr: 10.0.0.0/16
        subnets:
          app-a: {cidr: 10.0.0.0/24, az: a, route-table: app-table}
          app-c: {cidr: 10.0.1.0/24, az: c, route-table: app-table}
          app-door: {cidr: 10.0.9.0/28, az: a}
        route-tables: {app-table: {\(appRoutes)}}
        security-groups: {client: {ingress: [], egress: [all to 0.0.0.0/0]}}
        instances:
          client: {subnet: app-a, ip: 10.0.0.10, security-groups: [client]}
          far-client: {subnet: app-c, ip: 10.0.1.10, security-groups: [client]}
    \(app.indented(4))
      data:
        cidr: 10.1.0.0/16
        subnets:
          data-a: {cidr: 10.1.0.0/24, az: a, route-table: data-table}
          data-door: {cidr: 10.1.9.0/28, az: a, route-table: data-door-table}
        route-tables:
          data-table: {\(dataRoutes)}
          data-door-table: {\(dataDoorRoutes)}
        security-groups: {server: {ingress: [\(dataGroup)], egress: []}}
        instances:
          server: {subnet: data-a, ip: 10.1.0.10, security-groups: [server]}
          at-the-door: {subnet: data-door, ip: 10.1.9.10, security-groups: [server]}
    \(data.indented(4))
      egress:
        cidr: 10.2.0.0/16
        internet-gateway: igw
        subnets:
          public-a: {cidr: 10.2.0.0/24, az: a, route-table: public}
          egress-door: {cidr: 10.2.9.0/28, az: a, route-table: egress-door-table}
        nat-gateways: {nat: {subnet: public-a}}
        route-tables:
          public: {0.0.0.0/0: igw, 10.0.0.0/8: tgw}
          egress-door-table: {0.0.0.0/0: nat}
    transit-gateways:
      tgw:
        \(gateway.isEmpty ? "state: available" : gateway)
        default-route-table: hub
        attachments:
          app-attachment: {vpc: app, subnets: [app-door]\(appAttachment)}
          data-attachment: {vpc: data, subnets: [data-door]\(dataAttachment)}
          egress-attachment: {vpc: egress, subnets: [egress-door]}
    \(attachments.indented(6))
        route-tables:
          hub: {0.0.0.0/0: egress-attachment}
    \(tables.indented(6))
    \(more)
    """
  }

  private func codes(_ yaml: String, _ from: String = "client", _ to: String = "server") throws
    -> [ExplanationCode]
  { try Scenario(yaml).trace(from, to).codes }

  // MARK: T1

  @Test func `T1: attachment, gateway, its table, attachment, and the same way back`() throws {
    let trace = try Scenario(net()).trace("client", "server")
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
    #expect(try codes(net(), "far-client") == [.transitGatewayZone])
    let both = net(
      appAttachment: ""
    ).replacing("subnets: [app-door]", with: "subnets: [app-door, app-c]")
    #expect(try codes(both, "far-client") == [])
  }

  @Test func `T1: a zone without an attachment answers nobody`() throws {
    let trace = try Scenario(net(dataGroup: "")).trace("server", "far-client")
    #expect(trace.explanations.contains { $0.code == .transitGatewayZone && $0.direction == .back })
    #expect(trace.verdict == .unreachable)
  }

  @Test func `T1: an attachment without a table leads nowhere`() throws {
    let yaml = net(
      tables: "none: {10.1.0.0/16: data-attachment}"
    ).replacing("default-route-table: hub\n", with: "\n")
      .replacing("subnets: [data-door]", with: "subnets: [data-door], route-table: hub")
      .replacing("subnets: [egress-door]", with: "subnets: [egress-door], route-table: hub")
    #expect(try codes(yaml) == [.transitGatewayNoAssociation])
  }

  @Test(arguments: ["pending-acceptance", "deleting", "deleted", "rejected", "failed"])
  func `T1: only an available attachment carries traffic`(state: String) throws {
    let out = try codes(net(dataAttachment: ", state: \(state)"))
    #expect(out.first == .badStateAttachment && Set(out) == [.badStateAttachment])
    let own = try Scenario(net(appAttachment: ", state: \(state)")).trace("client", "server")
    #expect(own.verdict == .unreachable)
    #expect(own.codes.first == .badStateAttachment)
    #expect(directions(of: .badStateAttachment, own) == [.forward, .back])
    let office = net(
      attachments: "office-attachment: {vpn: office, state: \(state)}",
      more: """
        customer-gateways: {router: {ip: 203.0.113.9}}
        vpn-connections:
          office: {customer-gateway: router, transit-gateway: tgw, routes: [10.9.0.0/16]}
        """)
    let fromOffice = try Scenario(office).trace("onprem", "server")
    #expect(fromOffice.codes.first == .badStateAttachment)
    #expect(directions(of: .badStateAttachment, fromOffice).first == .forward)
  }

  private func directions(of code: ExplanationCode, _ trace: Trace) -> [Explanation.Direction] {
    trace.explanations.filter { $0.code == code && $0.severity == .blocks }.map(\.direction)
  }

  @Test func `T1: the gateway itself must be available`() throws {
    #expect(Set(try codes(net(gateway: "state: deleting"))) == [.badState])
  }

  @Test func `T1: the table of the attachment's subnet decides in the VPC it leads to`() throws {
    let trace = try Scenario(
      net(dataDoorRoutes: "10.3.0.0/16: blackhole")
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
      try codes(net(app: acl("app-door", ingress: "", egress: open))).first
        == .networkACLRestriction)
    // Out of the attachment's subnet towards the gateway no list is asked; back, towards hosts, it is.
    let back = try Scenario(net(app: acl("app-door", ingress: open, egress: ""))).trace(
      "client", "server")
    #expect(back.explanations.map(\.direction) == [.back])
    let forward = try Scenario(net(data: acl("data-door", ingress: open, egress: ""))).trace(
      "client", "server")
    #expect(forward.explanations.map(\.direction) == [.forward])
    // From the gateway to a host in the attachment's own subnet no list is asked.
    let atTheDoor = net(
      dataDoorRoutes: "10.0.0.0/8: tgw", data: acl("data-door", ingress: open, egress: open))
    #expect(try codes(atTheDoor, "client", "at-the-door") == [])
    let shut = net(
      dataDoorRoutes: "10.0.0.0/8: tgw", data: acl("data-door", ingress: "", egress: open))
    let trace = try Scenario(shut).trace("client", "at-the-door")
    #expect(trace.explanations.map(\.direction) == [.back])
  }

  @Test func `P2, T1: the answer needs its own routes`() throws {
    let trace = try Scenario(net(dataRoutes: "")).trace("client", "server")
    #expect(trace.explanations.map(\.code) == [.noRoute])
    #expect(trace.explanations.allSatisfy { $0.direction == .back })
  }

  @Test func `T1: addresses of one attachment's zone that differ: the worst holds`() throws {
    // In appliance mode AWS may use either subnet, and one of them leads nowhere.
    let yaml = net(dataAttachment: ", appliance-mode: true")
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
    #expect(try codes(yaml) == [.networkACLRestriction])
    #expect(try codes(yaml.replacing(", appliance-mode: true", with: "")) == [])
  }

  // MARK: T2

  @Test func `T2: the longest prefix, then static before propagated, all lines told`() throws {
    let yaml = net(tables: "").replacing(
      "hub: {0.0.0.0/0: egress-attachment}",
      with: "hub: {0.0.0.0/0: egress-attachment, 10.1.0.0/16: data-attachment}")
    let trace = try Scenario(yaml).trace("client", "server")
    let hop = try #require(trace.forward.first { $0.component.kind == .transitGatewayRouteTable })
    guard case .route(let decision) = hop.step else {
      Issue.record("no decision")
      return
    }
    #expect(decision.considered.count == 5)
    #expect(decision.considered.map(\.origin).prefix(2) == [.static, .propagated])
    #expect(
      decision.considered.map(\.reason) == [
        nil, .lowerPriority, .shorterPrefix(length: 0, winner: 16), .notMatching, .notMatching,
      ])
    let astray = yaml.replacing(
      "10.1.0.0/16: data-attachment", with: "10.1.0.0/24: egress-attachment")
    #expect(try Scenario(astray).trace("client", "server").verdict == .unreachable)
  }

  @Test func `T2: a VPC goes before a VPN at equal length`() throws {
    let vpn = net(
      attachments: "a-vpn: {vpn: office}",
      more: """
        customer-gateways: {router: {ip: 203.0.113.9}}
        vpn-connections: {office: {customer-gateway: router, transit-gateway: tgw, routes: [10.1.0.0/16]}}
        """)
    #expect(try codes(vpn) == [])
    let longer = vpn.replacing("routes: [10.1.0.0/16]", with: "routes: [10.1.0.0/24]")
    // The office has that block too: the packet goes there, and not to the host that was asked for.
    let astray = try Scenario(longer).trace("client", "server")
    #expect(astray.path.last == "on-premises")
    #expect(astray.verdict == .unreachable)
  }

  @Test func `T2: no line: the gateway drops it`() throws {
    let yaml = net().replacing("hub: {0.0.0.0/0: egress-attachment}", with: "hub: {}")
    #expect(try codes(yaml, "client", "10.77.0.1") == [.transitGatewayCannotRoute])
  }

  @Test func `T2: a static blackhole drops, before any shorter line`() throws {
    let yaml = net().replacing(
      "hub: {0.0.0.0/0", with: "hub: {10.1.0.0/24: blackhole, 0.0.0.0/0")
    #expect(try codes(yaml) == [.transitGatewayBadStateRoute])
  }

  @Test func `T2: two VPCs of one block: the input does not tell which the table has`() throws {
    let yaml = net(
      attachments: "twin-attachment: {vpc: twin, subnets: [twin-a]}"
    ).replacing(
      "transit-gateways:",
      with:
        "  twin: {cidr: 10.1.0.0/16, subnets: {twin-a: {cidr: 10.1.0.0/24, az: a}}}\ntransit-gateways:"
    )
    #expect(try Scenario(yaml).trace("client", "server").verdict == .undetermined)
    // Nobody has the address in the first of the two; in the other one there is somebody.
    let first = yaml.replacing("twin-attachment", with: "a-twin-attachment")
    let trace = try Scenario(first).trace("client", "server")
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes.contains(.noPossibleDestination))
  }

  @Test(
    arguments: [
      ("one: data-attachment, two: data-attachment", Verdict.reachable, []),
      ("one: data-attachment, two: egress-attachment", .undetermined, [.routeAmbiguous]),
      ("one: egress-attachment, two: data-attachment", .undetermined, [.routeAmbiguous]),
      ("one: egress-attachment, two: app-attachment", .unreachable, []),
    ] as [(String, Verdict, [ExplanationCode])])
  func `R4, T2: overlapping lists in the gateway's table are open where they fare differently`(
    routes: String, verdict: Verdict, first: [ExplanationCode]
  ) throws {
    let yaml = net(
      more: """
        prefix-lists:
          one: {entries: [10.1.0.0/24]}
          two: {entries: [10.1.0.0/24, 10.3.0.0/24]}
        """
    ).replacing("hub: {0.0.0.0/0", with: "hub: {\(routes), 0.0.0.0/0")
    let trace = try Scenario(yaml).trace("client", "server")
    #expect(trace.verdict == verdict)
    #expect(Array(trace.codes.prefix(first.count)) == first)
    #expect(trace.remarks.contains(.routeAmbiguous) == (verdict == .unreachable))
  }

  @Test func `T1, T2: what goes in circles is found and ended`() throws {
    // The other VPC's attachment subnet sends back what it does not know.
    let yaml = net(dataDoorRoutes: "10.0.0.0/8: tgw")
      .replacing("hub: {0.0.0.0/0", with: "hub: {10.5.0.0/16: data-attachment, 0.0.0.0/0")
    let trace = try Scenario(yaml).trace("client", "10.5.0.1")
    #expect(trace.codes == [.cannotRoute])
    #expect(trace.forward.count < 30)
  }

  // MARK: Peerings of gateways

  private func twoRegions(
    state: String = "available", there: String = "10.1.0.0/16: link",
    back: String = "10.0.0.0/16: link"
  ) -> String {
    func vpc(_ name: String, _ number: Int, _ region: String) -> String {
      """
        \(name):
          cidr: 10.\(number).0.0/16
          region: \(region)
          subnets: {\(name)-a: {cidr: 10.\(number).0.0/24, az: a, route-table: \(name)-table}}
          route-tables: {\(name)-table: {10.0.0.0/8: \(name)-tgw}}
          security-groups: {\(name)-hosts: {ingress: [all from 10.0.0.0/8]}}
          instances: {\(name)-host: {subnet: \(name)-a, ip: 10.\(number).0.10, security-groups: [\(name)-hosts]}}
      """
    }
    func gateway(_ name: String, _ other: String, _ region: String, _ route: String) -> String {
      """
        \(name)-tgw:
          region: \(region)
          default-route-table: \(name)-hub
          attachments:
            \(name)-attachment: {vpc: \(name), subnets: [\(name)-a]}
            link: {peer: \(other)-tgw, state: \(state)}
          route-tables: {\(name)-hub: {\(route)}}
      """
    }
    return """
      waylight: 1
      vpcs:
      \(vpc("west", 0, "us-west-2"))
      \(vpc("east", 1, "us-east-2"))
      transit-gateways:
      \(gateway("west", "east", "us-west-2", there))
      \(gateway("east", "west", "us-east-2", back))
      """
  }

  @Test func `T2: over a peering of gateways, across regions, by static routes alone`() throws {
    let trace = try Scenario(twoRegions()).trace("west-host", "east-host")
    #expect(trace.verdict == .reachable)
    let names = trace.forward.filter { $0.component.kind == .transitGatewayRouteTable }
      .map(\.component.label)
    #expect(names == ["west-hub", "east-hub"])
    #expect(
      try codes(twoRegions(there: ""), "west-host", "east-host") == [.transitGatewayCannotRoute])
    let oneWay = try Scenario(twoRegions(back: "")).trace("west-host", "east-host")
    #expect(oneWay.codes == [.transitGatewayCannotRoute])
    #expect(oneWay.explanations.map(\.direction) == [.back])
  }

  @Test func `T1: a peering of gateways that is going away carries nothing`() throws {
    let out = try codes(twoRegions(state: "deleting"), "west-host", "east-host")
    #expect(Set(out) == [.badStateAttachment])
    // One of its two ends is enough.
    let half = twoRegions().replacing(
      "link: {peer: west-tgw, state: available}", with: "link: {peer: west-tgw, state: deleting}")
    let trace = try Scenario(half).trace("west-host", "east-host")
    #expect(directions(of: .badStateAttachment, trace) == [.forward, .back])
    // The far end is a component of its own where it is what blocks.
    #expect(trace.forward.filter { $0.component.kind == .transitGatewayAttachment }.count == 4)
  }

  @Test func `T2: two gateways that send a packet to each other are found out`() throws {
    let trace = try Scenario(twoRegions(there: "10.9.0.0/16: link", back: "10.9.0.0/16: link"))
      .trace("west-host", "10.9.0.1")
    #expect(trace.codes == [.cannotRoute])
  }

  // MARK: T3

  @Test func `T3: group references need the option on the gateway and on both attachments`() throws
  {
    let on = ", security-group-references: true"
    func codes(_ gateway: Bool, _ app: Bool, _ data: Bool) throws -> [ExplanationCode] {
      try self.codes(
        net(
          gateway: gateway ? "security-group-references: true" : "",
          dataGroup: "all from app/client",
          dataAttachment: data ? on : "", appAttachment: app ? on : ""))
    }
    #expect(try codes(true, true, true) == [])
    #expect(try codes(false, true, true) == [.securityGroupMismatch])
    #expect(try codes(true, false, true) == [.securityGroupMismatch])
    #expect(try codes(true, true, false) == [.securityGroupMismatch])
  }

  @Test func `T3: inbound rules only`() throws {
    let on = ", security-group-references: true"
    let yaml = net(
      gateway: "security-group-references: true", dataAttachment: on, appAttachment: on
    ).replacing("egress: [all to 0.0.0.0/0]", with: "egress: [all to data/server]")
    #expect(try codes(yaml) == [.securityGroupMismatch])
  }

  @Test func `T3, P4: a peering beside the gateway does not carry its references`() throws {
    let yaml = net(
      dataGroup: "all from app/client",
      more: "peerings: {pcx: {requester: app, accepter: data}}")
    #expect(try codes(yaml) == [.securityGroupMismatch])
  }

  // MARK: What may be used from across

  @Test func `N3: a central VPC's NAT gateway serves what comes by the transit gateway`() throws {
    let trace = try Scenario(net()).trace("client", "203.0.113.9")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.contains("nat") && trace.path.contains("igw"))
    #expect(trace.pathBack.contains("hub"))
    #expect(trace.back.last?.packet.destination.description == "10.0.0.10")
  }

  @Test func `N3: without the way back in the NAT gateway's table, no answer`() throws {
    let yaml = net().replacing("0.0.0.0/0: igw, 10.0.0.0/8: tgw", with: "0.0.0.0/0: igw")
    #expect(try Scenario(yaml).trace("client", "203.0.113.9").verdict == .unreachable)
  }

  @Test func `I1: the other VPC's internet gateway knows no address from across`() throws {
    let yaml = net().replacing(
      "egress-door-table: {0.0.0.0/0: nat}", with: "egress-door-table: {0.0.0.0/0: igw}")
    #expect(try codes(yaml, "client", "203.0.113.9") == [.internetGatewayNeedsPublicAddress])
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
    let yaml = net().replacing(
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
    let yaml = net(
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
    let yaml = net(
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
    #expect(try codes(yaml, "client", "far-host").first == .peeringRequiresAddressInVPC)
  }

  @Test func `R6: the other VPC's resolver does not answer from across`() throws {
    #expect(try codes(net(), "client", "10.1.0.2") == [.noPossibleDestination])
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
    #expect(try codes(yaml, "client", "2001:4860:4860::8888") == [.gatewayRejectsSpoofedTraffic])
  }

}
