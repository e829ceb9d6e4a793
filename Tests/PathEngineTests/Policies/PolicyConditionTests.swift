import IPAddressing
import NetworkModel
import PathEngine
import Testing

/// Conditions are judged by way of a statement that would deny everything.
@Suite struct PolicyConditionTests {
  typealias Result = PolicyDecision.Result

  private static let endpoint = PolicyRequest.Way.endpoint(
    ResourceID("vpce-1"), vpc: ResourceID("vpc-1"), source: .v4(IPv4Address(10, 0, 0, 10)))
  private static let nat = PolicyRequest.Way.publicAddress(.v4(IPv4Address(18, 176, 10, 10)))
  private static let anywhere = PolicyRequest.Way.publicAddress(nil)

  private static func result(
    _ operator: String, _ key: String, _ values: [String], _ way: PolicyRequest.Way,
    usesTLS: Bool? = nil
  ) -> Result {
    let condition = PolicyDocument.Condition(
      operator: InternedText(`operator`), key: InternedText(key),
      values: values.map { InternedText($0) })
    let policy = PolicyDocument(statements: [
      .init(effect: .allow), .init(effect: .deny, conditions: [condition]),
    ])
    let request = PolicyRequest(
      service: "s3", bucket: "photos", way: way, usesTLS: usesTLS, region: "us-east-1")
    return PolicyJudge(.empty).judge(policy, request: request).result
  }

  private func expect(
    _ operator: String, _ key: String, _ value: String, endpoint: Result, nat: Result,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let values = value.split(separator: " ").map(String.init)
    #expect(
      Self.result(`operator`, key, values, Self.endpoint) == endpoint,
      "by the endpoint", sourceLocation: sourceLocation)
    #expect(
      Self.result(`operator`, key, values, Self.nat) == nat,
      "by the NAT gateway", sourceLocation: sourceLocation)
  }

  @Test func `E7: aws:SourceVpce and aws:SourceVpc are there by an endpoint alone`() {
    expect("StringEquals", "aws:SourceVpce", "vpce-1", endpoint: .denies, nat: .allowsAll)
    expect("StringEquals", "aws:sourcevpce", "vpce-1", endpoint: .denies, nat: .allowsAll)
    expect("StringEquals", "aws:SourceVpce", "vpce-2", endpoint: .allowsAll, nat: .allowsAll)
    expect("StringEquals", "aws:SourceVpce", "vpce-2 vpce-1", endpoint: .denies, nat: .allowsAll)
    expect("StringNotEquals", "aws:SourceVpce", "vpce-1", endpoint: .allowsAll, nat: .denies)
    expect("StringNotEquals", "aws:SourceVpce", "vpce-2", endpoint: .denies, nat: .denies)
    expect(
      "StringNotEquals", "aws:SourceVpce", "vpce-2 vpce-1", endpoint: .allowsAll, nat: .denies)
    expect("StringEquals", "aws:SourceVpc", "vpc-1", endpoint: .denies, nat: .allowsAll)
    expect("StringNotEquals", "aws:SourceVpc", "vpc-9", endpoint: .denies, nat: .denies)
  }

  @Test func `E7: aws:VpcSourceIp is the client's private address, and aws:SourceIp is absent`() {
    expect("IpAddress", "aws:VpcSourceIp", "10.0.0.0/16", endpoint: .denies, nat: .allowsAll)
    expect("NotIpAddress", "aws:VpcSourceIp", "10.0.0.0/16", endpoint: .allowsAll, nat: .denies)
    expect("IpAddress", "aws:SourceIp", "18.176.10.10", endpoint: .allowsAll, nat: .denies)
    expect("IpAddress", "aws:SourceIp", "0.0.0.0/0", endpoint: .allowsAll, nat: .denies)
    expect("IpAddress", "aws:SourceIp", "2001:db8::/32", endpoint: .allowsAll, nat: .allowsAll)
    // The known trap: a deny for all but an office's addresses takes the endpoint out too.
    expect("NotIpAddress", "aws:SourceIp", "18.176.0.0/16", endpoint: .denies, nat: .allowsAll)
    expect(
      "NotIpAddressIfExists", "aws:SourceIp", "18.176.0.0/16", endpoint: .denies, nat: .allowsAll)
  }

  @Test(
    arguments: [
      // operator, value, absent, there with the value vpce-1
      ("StringEquals", "vpce-1", .allowsAll, .denies),
      ("StringEqualsIfExists", "vpce-1", .denies, .denies),
      ("StringEqualsIfExists", "vpce-2", .denies, .allowsAll),
      ("StringNotEqualsIfExists", "vpce-1", .denies, .allowsAll),
      ("StringEqualsIgnoreCase", "VPCE-1", .allowsAll, .denies),
      ("StringNotEqualsIgnoreCase", "VPCE-1", .denies, .allowsAll),
      ("StringLike", "vpce-*", .allowsAll, .denies),
      ("StringLike", "vpce-?", .allowsAll, .denies),
      ("StringLike", "vpce", .allowsAll, .allowsAll),
      ("StringNotLike", "vpce-*", .denies, .allowsAll),
      ("stringnotlike", "eni-*", .denies, .denies),
      ("ForAnyValue:StringEquals", "vpce-1", .allowsAll, .denies),
      ("ForAnyValue:StringNotEquals", "vpce-9", .allowsAll, .denies),
      ("ForAllValues:StringEquals", "vpce-1", .denies, .denies),
      ("ForAllValues:StringEquals", "vpce-9", .denies, .allowsAll),
      ("ForAllValues:StringNotEquals", "vpce-9", .denies, .denies),
      ("Null", "true", .denies, .allowsAll),
      ("Null", "false", .allowsAll, .denies),
    ] as [(String, String, Result, Result)])
  func `E7: operators say what IAM says of a key that is absent, and of one that is there`(
    name: String, value: String, absent: Result, present: Result
  ) {
    #expect(Self.result(name, "aws:SourceVpce", [value], Self.nat) == absent)
    #expect(Self.result(name, "aws:SourceVpce", [value], Self.endpoint) == present)
  }

  @Test(
    arguments: [
      ("StringEquals", "aws:PrincipalOrgID", "o-1"), ("StringNotEquals", "aws:PrincipalArn", "arn"),
      ("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/x"), ("StringLike", "s3:prefix", "a/*"),
      ("Null", "s3:x-amz-acl", "true"), ("NumericLessThan", "s3:TlsVersion", "1.2"),
      ("StringEquals", "aws:PrincipalTag/team", "a"), ("DateGreaterThan", "aws:CurrentTime", "x"),
    ])
  func `E7: keys that the network does not know are left open, by name`(
    name: String, key: String, value: String
  ) {
    #expect(Self.result(name, key, [value], Self.endpoint) == .dependsOn(keys: [key]))
    #expect(Self.result(name, key, [value], Self.nat) == .dependsOn(keys: [key]))
  }

  @Test func `E7: a value that is not known, a variable and a strange operator decide nothing`() {
    let open = Result.dependsOn(keys: ["aws:SourceIp"])
    #expect(Self.result("IpAddress", "aws:SourceIp", ["18.0.0.0/8"], Self.anywhere) == open)
    #expect(Self.result("NotIpAddress", "aws:SourceIp", ["18.0.0.0/8"], Self.anywhere) == open)
    #expect(Self.result("IpAddress", "aws:SourceIp", ["0.0.0.0/0"], Self.anywhere) == .denies)
    #expect(Self.result("Null", "aws:SourceIp", ["true"], Self.anywhere) == .allowsAll)
    for (name, value) in [("StringEquals", "${aws:SourceVpc}"), ("BinaryEquals", "vpce-1")] {
      #expect(
        Self.result(name, "aws:SourceVpce", [value], Self.endpoint)
          == .dependsOn(keys: ["aws:SourceVpce"]))
    }
  }

  @Test func `E7: what a host's own request is known to be is judged`() {
    let secure = ["aws:SecureTransport"]
    let bool = { Self.result("Bool", "aws:SecureTransport", ["false"], Self.nat, usesTLS: $0) }
    #expect(bool(false) == .denies)
    #expect(bool(true) == .allowsAll)
    #expect(bool(nil) == .dependsOn(keys: secure))
    expect("Bool", "aws:PrincipalIsAWSService", "false", endpoint: .denies, nat: .denies)
    expect("BoolIfExists", "aws:ViaAWSService", "true", endpoint: .allowsAll, nat: .allowsAll)
    expect(
      "StringNotEquals", "aws:RequestedRegion", "us-east-1", endpoint: .allowsAll, nat: .allowsAll)
  }
}
