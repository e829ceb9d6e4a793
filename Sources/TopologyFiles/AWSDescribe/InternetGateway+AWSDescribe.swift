import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "InternetGateways", used: "InternetGatewayId Attachments OwnerId Tags")
  private static let egressOnlySchema = AttributeSchema(
    "EgressOnlyInternetGateways", used: "EgressOnlyInternetGatewayId Attachments OwnerId Tags")

  /// `describe-internet-gateways`.
  mutating func readInternetGateway(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("InternetGatewayId", .internetGateway) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    let tags = tags(of: record)
    let vpc = Self.attachedVPC(record, "Attachments")
    let scope = scope(of: record, vpc: vpc)
    builder.add(
      InternetGateway.self, id: id, tags: tags.rest, locate: record.locator
    ) { [joins] references in
      InternetGateway(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope),
        vpc: references.optional(vpc, "Attachments[0].VpcId"))
    }
  }

  /// `describe-egress-only-internet-gateways`.
  mutating func readEgressOnlyInternetGateway(
    _ record: JSONRecord, _ builder: inout TopologyBuilder
  ) {
    guard let id = record.requiredID("EgressOnlyInternetGatewayId", .egressOnlyInternetGateway)
    else { return }
    var record = record
    record.resource = id
    record.audit(Self.egressOnlySchema)
    let tags = tags(of: record)
    let vpc = Self.attachedVPC(record, "Attachments")
    let scope = scope(of: record, vpc: vpc)
    builder.add(
      EgressOnlyInternetGateway.self, id: id, tags: tags.rest, locate: record.locator
    ) { [joins] references in
      EgressOnlyInternetGateway(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope),
        vpc: references.optional(vpc, "Attachments[0].VpcId"))
    }
  }

  /// The VPC that a gateway is attached to; an attachment that is on its way out does not count.
  static func attachedVPC(_ record: JSONRecord, _ key: StaticString) -> ResourceID? {
    for attachment in record.records(key) {
      if let state = attachment.text("State"), state == "detached" || state == "detaching" {
        continue
      }
      if let vpc = attachment.id("VpcId", .vpc) { return vpc }
    }
    return nil
  }
}
