import IPAddressing
import NetworkModel
import PathEngine
import Testing

@testable import TopologyFiles

@Suite struct TerraformStateTests {
  @Test func `a state and the describe output of one network are one topology`() throws {
    let state = try imported(TerraformFixture.whole).topology
    let described = try imported(TerraformFixture.described).topology
    #expect(state.scopes == described.scopes)
    #expect(state.vpcs == described.vpcs)
    #expect(state.subnets == described.subnets)
    #expect(state.routeTables == described.routeTables)
    #expect(state.prefixLists == described.prefixLists)
    #expect(state.internetGateways == described.internetGateways)
    #expect(state.natGateways == described.natGateways)
    #expect(state.elasticIPs == described.elasticIPs)
    #expect(state.vpcEndpoints == described.vpcEndpoints)
    #expect(state.peeringConnections == described.peeringConnections)
    #expect(state.networkACLs.map(\.id) == described.networkACLs.map(\.id))
    #expect(state.networkInterfaces == described.networkInterfaces)
    #expect(state.instances == described.instances)
    #expect(state.tags(of: ResourceID("vpc-0a01")) == described.tags(of: ResourceID("vpc-0a01")))
  }

  @Test func `every pair of hosts and every service has one answer from state and from AWS`() throws
  {
    let state = PathTracer(try imported(TerraformFixture.whole).topology)
    let described = PathTracer(try imported(TerraformFixture.described).topology)
    let names = ["web", "worker", "database", "internet"]
    let services = ["s3", "ssm", "dynamodb", "ecr.api", "s3@us-east-1", "8.8.8.8"]
    var verdicts: [Verdict: Int] = [:]
    for from in names {
      for to in names + services where from != to {
        for port: UInt16 in [22, 80, 443, 5432] {
          guard
            let query = try? QueryParser(described.topology).query(from: from, to: to, port: port)
          else { continue }
          let same = try QueryParser(state.topology).query(from: from, to: to, port: port)
          #expect(query == same)
          let (trace, other) = (described.trace(query), state.trace(query))
          #expect(trace.verdict == other.verdict, "\(from) to \(to):\(port)")
          #expect(trace.forward.map(\.component) == other.forward.map(\.component))
          #expect(trace.back.map(\.component) == other.back.map(\.component))
          #expect(trace.explanations.map(\.code) == other.explanations.map(\.code))
          verdicts[trace.verdict, default: 0] += 1
        }
      }
    }
    #expect(verdicts[.reachable] ?? 0 > 10)
    #expect(verdicts[.unreachable] ?? 0 > 10)
  }

  @Test func `what no resource manages is as AWS makes it, and that is said`() throws {
    let report = try imported(TerraformFixture.whole)
    let cautions = report.findings.filter { $0.code == .missingKey }
    #expect(
      cautions.map { $0.resource?.text } == ["rtb-0a01", "acl-0a01", "acl-0b01"],
      "\(report.findings)")
    #expect(cautions.allSatisfy { $0.severity == .note && $0.location?.line != nil })
    #expect(report.findings.count == cautions.count, "\(report.findings)")
  }

  @Test func `what AWS tells of a default table counts more than what is supposed of it`() throws {
    let table = """
      {"RouteTables": [{"RouteTableId": "rtb-0a01", "VpcId": "vpc-0a01",
        "Associations": [{"Main": true}], "Routes": [
          {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local"},
          {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-0a01"}]}]}
      """
    let report = try imported([("a.json", TerraformFixture.whole), ("b.json", table)])
    #expect(report.topology.first("rtb-0a01", as: RouteTable.self)?.routes.count == 2)
    #expect(!report.findings.contains { $0.resource == ResourceID("rtb-0a01") })
  }

  @Test func `a data source counts where no state tells of what it looked up`() throws {
    let looked = TerraformFixture.state(
      TerraformFixture.resource(
        "data.aws_vpc.main", #""id": "vpc-0a01", "cidr_block": "10.0.0.0/16""#, mode: "data")
        + ","
        + TerraformFixture.resource(
          "aws_subnet.more",
          #""id": "subnet-0a09", "vpc_id": "vpc-0a01", "cidr_block": "10.0.9.0/24""#
        ))
    let alone = try imported(looked)
    #expect(alone.topology.vpcs.map(\.name) == [""])
    #expect(alone.topology.subnets.count == 1)
    let both = try imported([("a.json", looked), ("b.json", TerraformFixture.whole)])
    #expect(both.topology.vpcs.map(\.name) == ["main", "other"])
    #expect(!both.findings.contains { $0.code == .duplicateID })
  }

  @Test func `what refers out of the file asks for the other state, and not for a capture`() throws
  {
    let report = try imported(
      TerraformFixture.state(
        TerraformFixture.resource("aws_vpc.main", #""id": "vpc-0e01", "cidr_block": "10.0.0.0/16""#)
          + ","
          + TerraformFixture.resource(
            "aws_instance.alone", #""id": "i-0e01", "private_ip": "10.9.0.4""#)))
    let finding = try #require(report.findings.first { $0.code == .missingKey })
    #expect(finding.hint == "add the plan or the state that holds what it refers to")
  }

  @Test func `instances, interfaces and addresses that were looked up are there, once each`() throws
  {
    func data(_ address: String, _ values: String) -> String {
      TerraformFixture.resource("data." + address, values, mode: "data")
    }
    let base = [
      data("aws_vpc.main", #""id": "vpc-0d01", "cidr_block": "10.0.0.0/16""#),
      data(
        "aws_subnet.a",
        #""id": "subnet-0d01", "vpc_id": "vpc-0d01", "cidr_block": "10.0.1.0/24""#),
      TerraformFixture.resource(
        "aws_security_group.web", #""id": "sg-0d01", "vpc_id": "vpc-0d01", "name": "web""#),
    ]
    let instance = data(
      "aws_instance.web",
      """
      "id": "i-0d01", "subnet_id": "subnet-0d01", "network_interface_id": "eni-0d01",
      "private_ip": "10.0.1.10", "vpc_security_group_ids": ["sg-0d01"], "instance_state": "running",
      "tags": {"Name": "web"}
      """)
    let interface = data(
      "aws_network_interface.web",
      """
      "id": "eni-0d01", "subnet_id": "subnet-0d01", "private_ip": "10.0.1.10",
      "private_ips": ["10.0.1.10", "10.0.1.11"], "security_groups": ["sg-0d01"],
      "attachment": [{"device_index": 0, "instance_id": "i-0d01"}],
      "association": [{"public_ip": "198.51.100.7"}]
      """)
    let address = data(
      "aws_eip.web",
      """
      "id": "eipalloc-0d01", "public_ip": "198.51.100.7", "private_ip": "10.0.1.10",
      "network_interface_id": "eni-0d01", "instance_id": "i-0d01"
      """)
    for looked in [[instance, address], [instance, interface], [interface, instance, address]] {
      let report = try imported(TerraformFixture.state((base + looked).joined(separator: ",")))
      let topology = report.topology
      #expect(topology.instances.map(\.name) == ["web"])
      let only = try #require(topology.networkInterfaces.first)
      #expect(topology.networkInterfaces.count == 1 && only.id.text == "eni-0d01")
      #expect(only.primaryAddress?.description == "10.0.1.10")
      #expect(only.publicAddress?.description == "198.51.100.7", "\(looked.count)")
      #expect(only.instance != nil && topology.instances[0].interfaces.count == 1)
      #expect(
        topology.securityGroups(of: try #require(topology.handle(of: only.id))).map {
          topology[$0].id.text
        } == ["sg-0d01"])
    }
    // What Terraform makes counts, whatever was looked up of it.
    let made = TerraformFixture.resource(
      "aws_instance.web",
      """
      "id": "i-0d01", "subnet_id": "subnet-0d01", "primary_network_interface_id": "eni-0d01",
      "private_ip": "10.0.1.20", "vpc_security_group_ids": ["sg-0d01"], "instance_state": "running"
      """)
    for all in [[made, instance], [instance, made]] {
      let topology = try imported(TerraformFixture.state((base + all).joined(separator: ",")))
        .topology
      #expect(
        topology.networkInterfaces.map { $0.primaryAddress?.description } == ["10.0.1.20"])
    }
  }

  @Test func `modules at any depth are read, and types that are not are told once each`() throws {
    let vpc = TerraformFixture.resource(
      #"module.a["x"].module.b[0].aws_vpc.this[0]"#,
      #""id": "vpc-0c01", "cidr_block": "10.0.0.0/16", "tags": {"Name": "deep"}"#)
    let walls = ["a", "b"].map { name in
      TerraformFixture.resource("aws_networkfirewall_firewall.\(name)", #""id": "x""#)
    }
    let text = """
      {"format_version": "1.0", "terraform_version": "1.9.0", "values": {"root_module": {
        "resources": [\((walls + [TerraformFixture.resource("aws_iam_role.r", #""id": "r""#)])
          .joined(separator: ","))],
        "child_modules": [{"address": "module.a[\\"x\\"]", "child_modules": [
          {"address": "module.a[\\"x\\"].module.b[0]", "resources": [\(vpc)]}]}]}}}
      """
    let report = try imported(text)
    #expect(report.topology.vpcs.map(\.name) == ["deep"])
    let notes = report.findings.filter { $0.code == .notModelled }
    #expect(
      notes.map(\.message)
        == ["Terraform: aws_networkfirewall_firewall is not taken into account (2 times)"])
    #expect(notes.first?.location?.line == 2)
  }

  @Test func `parts of something that is elsewhere do not count, and that is said`() throws {
    let report = try imported(
      TerraformFixture.state(
        TerraformFixture.resource(
          "aws_route.out",
          #""route_table_id": "rtb-0c01", "destination_cidr_block": "0.0.0.0/0", "gateway_id": "igw-1""#
        )))
    let finding = try #require(report.findings.first)
    #expect(finding.code == .danglingReference)
    #expect(finding.message.contains("rtb-0c01"))
    #expect(finding.location?.line != nil)
  }

  @Test func `findings of a resource stand at its line in Terraform's own text`() throws {
    let report = try imported(
      TerraformFixture.state(
        "\n\n"
          + TerraformFixture.resource(
            "aws_vpc.main", "\n\"id\": \"vpc-0c01\",\n\"cidr_block\": \"10.0.0.0/99\"")))
    let finding = try #require(report.findings.first { $0.code == .badValue })
    #expect(finding.location?.line == 6)
    #expect(finding.message.contains("10.0.0.0/99"))
  }

  @Test func `the rest of AWS's kinds come from their resources`() throws {
    let topology = try imported(TerraformFixture.state(Self.others.joined(separator: ","))).topology
    let hub = try #require(topology.first("tgw-0c01", as: TransitGateway.self))
    #expect(hub.defaultAssociationTable.map { topology[$0].id } == ResourceID("tgw-rtb-0c00"))
    let attachment = try #require(
      topology.first("tgw-attach-0c01", as: TransitGatewayAttachment.self))
    #expect(attachment.associatedTable.map { topology[$0].id } == ResourceID("tgw-rtb-0c01"))
    let table = try #require(topology.first("tgw-rtb-0c01", as: TransitGatewayRouteTable.self))
    #expect(table.routes?.count == 1)
    #expect(table.propagations == [ResourceID("tgw-attach-0c01")])
    let vpn = try #require(topology.first("vpn-0c01", as: VPNConnection.self))
    #expect(vpn.routes == [try IPPrefix("192.168.0.0/16")])
    let routes = try #require(topology.first("rtb-0c01", as: RouteTable.self)).routes
    #expect(routes.map(\.origin) == [.local, .local, .propagated])
    let zone = try #require(topology.hostedZones.first)
    #expect(zone.records.map(\.name) == ["db.corp.internal"])
    let rule = try #require(topology.resolverRules.first)
    #expect(rule.vpcs.count == 1)
    let balancer = try #require(topology.loadBalancers.first)
    #expect(balancer.interfaces.count == 1)
    #expect(balancer.listeners?.first?.targetGroups.count == 1)
    #expect(topology.targetGroups.first?.targets?.count == 1)
    #expect(topology.databases.first?.interface != nil)
    #expect(topology.buckets.map(\.id.text) == ["logs"])
    let list = try #require(topology.prefixLists.first)
    #expect(list.entries?.count == 2)
    #expect(topology.dhcpOptions.first?.nameServers.count == 1)
    #expect(topology.instanceConnectEndpoints.first?.interfaces.count == 1)
    #expect(topology.egressOnlyInternetGateways.first?.vpc != nil)
    #expect(topology.directConnectGateways.first?.associations.count == 1)
    #expect(topology.vpcs.first?.internetGatewayBlock == .blockBidirectional)
    #expect(topology.vpcs.first?.cidrs.count == 2)
  }

  static let others = [
    TerraformFixture.resource(
      "aws_vpc.c",
      """
      "id": "vpc-0c01", "arn": "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0c01",
      "cidr_block": "10.2.0.0/16", "default_security_group_id": "sg-0c00"
      """),
    TerraformFixture.resource(
      "aws_vpc_ipv4_cidr_block_association.c",
      #""vpc_id": "vpc-0c01", "cidr_block": "10.3.0.0/16""#),
    TerraformFixture.resource(
      "aws_subnet.c",
      """
      "id": "subnet-0c01", "vpc_id": "vpc-0c01", "cidr_block": "10.2.0.0/24",
      "availability_zone": "eu-west-1a"
      """),
    TerraformFixture.resource(
      "aws_ec2_transit_gateway.c",
      """
      "id": "tgw-0c01", "association_default_route_table_id": "tgw-rtb-0c00",
      "propagation_default_route_table_id": "tgw-rtb-0c00",
      "default_route_table_association": "enable", "default_route_table_propagation": "enable"
      """),
    TerraformFixture.resource(
      "aws_ec2_transit_gateway_vpc_attachment.c",
      """
      "id": "tgw-attach-0c01", "transit_gateway_id": "tgw-0c01", "vpc_id": "vpc-0c01",
      "subnet_ids": ["subnet-0c01"], "transit_gateway_default_route_table_association": false,
      "transit_gateway_default_route_table_propagation": false
      """),
    TerraformFixture.resource(
      "aws_ec2_transit_gateway_route_table.c",
      #""id": "tgw-rtb-0c01", "transit_gateway_id": "tgw-0c01""#),
    TerraformFixture.resource(
      "aws_ec2_transit_gateway_route_table_association.c",
      """
      "transit_gateway_route_table_id": "tgw-rtb-0c01",
      "transit_gateway_attachment_id": "tgw-attach-0c01"
      """),
    TerraformFixture.resource(
      "aws_ec2_transit_gateway_route_table_propagation.c",
      """
      "transit_gateway_route_table_id": "tgw-rtb-0c01",
      "transit_gateway_attachment_id": "tgw-attach-0c01"
      """),
    TerraformFixture.resource(
      "aws_ec2_transit_gateway_route.c",
      """
      "transit_gateway_route_table_id": "tgw-rtb-0c01", "destination_cidr_block": "0.0.0.0/0",
      "transit_gateway_attachment_id": "tgw-attach-0c01", "blackhole": false
      """),
    TerraformFixture.resource("aws_vpn_gateway.c", #""id": "vgw-0c01", "vpc_id": "vpc-0c01""#),
    TerraformFixture.resource(
      "aws_customer_gateway.c", #""id": "cgw-0c01", "ip_address": "192.0.2.1""#),
    TerraformFixture.resource(
      "aws_vpn_connection.c",
      """
      "id": "vpn-0c01", "vpn_gateway_id": "vgw-0c01", "customer_gateway_id": "cgw-0c01",
      "static_routes_only": true
      """),
    TerraformFixture.resource(
      "aws_vpn_connection_route.c",
      #""vpn_connection_id": "vpn-0c01", "destination_cidr_block": "192.168.0.0/16""#),
    TerraformFixture.resource(
      "aws_route_table.c",
      #""id": "rtb-0c01", "vpc_id": "vpc-0c01", "route": [], "propagating_vgws": ["vgw-0c01"]"#),
    TerraformFixture.resource(
      "aws_route53_zone.c",
      #""id": "Z0C01", "zone_id": "Z0C01", "name": "corp.internal", "vpc": [{"vpc_id": "vpc-0c01"}]"#
    ),
    TerraformFixture.resource(
      "aws_route53_record.c",
      #""zone_id": "Z0C01", "name": "db", "type": "A", "records": ["10.2.0.9"]"#),
    TerraformFixture.resource(
      "aws_route53_resolver_rule.c",
      """
      "id": "rslvr-rr-0c01", "domain_name": "corp.example.", "rule_type": "FORWARD",
      "target_ip": [{"ip": "192.168.0.53", "port": 53}]
      """),
    TerraformFixture.resource(
      "aws_route53_resolver_rule_association.c",
      #""resolver_rule_id": "rslvr-rr-0c01", "vpc_id": "vpc-0c01""#),
    TerraformFixture.resource(
      "aws_lb.c",
      """
      "arn": "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/front/01",
      "name": "front", "load_balancer_type": "network", "internal": true,
      "subnets": ["subnet-0c01"], "vpc_id": "vpc-0c01"
      """),
    TerraformFixture.resource(
      "aws_lb_target_group.c",
      """
      "arn": "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/02",
      "name": "web", "protocol": "TCP", "port": 443, "vpc_id": "vpc-0c01", "target_type": "instance"
      """),
    TerraformFixture.resource(
      "aws_lb_listener.c",
      """
      "load_balancer_arn": "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/front/01",
      "port": 443, "protocol": "TCP", "default_action": [{"type": "forward", "target_group_arn":
      "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/02"}]
      """),
    TerraformFixture.resource(
      "aws_lb_target_group_attachment.c",
      """
      "target_group_arn": "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/02",
      "target_id": "i-0c01"
      """),
    TerraformFixture.resource(
      "aws_instance.c",
      """
      "id": "i-0c01", "subnet_id": "subnet-0c01", "private_ip": "10.2.0.20",
      "primary_network_interface_id": "eni-0c01", "vpc_security_group_ids": ["sg-0c00"]
      """),
    TerraformFixture.resource(
      "aws_db_subnet_group.c", #""id": "data", "name": "data", "subnet_ids": ["subnet-0c01"]"#),
    TerraformFixture.resource(
      "aws_db_instance.c",
      """
      "id": "db-X", "identifier": "orders", "db_subnet_group_name": "data",
      "availability_zone": "eu-west-1a", "vpc_security_group_ids": ["sg-0c00"], "port": 5432,
      "address": "orders.x.eu-west-1.rds.amazonaws.com"
      """),
    TerraformFixture.resource(
      "aws_s3_bucket_policy.c",
      #""bucket": "logs", "policy": "{\"Statement\": []}""#),
    TerraformFixture.resource(
      "aws_ec2_managed_prefix_list.c",
      #""id": "pl-0c01", "name": "offices", "entry": [{"cidr": "192.0.2.0/25"}]"#),
    TerraformFixture.resource(
      "aws_ec2_managed_prefix_list_entry.c",
      #""prefix_list_id": "pl-0c01", "cidr": "192.0.2.128/25""#),
    TerraformFixture.resource(
      "aws_vpc_dhcp_options.c",
      #""id": "dopt-0c01", "domain_name_servers": ["AmazonProvidedDNS", "192.168.0.53"]"#),
    TerraformFixture.resource(
      "aws_vpc_dhcp_options_association.c",
      #""dhcp_options_id": "dopt-0c01", "vpc_id": "vpc-0c01""#),
    TerraformFixture.resource(
      "aws_ec2_instance_connect_endpoint.c",
      """
      "id": "eice-0c01", "subnet_id": "subnet-0c01", "vpc_id": "vpc-0c01",
      "network_interface_ids": ["eni-0c09"], "security_group_ids": ["sg-0c00"]
      """),
    TerraformFixture.resource(
      "aws_egress_only_internet_gateway.c", #""id": "eigw-0c01", "vpc_id": "vpc-0c01""#),
    TerraformFixture.resource("aws_dx_gateway.c", #""id": "dx-1", "name": "line""#),
    TerraformFixture.resource(
      "aws_dx_gateway_association.c",
      #""dx_gateway_id": "dx-1", "associated_gateway_id": "vgw-0c01", "allowed_prefixes": ["10.2.0.0/16"]"#
    ),
    TerraformFixture.resource(
      "aws_vpc_block_public_access_options.c",
      #""aws_region": "eu-west-1", "internet_gateway_block_mode": "block-bidirectional""#),
  ]
}
