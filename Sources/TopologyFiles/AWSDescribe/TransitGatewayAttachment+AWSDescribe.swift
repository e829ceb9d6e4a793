import NetworkModel

/// An attachment as one output tells of it; `describe-transit-gateway-attachments` knows the table,
/// the outputs of one kind of attachment know the subnets and options.
struct TransitAttachmentDraft {
  var id: ResourceID
  var transitGateway: ResourceID?
  var name = InternedText.empty
  var tags: [Tag] = []
  var scope: Int
  var resource: (id: ResourceID, type: String)?
  var subnets: [ResourceID] = []
  var state: ResourceState
  var associatedTable: ResourceID?
  var supportsSecurityGroupReferences: Bool?
  var isApplianceModeOn = false
  var locate: TopologyBuilder.Locator

  /// Takes from another output what this one does not tell.
  mutating func merge(_ other: TransitAttachmentDraft) {
    transitGateway = transitGateway ?? other.transitGateway
    if name.isEmpty { name = other.name }
    if tags.isEmpty { tags = other.tags }
    resource = resource ?? other.resource
    if subnets.isEmpty { subnets = other.subnets }
    associatedTable = associatedTable ?? other.associatedTable
    supportsSecurityGroupReferences =
      supportsSecurityGroupReferences ?? other.supportsSecurityGroupReferences
    isApplianceModeOn = isApplianceModeOn || other.isApplianceModeOn
  }
}

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "TransitGatewayAttachments",
    used: """
      TransitGatewayAttachmentId TransitGatewayId ResourceId ResourceType State Association \
      TransitGatewayOwnerId Tags
      """,
    notNeeded: "ResourceOwnerId CreationTime NatGatewaySupport")

  private static let vpcSchema = AttributeSchema(
    "TransitGatewayVpcAttachments",
    used: "TransitGatewayAttachmentId TransitGatewayId VpcId SubnetIds State Options Tags",
    notNeeded: "VpcOwnerId CreationTime")

  private static let vpcOptionsSchema = AttributeSchema(
    "TransitGatewayVpcAttachments.Options",
    used: "SecurityGroupReferencingSupport ApplianceModeSupport",
    notNeeded: "DnsSupport Ipv6Support")

  private static let peeringSchema = AttributeSchema(
    "TransitGatewayPeeringAttachments",
    used: "TransitGatewayAttachmentId RequesterTgwInfo AccepterTgwInfo State Tags",
    notNeeded: "AccepterTransitGatewayAttachmentId Options Status CreationTime")

  func draft(_ record: JSONRecord, _ id: ResourceID) -> TransitAttachmentDraft {
    let tags = tags(of: record)
    return TransitAttachmentDraft(
      id: id, transitGateway: record.id("TransitGatewayId", .transitGateway), name: tags.name,
      tags: tags.rest, scope: scope(of: record, owner: "TransitGatewayOwnerId"),
      state: state(of: record, default: .available), locate: record.locator)
  }

  /// `describe-transit-gateway-attachments`.
  mutating func readTransitAttachment(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard
      let id = record.requiredID("TransitGatewayAttachmentId", .transitGatewayAttachment)
    else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    var draft = draft(record, id)
    if let resource = record.string("ResourceId"), !resource.isEmpty {
      draft.resource = (ResourceID(resource), record.string("ResourceType") ?? "")
    }
    if let association = record.record("Association"),
      association.text("State").map({ $0 == "associated" || $0 == "associating" }) ?? true
    {
      draft.associatedTable = association.id(
        "TransitGatewayRouteTableId", .transitGatewayRouteTable)
    }
    transitAttachments.append(draft)
  }

  /// `describe-transit-gateway-vpc-attachments`.
  mutating func readTransitVPCAttachment(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard
      let id = record.requiredID("TransitGatewayAttachmentId", .transitGatewayAttachment)
    else { return }
    var record = record
    record.resource = id
    record.audit(Self.vpcSchema)
    var draft = draft(record, id)
    if let vpc = record.id("VpcId", .vpc) { draft.resource = (vpc, "vpc") }
    draft.subnets = record.ids("SubnetIds", .subnet)
    let options = record.record("Options")
    options?.audit(Self.vpcOptionsSchema)
    let isEnabled = { (key: StaticString) in options?.text(key).map { $0 == "enable" } }
    draft.supportsSecurityGroupReferences = isEnabled("SecurityGroupReferencingSupport")
    draft.isApplianceModeOn = isEnabled("ApplianceModeSupport") ?? false
    transitAttachments.append(draft)
  }

  /// `describe-transit-gateway-peering-attachments`: one attachment, hanging on two gateways.
  mutating func readTransitPeeringAttachment(
    _ record: JSONRecord, _ builder: inout TopologyBuilder
  ) {
    guard
      let id = record.requiredID("TransitGatewayAttachmentId", .transitGatewayAttachment)
    else { return }
    var record = record
    record.resource = id
    record.audit(Self.peeringSchema)
    let sides = [record.record("RequesterTgwInfo"), record.record("AccepterTgwInfo")]
    let gateways = sides.map { $0?.id("TransitGatewayId", .transitGateway) }
    for (mine, other) in [(0, 1), (1, 0)] {
      var draft = draft(record, id)
      draft.transitGateway = gateways[mine]
      draft.resource = gateways[other].map { ($0, "peering") }
      if let side = sides[mine] {
        draft.scope = scope(of: side, region: side.interned("Region"))
      }
      transitAttachments.append(draft)
    }
  }

  /// Joins what the outputs told of each attachment on each of its gateways, and adds those that hang
  /// on a gateway of the input.
  ///
  /// A peering has one id on both its gateways. The attachment on the gateway that comes first keeps
  /// it; the one on the other gateway gets the gateway's id behind it.
  mutating func addTransitAttachments(to builder: inout TopologyBuilder) {
    var merged: [(key: [ResourceID], draft: TransitAttachmentDraft)] = []
    var places: [[ResourceID]: Int] = [:]
    // Outputs of one kind may lack the gateway; those that have it make the entries.
    let gatewayOfAttachment = Dictionary(
      transitAttachments.compactMap { draft in draft.transitGateway.map { (draft.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    for draft in transitAttachments {
      guard let gateway = draft.transitGateway ?? gatewayOfAttachment[draft.id] else { continue }
      let key = [draft.id, gateway]
      if let place = places[key] {
        merged[place].draft.merge(draft)
      } else {
        places[key] = merged.count
        merged.append((key, draft))
      }
    }
    transitAttachments = []
    var taken: Set<ResourceID> = []
    for (key, draft) in merged.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) })
    where builder.contains(key[1]) || draft.resource?.type != "peering" {
      let isFirst = taken.insert(draft.id).inserted
      let id = isFirst ? draft.id : ResourceID("\(draft.id)@\(key[1])", kind: draft.id.kind)
      add(draft, as: id, on: key[1], to: &builder)
    }
  }

  private func add(
    _ draft: TransitAttachmentDraft, as id: ResourceID, on gateway: ResourceID,
    to builder: inout TopologyBuilder
  ) {
    builder.add(
      TransitGatewayAttachment.self, id: id, requires: [.init(gateway, "TransitGatewayId")],
      tags: draft.tags, locate: draft.locate
    ) { [joins] references in
      let table = draft.associatedTable ?? joins.associations[draft.id]
      return TransitGatewayAttachment(
        id: id, name: draft.name, scope: joins.scopes.handle(at: draft.scope),
        transitGateway: references.required(gateway),
        resource: draft.resource.map { Self.resource($0.id, $0.type, &references) }
          ?? .unresolved(id),
        subnets: references.list(draft.subnets, "SubnetIds"), state: draft.state,
        associatedTable: references.optional(table, "Association.TransitGatewayRouteTableId"),
        supportsSecurityGroupReferences: draft.supportsSecurityGroupReferences,
        isApplianceModeOn: draft.isApplianceModeOn,
        connectPeers: joins.peersOfConnect[draft.id]?.sorted { $0.id < $1.id })
    }
  }

  private static func resource(
    _ id: ResourceID, _ type: String, _ references: inout TopologyBuilder.References
  ) -> TransitGatewayAttachment.Resource {
    switch type {
    case "vpc":
      references.optional(id, "ResourceId", as: VPC.self).map { .vpc($0) } ?? .unresolved(id)
    case "vpn":
      references.optional(id, "ResourceId", as: VPNConnection.self).map { .vpn($0) }
        ?? .unresolved(id)
    case "peering", "tgw-peering": .peering(id)
    case "direct-connect-gateway":
      .directConnectGateway(ResourceID("\(id)", kind: .directConnectGateway))
    case "connect": .connect(id)
    default: .unresolved(id)
    }
  }
}
