import NetworkModel
import TestSupport
import Testing
import TopologyFiles

/// Ids are made of names, and nothing depends on the order of the lines.
@Suite struct YAMLNamingTests {
  @Test func `ids are the kind and the name`() throws {
    let topology = try Sample(named: "session-manager-without-nat").topology
    for id in [
      "vpc-main", "subnet-private-a", "rtb-with-s3", "rtb-main", "vpce-s3-gateway", "vpce-ssm",
      "eni-ssm-private-c", "eni-worker-a", "i-worker-a", "sg-endpoints", "sg-default",
      "acl-default",
      "pl-s3",
    ] {
      #expect(topology.contains(ResourceID(id)), "\(id)")
    }
  }

  @Test func `what is called by its kind alone is told by its VPC`() throws {
    let topology = try Topology(
      yaml: """
        vpcs:
          main:
            cidr: 10.0.0.0/16
            internet-gateway: igw
            vpn-gateway: true
            subnets: {a: {cidr: 10.0.0.0/24}}
            nat-gateways: {nat: {subnet: a}, nat-b: {subnet: a}}
        """)
    #expect(topology.internetGateways.map(\.id.text) == ["igw-main"])
    #expect(topology.virtualPrivateGateways.map(\.id.text) == ["vgw-main"])
    #expect(topology.natGateways.map(\.id.text) == ["nat-b", "nat-main"])
    #expect(topology.internetGateways.map(\.name) == ["igw"])
  }

  @Test func `a name in two VPCs gets the VPC's name into both ids`() throws {
    let topology = try Topology(
      yaml: """
        vpcs:
          src: {cidr: 10.0.0.0/16, route-tables: {private: {}, one: {}}}
          dst: {cidr: 10.1.0.0/16, route-tables: {private: {}, two: {id: rtb-0a1b2c3d}}}
        """)
    #expect(
      topology.routeTables.map(\.id.text) == [
        "rtb-0a1b2c3d", "rtb-dst-main", "rtb-dst-private", "rtb-one", "rtb-src-main",
        "rtb-src-private",
      ])
  }

  @Test func `AWS's prefix lists of two regions are told by the region`() throws {
    let topology = try Topology(
      yaml: """
        vpcs:
          east: {cidr: 10.0.0.0/16, route-tables: {t: {}}, endpoints: {g: {service: s3, route-tables: [t]}}}
          tokyo:
            region: ap-northeast-1
            cidr: 10.1.0.0/16
            internet-gateway: igw
            route-tables: {u: {s3: igw, dynamodb: igw}}
        """)
    #expect(
      topology.prefixLists.map(\.id.text) == [
        "pl-ap-northeast-1-s3", "pl-dynamodb", "pl-us-east-1-s3",
      ])
    #expect(
      topology.prefixLists.map(\.name.text).sorted() == [
        "com.amazonaws.ap-northeast-1.dynamodb", "com.amazonaws.ap-northeast-1.s3",
        "com.amazonaws.us-east-1.s3",
      ])
    #expect(topology.prefixLists.allSatisfy { ($0.entries ?? []).count > 1 })
  }

  @Test func `things are found by their id, and across VPCs by both names`() throws {
    let topology = try Topology(
      yaml: """
        vpcs:
          a:
            cidr: 10.0.0.0/16
            subnets: {s: {cidr: 10.0.0.0/24, route-table: rtb-0a1b2c3d}}
            route-tables: {t: {id: rtb-0a1b2c3d}}
            security-groups: {g: {ingress: [tcp/22 from b/g, tcp/23 from sg-0123abcd]}}
          b: {cidr: 10.1.0.0/16, security-groups: {g: {}}}
        """)
    #expect(
      topology.routeTable(of: topology.handles(of: Subnet.self)[0]).map { topology[$0].name } == "t"
    )
    let peers = try topology.named("sg-a-g", as: SecurityGroup.self).ingress.map(\.peer)
    let other = try #require(topology.handle(of: ResourceID("sg-b-g"), as: SecurityGroup.self))
    #expect(peers == [.group(other), .absent(ResourceID("sg-0123abcd"))])
  }

  @Test(arguments: Sample.names)
  func `the order of a mapping's entries does not matter`(name: String) throws {
    let text = try Sample(named: name).text
    var random = SeededGenerator(seed: 7)
    let expected = try everything(in: Topology(yaml: text))
    for _ in 0..<5 {
      let shuffled = Self.shuffle(text, using: &random)
      #expect(shuffled != text)
      #expect(try everything(in: Topology(yaml: shuffled)) == expected)
    }
  }

  /// Shuffles the entries of each mapping that stands in lines of its own.
  private static func shuffle(_ text: String, using random: inout SeededGenerator) -> String {
    let lines = text.split(separator: "\n").map(String.init)
    guard let list = lines.firstIndex(where: { $0 == "expect:" }) else { return text }
    let blocks = shuffle(Array(lines[..<list]), using: &random)
    return (blocks + lines[list...]).joined(separator: "\n")
  }

  private static func shuffle(_ lines: [String], using random: inout SeededGenerator) -> [String] {
    func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }
    guard let level = lines.map(indent).min() else { return [] }
    var entries: [[String]] = []
    for line in lines {
      if indent(line) == level {
        entries.append([line])
      } else if !entries.isEmpty {
        entries[entries.count - 1].append(line)
      }
    }
    // The elements of a list and the lines of a text keep their order.
    guard entries.allSatisfy({ isEntry($0[0]) }) else { return lines }
    var result: [String] = []
    for entry in entries.shuffled(using: &random) {
      let rest = Array(entry.dropFirst())
      result.append(entry[0])
      result += entry[0].hasSuffix(">-") ? rest : shuffle(rest, using: &random)
    }
    return result
  }

  private static func isEntry(_ line: String) -> Bool {
    let text = line.drop { $0 == " " }
    return !text.hasPrefix("-") && (text.hasSuffix(":") || text.contains(": "))
  }

  private func everything(in topology: Topology) -> [AnyHashable] {
    let groups: [[any Hashable]] = [
      topology.vpcs, topology.subnets, topology.routeTables, topology.prefixLists,
      topology.internetGateways, topology.natGateways, topology.vpcEndpoints,
      topology.instanceConnectEndpoints, topology.peeringConnections, topology.securityGroups,
      topology.networkACLs, topology.networkInterfaces, topology.instances, topology.elasticIPs,
      topology.buckets, topology.scopes,
    ]
    return groups.joined().map { AnyHashable($0) }
  }
}
