import NetworkModel
import Testing

@testable import TopologyFiles

/// Each kind of finding, with its place.
@Suite struct DescribeFindingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var title: String
    var text: String
    var severity: FindingSeverity
    var code: FindingCode
    var line: Int
    var column: Int
    var message: String

    var testDescription: String { title }
  }

  static let vpc = #"{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}"#

  static let cases = [
    Case(
      title: "a reference that leads nowhere",
      text: """
        {"Vpcs": [\(vpc)],
         "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1",
           "Routes": [
             {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local"},
             {"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-9"}]}]}
        """,
      severity: .warning, code: .danglingReference, line: 5, column: 60,
      message: "rtb-1 names nat-9 as its Routes[1].NatGatewayId, which is not in the input"),
    Case(
      title: "a resource without what it cannot be without",
      text: """
        {"Subnets": [
          {"SubnetId": "subnet-1",
           "VpcId": "vpc-9", "CidrBlock": "10.0.0.0/24"}]}
        """,
      severity: .error, code: .danglingReference, line: 3, column: 13,
      message:
        "subnet-1 names vpc-9 as its VpcId, which is not in the input; it is left out"),
    Case(
      title: "a resource given twice and not the same",
      text: """
        {"Vpcs": [\(vpc),
          {"VpcId": "vpc-1", "CidrBlock": "10.9.0.0/16"}]}
        """,
      severity: .warning, code: .duplicateID, line: 2, column: 3,
      message:
        "vpc-1 is given twice and not the same; the first is kept (first at FOLDER/a.json:1:11)"),
    Case(
      title: "a value of the wrong type",
      text: """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16",
          "IsDefault": "yes"}]}
        """,
      severity: .warning, code: .wrongType, line: 2, column: 16,
      message: "vpc-1: IsDefault should be true or false and is a text; it is left aside"),
    Case(
      title: "a list that is none",
      text: #"{"Vpcs": {"VpcId": "vpc-1"}}"#, severity: .warning, code: .wrongType, line: 1,
      column: 10, message: "Vpcs should be a list and is an object; it is left aside"),
    Case(
      title: "a list of other things",
      text: "{\"Vpcs\": [\(vpc),\n 7]}", severity: .warning, code: .wrongType, line: 2, column: 2,
      message: "Vpcs should be a list of objects and is a number; it is left aside"),
    Case(
      title: "a resource without an id",
      text: "{\"Vpcs\": [\(vpc),\n  {\"CidrBlock\": \"10.0.0.0/16\"}]}", severity: .error,
      code: .missingKey, line: 2, column: 3, message: "a VPC has no VpcId; it is left out"),
    Case(
      title: "a value that makes no sense",
      text: """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16",
          "CidrBlockAssociationSet": [{"CidrBlock": "10.0.0.0/99"}]}]}
        """,
      severity: .warning, code: .badValue, line: 2, column: 45,
      message: "vpc-1: CidrBlock \"10.0.0.0/99\" is no CIDR block; it is left aside"),
    Case(
      title: "a state that is not known",
      text: """
        {"Vpcs": [\(vpc)], "NatGateways": [
          {"NatGatewayId": "nat-1", "VpcId": "vpc-1", "State": "asleep"}]}
        """,
      severity: .warning, code: .badValue, line: 2, column: 56,
      message: "nat-1: State \"asleep\" is no state that is known; it is left aside"),
    Case(
      title: "a protocol that is not known",
      text: """
        {"Vpcs": [\(vpc)], "SecurityGroups": [{"GroupId": "sg-1", "VpcId": "vpc-1",
          "IpPermissions": [{"IpProtocol": "quic"}]}]}
        """,
      severity: .warning, code: .badValue, line: 2, column: 36,
      message: "sg-1: IpProtocol \"quic\" is no protocol; it is left aside"),
    Case(
      title: "a policy that cannot be read",
      text: """
        {"Vpcs": [\(vpc)], "VpcEndpoints": [{"VpcEndpointId": "vpce-1", "VpcId": "vpc-1",
          "VpcEndpointType": "Gateway", "PolicyDocument": "{"}]}
        """,
      severity: .warning, code: .badValue, line: 2, column: 51,
      message:
        "vpce-1: the policy cannot be understood (the file ends inside an object opened at line 1); it counts as AWS's default"
    ),
    Case(
      title: "keys that are not known",
      text: """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16",
          "Zeal": 1, "Colour": "red"}]}
        """,
      severity: .note, code: .unknownKey, line: 2, column: 24,
      message: "Vpcs: unknown keys, left aside: Colour (1), Zeal (1)"),
    Case(
      title: "a key that the model has no place for",
      text: """
        {"Vpcs": [\(vpc)], "NetworkInterfaces": [{"NetworkInterfaceId": "eni-1", "VpcId": "vpc-1",
          "Ipv6Prefixes": [{"Ipv6Prefix": "2001:db8::/80"}], "Ipv4Prefixes": []}]}
        """,
      severity: .note, code: .notModelled, line: 2, column: 19,
      message: "NetworkInterfaces: Ipv6Prefixes is not taken into account"),
    Case(
      title: "a list that the model has no place for",
      text: "{\"Vpcs\": [\(vpc)],\n \"CarrierGateways\": [{}]}", severity: .note,
      code: .notModelled, line: 2, column: 21,
      message: "AWS: CarrierGateways is not taken into account"),
    Case(
      title: "an output that stops before its end",
      text: "{\"Vpcs\": [\(vpc)],\n \"NextToken\": \"abc\"}", severity: .warning,
      code: .truncated, line: 2, column: 15,
      message: "AWS had more to list than this output holds (NextToken)"),
    Case(
      title: "an address outside its subnet",
      text: """
        {"Vpcs": [\(vpc)],
         "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24"}],
         "NetworkInterfaces": [{"NetworkInterfaceId": "eni-1", "VpcId": "vpc-1",
           "SubnetId": "subnet-1", "PrivateIpAddress": "10.0.1.7"}]}
        """,
      severity: .warning, code: .inconsistent, line: 4, column: 48,
      message: "eni-1 has the address 10.0.1.7, outside subnet-1"),
    Case(
      title: "an output without its id",
      text: "{\"Vpcs\": [\(vpc)]}\n{\"Entries\": [{\"Cidr\": \"10.0.0.0/8\"}]}",
      severity: .warning, code: .missingKey, line: 2, column: 1,
      message:
        "the output of get-managed-prefix-list-entries does not say which prefix list it is about"),
    Case(
      title: "an output cut short behind another",
      text: "{\"Vpcs\": [\(vpc)]}\n{\"Subnets\": [", severity: .warning, code: .truncated, line: 2,
      column: 14, message: "the file ends inside an array opened at line 2"),
    Case(
      title: "a command that a capture was refused",
      text: """
        {"Vpcs": [\(vpc)], "CaptureFailures": [
          {"Command": "aws ec2 describe-vpn-gateways", "Region": "eu-west-1", "Reason": "REFUSED",
           "Permission": "ec2:DescribeVpnGateways", "Message": "no"}]}
        """,
      severity: .warning, code: .notCaptured, line: 2, column: 3,
      message: """
        the permission ec2:DescribeVpnGateways is missing in eu-west-1: \
        aws ec2 describe-vpn-gateways was refused
        """),
    Case(
      title: "a command that a region does not know",
      text: """
        {"Vpcs": [\(vpc)], "CaptureFailures": [
          {"Command": "aws ec2 x", "Region": "eu-west-1", "Reason": "UNSUPPORTED", "Message": "no"}]}
        """,
      severity: .note, code: .notCaptured, line: 2, column: 3,
      message: "not offered in eu-west-1, or not known to this aws: aws ec2 x: no"),
    Case(
      title: "a command that failed otherwise",
      text: """
        {"Vpcs": [\(vpc)], "CaptureFailures": [
          {"Command": "aws ec2 x", "Region": "eu-west-1", "Reason": "TOO_SLOW", "Message": "no"}]}
        """,
      severity: .warning, code: .notCaptured, line: 2, column: 3,
      message: "this could not be captured in eu-west-1: aws ec2 x: no"),
    Case(
      title: "a capture that was not finished",
      text: """
        {"Vpcs": [\(vpc)],
         "CapturedAccounts": [{"AccountId": "111122223333", "Complete": false}]}
        """,
      severity: .warning, code: .notCaptured, line: 2, column: 23,
      message: "the capture of account 111122223333 was not finished"),
  ]

  @Test(arguments: cases)
  func `a finding says what and where`(expected: Case) throws {
    let report: ImportReport
    do {
      report = try imported(expected.text)
    } catch let error as TopologyLoadError {
      Issue.record("\(error)")
      return
    }
    #expect(report.findings.count == 1, "\(report.findings)")
    let finding = try #require(report.findings.first)
    #expect(finding.severity == expected.severity)
    #expect(finding.code == expected.code)
    #expect(
      finding.location
        == SourceLocation(file: "a.json", line: expected.line, column: expected.column))
    let prefix = expected.message.components(before: "FOLDER")
    #expect(finding.message.hasPrefix(prefix))
    #expect(finding.isInBothLanguages, "\(finding.words.ja)")
    if prefix == expected.message { #expect(finding.message == expected.message) }
  }
}

extension String {
  fileprivate func components(before marker: String) -> String {
    guard let first = marker.first, let place = firstIndex(of: first),
      self[place...].hasPrefix(marker)
    else { return self }
    return String(self[..<place])
  }
}
