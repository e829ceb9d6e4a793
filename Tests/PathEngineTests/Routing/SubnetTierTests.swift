import IPAddressing
import NetworkModel
import PathEngine
import Testing

/// One VPC whose subnets each have a table of their own with the default routes given.
private func topology(
  _ tables: [(String, [Route])], attached: Bool = true
) throws -> Topology {
  var builder = TopologyBuilder()
  let scope = builder.scope(region: "ap-northeast-1", account: "123456789012")
  let vpc = ResourceID("vpc-main", kind: .vpc)
  let cidr = try IPPrefix("10.0.0.0/16")
  builder.add(VPC.self, id: vpc) { _ in VPC(id: vpc, scope: scope, cidrs: [cidr]) }
  let gateway = ResourceID("igw-main", kind: .internetGateway)
  builder.add(InternetGateway.self, id: gateway) { references in
    InternetGateway(id: gateway, scope: scope, vpc: attached ? references.known(vpc) : nil)
  }
  for (index, (name, routes)) in tables.enumerated() {
    let subnet = ResourceID("subnet-\(name)", kind: .subnet)
    let table = ResourceID("rtb-\(name)", kind: .routeTable)
    let block = try IPPrefix("10.0.\(index).0/24")
    builder.add(Subnet.self, id: subnet, requires: [.init(vpc, "VpcId")]) { references in
      Subnet(
        id: subnet, scope: scope, vpc: references.required(vpc), zone: "ap-northeast-1a",
        cidrs: [block])
    }
    builder.add(RouteTable.self, id: table, requires: [.init(vpc, "VpcId")]) { references in
      RouteTable(
        id: table, name: InternedText(name), scope: scope, vpc: references.required(vpc),
        subnets: [references.required(subnet)],
        routes: routes.map { route in
          guard case .unresolved(gateway) = route.target else { return route }
          var route = route
          route.target = .internetGateway(references.required(gateway))
          return route
        })
    }
  }
  return builder.build().topology
}

private let toGateway = RouteTarget.unresolved(ResourceID("igw-main", kind: .internetGateway))
private let elsewhere = RouteTarget.unresolved(ResourceID("nat-1", kind: .natGateway))

private func tier(_ routes: [Route], attached: Bool = true) throws -> SubnetTier? {
  let topology = try topology([("a", routes)], attached: attached)
  return topology.handles(of: Subnet.self).first.map { SubnetTier(of: $0, in: topology) }
}

@Test func `a default route to the attached internet gateway makes a subnet public`() throws {
  #expect(try tier([Route(.prefix(.allIPv4), to: toGateway)]) == .public)
  #expect(try tier([Route(.prefix(.allIPv6), to: toGateway)]) == .public)
  #expect(try tier([Route(.prefix(.ipv6Global), to: toGateway)]) == .public)
  #expect(
    try tier([Route(.prefix(.allIPv4), to: elsewhere), Route(.prefix(.allIPv6), to: toGateway)])
      == .public)
}

@Test func `a default route elsewhere makes it private`() throws {
  #expect(try tier([Route(.prefix(.allIPv4), to: elsewhere)]) == .private)
}

@Test func `without a default route that carries anything it is isolated`() throws {
  #expect(try tier([]) == .isolated)
  #expect(try tier([Route(.prefix(try IPPrefix("10.0.0.0/8")), to: elsewhere)]) == .isolated)
  #expect(try tier([Route(.prefix(.allIPv4), to: elsewhere, isBlackhole: true)]) == .isolated)
  #expect(try tier([Route(.prefix(.allIPv4), to: toGateway)], attached: false) == .isolated)
}

@Test func `badges go by the order of the subnets' addresses, and P is the public one`() throws {
  let topology = try topology([
    ("z", [Route(.prefix(.allIPv4), to: elsewhere)]),
    ("web", [Route(.prefix(.allIPv4), to: toGateway)]),
    ("y", []), ("edge", [Route(.prefix(.allIPv4), to: toGateway)]),
  ])
  let badges = RouteTableBadges(topology)
  let named = Dictionary(
    uniqueKeysWithValues: topology.handles(of: RouteTable.self).map {
      (topology[$0].name.text, badges[$0])
    })
  #expect(named == ["z": "A", "web": "P", "y": "B", "edge": "P2"])
}

@Test func `after 25 tables badges have two letters, and never repeat`() throws {
  let topology = try topology((0..<60).map { ("t\($0)", []) })
  let badges = RouteTableBadges(topology)
  let all = topology.handles(of: RouteTable.self).map { badges[$0] }
  #expect(Set(all).count == 60)
  #expect(all.contains("Z") && all.contains("AA") && !all.contains("P"))
}
