import NetworkModel
import Testing

@testable import TopologyFiles

@Suite struct ScopeTests {
  @Test(arguments: [
    ("eu-west-1a", "eu-west-1"), ("us-west-2-lax-1a", "us-west-2"),
    ("us-gov-west-1b", "us-gov-west-1"), ("us-east-1-wl1-bos-wlz-1", "us-east-1"),
    ("ap-southeast-2", "ap-southeast-2"),
  ])
  func `a zone is in its region`(zone: String, region: String) {
    #expect(AWSRegion.region(ofZone: zone) == region)
  }

  @Test(arguments: ["use2-az1", "", "-", "a-1", "europe", "EU-WEST-1", "1-2-3", "eu--1"])
  func `other texts are no zones`(text: String) {
    #expect(AWSRegion.region(ofZone: text) == nil)
  }

  private func scope(of id: String, in files: [(name: String, text: String)]) throws -> [String] {
    let topology = try imported(files).topology
    let vpc = try #require(topology.first(id, as: VPC.self))
    return [topology.region(of: vpc.scope).text, topology.account(of: vpc.scope).text]
  }

  private let vpcs = #"{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}"#
  private let subnets = """
    {"Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24",
      "AvailabilityZone": "eu-north-1c", "OwnerId": "444455556666"}]}
    """

  @Test func `a VPC is where its subnets are`() throws {
    let other = """
      {"Subnets": [{"SubnetId": "subnet-2", "VpcId": "vpc-2", "CidrBlock": "10.0.0.0/24",
        "AvailabilityZone": "us-east-1a", "OwnerId": "111122223333"}],
       "Vpcs": [{"VpcId": "vpc-2", "CidrBlock": "10.0.0.0/16", "OwnerId": "111122223333"}]}
      """
    let files = [("v.json", vpcs), ("s.json", subnets), ("o.json", other)]
    #expect(try scope(of: "vpc-1", in: files).first == "eu-north-1")
    #expect(try scope(of: "vpc-2", in: files) == ["us-east-1", "111122223333"])
  }

  @Test func `what nothing says is told by the folders`() throws {
    #expect(
      try scope(of: "vpc-1", in: [("accounts/777788889999/ap-south-1/Vpcs.json", vpcs)])
        == ["ap-south-1", "777788889999"])
    #expect(try scope(of: "vpc-1", in: [("vpcs.ca-central-1.json", vpcs)]).first == "ca-central-1")
  }

  @Test func `the text goes before the folder`() throws {
    let both = [("us-west-1/a.json", vpcs + subnets)]
    #expect(try scope(of: "vpc-1", in: both).first == "eu-north-1")
  }

  @Test func `the only region and account stand for what says none`() throws {
    #expect(
      try scope(of: "vpc-1", in: [("v.json", vpcs), ("s.json", subnets)])
        == ["eu-north-1", "444455556666"])
  }

  @Test func `an ARN tells region and account`() throws {
    let text = """
      {"TransitGateways": [{"TransitGatewayId": "tgw-1",
        "TransitGatewayArn": "arn:aws:ec2:us-east-2:554773406868:transit-gateway/tgw-1"}]}
      """
    let topology = try imported(text).topology
    let gateway = try #require(topology.transitGateways.first)
    #expect(topology.region(of: gateway.scope) == "us-east-2")
    #expect(topology.account(of: gateway.scope) == "554773406868")
  }
}
