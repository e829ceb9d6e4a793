import IPAddressing
import NetworkModel
import TestSupport
import Testing
import TopologyFiles

/// What a text leaves out is as AWS makes it.
@Suite struct YAMLDefaultsTests {
  private static let smallest = """
    waylight: 1
    vpcs:
      main:
        cidr: 10.0.0.0/16
        subnets: {a: {cidr: 10.0.0.0/24}}
        instances: {web: {subnet: a}}
    """

  @Test func `the region, the account, the zone and the DNS attributes have defaults`() throws {
    let topology = try Topology(yaml: Self.smallest)
    let vpc = try topology.named("main", as: VPC.self)
    #expect(topology.region(of: vpc.scope) == "us-east-1")
    #expect(topology.account(of: vpc.scope) == "111122223333")
    #expect(vpc.dnsSupport == true)
    #expect(vpc.dnsHostnames == true)
    #expect(!vpc.isDefault)
    #expect(topology.subnets.map(\.zone) == ["us-east-1a"])
  }

  @Test func `R1: a VPC has a main table with its local routes, for subnets that name none`() throws
  {
    let topology = try Topology(yaml: Self.smallest)
    let table = try #require(topology.routeTable(of: topology.handles(of: Subnet.self)[0]))
    #expect(topology[table].isMain)
    #expect(topology[table].id.text == "rtb-main")
    #expect(
      topology[table].routes == [
        Route(.prefix(try IPPrefix("10.0.0.0/16")), to: .local, origin: .local)
      ])
  }

  @Test func `S2: a subnet that names no ACL has the default one, which lets all pass`() throws {
    let topology = try Topology(yaml: Self.smallest)
    let acl = try #require(topology.networkACL(of: topology.handles(of: Subnet.self)[0]))
    #expect(topology[acl].isDefault)
    #expect(topology[acl].subnets == topology.handles(of: Subnet.self))
    #expect(topology[acl].ingress.map(\.number) == [100, 32767])
    #expect(topology[acl].egress.map(\.action) == [.allow, .deny])
    #expect(topology[acl].egress.allSatisfy { $0.prefix == .allIPv4 && $0.traffic == .all })
  }

  @Test func `S1: a host that names no group is in the default one`() throws {
    let topology = try Topology(yaml: Self.smallest)
    let group = try topology.named("default", as: SecurityGroup.self)
    let handle = try #require(topology.handle(of: group.id, as: SecurityGroup.self))
    #expect(group.ingress == [SecurityGroupRule(.all, .group(handle))])
    #expect(group.egress == [SecurityGroupRule(.all, .prefix(.allIPv4))])
    #expect(topology.securityGroups(of: topology.handles(of: NetworkInterface.self)[0]) == [handle])
  }

  @Test func `a group without rules lets nothing in and everything out, as AWS makes it`() throws {
    let topology = try Topology(
      yaml: Self.smallest + "\n    security-groups: {new: {}, shut: {egress: []}}")
    let new = try topology.named("new", as: SecurityGroup.self)
    #expect(new.ingress == [])
    #expect(new.egress.count == 1)
    #expect(try topology.named("shut", as: SecurityGroup.self).egress == [])
  }

  @Test func `a network ACL of one's own lets pass what it names, and nothing else`() throws {
    let topology = try Topology(yaml: Self.smallest + "\n    network-acls: {new: {subnets: [a]}}")
    let acl = try topology.named("new", as: NetworkACL.self)
    #expect(acl.ingress.map(\.action) == [.deny])
    #expect(
      topology.networkACL(of: topology.handles(of: Subnet.self)[0]).map { topology[$0] } == acl)
    #expect(try topology.named("default", as: NetworkACL.self).subnets == [])
  }

  @Test func `a VPC with IPv6 has the IPv6 lines of all defaults`() throws {
    let topology = try Topology(
      yaml: """
        vpcs:
          main:
            cidr: [10.0.0.0/16, '2001:db8::/56']
            subnets: {a: {cidr: [10.0.0.0/24, '2001:db8::/64']}}
            instances: {web: {subnet: a, ipv6: true}}
        """)
    #expect(topology.routeTables[0].routes.count == 2)
    #expect(topology.networkACLs[0].ingress.map(\.number) == [100, 101, 32767, 32768])
    #expect(topology.securityGroups[0].egress.count == 2)
    let addresses = topology.addresses(of: topology.handles(of: NetworkInterface.self)[0])
    #expect(addresses.map(\.address.description) == ["10.0.0.10", "2001:db8::a"])
  }

  @Test func `IPv6 prefixes need no quotes, but for those that begin with a colon`() throws {
    let topology = try Topology(
      yaml: """
        vpcs:
          main:
            cidr: [10.0.0.0/16, 2001:db8::/56]
            internet-gateway: igw
            subnets: {a: {cidr: [10.0.0.0/24, 2001:db8::/64], az: a}}
            route-tables: {t: {'::/0': igw, 64:ff9b::/96: igw}}
        """)
    #expect(topology.subnets[0].cidrs.count == 2)
    #expect(try topology.named("t", as: RouteTable.self).routes.count == 4)
  }

  @Test func `ten thousand hosts take no time worth a word`() throws {
    let hosts = (0..<10_000).map { "h\($0): {subnet: a}" }.joined(separator: ", ")
    let topology = try Topology(
      yaml: "vpcs: {m: {cidr: 10.0.0.0/8, subnets: {a: {cidr: 10.0.0.0/8}}, instances: {\(hosts)}}}"
    )
    #expect(topology.instances.count == 10_000)
    #expect(Set(topology.networkInterfaces.map(\.primaryAddress)).count == 10_000)
  }

  @Test func `addresses that are not given are free ones of the subnet, from ten on`() throws {
    let topology = try Topology(
      yaml: """
        vpcs:
          main:
            cidr: 10.0.0.0/16
            subnets: {a: {cidr: 10.0.0.0/24}, tiny: {cidr: 10.0.1.0/28}}
            instances: {x: {subnet: a}, y: {subnet: a}, z: {subnet: a, ip: 10.0.0.10}, t: {subnet: tiny}}
            nat-gateways: {n: {subnet: a}}
        """)
    #expect(try address(of: "eni-x", topology) == "10.0.0.11")
    #expect(try address(of: "eni-y", topology) == "10.0.0.12")
    #expect(try address(of: "eni-z", topology) == "10.0.0.10")
    #expect(try address(of: "eni-t", topology) == "10.0.1.10")
    #expect(try address(of: "eni-n", topology) == "10.0.0.5")
  }

  @Test func `a full subnet is an error`() {
    let hosts = (0..<12).map { "h\($0): {subnet: a}" }.joined(separator: ", ")
    let sample = Sample(
      reading: """
        waylight: 1
        vpcs:
          main: {cidr: 10.0.0.0/16, subnets: {a: {cidr: 10.0.0.0/28}}, instances: {\(hosts)}}
        """)
    // 16 addresses without AWS's five.
    #expect(sample.findings.map(\.message) == ["the subnet 'a' has no free address left"])
  }

  @Test
  func `I1: public addresses are given where they are asked for, and are public to every rule`()
    throws
  {
    let topology = try Topology(
      yaml: """
        vpcs:
          main:
            cidr: 10.0.0.0/16
            internet-gateway: igw
            subnets: {a: {cidr: 10.0.0.0/24, public-ips: true}, b: {cidr: 10.0.1.0/24}}
            nat-gateways: {n: {subnet: a}, p: {subnet: a, type: private}}
            instances:
              auto: {subnet: a}
              none: {subnet: a, public-ip: false}
              asked: {subnet: b, public-ip: true}
              given: {subnet: b, public-ip: 203.0.113.11}
              plain: {subnet: b}
        """)
    func address(_ name: String) throws -> String? {
      try topology.named("eni-\(name)", as: NetworkInterface.self).publicAddress?.description
    }
    #expect(try address("n") == "203.0.113.10")
    #expect(try address("given") == "203.0.113.11")
    #expect(try address("asked") == "203.0.113.12")
    #expect(try address("auto") == "203.0.113.13")
    #expect(try address("none") == nil)
    #expect(try address("plain") == nil)
    #expect(try address("p") == nil)
    #expect(topology.elasticIPs.map(\.id.text) == ["eipalloc-n"])
  }

  private func address(of interface: String, _ topology: Topology) throws -> String? {
    try topology.named(interface, as: NetworkInterface.self).primaryAddress?.description
  }
}
