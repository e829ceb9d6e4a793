import IPAddressing
import NetworkModel
import Testing

@testable import TopologyFiles

@Suite struct AWSDescribeReaderTests {
  let report: ImportReport
  let topology: Topology

  init() throws {
    report = try imported(DescribeFixture.files)
    topology = report.topology
  }

  @Test func `a whole capture is read without a finding`() {
    #expect(report.findings == [])
    #expect(topology.resourceCount == 19)
  }

  @Test func `a VPC has its associated blocks, its tags and the attributes of another file`() throws
  {
    let vpc = try #require(topology.first("vpc-0a01", as: VPC.self))
    #expect(vpc.name == "main")
    #expect(vpc.cidrs == [try IPPrefix("10.0.0.0/16"), try IPPrefix("10.1.0.0/16")])
    #expect(vpc.dnsSupport == false)
    #expect(vpc.dnsHostnames == nil)
    #expect(vpc.dhcpOptions.map { topology[$0].nameServers } == [])
    #expect(topology.tags(of: vpc.id) == [Tag(key: "Team", value: "net")])
    #expect(topology[vpc.scope] == topology.scopes.first)
    #expect(topology.scopes.map(\.region) == ["eu-west-1"])
    #expect(topology.scopes.map(\.account) == ["111122223333"])
  }

  @Test func `a subnet has its zone and its VPC`() throws {
    let subnet = try #require(topology.first("subnet-0b01", as: Subnet.self))
    #expect(subnet.zone == "eu-west-1a")
    #expect(subnet.assignsPublicAddress)
    #expect(topology[subnet.vpc].name == "main")
  }

  @Test func `R1, R2, R5: a route table's routes say where they lead and how they came`() throws {
    let table = try #require(topology.first("rtb-0c02", as: RouteTable.self))
    let endpoint = try #require(topology.handle(of: ResourceID("vpce-0a01"), as: VPCEndpoint.self))
    let list = try #require(topology.handle(of: ResourceID("pl-0f01"), as: PrefixList.self))
    let nat = try #require(topology.handle(of: ResourceID("nat-0d01"), as: NATGateway.self))
    let gateway = try #require(
      topology.handle(of: ResourceID("vgw-0e01"), as: VirtualPrivateGateway.self))
    #expect(
      table.routes == [
        Route(.prefix(try IPPrefix("10.0.0.0/16")), to: .local, origin: .local),
        Route(.prefix(.allIPv4), to: .natGateway(nat)),
        Route(.prefixList(list), to: .vpcEndpoint(endpoint)),
        Route(
          .prefix(try IPPrefix("192.168.0.0/16")), to: .virtualPrivateGateway(gateway),
          origin: .propagated),
        Route(
          .prefix(try IPPrefix("10.9.0.0/16")), to: .unresolved(ResourceID("pcx-0e09")),
          isBlackhole: true),
      ])
    #expect(!table.isMain)
    #expect(table.propagatingGateways == [ResourceID("vgw-0e01")])
    #expect(table.subnets.map { topology[$0].name } == ["private"])
    #expect(try #require(topology.first("rtb-0c01", as: RouteTable.self)).isMain)
  }

  @Test func `gateways have their addresses and their VPC`() throws {
    let nat = try #require(topology.first("nat-0d01", as: NATGateway.self))
    #expect(nat.addresses.map(\.publicAddress) == [IPv4Address(203, 0, 113, 9)])
    #expect(nat.state == .available)
    let gateway = try #require(topology.first("igw-0d01", as: InternetGateway.self))
    #expect(gateway.vpc.map { topology[$0].name } == "main")
    #expect(topology[gateway.scope].region == "eu-west-1")
  }

  @Test func `an endpoint has its type, names and policy`() throws {
    let s3 = try #require(topology.first("vpce-0a01", as: VPCEndpoint.self))
    #expect(s3.type == .gateway)
    #expect(s3.routeTables.map { topology[$0].id } == [ResourceID("rtb-0c02")])
    #expect(
      s3.policy?.statements == [
        PolicyDocument.Statement(
          effect: .deny, principal: .any, actions: .matching(["s3:*"]),
          resources: .matching(["a", "b"]),
          conditions: [
            .init(operator: "StringNotEquals", key: "aws:SourceVpc", values: ["vpc-0a01"])
          ])
      ])
    let ssm = try #require(topology.first("vpce-0a02", as: VPCEndpoint.self))
    #expect(ssm.type == .interface)
    #expect(ssm.state == .pendingAcceptance)
    #expect(ssm.privateDNSEnabled)
    #expect(ssm.privateDNSOnlyForInboundResolver == true)
    #expect(ssm.interfaces.map { topology[$0].purpose } == [.vpcEndpoint])
    #expect(ssm.dnsNames == ["vpce-0a02-x.ssm.eu-west-1.vpce.amazonaws.com"])
  }

  @Test func `S1, S3: a security group has one rule a peer`() throws {
    let handle = try #require(topology.handle(of: ResourceID("sg-0a01"), as: SecurityGroup.self))
    let group = topology[handle]
    let list = try #require(topology.handle(of: ResourceID("pl-0f01"), as: PrefixList.self))
    let https = TrafficClass(protocol: .tcp, ports: PortRange(443))
    #expect(
      group.ingress == [
        SecurityGroupRule(https, .prefix(try IPPrefix("10.0.0.0/8")), note: "inside"),
        SecurityGroupRule(https, .prefix(try IPPrefix("2001:db8::/32"))),
        SecurityGroupRule(https, .prefixList(list)),
        SecurityGroupRule(https, .group(handle)),
        SecurityGroupRule(TrafficClass(protocol: .icmp, icmpType: 8), .prefix(.allIPv4)),
      ])
    #expect(group.egress == [SecurityGroupRule(.all, .prefix(.allIPv4))])
    #expect(group.name == "web")
  }

  @Test func `S2, S3: a network ACL has its entries by number`() throws {
    let acl = try #require(topology.first("acl-0a01", as: NetworkACL.self))
    #expect(acl.isDefault)
    #expect(acl.ingress.map(\.number) == [100, 32767])
    #expect(acl.ingress.map(\.action) == [.allow, .deny])
    #expect(acl.ingress.first?.traffic == TrafficClass(protocol: .tcp, ports: PortRange(22)))
    #expect(acl.egress.map(\.traffic) == [TrafficClass(protocol: .icmp, icmpType: 8)])
    #expect(acl.subnets.count == 2)
  }

  @Test func `an interface is what describe-network-interfaces says, else what its instance says`()
    throws
  {
    let instance = try #require(topology.first("i-0a01", as: Instance.self))
    #expect(instance.interfaces.map { topology[$0].id.text } == ["eni-0a01", "eni-0a03"])
    let primary = try #require(topology.first("eni-0a01", as: NetworkInterface.self))
    #expect(primary.name == "primary")
    #expect(primary.instance.map { topology[$0].name } == "worker")
    #expect(primary.publicAddress == IPv4Address(198, 51, 100, 10))
    #expect(!primary.checksSourceDestination)
    let handle = try #require(topology.handle(of: primary.id, as: NetworkInterface.self))
    #expect(
      topology.addresses(of: handle).map(\.address.description)
        == ["10.0.1.10", "10.0.1.11", "2001:db8::10"])
    let second = try #require(topology.first("eni-0a03", as: NetworkInterface.self))
    #expect(second.primaryAddress == IPv4Address(10, 0, 0, 30))
    #expect(second.instance.map { topology[$0].id.text } == "i-0a01")
  }

  @Test func `A7: an instance known by its address alone has an interface`() throws {
    let text = """
      {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
       "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24"}],
       "SecurityGroups": [{"GroupId": "sg-1", "VpcId": "vpc-1", "IpPermissions": []}],
       "Instances": [{"InstanceId": "i-1", "VpcId": "vpc-1", "SubnetId": "subnet-1",
         "PrivateIpAddress": "10.0.0.7", "PublicIpAddress": "198.51.100.7",
         "SecurityGroups": [{"GroupId": "sg-1"}]}]}
      """
    let report = try imported(text)
    #expect(report.findings.map(\.severity) == [.note])
    #expect(
      report.findings.map(\.message)
        == ["i-1 has an address and no interface; one is taken to exist"])
    let instance = try #require(report.topology.instances.first)
    let handle = try #require(instance.interfaces.first)
    let interface = report.topology[handle]
    #expect(interface.primaryAddress == IPv4Address(10, 0, 0, 7))
    #expect(interface.publicAddress == IPv4Address(198, 51, 100, 7))
    #expect(report.topology.securityGroups(of: handle).count == 1)
  }

  @Test func `a prefix list whose ranges are not told has none, not an empty list`() throws {
    #expect(try #require(topology.first("pl-0f01", as: PrefixList.self)).entries == nil)
    #expect(
      try #require(topology.first("pl-0f02", as: PrefixList.self)).entries
        == [try IPPrefix("52.94.24.0/23")])
  }

  @Test func `the same files twice are the same network`() throws {
    let twice = DescribeFixture.files + DescribeFixture.files.map { ("again/" + $0.name, $0.text) }
    let second = try imported(twice)
    #expect(second.findings == [])
    #expect(second.topology.resourceCount == topology.resourceCount)
    #expect(second.topology.routeTables == topology.routeTables)
    #expect(second.topology.networkInterfaces == topology.networkInterfaces)
  }

  @Test func `all files joined to one text are the same network`() throws {
    let joined = DescribeFixture.files.map(\.text).joined(separator: "\n")
    let report = try imported(joined)
    #expect(report.findings == [])
    #expect(report.topology.routeTables == topology.routeTables)
    #expect(report.topology.networkInterfaces == topology.networkInterfaces)
  }

  @Test func `outputs gathered under names are found`() throws {
    let joined = DescribeFixture.files.map { "\"\($0.name)\": \($0.text)" }
    let report = try imported("{\"eu-west-1\": {" + joined.joined(separator: ",\n") + "}}")
    #expect(report.findings == [])
    #expect(report.topology.routeTables == topology.routeTables)
    let listed = try imported("[" + DescribeFixture.files.map(\.text).joined(separator: ",") + "]")
    #expect(listed.topology.routeTables == topology.routeTables)
  }
}
