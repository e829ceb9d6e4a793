import IPAddressing
import NetworkModel
import PathEngine
import Testing

@testable import TopologyFiles

@Suite struct TerraformPlanTests {
  private func ask(_ topology: Topology, _ from: String, _ to: String) throws -> Trace {
    PathTracer(topology).trace(try QueryParser(topology).query(from: from, to: to))
  }

  private func loaded(_ text: String, side: PlanSide) throws -> ImportReport {
    let folder = try TemporaryFolder()
    try folder.write("plan.json", text)
    return try TopologyLoader.load([folder.path], side: side)
  }

  @Test func `a plan opens as the network after it, or as the one before`() throws {
    let before = try loaded(PlanFixture.change, side: .before).topology
    let after = try loaded(PlanFixture.change, side: .after).topology
    #expect(try ask(before, "web", "internet").verdict == .unreachable)
    #expect(try ask(after, "web", "internet").verdict == .reachable)
  }

  @Test func `before a plan that makes everything there is nothing, and that is said`() throws {
    let report = try loaded(PlanFixture.network, side: .before)
    #expect(report.topology.resourceCount == 0)
    #expect(report.findings.map(\.message) == ["before this plan there is nothing"])
  }

  @Test func `what a plan takes away goes, though the table and group still list it`() throws {
    let before = try loaded(PlanFixture.removal, side: .before).topology
    let after = try loaded(PlanFixture.removal, side: .after).topology
    for (topology, isThere) in [(before, true), (after, false)] {
      let table = try #require(topology.first("rtb-0a02", as: RouteTable.self))
      #expect(table.routes.map(\.destination).contains(.prefix(.allIPv4)) == isThere)
      // A route that nobody of this configuration made stays.
      #expect(table.routes.map(\.destination).contains(.prefix(try IPPrefix("192.0.2.0/24"))))
      let group = try #require(topology.first("sg-0a02", as: SecurityGroup.self))
      #expect(group.ingress.count == (isThere ? 2 : 1))
      let acl = try #require(topology.first("acl-0a02", as: NetworkACL.self))
      #expect(acl.ingress.contains { $0.number == 100 } == isThere)
      let endpoint = try #require(topology.vpcEndpoints.first)
      #expect(endpoint.routeTables.isEmpty == !isThere)
    }
    #expect(try ask(before, "web", "internet").verdict == .reachable)
    #expect(try ask(after, "web", "internet").verdict == .unreachable)
  }

  @Test func `what has no id yet is known by its address, and by its Name`() throws {
    let topology = try imported(PlanFixture.network).topology
    #expect(topology.vpcs.map(\.id.text) == ["module.net.aws_vpc.this[0]"])
    #expect(topology.vpcs.map(\.name) == ["main"])
    #expect(
      topology.instances.map(\.id.text)
        == ["aws_instance.app[\"a\"]", "aws_instance.app[\"b\"]", "aws_instance.front"])
    #expect(topology.scopes.map(\.region) == ["eu-west-1"])
    let query = try QueryParser(topology).query(from: "aws_instance.front", to: "internet")
    #expect(PathTracer(topology).trace(query).verdict == .reachable)
  }

  @Test func `count, outputs and locals lead to the resource that is meant`() throws {
    let report = try imported(PlanFixture.network)
    let topology = report.topology
    #expect(topology.subnets.count == 3)
    for index in 0...1 {
      let subnet = try #require(
        topology.first("module.net.aws_subnet.private[\(index)]", as: Subnet.self))
      let handle = try #require(topology.handle(of: subnet.id, as: Subnet.self))
      let table = try #require(topology.routeTable(of: handle).map { topology[$0] })
      #expect(table.id.text == "module.net.aws_route_table.private[\(index)]")
      #expect(
        table.routes.map(\.target).contains { target in
          if case .natGateway(let nat) = target {
            return topology[nat].id.text == "module.net.aws_nat_gateway.this[0]"
          }
          return false
        })
    }
    let endpoint = try #require(topology.vpcEndpoints.first { $0.type == .gateway })
    #expect(endpoint.routeTables.count == 2)
    #expect(topology.natGateways.first?.addresses.first?.publicAddress != nil)
  }

  @Test func `a route in a table takes the target of its kind among all that the table names`()
    throws
  {
    let topology = try imported(PlanFixture.network).topology
    let table = try #require(
      topology.first("module.net.aws_route_table.public[0]", as: RouteTable.self))
    #expect(table.routes.count == 2)
    guard case .internetGateway = table.routes.last?.target else {
      Issue.record("\(table.routes)")
      return
    }
  }

  @Test func `the network of a plan answers as the network will`() throws {
    let topology = try imported(PlanFixture.network).topology
    #expect(try ask(topology, "front", "internet").verdict == .reachable)
    #expect(try ask(topology, "app-a", "internet").verdict == .reachable)
    let s3 = try ask(topology, "app-a", "s3")
    #expect(s3.forward.contains { $0.component.kind == .gatewayEndpoint })
    let ssm = try ask(topology, "app-a", "ssm")
    #expect(ssm.forward.contains { $0.component.kind == .interfaceEndpoint })
    // The group lets port 8080 in from itself, and nothing else.
    let query = try QueryParser(topology).query(from: "front", to: "app-a", port: 8080)
    #expect(PathTracer(topology).trace(query).verdict == .reachable)
    let other = try QueryParser(topology).query(from: "front", to: "app-a", port: 22)
    #expect(PathTracer(topology).trace(other).verdict == .unreachable)
  }

  @Test func `every address that stands for one not known yet is told`() throws {
    let report = try imported(PlanFixture.network)
    let told = report.findings.filter { $0.message.contains("stands for it") }
    // Three hosts, a NAT gateway and an endpoint in two subnets; two public addresses.
    #expect(told.count == 8, "\(told.map(\.message))")
    let guesses = report.findings.filter { $0.message.contains("is taken to be module") }
    #expect(guesses.allSatisfy { $0.severity == .warning })
    // The VPC comes by a local, once for all that are in it; the zone of each host by another.
    #expect(guesses.filter { $0.message.contains(": vpc_id is") }.count == 1, "\(guesses)")
  }

  @Test func `what a plan does not tell is never taken for something else`() throws {
    let text = PlanFixture.plan(
      [
        PlanFixture.resource("aws_vpc.main", #""id": "vpc-0a01", "cidr_block": "10.0.0.0/16""#),
        PlanFixture.resource(
          "aws_subnet.a", #""id": "subnet-0a01", "vpc_id": "vpc-0a01", "cidr_block": "10.0.0.0/24""#
        ),
        PlanFixture.resource("aws_internet_gateway.a", ""),
        PlanFixture.resource("aws_nat_gateway.a", #""subnet_id": "subnet-0a01""#),
        PlanFixture.resource("aws_route_table.a", #""id": "rtb-0a02", "vpc_id": "vpc-0a01""#),
        PlanFixture.resource(
          "aws_route.a", #""route_table_id": "rtb-0a02", "destination_cidr_block": "0.0.0.0/0""#),
        PlanFixture.resource(
          "aws_route_table_association.a",
          #""subnet_id": "subnet-0a01", "route_table_id": "rtb-0a02""#),
        PlanFixture.resource(
          "aws_instance.a", #""subnet_id": "subnet-0a01", "tags_all": {"Name": "web"}"#),
      ],
      [
        PlanFixture.change("aws_route.a", unknown: #""gateway_id": true"#),
        PlanFixture.change("aws_internet_gateway.a", unknown: #""id": true, "vpc_id": true"#),
      ],
      root: """
        {"resources": [\(PlanFixture.said("aws_route.a", PlanFixture.reference(
          "gateway_id", "var.gateway", "data.external.which.result")))]}
        """)
    let report = try imported(text)
    let table = try #require(report.topology.first("rtb-0a02", as: RouteTable.self))
    #expect(table.routes.map(\.target).last != .local)
    #expect(
      report.findings.contains { $0.message.contains("aws_route.a: gateway_id is known only") })
    #expect(try ask(report.topology, "web", "internet").verdict != .reachable)
  }

  @Test func `of two rules in a group that name groups of the plan, neither takes both`() throws {
    let names = ["a", "b", "c"]
    let rule = { (port: Int) in
      """
      {"from_port": \(port), "to_port": \(port), "protocol": "tcp", "cidr_blocks": [], "self": false}
      """
    }
    let group = PlanFixture.resource(
      "aws_security_group.c",
      #""id": "sg-0c03", "name": "c", "vpc_id": "vpc-0a01", "ingress": [\#(rule(22)), \#(rule(443))]"#
    )
    let text = PlanFixture.plan(
      [
        PlanFixture.resource("aws_vpc.main", #""id": "vpc-0a01", "cidr_block": "10.0.0.0/16""#),
        group,
      ]
        + names.dropLast().map {
          PlanFixture.resource("aws_security_group.\($0)", #""name": "x", "vpc_id": "vpc-0a01""#)
        },
      [
        PlanFixture.change(
          "aws_security_group.c",
          unknown: #""ingress": [{"security_groups": true}, {"security_groups": true}]"#)
      ],
      root: """
        {"resources": [\(PlanFixture.said("aws_security_group.c", PlanFixture.reference(
          "ingress", "aws_security_group.a.id", "aws_security_group.a", "aws_security_group.b.id",
          "aws_security_group.b")))]}
        """)
    let report = try imported(text)
    let ingress = try #require(report.topology.first("sg-0c03", as: SecurityGroup.self)).ingress
    #expect(ingress.count == 2)
    for rule in ingress {
      guard case .absent = rule.peer else {
        Issue.record("\(rule)")
        continue
      }
    }
    #expect(report.findings.contains { $0.message.contains("security_groups is known only after") })
  }

  @Test func `a policy that is not known yet is not taken for one that allows`() throws {
    let text = PlanFixture.network.replacing(
      "\"prefix_list_id\": true,", with: "\"prefix_list_id\": true, \"policy\": true,"
    ).replacing(
      "\"route_table_ids\": {\"references\": [\"module.net.private_route_tables\"",
      with: """
        "policy": {"references": ["aws_vpc.main.id"]},
        "route_table_ids": {"references": ["module.net.private_route_tables"
        """)
    let topology = try imported(text).topology
    #expect(try ask(topology, "app-a", "s3").verdict == .undetermined)
    #expect(
      try ask(try imported(PlanFixture.network).topology, "app-a", "s3").verdict == .reachable)
  }

  @Test func `a peering that nothing accepts waits, and that is said`() throws {
    let peering = PlanFixture.resource(
      "aws_vpc_peering_connection.p",
      #""id": "pcx-0a01", "vpc_id": "vpc-0a01", "peer_vpc_id": "vpc-0b01", "auto_accept": null"#)
    let accepter = PlanFixture.resource(
      "aws_vpc_peering_connection_accepter.p",
      #""vpc_peering_connection_id": "pcx-0a01", "vpc_id": "vpc-0b01", "auto_accept": true"#)
    let waiting = try imported(
      PlanFixture.plan([peering], [], root: #"{"resources": []}"#))
    #expect(waiting.topology.peeringConnections.map(\.state) == [.pendingAcceptance])
    #expect(waiting.findings.contains { $0.message.contains("nothing here accepts it") })
    let accepted = try imported(
      PlanFixture.plan([peering, accepter], [], root: #"{"resources": []}"#))
    #expect(accepted.topology.peeringConnections.map(\.state) == [.active])
  }

  @Test func `a resource for each key of another takes the one with its key`() throws {
    let keys = ["a", "b"]
    let text = PlanFixture.plan(
      keys.flatMap { key in
        [
          PlanFixture.resource(
            "aws_subnet.s[\"\(key)\"]",
            "\"cidr_block\": \"10.0.\(key == "a" ? 1 : 2).0/24\""),
          PlanFixture.resource("aws_route_table.t[\"\(key)\"]", ""),
          PlanFixture.resource("aws_route_table_association.x[\"\(key)\"]", ""),
        ]
      } + [PlanFixture.resource("aws_vpc.main", #""cidr_block": "10.0.0.0/16""#)],
      keys.flatMap { key in
        [
          PlanFixture.change("aws_subnet.s[\"\(key)\"]", unknown: #""id": true, "vpc_id": true"#),
          PlanFixture.change(
            "aws_route_table.t[\"\(key)\"]", unknown: #""id": true, "vpc_id": true"#),
          PlanFixture.change(
            "aws_route_table_association.x[\"\(key)\"]",
            unknown: #""subnet_id": true, "route_table_id": true"#),
        ]
      } + [PlanFixture.change("aws_vpc.main", unknown: #""id": true"#)],
      root: """
        {"resources": [
          \(PlanFixture.said("aws_vpc.main", "")),
          \(PlanFixture.said("aws_subnet.s", PlanFixture.reference("vpc_id", "aws_vpc.main.id", "aws_vpc.main"))),
          \(PlanFixture.said("aws_route_table.t", PlanFixture.reference("vpc_id", "aws_vpc.main.id", "aws_vpc.main"))),
          \(PlanFixture.said("aws_route_table_association.x",
            PlanFixture.reference("subnet_id", "each.value.id", "each.value") + ","
              + PlanFixture.reference("route_table_id", "aws_route_table.t", "each.key"),
            ", \"for_each_expression\": {\"references\": [\"aws_subnet.s\"]}"))]}
        """)
    let report = try imported(text)
    for key in keys {
      let subnet = try #require(
        report.topology.handle(
          of: ResourceID("aws_subnet.s[\"\(key)\"]", kind: .subnet), as: Subnet.self))
      let table = report.topology.routeTable(of: subnet).map { report.topology[$0].id.text }
      #expect(table == "aws_route_table.t[\"\(key)\"]")
    }
    #expect(!report.findings.contains { $0.severity > .note }, "\(report.findings)")
  }

  @Test func `variables of a module lead to what its caller gives`() throws {
    let text = PlanFixture.plan(
      [PlanFixture.resource("aws_vpc.main", #""cidr_block": "10.0.0.0/16""#)],
      [
        PlanFixture.change("aws_vpc.main", unknown: #""id": true"#),
        PlanFixture.change(
          "module.app[\"x\"].aws_subnet.s", unknown: #""id": true, "vpc_id": true"#),
      ],
      modules: """
        {"address": "module.app[\\"x\\"]", "resources": [
          \(PlanFixture.resource("module.app[\"x\"].aws_subnet.s", #""cidr_block": "10.0.1.0/24""#))]}
        """,
      root: """
        {"resources": [\(PlanFixture.said("aws_vpc.main", ""))],
         "module_calls": {"app": {
           "for_each_expression": {"constant_value": ["x"]},
           "expressions": {\(PlanFixture.reference("vpc", "aws_vpc.main.id", "aws_vpc.main"))},
           "module": {"resources": [
             \(PlanFixture.said("aws_subnet.s", PlanFixture.reference("vpc_id", "var.vpc")))]}}}}
        """)
    let topology = try imported(text).topology
    let subnet = try #require(topology.subnets.first)
    #expect(topology[subnet.vpc].id.text == "aws_vpc.main")
    #expect(subnet.id.text == "module.app[\"x\"].aws_subnet.s")
  }
}
