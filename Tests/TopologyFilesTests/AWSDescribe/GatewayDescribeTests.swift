import IPAddressing
import NetworkModel
import Testing

@testable import TopologyFiles

/// VPC Block Public Access and regional NAT gateways, as the `aws` command prints them.
@Suite struct GatewayDescribeTests {
  private let vpcs = """
    {"Vpcs": [
      {"VpcId": "vpc-0000000a", "CidrBlock": "10.0.0.0/16", "OwnerId": "111122223333",
       "BlockPublicAccessStates": {"InternetGatewayBlockMode": "off"}},
      {"VpcId": "vpc-0000000b", "CidrBlock": "10.1.0.0/16", "OwnerId": "111122223333"}],
     "Subnets": [
      {"SubnetId": "subnet-0000000a", "VpcId": "vpc-0000000a", "CidrBlock": "10.0.0.0/24",
       "AvailabilityZone": "us-east-2a", "OwnerId": "111122223333"},
      {"SubnetId": "subnet-0000000b", "VpcId": "vpc-0000000b", "CidrBlock": "10.1.0.0/24",
       "AvailabilityZone": "us-east-2a", "OwnerId": "111122223333"}]}
    """

  private func options(_ mode: String, region: String = "us-east-2") -> String {
    """
    {"VpcBlockPublicAccessOptions": {
      "AwsAccountId": "111122223333", "AwsRegion": "\(region)", "State": "update-complete",
      "InternetGatewayBlockMode": "\(mode)", "ManagedBy": "account", "ExclusionsAllowed": "allowed"}}
    """
  }

  private func exclusion(_ mode: String, of resource: String, state: String = "create-complete")
    -> String
  {
    """
    {"VpcBlockPublicAccessExclusions": [{
      "ExclusionId": "vpcbpa-exclude-0000000a", "InternetGatewayExclusionMode": "\(mode)",
      "ResourceArn": "arn:aws:ec2:us-east-2:111122223333:\(resource)", "State": "\(state)"}]}
    """
  }

  private func modes(_ texts: [String]) throws -> [InternetGatewayBlockMode?] {
    let files = ([vpcs] + texts).enumerated().map { (name: "\($0).json", text: $1) }
    let report = try imported(files)
    #expect(report.findings.isEmpty, "\(report.findings)")
    let topology = report.topology
    return topology.handles(of: Subnet.self).map { topology.internetGatewayBlock(of: $0) }
  }

  @Test func `B1: the account's mode holds for the region's VPCs; without it, what they say`()
    throws
  {
    #expect(try modes([]) == [.off, nil])
    #expect(try modes([options("block-ingress")]) == [.blockIngress, .blockIngress])
    #expect(try modes([options("off")]) == [.off, .off])
    #expect(
      try modes([options("block-ingress", region: "eu-west-1"), options("off")]) == [.off, .off])
  }

  @Test func `B1: exclusions of VPCs and subnets count while they stand`() throws {
    let all = options("block-bidirectional")
    #expect(
      try modes([all, exclusion("allow-egress", of: "vpc/vpc-0000000a")])
        == [.blockIngress, .blockBidirectional])
    #expect(
      try modes([all, exclusion("allow-bidirectional", of: "subnet/subnet-0000000b")])
        == [.blockBidirectional, .off])
    #expect(
      try modes([
        all,
        exclusion("allow-bidirectional", of: "vpc/vpc-0000000a", state: "delete-complete"),
      ]) == [.blockBidirectional, .blockBidirectional])
  }

  @Test func `B1: a mode that is none is told and not guessed`() throws {
    let report = try imported([("v.json", vpcs), ("o.json", options("block-egress"))])
    #expect(report.findings.contains { $0.message.contains("block-egress") })
  }

  @Test func `N5: a regional NAT gateway has a table and an address in each zone`() throws {
    let nat = """
      {"NatGateways": [{
        "NatGatewayId": "nat-0000000a", "VpcId": "vpc-0000000a", "State": "available",
        "AvailabilityMode": "regional", "ConnectivityType": "public",
        "AutoScalingIps": "enabled", "AutoProvisionZones": "enabled",
        "RouteTableId": "rtb-0000000a",
        "NatGatewayAddresses": [
          {"AllocationId": "eipalloc-0000000a", "PublicIp": "198.51.100.1", "Status": "succeeded",
           "AvailabilityZone": "us-east-2a", "AvailabilityZoneId": "use2-az1"},
          {"AllocationId": "eipalloc-0000000b", "PublicIp": "198.51.100.2", "Status": "succeeded",
           "AvailabilityZone": "us-east-2b", "AvailabilityZoneId": "use2-az2"}]}],
       "RouteTables": [{
        "RouteTableId": "rtb-0000000a", "VpcId": "vpc-0000000a", "Associations": [],
        "Routes": [{"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local"}]}]}
      """
    let report = try imported([("v.json", vpcs), ("n.json", nat)])
    #expect(report.findings.isEmpty, "\(report.findings)")
    let gateway = try #require(report.topology.natGateways.first)
    #expect(gateway.subnet == nil)
    #expect(gateway.routeTable.map { report.topology[$0].id.text } == "rtb-0000000a")
    #expect(gateway.addresses.map(\.zone.text) == ["us-east-2a", "us-east-2b"])
    #expect(
      gateway.addresses.map { $0.publicAddress?.description } == ["198.51.100.1", "198.51.100.2"])
  }
}
