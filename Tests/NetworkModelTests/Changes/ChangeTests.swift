import IPAddressing
import NetworkModel
import TestSupport
import Testing

@Suite struct ChangeTests {
  private let net: Topology

  init() throws {
    net = try Topology(
      yaml: """
        vpcs:
          main:
            cidr: 10.0.0.0/16
            internet-gateway: igw
            subnets:
              a: {cidr: 10.0.0.0/24, az: a, route-table: one}
              b: {cidr: 10.0.1.0/24, az: a}
            route-tables:
              one: {0.0.0.0/0: igw}
              two: {main: true, routes: {}}
            network-acls: {acl: {ingress: [100 allow all 0.0.0.0/0], egress: [100 allow all 0.0.0.0/0], subnets: [a]}}
            security-groups: {sg: {ingress: [], egress: []}}
            endpoints: {s3: {service: s3, type: gateway, route-tables: [one]}}
            instances: {host: {subnet: a, ip: 10.0.0.10, security-groups: [sg]}}
        """)
  }

  private func id<E: Entity>(_ name: String, _ type: E.Type) throws -> ResourceID {
    try net.named(name, as: type).id
  }

  private var host: Handle<NetworkInterface> {
    get throws { try #require(try net.named("host", as: Instance.self).interfaces.first) }
  }

  @Test func `a route is added, or put in the place of the one with its destination`() throws {
    let (one, igw) = (try id("one", RouteTable.self), try id("igw", InternetGateway.self))
    let block = try IPPrefix("192.0.2.0/24")
    let more = try #require(net.applying(.addRoute(table: one, to: .prefix(block), target: igw)))
    #expect(
      try more.named("one", as: RouteTable.self).routes.count
        == net.named("one", as: RouteTable.self).routes.count + 1)
    #expect(net.applying(.addRoute(table: one, to: .prefix(.allIPv4), target: igw)) == nil)
    let less = try #require(net.applying(.removeRoute(table: one, to: .prefix(.allIPv4))))
    #expect(
      try less.named("one", as: RouteTable.self).routes.allSatisfy {
        $0.destination != .prefix(.allIPv4)
      })
    #expect(less.applying(.removeRoute(table: one, to: .prefix(.allIPv4))) == nil)
  }

  @Test func `R1: a subnet uses the table it is associated with since`() throws {
    let subnet = try id("a", Subnet.self)
    let changed = try #require(
      net.applying(.associateRouteTable(try id("two", RouteTable.self), subnet: subnet)))
    let handle: Handle<Subnet> = try #require(net.handle(of: subnet))
    #expect(net.routeTable(of: handle).map { net[$0].name.text } == "one")
    #expect(changed.routeTable(of: handle).map { changed[$0].name.text } == "two")
  }

  @Test func `E1: an endpoint is a prefix-list route in one more table`() throws {
    let (endpoint, table) = (try id("s3", VPCEndpoint.self), try id("two", RouteTable.self))
    let changed = try #require(net.applying(.associateEndpoint(endpoint, table: table)))
    let routes = try changed.named("two", as: RouteTable.self).routes
    #expect(
      routes.contains {
        if case .prefixList = $0.destination, case .vpcEndpoint = $0.target { return true }
        return false
      })
    #expect(changed.applying(.associateEndpoint(endpoint, table: table)) == nil)
  }

  @Test func `E1: a new endpoint brings its prefix list and a route, and old handles hold`() throws
  {
    let (vpc, table) = (try id("main", VPC.self), try id("two", RouteTable.self))
    let change = Change.createGatewayEndpoint(service: "dynamodb", vpc: vpc, table: table)
    let changed = try #require(net.applying(change))
    #expect(changed.vpcEndpoints.count == net.vpcEndpoints.count + 1)
    let endpoint = try #require(changed.vpcEndpoints.last)
    #expect(endpoint.type == .gateway && endpoint.serviceName.text.hasSuffix(".dynamodb"))
    #expect(changed.handle(of: endpoint.id, as: VPCEndpoint.self) != nil)
    let route = try #require(try changed.named("two", as: RouteTable.self).routes.last)
    guard case .prefixList(let list) = route.destination else {
      Issue.record("\(route)")
      return
    }
    #expect(changed[list].name == endpoint.serviceName)
    #expect(changed[list].entries?.isEmpty == false)
    for handle in net.handles(of: VPCEndpoint.self) {
      #expect(changed[handle].id == net[handle].id)
    }
    // One is enough; and interface endpoints are made otherwise.
    #expect(changed.applying(change) == nil)
    #expect(net.applying(.createGatewayEndpoint(service: "s3", vpc: vpc, table: table)) == nil)
    #expect(net.applying(.createGatewayEndpoint(service: "ssm", vpc: vpc, table: table)) == nil)
  }

  @Test func `S1, S2: rules are added, and a number is not taken twice`() throws {
    let all = IPPrefix.allIPv4
    let group = try #require(
      net.applying(
        .allowInSecurityGroup(try id("sg", SecurityGroup.self), .egress, .all, .prefix(all))))
    #expect(try group.named("sg", as: SecurityGroup.self).egress.count == 1)
    let acl = try id("acl", NetworkACL.self)
    #expect(net.applying(.allowInNetworkACL(acl, .ingress, number: 100, .all, all)) == nil)
    let entry = try #require(net.applying(.allowInNetworkACL(acl, .ingress, number: 90, .all, all)))
    let numbers = try entry.named("acl", as: NetworkACL.self).ingress.map(\.number)
    #expect(numbers.prefix(2) == [90, 100])
  }

  @Test func `I4: a public address leads to the interface that is given it`() throws {
    let interface = net[try host].id
    let changed = try #require(net.applying(.assignPublicAddress(interface: interface)))
    let address = try #require(changed[try host].publicAddress)
    #expect(changed.owner(ofPublic: address)?.interface == (try host))
    #expect(net.owner(ofPublic: address) == nil)
    #expect(changed.applying(.assignPublicAddress(interface: interface)) == nil)
  }

  @Test func `R9: the check of source and destination is turned off and on`() throws {
    let interface = net[try host].id
    let off = try #require(net.applying(.setSourceDestinationCheck(interface: interface, false)))
    #expect(!off[try host].checksSourceDestination)
    #expect(off[try host].primaryAddress == net[try host].primaryAddress)
    let on = try #require(off.applying(.setSourceDestinationCheck(interface: interface, true)))
    #expect(on[try host] == net[try host])
  }

  @Test func `a change that names what is not there, or changes nothing, is not made`() throws {
    let nobody = ResourceID("rtb-0123456789abcdef0")
    let (vpc, igw) = (try id("main", VPC.self), try id("igw", InternetGateway.self))
    for change in [
      Change.addRoute(table: nobody, to: .prefix(.allIPv4), target: igw),
      .associateRouteTable(nobody, subnet: nobody), .acceptPeering(nobody),
      .attachInternetGateway(igw, vpc: vpc), .setPrivateDNS(endpoint: nobody, true),
    ] {
      #expect(net.applying(change) == nil)
      #expect(net.applying([change]) == nil)
    }
    let off = try #require(net.applying(.setDNSSupport(vpc: vpc, false)))
    #expect(off.vpcs[0].dnsSupport == false)
    #expect(off.applying(.setDNSSupport(vpc: vpc, false)) == nil)
  }
}
