import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "VpcPeeringConnections",
    used: "VpcPeeringConnectionId AccepterVpcInfo RequesterVpcInfo Status Tags",
    notNeeded: "ExpirationTime MultipathResilienceStatus")

  private static let sideSchema = AttributeSchema(
    "VpcPeeringConnections.VpcInfo",
    used: "VpcId CidrBlock CidrBlockSet Ipv6CidrBlockSet OwnerId Region PeeringOptions")

  private static let optionsSchema = AttributeSchema(
    "VpcPeeringConnections.PeeringOptions", used: "AllowDnsResolutionFromRemoteVpc",
    notNeeded: """
      AllowEgressFromLocalClassicLinkToRemoteVpc AllowEgressFromLocalVpcToRemoteClassicLink
      """)

  /// A side before its VPC is looked up.
  private struct SideDraft {
    var vpc: ResourceID
    var region: InternedText
    var account: InternedText
    var cidrs: [IPPrefix]
    /// Whether the other side may resolve this side's host names to private addresses.
    var answersRemoteQueries: Bool?

    func side(
      _ references: TopologyBuilder.References, allowsRemoteDNS: Bool?
    ) -> PeeringConnection.Side {
      PeeringConnection.Side(
        vpcID: vpc, vpc: references.known(vpc), region: region, account: account, cidrs: cidrs,
        allowsRemoteDNS: allowsRemoteDNS)
    }
  }

  /// `describe-vpc-peering-connections`.
  mutating func readPeeringConnection(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("VpcPeeringConnectionId", .peeringConnection) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    guard let requester = side(record, "RequesterVpcInfo"),
      let accepter = side(record, "AccepterVpcInfo")
    else { return }
    let tags = tags(of: record)
    // The same on both sides' captures: the accepter's region and account.
    let scope = joins.scopes.place(
      region: accepter.region, account: accepter.account, vpc: nil, in: surroundings)
    let state =
      record.record("Status").map { self.state(of: $0, "Code", default: .active) } ?? .active
    builder.add(
      PeeringConnection.self, id: id, tags: tags.rest, locate: record.locator
    ) { [joins] references in
      PeeringConnection(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope),
        // AWS's option on a side is about queries from the other one.
        requester: requester.side(references, allowsRemoteDNS: accepter.answersRemoteQueries),
        accepter: accepter.side(references, allowsRemoteDNS: requester.answersRemoteQueries),
        state: state)
    }
  }

  private func side(_ record: JSONRecord, _ key: StaticString) -> SideDraft? {
    guard let info = record.record(key) else {
      if !record.has(key) {
        record.report(
          .error, .missingKey,
          LocalizedText(
            en: "\(record.resource.map { "\($0)" } ?? "a peering") has no \(key)",
            ja: "\(record.resource.map { "\($0)" } ?? "ピアリング") に \(key) がありません"))
      }
      return nil
    }
    info.audit(Self.sideSchema)
    guard let vpc = info.requiredID("VpcId", .vpc) else { return nil }
    var cidrs: [IPPrefix] = []
    for prefix in [info.prefix("CidrBlock")]
      + info.records("CidrBlockSet").map({ $0.prefix("CidrBlock") })
      + info.records("Ipv6CidrBlockSet").map({ $0.prefix("Ipv6CidrBlock") })
    {
      if let prefix, !cidrs.contains(prefix) { cidrs.append(prefix) }
    }
    let options = info.record("PeeringOptions")
    options?.audit(Self.optionsSchema)
    return SideDraft(
      vpc: vpc, region: info.interned("Region"), account: info.interned("OwnerId"), cidrs: cidrs,
      answersRemoteQueries: options?.bool("AllowDnsResolutionFromRemoteVpc"))
  }
}
