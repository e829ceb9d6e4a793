import NetworkModel

@testable import TopologyFiles

/// A small account as `aws ec2 describe-*` would print it: one VPC with a public and a private subnet,
/// a NAT gateway, two endpoints and a host.
enum DescribeFixture {
  static let files: [(name: String, text: String)] = [
    ("vpcs.json", vpcs), ("subnets.json", subnets), ("route-tables.json", routeTables),
    ("gateways.json", gateways), ("endpoints.json", endpoints), ("groups.json", groups),
    ("acls.json", acls), ("interfaces.json", interfaces), ("instances.json", instances),
    ("prefix-lists.json", prefixLists), ("describe-vpc-attribute.vpc-0a01.json", attribute),
  ]

  static let vpcs = """
    {"Vpcs": [{
      "VpcId": "vpc-0a01", "CidrBlock": "10.0.0.0/16", "IsDefault": false, "State": "available",
      "OwnerId": "111122223333", "DhcpOptionsId": "dopt-0a01", "InstanceTenancy": "default",
      "CidrBlockAssociationSet": [
        {"CidrBlock": "10.0.0.0/16", "CidrBlockState": {"State": "associated"}},
        {"CidrBlock": "10.1.0.0/16", "CidrBlockState": {"State": "associated"}},
        {"CidrBlock": "10.2.0.0/16", "CidrBlockState": {"State": "disassociated"}}],
      "Tags": [{"Key": "Name", "Value": "main"}, {"Key": "Team", "Value": "net"}]}]}
    """

  static let attribute = #"{"VpcId": "vpc-0a01", "EnableDnsSupport": {"Value": false}}"#

  static let subnets = """
    {"Subnets": [
      {"SubnetId": "subnet-0b01", "VpcId": "vpc-0a01", "CidrBlock": "10.0.0.0/24",
       "AvailabilityZone": "eu-west-1a", "MapPublicIpOnLaunch": true, "OwnerId": "111122223333"},
      {"SubnetId": "subnet-0b02", "VpcId": "vpc-0a01", "CidrBlock": "10.0.1.0/24",
       "AvailabilityZone": "eu-west-1b", "OwnerId": "111122223333",
       "Tags": [{"Key": "Name", "Value": "private"}]}]}
    """

  static let routeTables = """
    {"RouteTables": [
      {"RouteTableId": "rtb-0c01", "VpcId": "vpc-0a01",
       "Associations": [{"Main": true}, {"Main": false, "SubnetId": "subnet-0b01"}],
       "Routes": [
         {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active",
          "Origin": "CreateRouteTable"},
         {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-0d01", "State": "active",
          "Origin": "CreateRoute"}]},
      {"RouteTableId": "rtb-0c02", "VpcId": "vpc-0a01",
       "Associations": [{"Main": false, "SubnetId": "subnet-0b02"}],
       "PropagatingVgws": [{"GatewayId": "vgw-0e01"}],
       "Routes": [
         {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active"},
         {"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-0d01", "State": "active"},
         {"DestinationPrefixListId": "pl-0f01", "GatewayId": "vpce-0a01", "State": "active"},
         {"DestinationCidrBlock": "192.168.0.0/16", "GatewayId": "vgw-0e01", "State": "active",
          "Origin": "EnableVgwRoutePropagation"},
         {"DestinationCidrBlock": "10.9.0.0/16", "VpcPeeringConnectionId": "pcx-0e09",
          "State": "blackhole", "Origin": "CreateRoute"}]}]}
    """

  static let gateways = """
    {"InternetGateways": [{"InternetGatewayId": "igw-0d01",
       "Attachments": [{"State": "available", "VpcId": "vpc-0a01"}]}],
     "NatGateways": [{"NatGatewayId": "nat-0d01", "VpcId": "vpc-0a01", "SubnetId": "subnet-0b01",
       "State": "available", "ConnectivityType": "public", "NatGatewayAddresses": [
         {"PrivateIp": "10.0.0.9", "PublicIp": "203.0.113.9", "NetworkInterfaceId": "eni-0a09"}]}],
     "VpnGateways": [{"VpnGatewayId": "vgw-0e01", "State": "available",
       "VpcAttachments": [{"State": "attached", "VpcId": "vpc-0a01"}]}],
     "DhcpOptions": [{"DhcpOptionsId": "dopt-0a01", "DhcpConfigurations": [
       {"Key": "domain-name-servers", "Values": [{"Value": "AmazonProvidedDNS"}]}]}]}
    """

  static let endpoints = #"""
    {"VpcEndpoints": [
      {"VpcEndpointId": "vpce-0a01", "VpcEndpointType": "Gateway", "VpcId": "vpc-0a01",
       "ServiceName": "com.amazonaws.eu-west-1.s3", "State": "available",
       "RouteTableIds": ["rtb-0c02"], "PolicyDocument":
       "{\"Statement\": [{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": [\"a\", \"b\"], \"Condition\": {\"StringNotEquals\": {\"aws:SourceVpc\": \"vpc-0a01\"}}}]}"},
      {"VpcEndpointId": "vpce-0a02", "VpcEndpointType": "Interface", "VpcId": "vpc-0a01",
       "ServiceName": "com.amazonaws.eu-west-1.ssm", "State": "pendingAcceptance",
       "SubnetIds": ["subnet-0b02"], "Groups": [{"GroupId": "sg-0a01", "GroupName": "web"}],
       "NetworkInterfaceIds": ["eni-0a02"], "PrivateDnsEnabled": true,
       "DnsOptions": {"PrivateDnsOnlyForInboundResolverEndpoint": true},
       "DnsEntries": [{"DnsName": "vpce-0a02-x.ssm.eu-west-1.vpce.amazonaws.com"}]}]}
    """#

  static let groups = """
    {"SecurityGroups": [{
      "GroupId": "sg-0a01", "GroupName": "web", "VpcId": "vpc-0a01", "OwnerId": "111122223333",
      "IpPermissions": [
        {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
         "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "inside"}],
         "Ipv6Ranges": [{"CidrIpv6": "2001:db8::/32"}],
         "PrefixListIds": [{"PrefixListId": "pl-0f01"}],
         "UserIdGroupPairs": [{"GroupId": "sg-0a01", "UserId": "111122223333"}]},
        {"IpProtocol": "icmp", "FromPort": 8, "ToPort": -1,
         "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}],
      "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}]}
    """

  static let acls = """
    {"NetworkAcls": [{
      "NetworkAclId": "acl-0a01", "VpcId": "vpc-0a01", "IsDefault": true,
      "Associations": [{"SubnetId": "subnet-0b01"}, {"SubnetId": "subnet-0b02"}],
      "Entries": [
        {"RuleNumber": 32767, "RuleAction": "deny", "Egress": false, "Protocol": "-1",
         "CidrBlock": "0.0.0.0/0"},
        {"RuleNumber": 100, "RuleAction": "allow", "Egress": false, "Protocol": "6",
         "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 22, "To": 22}},
        {"RuleNumber": 90, "RuleAction": "allow", "Egress": true, "Protocol": "1",
         "CidrBlock": "0.0.0.0/0", "IcmpTypeCode": {"Type": 8, "Code": -1}}]}]}
    """

  static let interfaces = """
    {"NetworkInterfaces": [
      {"NetworkInterfaceId": "eni-0a01", "VpcId": "vpc-0a01", "SubnetId": "subnet-0b02",
       "AvailabilityZone": "eu-west-1b", "InterfaceType": "interface", "SourceDestCheck": false,
       "Attachment": {"InstanceId": "i-0a01", "DeviceIndex": 0}, "OwnerId": "111122223333",
       "Groups": [{"GroupId": "sg-0a01"}], "PrivateIpAddress": "10.0.1.10",
       "PrivateIpAddresses": [
         {"Primary": true, "PrivateIpAddress": "10.0.1.10",
          "Association": {"PublicIp": "198.51.100.10"}},
         {"Primary": false, "PrivateIpAddress": "10.0.1.11"}],
       "Ipv6Addresses": [{"Ipv6Address": "2001:db8::10"}],
       "TagSet": [{"Key": "Name", "Value": "primary"}]},
      {"NetworkInterfaceId": "eni-0a02", "VpcId": "vpc-0a01", "SubnetId": "subnet-0b02",
       "AvailabilityZone": "eu-west-1b", "InterfaceType": "vpc_endpoint",
       "PrivateIpAddress": "10.0.1.20"}]}
    """

  static let instances = """
    {"Reservations": [{"OwnerId": "111122223333", "Instances": [
      {"InstanceId": "i-0a01", "InstanceType": "t3.micro", "State": {"Name": "running"},
       "VpcId": "vpc-0a01", "Placement": {"AvailabilityZone": "eu-west-1b"},
       "Tags": [{"Key": "Name", "Value": "worker"}],
       "NetworkInterfaces": [
         {"NetworkInterfaceId": "eni-0a03", "VpcId": "vpc-0a01", "SubnetId": "subnet-0b01",
          "Attachment": {"DeviceIndex": 1}, "PrivateIpAddress": "10.0.0.30"},
         {"NetworkInterfaceId": "eni-0a01", "VpcId": "vpc-0a01", "SubnetId": "subnet-0b02",
          "Attachment": {"DeviceIndex": 0}, "PrivateIpAddress": "10.0.1.10"}]}]}]}
    """

  static let prefixLists = """
    {"PrefixLists": [
      {"PrefixListId": "pl-0f01", "PrefixListName": "com.amazonaws.eu-west-1.s3"},
      {"PrefixListId": "pl-0f02", "PrefixListName": "com.amazonaws.eu-west-1.dynamodb",
       "Cidrs": ["52.94.24.0/23"]}]}
    """
}

/// Reads texts as the loader reads files of those names.
func imported(_ files: [(name: String, text: String)]) throws -> ImportReport {
  let folder = try TemporaryFolder()
  for (name, text) in files { try folder.write(name, text) }
  var report = try TopologyLoader.load([folder.path])
  for index in report.findings.indices {
    let file = report.findings[index].location?.file
    if let file { report.findings[index].location?.file = folder.name(of: file) }
  }
  return report
}

func imported(_ text: String) throws -> ImportReport {
  try imported([("a.json", text)])
}

extension Topology {
  func first<E: Entity>(_ id: String, as type: E.Type = E.self) -> E? {
    handle(of: ResourceID(id, kind: E.kind), as: E.self).map { self[$0] }
  }
}
