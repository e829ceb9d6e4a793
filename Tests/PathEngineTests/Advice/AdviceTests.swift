import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// Advice is what makes the query reachable when it is done: each test does it.
@Suite struct AdviceTests {
  private func advice(_ net: Scenario, _ from: String, _ to: String) throws -> [Advice] {
    let trace = try net.trace(from, to)
    let found = PathTracer(net.topology).advice(for: trace)
    for advice in found {
      let changed = try #require(net.topology.applying(advice.changes))
      #expect(PathTracer(changed).trace(trace.query).verdict == .reachable)
      #expect(advice.trace.verdict == .reachable)
      for change in advice.changes {
        let rest = advice.changes.filter { $0 != change }
        let without = net.topology.applying(rest).map { PathTracer($0).trace(trace.query) }
        #expect(without?.verdict != .reachable, "\(change) is to spare")
      }
    }
    return found
  }

  private func id<E: Entity>(_ name: String, _ type: E.Type, in net: Scenario) throws -> ResourceID
  {
    try net.topology.named(name, as: type).id
  }

  @Test func `A2: a missing default route is advised, to the NAT gateway of the VPC`() throws {
    let net = try Scenario(oneVPC(privateRoutes: ""))
    let found = try advice(net, "worker", "203.0.113.9")
    #expect(
      found.first?.changes == [
        .addRoute(
          table: try id("private", RouteTable.self, in: net), to: .prefix(.allIPv4),
          target: try id("nat", NATGateway.self, in: net))
      ])
  }

  @Test func `E1: for its service a gateway endpoint is advised before a NAT gateway`() throws {
    let net = try Scenario(
      oneVPC(
        privateRoutes: "",
        more: "endpoints: {s3: {service: s3, type: gateway, route-tables: [public]}}"))
    let found = try advice(net, "worker", "s3")
    #expect(
      found.first?.changes == [
        .associateEndpoint(
          try id("s3", VPCEndpoint.self, in: net),
          table: try id("private", RouteTable.self, in: net))
      ])
  }

  @Test
  func
    `E1: where there is none, a gateway endpoint is advised before what opens a way to the internet`()
    throws
  {
    let net = try Scenario(oneVPC(privateRoutes: ""))
    let found = try advice(net, "worker", "s3")
    #expect(found.map { $0.changes.map(\.action) } == [["CreateVpcEndpoint"], ["CreateRoute"]])
    // An endpoint serves its own region alone.
    let elsewhere = try advice(net, "worker", "s3@us-west-2")
    #expect(elsewhere.map { $0.changes.map(\.action) } == [["CreateRoute"]])
  }

  @Test func `I1: without a public address one is advised`() throws {
    let found = try advice(try Scenario(oneVPC()), "hidden", "203.0.113.9")
    #expect(found.map { $0.changes.map(\.action) } == [["AssociateAddress"]])
  }

  @Test func `I1, R1: a table that leads to a NAT gateway of another subnet does, too`() throws {
    let net = try Scenario(
      oneVPC().replacing(
        "private-c: {cidr: 10.0.200.0/24, az: c, route-table: private}",
        with: "private-c: {cidr: 10.0.200.0/24, az: c, route-table: public}"))
    let actions = try advice(net, "other", "203.0.113.9").map { $0.changes.map(\.action) }
    #expect(actions == [["AssociateAddress"], ["AssociateRouteTable"]])
  }

  @Test func `I4: a host without a public address is given one to be reached from the internet`()
    throws
  {
    let net = try Scenario(
      oneVPC(more: "security-groups: {open: {ingress: [all from 0.0.0.0/0]}}")
        .replacing("ip: 10.0.0.20", with: "ip: 10.0.0.20, security-groups: [open]"))
    let found = try advice(net, "internet", "hidden")
    #expect(found.map { $0.changes.map(\.action) } == [["AssociateAddress"]])
  }

  private let refusing = """
    security-groups:
      w: {ingress: [], egress: [tcp/80 to 0.0.0.0/0]}
      o: {ingress: [tcp/22 from 0.0.0.0/0], egress: []}
    network-acls:
      a: {ingress: [100 allow tcp/443 0.0.0.0/0], egress: [100 allow all 0.0.0.0/0], subnets: [private-a]}
    """

  @Test func `S1, S2: rules at both ends and the answer's entry are advised together`() throws {
    let net = try Scenario(
      oneVPC(more: refusing, worker: ", security-groups: [w]")
        .replacing(
          "other: {subnet: private-c, ip: 10.0.200.10",
          with: "other: {subnet: private-c, ip: 10.0.200.10, security-groups: [o]"))
    let found = try advice(net, "worker", "other")
    #expect(
      found.first.map { Set($0.changes) } == [
        .allowInSecurityGroup(
          try id("w", SecurityGroup.self, in: net), .egress,
          TrafficClass(protocol: .tcp, ports: PortRange(443)),
          .prefix(try IPPrefix("10.0.200.10/32"))),
        .allowInSecurityGroup(
          try id("o", SecurityGroup.self, in: net), .ingress,
          TrafficClass(protocol: .tcp, ports: PortRange(443)),
          .prefix(try IPPrefix("10.0.100.10/32"))),
        .allowInNetworkACL(
          try id("a", NetworkACL.self, in: net), .ingress, number: 200,
          TrafficClass(protocol: .tcp, ports: PortRange(1024...65535)),
          try IPPrefix("10.0.200.10/32")),
      ])
  }

  @Test func `S2: an entry that allows is put before the one that denies`() throws {
    let net = try Scenario(
      oneVPC(
        more:
          "network-acls: {a: {ingress: [100 allow all 0.0.0.0/0], egress: [90 deny tcp/443 0.0.0.0/0, 100 allow all 0.0.0.0/0], subnets: [private-a]}}"
      ))
    guard
      case .allowInNetworkACL(_, .egress, let number, _, _)? =
        try advice(net, "worker", "other").first?.changes.first
    else {
      Issue.record("no entry is advised"); return
    }
    #expect(number == 89)
  }

  private func peered(_ state: String, here: String = "", there: String = "") -> String {
    """
    vpcs:
      a:
        cidr: 10.0.0.0/16
        subnets: {sa: {cidr: 10.0.1.0/24, az: a, route-table: ta}}
        route-tables: {ta: {\(here)}}
        security-groups: {open: {ingress: [all from 0.0.0.0/0]}}
        instances: {one: {subnet: sa, ip: 10.0.1.10, security-groups: [open]}}
      b:
        cidr: 10.1.0.0/16
        subnets: {sb: {cidr: 10.1.1.0/24, az: a, route-table: tb}}
        route-tables: {tb: {\(there)}}
        security-groups: {open: {ingress: [all from 0.0.0.0/0]}}
        instances: {two: {subnet: sb, ip: 10.1.1.10, security-groups: [open]}}
    peerings: {ab: {requester: a, accepter: b\(state)}}
    """
  }

  @Test func `P1: a peering that waits is to be accepted`() throws {
    let net = try Scenario(
      peered(
        ", state: pending-acceptance", here: "10.1.0.0/16: ab", there: "10.0.0.0/16: ab"))
    let found = try advice(net, "one", "two")
    #expect(found.first?.changes == [.acceptPeering(try id("ab", PeeringConnection.self, in: net))])
  }

  @Test func `P1, R5: the routes to a peering are blackholes until it is accepted`() throws {
    let net = try Scenario(
      peered(
        ", state: pending-acceptance", here: "10.1.0.0/16: {via: ab, state: blackhole}",
        there: "10.0.0.0/16: {via: ab, state: blackhole}"))
    let found = try advice(net, "one", "two")
    #expect(
      found.map(\.changes) == [[.acceptPeering(try id("ab", PeeringConnection.self, in: net))]])
  }

  @Test func `I4, G1: an answer is led back to the VPN, never by the way to a public subnet`()
    throws
  {
    let office = """
      customer-gateways: {router: {ip: 203.0.113.9}}
      vpn-connections:
        office: {customer-gateway: router, vpn-gateway: vgw, routes: [192.168.0.0/16], static-routes-only: true}
      """
    let net = try Scenario(
      oneVPC(
        more: """
          vpn-gateway: vgw
          security-groups: {open: {ingress: [all from 0.0.0.0/0]}}
          """, worker: ", security-groups: [open]") + "\n" + office)
    let found = try advice(net, "onprem", "worker")
    #expect(
      found.map(\.changes) == [
        [
          .addRoute(
            table: try id("private", RouteTable.self, in: net),
            to: .prefix(try IPPrefix("192.168.0.0/16")),
            target: try id("vgw", VirtualPrivateGateway.self, in: net))
        ]
      ])
    #expect(try advice(net, "internet", "worker").isEmpty)
  }

  @Test func `V2: what DNS64 makes of an address is led to the NAT gateway`() throws {
    let sample = try Sample(named: "ipv6-only-nat64")
    let tracer = PathTracer(sample.topology)
    let trace = tracer.trace(try QueryParser(sample.topology).query(from: "lost", to: "s3"))
    #expect(
      tracer.advice(for: trace).map(\.changes) == [
        [
          .addRoute(
            table: try sample.topology.named("forgotten", as: RouteTable.self).id,
            to: .prefix(.nat64),
            target: try sample.topology.named("nat-a", as: NATGateway.self).id)
        ]
      ])
  }

  @Test func `P2: the routes of both sides are advised together`() throws {
    let net = try Scenario(peered(""))
    let changes = try advice(net, "one", "two").first?.changes ?? []
    #expect(changes.map(\.action) == ["CreateRoute", "CreateRoute"])
  }

  @Test func `R5: a blackhole is replaced by a way that works`() throws {
    let net = try Scenario(oneVPC(privateRoutes: "0.0.0.0/0: blackhole"))
    let found = try advice(net, "worker", "203.0.113.9")
    #expect(found.first?.changes.map(\.action) == ["CreateRoute"])
  }

  @Test func `D2: private DNS that is off is turned on where nothing else leads to the service`()
    throws
  {
    let net = try Scenario(
      """
      vpcs:
        main:
          cidr: 10.0.0.0/16
          subnets: {s: {cidr: 10.0.1.0/24, az: a, route-table: t}}
          route-tables: {t: {}}
          dns-hostnames: false
          dns-support: true
          endpoints: {ssm: {service: ssm, type: interface, subnets: [s], private-dns: false}}
          instances: {worker: {subnet: s, ip: 10.0.1.10}}
      """)
    let found = try advice(net, "worker", "ssm")
    #expect(
      found.first.map { Set($0.changes) } == [
        .setPrivateDNS(endpoint: try id("ssm", VPCEndpoint.self, in: net), true),
        .setDNSHostnames(vpc: try id("main", VPC.self, in: net), true),
      ])
  }

  @Test func `D1: DNS support that is off is turned on`() throws {
    let net = try Scenario(
      oneVPC().replacing("cidr: 10.0.0.0/16", with: "cidr: 10.0.0.0/16\n    dns-support: false"))
    let found = try advice(net, "worker", "s3")
    #expect(found.first?.changes.map(\.action) == ["ModifyVpcAttribute"])
  }

  @Test func `A1: what is reachable, and what no change helps, gets no advice`() throws {
    let net = try Scenario(oneVPC())
    #expect(try advice(net, "worker", "203.0.113.9").isEmpty)
    #expect(try advice(net, "worker", "10.0.100.99").isEmpty)
  }

  @Test func `A6: the same trace gets the same advice`() throws {
    let net = try Scenario(oneVPC(privateRoutes: ""))
    #expect(try advice(net, "worker", "s3") == advice(net, "worker", "s3"))
  }
}
