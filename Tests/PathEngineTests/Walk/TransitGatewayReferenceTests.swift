import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// Rules that name a group across a transit gateway.
@Suite struct TransitGatewayReferenceTests {
  @Test func `T3: group references need the option on the gateway and on both attachments`() throws
  {
    let on = ", security-group-references: true"
    func codes(_ gateway: Bool, _ app: Bool, _ data: Bool) throws -> [ExplanationCode] {
      try transitCodes(
        threeVPCs(
          gateway: gateway ? "security-group-references: true" : "",
          dataGroup: "all from app/client",
          dataAttachment: data ? on : "", appAttachment: app ? on : ""))
    }
    #expect(try codes(true, true, true) == [])
    #expect(try codes(false, true, true) == [.securityGroupMismatch])
    #expect(try codes(true, false, true) == [.securityGroupMismatch])
    #expect(try codes(true, true, false) == [.securityGroupMismatch])
  }

  @Test func `T3: inbound rules only`() throws {
    let on = ", security-group-references: true"
    let yaml = threeVPCs(
      gateway: "security-group-references: true", dataAttachment: on, appAttachment: on
    ).replacing("egress: [all to 0.0.0.0/0]", with: "egress: [all to data/server]")
    #expect(try transitCodes(yaml) == [.securityGroupMismatch])
  }

  @Test func `T3, P4: a peering beside the gateway does not carry its references`() throws {
    let yaml = threeVPCs(
      dataGroup: "all from app/client",
      more: "peerings: {pcx: {requester: app, accepter: data}}")
    #expect(try transitCodes(yaml) == [.securityGroupMismatch])
  }
}
