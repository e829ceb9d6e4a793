import IPAddressing
import NetworkModel
import Testing

@testable import TopologyFiles

/// `elbv2 describe-*` and `rds describe-db-instances`.
@Suite struct LoadBalancerDescribeTests {
  private static let arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333"

  private static let interfaces = """
    {"NetworkInterfaces": [
      {"NetworkInterfaceId": "eni-0b01", "VpcId": "vpc-0a01", "SubnetId": "subnet-0b01",
       "AvailabilityZone": "eu-west-1a", "PrivateIpAddress": "10.0.0.20",
       "InterfaceType": "network_load_balancer", "RequesterManaged": true,
       "Description": "ELB net/front/50dc6c495c0c9188"},
      {"NetworkInterfaceId": "eni-0b02", "VpcId": "vpc-0a01", "SubnetId": "subnet-0b02",
       "AvailabilityZone": "eu-west-1b", "PrivateIpAddress": "10.0.1.30", "InterfaceType": "interface",
       "RequesterManaged": true, "RequesterId": "amazon-rds", "Description": "RDSNetworkInterface",
       "Groups": [{"GroupId": "sg-0a01"}]},
      {"NetworkInterfaceId": "eni-0b03", "VpcId": "vpc-0a01", "SubnetId": "subnet-0b02",
       "PrivateIpAddress": "10.0.1.31", "InterfaceType": "lambda",
       "Description": "AWS Lambda VPC ENI-resize-images-6a1f6d3c-8b3f-4c5e-9d55-0d4a9a7b1c2d"},
      {"NetworkInterfaceId": "eni-0b04", "VpcId": "vpc-0a01", "SubnetId": "subnet-0b02",
       "PrivateIpAddress": "10.0.1.32", "InterfaceType": "interface", "RequesterManaged": true,
       "Description": "EFS mount target for fs-0a1b2c3d (fsmt-0a1b2c3d)"}]}
    """

  private static let balancers = """
    {"LoadBalancers": [
      {"LoadBalancerArn": "\(arn):loadbalancer/net/front/50dc6c495c0c9188",
       "DNSName": "Front-50dc6c495c0c9188.elb.eu-west-1.amazonaws.com", "LoadBalancerName": "front",
       "Scheme": "internet-facing", "VpcId": "vpc-0a01", "State": {"Code": "active_impaired"},
       "Type": "network",
       "AvailabilityZones": [{"ZoneName": "eu-west-1a", "SubnetId": "subnet-0b01"}]},
      {"LoadBalancerArn": "\(arn):loadbalancer/gwy/wall/50dc6c495c0c9189", "Type": "gateway",
       "LoadBalancerName": "wall", "VpcId": "vpc-0a01"}]}
    """

  private static let listeners = """
    {"Listeners": [
      {"ListenerArn": "\(arn):listener/net/front/50dc6c495c0c9188/f2f7dc8efc522ab2",
       "LoadBalancerArn": "\(arn):loadbalancer/net/front/50dc6c495c0c9188", "Port": 53,
       "Protocol": "TCP_UDP", "DefaultActions": [
         {"Type": "forward", "TargetGroupArn": "\(arn):targetgroup/web/73e2d6bc24d8a067",
          "ForwardConfig": {"TargetGroups": [
            {"TargetGroupArn": "\(arn):targetgroup/web/73e2d6bc24d8a067", "Weight": 1},
            {"TargetGroupArn": "\(arn):targetgroup/old/73e2d6bc24d8a068", "Weight": 0}]}}]}]}
    """

  private static let groups = """
    {"TargetGroups": [
      {"TargetGroupArn": "\(arn):targetgroup/web/73e2d6bc24d8a067", "TargetGroupName": "web",
       "Protocol": "TCP_UDP", "Port": 5353, "VpcId": "vpc-0a01", "TargetType": "instance"}]}
    """

  private static let health = """
    {"TargetHealthDescriptions": [
      {"Target": {"Id": "i-0a01", "Port": 5354}, "TargetHealth": {"State": "unhealthy"}},
      {"Target": {"Id": "10.0.1.77", "AvailabilityZone": "all"}, "TargetHealth": {"State": "healthy"}},
      {"Target": {"Id": "i-0a99"}, "TargetHealth": {"State": "draining"}}]}
    """

  private static let database = """
    {"DBInstances": [
      {"DBInstanceIdentifier": "orders", "DBInstanceStatus": "available",
       "DBInstanceArn": "arn:aws:rds:eu-west-1:111122223333:db:orders",
       "Endpoint": {"Address": "orders.c1a2b3c4d5e6.eu-west-1.rds.amazonaws.com", "Port": 5432},
       "AvailabilityZone": "eu-west-1b", "PubliclyAccessible": false,
       "VpcSecurityGroups": [{"VpcSecurityGroupId": "sg-0a01", "Status": "active"}],
       "DBSubnetGroup": {"VpcId": "vpc-0a01", "Subnets": [
         {"SubnetIdentifier": "subnet-0b01"}, {"SubnetIdentifier": "subnet-0b02"}]}}]}
    """

  private func report(
    _ more: [(name: String, text: String)]
  ) throws -> ImportReport {
    try imported(DescribeFixture.files + [("more-interfaces.json", Self.interfaces)] + more)
  }

  static let all: [(name: String, text: String)] = [
    ("lbs.json", balancers), ("listeners.json", listeners), ("tgs.json", groups),
    ("describe-target-health.web.json", health),
    (
      "describe-load-balancer-attributes.front.json",
      #"{"Attributes": [{"Key": "load_balancing.cross_zone.enabled", "Value": "true"}]}"#
    ),
    (
      "describe-target-group-attributes.73e2d6bc24d8a067.json",
      #"{"Attributes": [{"Key": "preserve_client_ip.enabled", "Value": "false"}]}"#
    ),
  ]

  @Test
  func `L1: a balancer has its interfaces by their description, and its listeners by its ARN`()
    throws
  {
    let topology = try report(Self.all).topology
    #expect(topology.loadBalancers.map(\.id.text) == ["net/front/50dc6c495c0c9188"])
    let balancer = try #require(topology.loadBalancers.first)
    #expect(balancer.name.text == "front")
    #expect(balancer.isInternetFacing)
    #expect(balancer.state == .active)
    #expect(balancer.dnsName.text == "front-50dc6c495c0c9188.elb.eu-west-1.amazonaws.com")
    #expect(balancer.interfaces.map { topology[$0].id.text } == ["eni-0b01"])
    #expect(balancer.isCrossZone == true)
    #expect(topology.region(of: balancer.scope).text == "eu-west-1")
    let listener = try #require(balancer.listeners?.first)
    #expect(listener.protocol == .tcpUDP)
    #expect(listener.port == 53)
    #expect(listener.targetGroups.map { topology[$0].name.text } == ["web"])
    #expect(!listener.lacksTargetGroups)
  }

  @Test func `L1: targets by the name of the file that tells their health`() throws {
    let group = try #require(try report(Self.all).topology.targetGroups.first)
    #expect(group.preservesClientAddress == false)
    #expect(group.targets?.map(\.health) == [.unhealthy, .healthy, .unused])
    #expect(group.targets?.map(\.port) == [5354, nil, nil])
    guard case .instance? = group.targets?.first?.place,
      case .address? = group.targets?[1].place, case .unresolved? = group.targets?.last?.place
    else {
      Issue.record("\(String(describing: group.targets))"); return
    }
  }

  @Test func `A8: what no output tells is nil`() throws {
    let topology = try report([("lbs.json", Self.balancers), ("tgs.json", Self.groups)]).topology
    #expect(topology.loadBalancers.first?.listeners == nil)
    #expect(topology.loadBalancers.first?.isCrossZone == nil)
    #expect(topology.targetGroups.first?.targets == nil)
    #expect(topology.targetGroups.first?.preservesClientAddress == nil)
  }

  @Test func `D10: a database has the one interface that fits it, and none where two do`() throws {
    let topology = try report([("db.json", Self.database)]).topology
    let database = try #require(topology.databases.first)
    #expect(database.interface.map { topology[$0].id.text } == "eni-0b02")
    #expect(database.dnsName.text == "orders.c1a2b3c4d5e6.eu-west-1.rds.amazonaws.com")
    #expect(database.port == 5432)
    let second = Self.interfaces.replacing("eni-0b02", with: "eni-0b12")
      .replacing("10.0.1.30", with: "10.0.1.40")
    let doubtful = try report([("db.json", Self.database), ("twin.json", second)]).topology
    #expect(doubtful.databases.first?.interface == nil)
  }

  @Test func `an interface that AWS made for something has the name that people know it by`() throws
  {
    let topology = try report([]).topology
    #expect(topology.first("eni-0b03", as: NetworkInterface.self)?.name.text == "resize-images")
    #expect(topology.first("eni-0b04", as: NetworkInterface.self)?.name.text == "fs-0a1b2c3d")
    #expect(topology.first("eni-0b01", as: NetworkInterface.self)?.name.isEmpty == true)
  }
}
