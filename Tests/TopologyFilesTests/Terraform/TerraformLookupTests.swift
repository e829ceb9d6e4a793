import IPAddressing
import NetworkModel
import PathEngine
import Testing

@testable import TopologyFiles

/// Data sources: what Terraform looked up and does not make.
@Suite struct TerraformLookupTests {
  private static let elb = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:"

  private static func data(_ address: String, _ values: String) -> String {
    TerraformFixture.resource("data." + address, values, mode: "data")
  }

  private static let base = [
    TerraformFixture.resource(
      "aws_vpc.d",
      #""id": "vpc-0d01", "cidr_block": "10.0.0.0/16", "default_security_group_id": "sg-0d00""#),
    TerraformFixture.resource(
      "aws_subnet.d",
      """
      "id": "subnet-0d01", "vpc_id": "vpc-0d01", "cidr_block": "10.0.1.0/24",
      "availability_zone": "eu-west-1a"
      """),
    TerraformFixture.resource(
      "aws_instance.d",
      """
      "id": "i-0d01", "subnet_id": "subnet-0d01", "private_ip": "10.0.1.10",
      "primary_network_interface_id": "eni-0d01", "vpc_security_group_ids": ["sg-0d00"],
      "instance_state": "running", "tags": {"Name": "host"}
      """),
  ]

  private static let balancer = data(
    "aws_lb.front",
    """
    "id": "\(elb)loadbalancer/net/front/01", "arn": "\(elb)loadbalancer/net/front/01",
    "name": "front", "load_balancer_type": "network", "internal": true, "vpc_id": "vpc-0d01",
    "subnets": ["subnet-0d01"], "security_groups": [],
    "subnet_mapping": [{"subnet_id": "subnet-0d01", "private_ipv4_address": "10.0.1.99"}]
    """)

  private static let listener = data(
    "aws_lb_listener.front",
    """
    "load_balancer_arn": "\(elb)loadbalancer/net/front/01", "port": 443, "protocol": "TCP",
    "default_action": [{"type": "forward", "target_group_arn": "\(elb)targetgroup/web/02"}]
    """)

  private static let targets = [
    data(
      "aws_lb_target_group.web",
      """
      "arn": "\(elb)targetgroup/web/02", "name": "web", "protocol": "TCP", "port": 443,
      "target_type": "instance", "vpc_id": "vpc-0d01"
      """),
    TerraformFixture.resource(
      "aws_lb_target_group_attachment.web",
      #""target_group_arn": "\#(elb)targetgroup/web/02", "target_id": "i-0d01""#),
  ]

  private func read(_ more: [String]) throws -> ImportReport {
    try imported(TerraformFixture.state((Self.base + more).joined(separator: ",")))
  }

  private func verdict(_ topology: Topology, to: String, port: UInt16) throws -> Verdict {
    let query = try QueryParser(topology).query(from: "host", to: to, port: port)
    return PathTracer(topology).trace(query).verdict
  }

  @Test func `a balancer without its listeners in the file refuses nothing`() throws {
    let topology = try read([Self.balancer]).topology
    let balancer = try #require(topology.loadBalancers.first)
    #expect(balancer.id.text == "net/front/01")
    #expect(balancer.interfaces.count == 1)
    #expect(balancer.listeners == nil)
    #expect(try verdict(topology, to: "10.0.1.99", port: 443) == .undetermined)
  }

  @Test func `of a balancer that was looked up, a listener counts and others stay unknown`() throws
  {
    let topology = try read([Self.balancer, Self.listener] + Self.targets).topology
    let balancer = try #require(topology.loadBalancers.first)
    #expect(balancer.listeners?.map(\.port) == [443])
    #expect(balancer.lacksListeners)
    #expect(topology.targetGroups.first?.targets?.count == 1)
    #expect(try verdict(topology, to: "10.0.1.99", port: 80) == .undetermined)
  }

  @Test func `a balancer that another state makes counts once`() throws {
    let made = TerraformFixture.state(
      (Self.base + Self.targets + [
        TerraformFixture.resource(
          "aws_lb.front",
          """
          "arn": "\(Self.elb)loadbalancer/net/front/01", "name": "front",
          "load_balancer_type": "network", "internal": true, "vpc_id": "vpc-0d01",
          "subnets": ["subnet-0d01"]
          """),
        Self.listener.replacing("data.aws", with: "aws").replacing("\"data\"", with: "\"managed\""),
      ]).joined(separator: ","))
    let looked = TerraformFixture.state([Self.balancer, Self.listener].joined(separator: ","))
    let report = try imported([("a.json", looked), ("b.json", made)])
    let balancer = try #require(report.topology.loadBalancers.first)
    #expect(report.topology.loadBalancers.count == 1)
    #expect(balancer.listeners?.count == 1)
    #expect(!balancer.lacksListeners)
    #expect(balancer.interfaces.count == 1)
    #expect(!report.findings.contains { $0.code == .duplicateID })
  }

  @Test func `a database that was looked up is in its subnet group, or in its groups' VPC`() throws
  {
    let database = Self.data(
      "aws_db_instance.orders",
      """
      "id": "db-X", "db_instance_identifier": "orders", "db_subnet_group": "data",
      "db_instance_arn": "arn:aws:rds:eu-west-1:111122223333:db:orders", "port": 5432,
      "address": "orders.x.eu-west-1.rds.amazonaws.com", "availability_zone": "eu-west-1a",
      "vpc_security_groups": ["sg-0d02"]
      """)
    let subnets = Self.data(
      "aws_db_subnet_group.data",
      #""id": "data", "name": "data", "vpc_id": "vpc-0d01", "subnet_ids": ["subnet-0d01"]"#)
    let group = TerraformFixture.resource(
      "aws_security_group.db",
      #""id": "sg-0d02", "name": "db", "vpc_id": "vpc-0d01", "ingress": [], "egress": []"#)
    let whole = try read([database, subnets, group]).topology.databases
    #expect(whole.first?.id.text == "orders")
    #expect(whole.first?.port == 5432)
    #expect(whole.first?.interface != nil)
    let alone = try read([database, group]).topology.databases
    #expect(alone.count == 1)
    #expect(alone.first?.interface == nil)
    let left = try read([database])
    #expect(left.topology.databases.isEmpty)
    #expect(left.findings.contains { $0.words.en.contains("subnet group is not here") })
  }

  @Test func `an instance of a cluster has the cluster's groups and subnets`() throws {
    let topology = try read([
      TerraformFixture.resource(
        "aws_db_subnet_group.data", #""id": "data", "name": "data", "subnet_ids": ["subnet-0d01"]"#),
      TerraformFixture.resource(
        "aws_rds_cluster.main",
        """
        "id": "main", "cluster_identifier": "main", "db_subnet_group_name": "data",
        "vpc_security_group_ids": ["sg-0d00"]
        """),
      TerraformFixture.resource(
        "aws_rds_cluster_instance.one",
        """
        "id": "main-1", "identifier": "main-1", "cluster_identifier": "main", "port": 3306,
        "endpoint": "main-1.x.eu-west-1.rds.amazonaws.com", "availability_zone": "eu-west-1a"
        """),
    ]).topology
    let database = try #require(topology.databases.first)
    #expect(database.id.text == "main-1")
    #expect(database.dnsName.text == "main-1.x.eu-west-1.rds.amazonaws.com")
    #expect(database.interface != nil)
  }

  @Test func `a peering that was looked up has the blocks of both sides`() throws {
    let topology = try read([
      Self.data(
        "aws_vpc_peering_connection.p",
        """
        "id": "pcx-0d01", "status": "active", "vpc_id": "vpc-0d01", "cidr_block": "10.0.0.0/16",
        "owner_id": "111122223333", "requester_region": "eu-west-1", "peer_vpc_id": "vpc-0e01",
        "peer_cidr_block": "10.9.0.0/16", "peer_owner_id": "444455556666",
        "peer_region": "eu-west-2", "peer_cidr_block_set": [{"cidr_block": "10.9.0.0/16"}],
        "accepter": {"allow_remote_vpc_dns_resolution": true}, "requester": {}
        """)
    ]).topology
    let peering = try #require(topology.peeringConnections.first)
    #expect(peering.accepter.cidrs == [try IPPrefix("10.9.0.0/16")])
    #expect(peering.state == .active)
  }

  @Test func `a table of a transit gateway that was looked up leaves its routes unknown`() throws {
    let report = try read([
      Self.data("aws_ec2_transit_gateway.h", #""id": "tgw-0d01""#),
      Self.data(
        "aws_ec2_transit_gateway_route_table.h",
        #""id": "tgw-rtb-0d01", "transit_gateway_id": "tgw-0d01""#),
      TerraformFixture.resource(
        "aws_ec2_transit_gateway_route.h",
        """
        "transit_gateway_route_table_id": "tgw-rtb-0d01", "destination_cidr_block": "0.0.0.0/0",
        "blackhole": true
        """),
      Self.data(
        "aws_ec2_transit_gateway_peering_attachment.h",
        """
        "id": "tgw-attach-0d09", "transit_gateway_id": "tgw-0d01", "peer_region": "eu-west-2",
        "peer_transit_gateway_id": "tgw-0e01", "peer_account_id": "444455556666"
        """),
    ])
    let table = try #require(report.topology.transitGatewayRouteTables.first)
    #expect(table.routes == nil)
    #expect(report.topology.transitGatewayAttachments.count == 1)
    #expect(report.findings.contains { $0.words.en.contains("only looked up") })
  }

  @Test func `the accepter's side of a peering of transit gateways stands for the whole`() throws {
    let accepter = TerraformFixture.resource(
      "aws_ec2_transit_gateway_peering_attachment_accepter.h",
      """
      "id": "tgw-attach-0d09", "transit_gateway_attachment_id": "tgw-attach-0d09",
      "transit_gateway_id": "tgw-0d01", "peer_transit_gateway_id": "tgw-0e01",
      "peer_account_id": "444455556666"
      """)
    let hub = TerraformFixture.resource("aws_ec2_transit_gateway.h", #""id": "tgw-0d01""#)
    let attachments = try read([hub, accepter]).topology.transitGatewayAttachments
    #expect(attachments.map(\.resource) == [.peering(ResourceID("tgw-0e01"))])
  }

  @Test func `a security group that was looked up has rules that are not known`() throws {
    let report = try read([
      Self.data("aws_security_group.web", #""id": "sg-0d09", "vpc_id": "vpc-0d01", "name": "web""#),
      TerraformFixture.resource(
        "aws_instance.web",
        """
        "id": "i-0d02", "subnet_id": "subnet-0d01", "private_ip": "10.0.1.20",
        "primary_network_interface_id": "eni-0d02", "vpc_security_group_ids": ["sg-0d09"],
        "instance_state": "running"
        """),
    ])
    #expect(report.topology.first("sg-0d09", as: SecurityGroup.self) == nil)
    #expect(try verdict(report.topology, to: "10.0.1.20", port: 443) == .undetermined)
  }

  @Test func `tunnels, lines and what they end at come from their resources`() throws {
    let topology = try read([
      TerraformFixture.resource("aws_ec2_transit_gateway.h", #""id": "tgw-0d01""#),
      TerraformFixture.resource(
        "aws_ec2_transit_gateway_vpc_attachment.h",
        """
        "id": "tgw-attach-0d01", "transit_gateway_id": "tgw-0d01", "vpc_id": "vpc-0d01",
        "subnet_ids": ["subnet-0d01"]
        """),
      TerraformFixture.resource(
        "aws_ec2_transit_gateway_connect.h",
        """
        "id": "tgw-attach-0d02", "transit_gateway_id": "tgw-0d01",
        "transport_attachment_id": "tgw-attach-0d01"
        """),
      TerraformFixture.resource(
        "aws_ec2_transit_gateway_connect_peer.h",
        """
        "id": "tgw-connect-peer-0d01", "transit_gateway_attachment_id": "tgw-attach-0d02",
        "peer_address": "10.0.1.10", "inside_cidr_blocks": ["169.254.100.0/29"]
        """),
      Self.data("aws_dx_gateway.g", #""id": "dx-1", "name": "line""#),
      Self.data(
        "aws_ec2_transit_gateway_dx_gateway_attachment.g",
        #""id": "tgw-attach-0d03", "transit_gateway_id": "tgw-0d01", "dx_gateway_id": "dx-1""#),
      TerraformFixture.resource(
        "aws_dx_transit_virtual_interface.t",
        #""id": "dxvif-0d01", "name": "transit", "dx_gateway_id": "dx-1""#),
      TerraformFixture.resource("aws_vpn_gateway.v", #""id": "vgw-0d01", "vpc_id": "vpc-0d01""#),
      TerraformFixture.resource(
        "aws_dx_private_virtual_interface.p",
        #""id": "dxvif-0d02", "name": "private", "vpn_gateway_id": "vgw-0d01""#),
    ]).topology
    let connect = try #require(
      topology.first("tgw-attach-0d02", as: TransitGatewayAttachment.self))
    #expect(connect.resource == .connect(ResourceID("tgw-attach-0d01")))
    #expect(connect.connectPeers?.map(\.peerAddress) == [try IPAddress("10.0.1.10")])
    let line = try #require(topology.first("tgw-attach-0d03", as: TransitGatewayAttachment.self))
    #expect(
      line.resource == .directConnectGateway(ResourceID("dx-1", kind: .directConnectGateway)))
    #expect(topology.directConnectGateways.map(\.name) == ["line"])
    #expect(topology.virtualInterfaces.map(\.role.rawValue).sorted() == ["private", "transit"])
    #expect(
      topology.virtualInterfaces.allSatisfy {
        switch $0.termination {
        case .directConnectGateway, .virtualPrivateGateway: true
        default: false
        }
      })
  }
}
