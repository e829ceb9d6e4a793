import IPAddressing
@testable import NetworkModel
import PathEngine
import TestSupport
import Testing

@Suite struct AnswerTests {
  @Test func `A1: what a later rule decides is undetermined, and says which part is not judged`()
    throws
  {
    let net = try Scenario(
      """
      waylight: 1
      vpcs:
        main:
          cidr: 10.0.0.0/16
          internet-gateway: igw
          subnets: {a: {cidr: 10.0.0.0/24, az: a, route-table: t}}
          route-tables: {t: {0.0.0.0/0: igw}}
          instances: {host: {subnet: a, ip: 10.0.0.10, public-ip: 198.51.100.10}}
      virtual-interfaces:
        line: {type: public, routes: [192.0.2.0/24]}
      """)
    let trace = try net.ask("line", "198.51.100.10")
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes == [.notJudged])
    #expect(trace.explanations.first?.component?.label == "line")
  }

  @Test func `R3: a propagated route loses to local, however specific it is`() throws {
    let net = try Scenario(
      oneVPC(more: "vpn-gateway: vgw").replacing(
        "private: {0.0.0.0/0: nat}",
        with:
          "private: [{to: 0.0.0.0/0, via: nat}, {to: 10.0.200.0/24, via: vgw, origin: propagated}]")
    )
    let trace = try net.trace("worker", "other")
    #expect(trace.verdict == .reachable)
    #expect(trace.firstRoute?.chosen?.target == ConsideredRoute.local)
    #expect(trace.firstRoute?.considered[1].reason == .localPreferred)
  }

  @Test
  func `R4: two prefix lists that overlap are ambiguous; the longest is followed, with a remark`()
    throws
  {
    let trace = try overlapping("wide: nat, narrow: spare").trace("worker", "203.0.113.5")
    #expect(trace.verdict == .reachable)
    #expect(trace.remarks.contains(.routeAmbiguous))
    #expect(trace.firstRoute?.chosen?.targetLabel == "spare")
    #expect(trace.firstRoute?.considered[1].reason == .ambiguous)
  }

  @Test(arguments: ["wide: nat, narrow: igw", "wide: igw, narrow: nat"])
  func `R4: where one of the lists leads on and the other does not, nothing is said`(
    routes: String
  ) throws {
    let trace = try overlapping(routes).trace("worker", "203.0.113.5")
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes.first == .routeAmbiguous)
    #expect(trace.explanations.allSatisfy { $0.severity != .blocks })
  }

  @Test func `A8, R4: a list that is not in the input might have another way, so nothing blocks`()
    throws
  {
    let net = try Scenario(oneVPC(privateRoutes: "0.0.0.0/0: blackhole, 198.51.100.0/24: nat")) {
      entities in
      let table = try #require(entities.routeTables.firstIndex { $0.name.text == "private" })
      let routes = entities.routeTables[table].routes
      let target = try #require(routes.last { $0.target != .local }).target
      entities.routeTables[table].routes.append(
        Route(.absentPrefixList(ResourceID("pl-0123abcd")), to: target))
    }
    let trace = try net.trace("worker", "203.0.113.5")
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes.first == .missingInput)
    #expect(trace.codes.contains(.badStateRoute))
    // What the input tells whole is as certain as ever.
    #expect(try net.trace("worker", "neighbour").verdict == .reachable)
  }

  @Test func `R4: where neither of the lists leads on, it is unreachable`() throws {
    let trace = try overlapping("wide: igw, narrow: blackhole").trace("worker", "203.0.113.5")
    #expect(trace.verdict == .unreachable)
    #expect(trace.remarks.contains(.routeAmbiguous))
  }

  private func overlapping(_ routes: String) throws -> Scenario {
    try Scenario(
      oneVPC(
        privateRoutes: routes,
        top: """
          prefix-lists:
            wide: {entries: [203.0.112.0/20]}
            narrow: {entries: [203.0.113.0/24]}
          """
      ).replacing(
        "{nat: {subnet: public-a}}", with: "{nat: {subnet: public-a}, spare: {subnet: public-a}}")
    )
  }

  @Test func `N3: a NAT gateway of the other VPC cannot be used over a peering`() throws {
    let net = try Scenario(
      """
      waylight: 1
      vpcs:
        a:
          cidr: 10.0.0.0/16
          subnets: {a1: {cidr: 10.0.0.0/24, az: a, route-table: t}}
          route-tables: {t: {0.0.0.0/0: pcx}}
          instances: {client: {subnet: a1, ip: 10.0.0.10}}
        b:
          cidr: 10.1.0.0/16
          internet-gateway: igw
          subnets: {b1: {cidr: 10.1.0.0/24, az: a, route-table: u}}
          route-tables: {u: {0.0.0.0/0: igw, 10.0.0.0/16: pcx}}
          nat-gateways: {nat: {subnet: b1}}
      peerings: {pcx: {requester: a, accepter: b}}
      """)
    let trace = try net.trace("client", "203.0.113.9")
    #expect(trace.verdict == .unreachable)
    #expect(!trace.path.contains("nat"))
  }

  @Test func `A3: both ways must hold: UDP without a way back is unreachable`() throws {
    let net = try Scenario(
      oneVPC(
        more:
          "network-acls: {a: {ingress: [100 allow tcp/0-65535 0.0.0.0/0], egress: [100 allow all 0.0.0.0/0], subnets: [private-a]}}"
      ))
    let trace = try net.trace("worker", "other", .udp, port: 53)
    #expect(trace.forward.allSatisfy { $0.outcome == .passes })
    #expect(trace.verdict == .unreachable)
  }

  @Test func `A5: what the answer rests on is listed with it`() throws {
    let trace = try Scenario(oneVPC()).trace("worker", "203.0.113.9")
    #expect(trace.assumptions.contains(.farEndAnswers("internet")))
  }

  @Test func `A8: a subnet without an ACL has the one AWS gives, and the answer says so`() throws {
    let topology = try Self.pair(lacksGroups: false)
    let trace = PathTracer(topology).trace(Self.question)
    #expect(trace.verdict == .reachable)
    #expect(trace.assumptions.contains(.defaultNetworkACL(subnet: ResourceID("subnet-a"))))
  }

  @Test func `A8: a security group that the snapshot lacks leaves the answer undetermined`() throws
  {
    let trace = PathTracer(try Self.pair(lacksGroups: true)).trace(Self.question)
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes.allSatisfy { $0 == .missingInput })
    #expect(trace.explanations.first?.subjects == [ResourceID("eni-a")])
  }

  private static let question = Query(
    from: .interface(ResourceID("eni-a"), address: nil),
    to: .interface(ResourceID("eni-b"), address: nil))

  /// Two hosts in two subnets, without any network ACL in the input.
  private static func pair(lacksGroups: Bool) throws -> Topology {
    var builder = TopologyBuilder()
    let scope = builder.scope(region: "eu-west-1", account: "")
    let (vpc, group, table) = (ResourceID("vpc-m"), ResourceID("sg-m"), ResourceID("rtb-m"))
    let block = try IPPrefix("10.0.0.0/16")
    builder.add(VPC.self, id: vpc) { _ in VPC(id: vpc, scope: scope, cidrs: [block]) }
    builder.add(SecurityGroup.self, id: group, requires: [.init(vpc, "VpcId")]) { refs in
      let all = [SecurityGroupRule(.all, .prefix(.allIPv4))]
      return SecurityGroup(
        id: group, scope: scope, vpc: refs.required(vpc), ingress: all,
        egress: lacksGroups ? [] : all)
    }
    builder.add(RouteTable.self, id: table, requires: [.init(vpc, "VpcId")]) { refs in
      RouteTable(
        id: table, scope: scope, vpc: refs.required(vpc), isMain: true,
        routes: [Route(.prefix(block), to: .local, origin: .local)])
    }
    for (name, third) in [("a", UInt8(0)), ("b", 1)] {
      let subnet = ResourceID("subnet-\(name)")
      let cidr = try IPPrefix("10.0.\(third).0/24")
      builder.add(Subnet.self, id: subnet, requires: [.init(vpc, "VpcId")]) { refs in
        Subnet(
          id: subnet, scope: scope, vpc: refs.required(vpc), zone: "eu-west-1a", cidrs: [cidr])
      }
      let interface = ResourceID("eni-\(name)")
      builder.add(
        interface: interface, requires: [.init(vpc, "VpcId"), .init(subnet, "SubnetId")]
      ) { refs in
        NetworkInterface.Record(
          id: interface, scope: scope, vpc: refs.required(vpc), subnet: refs.required(subnet),
          primaryAddress: IPv4Address(10, 0, third, 10),
          securityGroups: refs.list([group], "Groups"), lacksSecurityGroups: lacksGroups)
      }
    }
    return builder.build().topology
  }

  @Test func `A1: a host whose address is the source's own is not reached by it`() throws {
    let yaml = """
      waylight: 1
      region: ap-northeast-1
      vpcs:
        here: {cidr: 10.0.0.0/16, subnets: {a: {cidr: 10.0.0.0/24}}, instances: {one: {subnet: a, ip: 10.0.0.10}}}
        there: {cidr: 10.0.0.0/16, subnets: {a: {cidr: 10.0.0.0/24}}, instances: {two: {subnet: a, ip: 10.0.0.10}}}
      """
    #expect(try Scenario(yaml).trace("one", "two").verdict == .unreachable)
    #expect(try Scenario(yaml).trace("one", "one").verdict == .reachable)
  }
}
