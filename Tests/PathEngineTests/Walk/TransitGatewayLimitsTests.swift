import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

@testable import TopologyFiles

/// What of transit gateways an input does not tell, and gateways without end.
@Suite struct TransitGatewayLimitsTests {
  // MARK: Circles

  /// A VPC, and `count` transit gateways of which each sends `10.9.0.0/16` to the next, the last to the
  /// one of number `last`.
  private func ring(_ count: Int, closedAt last: Int = 0) -> Topology {
    var builder = TopologyBuilder()
    let scope = builder.scope(region: "us-east-1", account: "111122223333")
    let vpc = ResourceID("vpc-1")
    let subnet = ResourceID("subnet-1")
    let target = IPPrefix(.v4(IPv4Address(10, 9, 0, 0)), length: 16)
    func gateway(_ number: Int) -> ResourceID { ResourceID("tgw-\(number)") }
    func table(_ number: Int) -> ResourceID { ResourceID("tgw-rtb-\(number)") }
    builder.add(VPC.self, id: vpc) { _ in
      VPC(
        id: vpc, scope: scope, cidrs: [IPPrefix(.v4(IPv4Address(10, 0, 0, 0)), length: 16)],
        isDefault: false, dnsSupport: true, dnsHostnames: true, dhcpOptions: nil)
    }
    builder.add(Subnet.self, id: subnet) { references in
      Subnet(
        id: subnet, scope: scope, vpc: references.required(vpc), zone: "us-east-1a",
        cidrs: [IPPrefix(.v4(IPv4Address(10, 0, 0, 0)), length: 24)])
    }
    builder.add(RouteTable.self, id: ResourceID("rtb-1")) { references in
      RouteTable(
        id: ResourceID("rtb-1"), scope: scope, vpc: references.required(vpc), isMain: true,
        routes: [Route(.prefix(target), to: .transitGateway(references.required(gateway(0))))])
    }
    builder.add(interface: ResourceID("eni-1"), requires: []) { references in
      NetworkInterface.Record(
        id: ResourceID("eni-1"), scope: scope, vpc: references.required(vpc),
        subnet: references.known(subnet), primaryAddress: IPv4Address(10, 0, 0, 10),
        purpose: .other)
    }
    func attach(
      _ id: String, _ number: Int,
      _ resource:
        @escaping (inout TopologyBuilder.References)
        -> TransitGatewayAttachment.Resource
    ) {
      builder.add(TransitGatewayAttachment.self, id: ResourceID(id)) { references in
        TransitGatewayAttachment(
          id: ResourceID(id), scope: scope, transitGateway: references.required(gateway(number)),
          resource: resource(&references), subnets: [references.known(subnet)].compactMap { $0 },
          associatedTable: references.known(table(number)))
      }
    }
    attach("tgw-attach-home", 0) { .vpc($0.required(vpc)) }
    for number in 0..<count {
      let next = number + 1 < count ? number + 1 : last
      let out = ResourceID("tgw-attach-out-\(number)")
      builder.add(TransitGateway.self, id: gateway(number)) { _ in
        TransitGateway(id: gateway(number), scope: scope)
      }
      builder.add(TransitGatewayRouteTable.self, id: table(number)) { references in
        TransitGatewayRouteTable(
          id: table(number), scope: scope, transitGateway: references.required(gateway(number)),
          routes: [.init(.prefix(target), to: [out], origin: .static)])
      }
      attach(out.text, number) { _ in .peering(gateway(next)) }
      attach("tgw-attach-in-\(number)", next) { _ in .peering(gateway(number)) }
    }
    return builder.build().topology
  }

  private func trace(_ topology: Topology) throws -> Trace {
    PathTracer(topology).trace(
      Query(
        from: .interface(ResourceID("eni-1"), address: nil),
        to: .address(try IPAddress("10.9.0.1"))))
  }

  @Test func `T2: a ring of gateways is found at its end, and named, beyond ten thousand hops`()
    throws
  {
    let trace = try trace(ring(3400))
    #expect(trace.forward.count > 10_000)
    #expect(trace.verdict == .unreachable)
    #expect(trace.codes == [.cannotRoute])
    let circle = try #require(trace.explanations.last?.subjects)
    #expect(circle.count == 3400)
    #expect(Set(circle).count == 3400)
  }

  @Test func `T2: of a way into a ring, the ring alone is named`() throws {
    let trace = try trace(ring(6, closedAt: 3))
    #expect(trace.codes == [.cannotRoute])
    #expect(trace.explanations.last?.subjects.map(\.text) == ["tgw-4", "tgw-5", "tgw-3"])
    #expect(trace.forward.count < 40)
  }

  // MARK: What the input does not tell

  private func net(_ name: String, table: String) throws -> Scenario {
    try Scenario(
      """
      waylight: 1
      region: ap-northeast-1
      vpcs:
        app:
          cidr: 10.0.0.0/16
          subnets: {app-a: {cidr: 10.0.0.0/24, az: a, route-table: app-table}}
          route-tables: {app-table: {10.0.0.0/8: tgw}}
          instances: {client: {subnet: app-a, ip: 10.0.0.10}}
        data:
          cidr: 10.1.0.0/16
          subnets: {data-a: {cidr: 10.1.0.0/24, az: a, route-table: data-table}}
          route-tables: {data-table: {10.0.0.0/8: tgw}}
          security-groups: {open: {ingress: [all from 0.0.0.0/0]}}
          instances: {server: {subnet: data-a, ip: 10.1.0.10, security-groups: [open]}}
      transit-gateways:
        tgw:
          attachments:
            to-app: {vpc: app, subnets: [app-a], route-table: there, propagate-to: [back]}
            to-data: {vpc: data, subnets: [data-a], route-table: back, propagate-to: [\(name)]}
          route-tables: {there: {\(table)}, back: {}}
      """)
  }

  @Test func `A8, T2: of a table that is not whole, a longer route may be hidden`() throws {
    let whole = try net("there", table: "").trace("client", "server")
    #expect(whole.verdict == .reachable)
    let cut = try net("there", table: "additional-routes: true").trace("client", "server")
    #expect(cut.verdict == .undetermined)
    #expect(cut.codes == [.missingInput])
    #expect(cut.explanations.first?.subjects == [ResourceID("tgw-rtb-there")])
    // Nothing is longer than a single address.
    let single = try net("there", table: "additional-routes: true, routes: {10.1.0.10/32: to-data}")
      .trace("client", "server")
    #expect(single.verdict == .reachable)
    let none = try net("back", table: "additional-routes: true").trace("client", "server")
    #expect(none.codes == [.missingInput])
  }

  /// The same two VPCs as AWS prints them, with a group of one that the other's rule names.
  private func printed(
    _ gateway: String = "", _ app: String = "", _ data: String = "", routes told: String? = nil,
    propagations: [String] = [], more: String = "", groups: Bool = true
  ) throws -> Trace {
    func vpc(_ name: String, _ number: Int, _ rule: String) -> String {
      """
      {"Vpcs": [{"VpcId": "vpc-\(name)", "CidrBlock": "10.\(number).0.0/16"}],
       "Subnets": [{"SubnetId": "subnet-\(name)", "VpcId": "vpc-\(name)",
         "CidrBlock": "10.\(number).0.0/24", "AvailabilityZone": "us-east-2a"}],
       "RouteTables": [{"RouteTableId": "rtb-\(name)", "VpcId": "vpc-\(name)",
         "Associations": [{"Main": true}], "Routes": [
           {"DestinationCidrBlock": "10.\(number).0.0/16", "GatewayId": "local", "State": "active"},
           {"DestinationCidrBlock": "10.0.0.0/8", "TransitGatewayId": "tgw-1", "State": "active",
            "Origin": "CreateRoute"}]}],
       "SecurityGroups": [{"GroupId": "sg-\(name)", "GroupName": "\(name)", "VpcId": "vpc-\(name)",
         "IpPermissions": [\(rule)],
         "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}],
       "NetworkInterfaces": [{"NetworkInterfaceId": "eni-\(name)", "VpcId": "vpc-\(name)",
         "SubnetId": "subnet-\(name)", "InterfaceType": "interface", "AvailabilityZone": "us-east-2a",
         "Groups": [{"GroupId": "sg-\(name)"}], "PrivateIpAddress": "10.\(number).0.10"}]}
      """
    }
    func attachment(_ name: String, _ option: String) -> String {
      """
      {"TransitGatewayAttachmentId": "tgw-attach-\(name)", "TransitGatewayId": "tgw-1",
       "VpcId": "vpc-\(name)", "SubnetIds": ["subnet-\(name)"], "State": "available",
       "Options": {\(option)}}
      """
    }
    let transit = """
      {"TransitGateways": [{"TransitGatewayId": "tgw-1", "State": "available", "Options": {\(gateway)}}],
       "TransitGatewayRouteTables": [
         {"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayId": "tgw-1"}],
       "TransitGatewayVpcAttachments": [\(attachment("app", app)), \(attachment("data", data))\(more)]}
      """
    let routes = """
      {"Routes": [
        {"DestinationCidrBlock": "10.0.0.0/16", "Type": "propagated", "State": "active",
         "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-app"}]},
        {"DestinationCidrBlock": "10.1.0.0/16", "Type": "propagated", "State": "active",
         "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-data"}]}]}
      """
    let associations = """
      {"Associations": [
        {"TransitGatewayAttachmentId": "tgw-attach-app", "State": "associated"},
        {"TransitGatewayAttachmentId": "tgw-attach-data", "State": "associated"}]}
      """
    let propagating = propagations.map {
      #"{"TransitGatewayAttachmentId": "\#($0)", "State": "enabled"}"#
    }.joined(separator: ", ")
    let rule =
      groups
      ? #"{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-app"}]}"#
      : #"{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}"#
    var reader = AWSDescribeReader()
    var builder = TopologyBuilder()
    for (file, text) in [
      ("app.json", vpc("app", 0, "")), ("data.json", vpc("data", 1, rule)),
      ("transit.json", transit), ("search-transit-gateway-routes.tgw-rtb-1.json", told ?? routes),
      ("get-transit-gateway-route-table-associations.tgw-rtb-1.json", associations),
      (
        "get-transit-gateway-route-table-propagations.tgw-rtb-1.json",
        #"{"TransitGatewayRouteTablePropagations": [\#(propagating)]}"#
      ),
    ] where !text.isEmpty {
      _ = try reader.read(JSONText(Array(text.utf8)), file: file, into: &builder)
    }
    reader.finish(into: &builder)
    let topology = builder.build().topology
    return PathTracer(topology).trace(
      Query(
        from: .interface(ResourceID("eni-app"), address: nil),
        to: .interface(ResourceID("eni-data"), address: nil)))
  }

  private let both = ["tgw-attach-app", "tgw-attach-data"]
  private let noRoutes = #"{"Routes": []}"#

  @Test func `A8, T2: what propagates into a table stands in for the routes that it tells none of`()
    throws
  {
    let known = try printed(routes: noRoutes, propagations: both, groups: false)
    #expect(known.verdict == .reachable, "\(known.codes)")
    // Without the table's routes there may be longer ones.
    let unknown = try printed(routes: "", propagations: both, groups: false)
    #expect(unknown.verdict == .undetermined)
    #expect(unknown.codes.first == .missingInput)
  }

  @Test func `T2: an attachment that is deleted propagates nothing`() throws {
    let former = """
      , {"TransitGatewayAttachmentId": "tgw-attach-a", "TransitGatewayId": "tgw-1",
         "VpcId": "vpc-data", "SubnetIds": ["subnet-data"], "State": "deleted"}
      """
    let trace = try printed(
      routes: noRoutes, propagations: both + ["tgw-attach-a"], more: former, groups: false)
    #expect(trace.verdict == .reachable, "\(trace.codes)")
  }

  @Test func `A8, T2: what a VPN has learnt may be longer than a default route`() throws {
    let byDefault = """
      {"Routes": [
        {"DestinationCidrBlock": "0.0.0.0/0", "Type": "static", "State": "active",
         "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-data"}]},
        {"DestinationCidrBlock": "10.0.0.0/16", "Type": "static", "State": "active",
         "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-app"}]}]}
      """
    let sure = try printed(routes: byDefault, groups: false)
    #expect(sure.verdict == .reachable, "\(sure.codes)")
    // By the default route to the VPC that has the block: what is learnt may not be for it.
    let near = try printed(routes: byDefault, propagations: ["tgw-attach-vpn"], groups: false)
    #expect(near.verdict == .reachable, "\(near.codes)")
    let astray = byDefault.replacing("tgw-attach-data", with: "tgw-attach-app")
    let far = try printed(routes: astray, propagations: ["tgw-attach-vpn"], groups: false)
    #expect(far.verdict == .undetermined, "\(far.codes)")
  }

  @Test func `A8, T3: where no output tells of group references, they are not known to hold`()
    throws
  {
    let on = #""SecurityGroupReferencingSupport": "enable""#
    let off = #""SecurityGroupReferencingSupport": "disable""#
    #expect(try printed(on, on, on).codes == [])
    #expect(try printed(on, on, off).codes == [.securityGroupMismatch])
    for (gateway, app, data, who) in [
      ("", on, on, "tgw-1"), (on, "", on, "tgw-attach-app"), (on, on, "", "tgw-attach-data"),
    ] {
      let trace = try printed(gateway, app, data)
      #expect(trace.codes == [.missingInput])
      #expect(trace.verdict == .undetermined)
      #expect(trace.explanations.first?.subjects == [ResourceID(who)])
    }
    #expect(try printed("", off, on).codes == [.securityGroupMismatch])
  }

  // MARK: Forks

  /// A chain of VPCs in appliance mode, through each of which AWS may take either zone.
  private func chain(_ count: Int) throws -> Trace {
    let numbers = 0...count
    func vpc(_ number: Int) -> String {
      """
        v\(number):
          cidr: 10.\(number).0.0/16
          subnets:
            v\(number)a: {cidr: 10.\(number).0.0/24, az: a, route-table: v\(number)t}
            v\(number)c: {cidr: 10.\(number).1.0/24, az: c, route-table: v\(number)t}
          route-tables: {v\(number)t: {10.0.0.0/8: tgw}}
          security-groups: {open\(number): {ingress: [all from 0.0.0.0/0]}}
          instances: {h\(number): {subnet: v\(number)a, ip: 10.\(number).0.10, security-groups: [open\(number)]}}
      """
    }
    func attachment(_ number: Int) -> String {
      "      to\(number): {vpc: v\(number), subnets: [v\(number)a, v\(number)c], route-table: t\(number), appliance-mode: true}"
    }
    func table(_ number: Int) -> String {
      let next = number < count ? "10.\(count).0.0/16: to\(number + 1), " : ""
      return "      t\(number): {\(next)10.0.0.0/16: to0}"
    }
    let yaml = """
      waylight: 1
      region: ap-northeast-1
      vpcs:
      \(numbers.map(vpc).joined(separator: "\n"))
      transit-gateways:
        tgw:
          attachments:
      \(numbers.map(attachment).joined(separator: "\n"))
          route-tables:
      \(numbers.map(table).joined(separator: "\n"))
      """
    return try Scenario(yaml).trace("h0", "h\(count)")
  }

  @Test func `T1: where the way parts too often, that not all of it is judged is told`() throws {
    #expect(try chain(3).verdict == .reachable)
    let long = try chain(7)
    #expect(long.verdict == .undetermined)
    #expect(long.codes == [.notJudged])
  }

}
