import NetworkModel
import PathEngine
import TestSupport
import Testing

/// E7: `aws:PrincipalAccount` is the account of the host that asks, as far as anybody can tell.
@Suite struct PrincipalAccountTests {
  private func net(_ condition: String, effect: String = "Allow") throws -> Scenario {
    try Scenario(
      oneVPC(
        more: """
          endpoints:
            s3:
              service: s3
              type: gateway
              route-tables: [private]
              policy:
                Statement:
                  - {Effect: Allow, Principal: '*', Action: '*', Resource: '*'}
                  - {Effect: Deny, Principal: '*', Action: '*', Resource: '*', Condition: {\(condition)}}
          """
      ).replacing("region: ap-northeast-1", with: "region: ap-northeast-1\naccount: '111122223333'")
    )
  }

  @Test
  func `E7: a policy that wants another account refuses, and one that wants this one does not`()
    throws
  {
    let other = try net("StringNotEquals: {'aws:PrincipalAccount': '444455556666'}")
    let refused = try other.trace("worker", "s3")
    #expect(refused.codes == [.endpointPolicyDenies])
    #expect(refused.assumptions.contains(.askerIsOfAccount("111122223333")))
    let same = try net("StringNotEquals: {'aws:PrincipalAccount': '111122223333'}")
    let allowed = try same.trace("worker", "s3")
    #expect(allowed.verdict == .reachable)
    #expect(allowed.assumptions.contains(.askerIsOfAccount("111122223333")))
  }

  @Test func `E7: a policy that does not ask for the account rests on no guess about it`() throws {
    let net = try net("StringNotEquals: {'aws:SourceVpce': vpce-s3}")
    let trace = try net.trace("worker", "s3")
    #expect(trace.verdict == .reachable)
    #expect(!trace.assumptions.contains(.askerIsOfAccount("111122223333")))
  }

  @Test func `E7: what no input tells of the asker is said to decide`() throws {
    let trace = try net("StringNotEquals: {'aws:PrincipalOrgID': o-a1b2c3d4e5}").trace(
      "worker", "s3")
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes == [.policyNotJudged])
  }

  @Test(arguments: [
    ("aws:SourceVpce", "vpce-s3", "vpce-9"), ("aws:SourceVpc", "vpc-main", "vpc-9"),
  ])
  func `E7: a policy for everybody is judged by the way that the request takes`(
    _ key: String, _ own: String, _ other: String
  ) throws {
    #expect(
      try net("StringNotEquals: {'\(key)': \(own)}").trace("worker", "s3").verdict == .reachable)
    #expect(
      try net("StringNotEquals: {'\(key)': \(other)}").trace("worker", "s3").codes
        == [.endpointPolicyDenies])
  }

  @Test func `E7: aws:VpcSourceIp is the address that the request comes from in the VPC`() throws {
    #expect(
      try net("NotIpAddress: {'aws:VpcSourceIp': 10.0.100.0/24}").trace("worker", "s3").verdict
        == .reachable)
    #expect(
      try net("NotIpAddress: {'aws:VpcSourceIp': 10.0.200.0/24}").trace("worker", "s3").codes
        == [.endpointPolicyDenies])
  }
}
