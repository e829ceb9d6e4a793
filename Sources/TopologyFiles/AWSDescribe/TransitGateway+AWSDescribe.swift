import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "TransitGateways", used: "TransitGatewayId TransitGatewayArn State OwnerId Options Tags",
    notNeeded: "Description CreationTime")

  private static let optionsSchema = AttributeSchema(
    "TransitGateways.Options",
    used: """
      AssociationDefaultRouteTableId PropagationDefaultRouteTableId DefaultRouteTableAssociation \
      DefaultRouteTablePropagation SecurityGroupReferencingSupport
      """,
    notNeeded: """
      AmazonSideAsn TransitGatewayCidrBlocks AutoAcceptSharedAttachments VpnEcmpSupport DnsSupport \
      EncryptionSupport
      """,
    notModelled: "MulticastSupport")

  private static let tableSchema = AttributeSchema(
    "TransitGatewayRouteTables", used: "TransitGatewayRouteTableId TransitGatewayId Tags",
    notNeeded: "State DefaultAssociationRouteTable DefaultPropagationRouteTable CreationTime")

  private static let routeSchema = AttributeSchema(
    "TransitGatewayRouteTables.Routes",
    used: "DestinationCidrBlock PrefixListId TransitGatewayAttachments Type State",
    notNeeded: "TransitGatewayRouteTableAnnouncementId")

  /// `describe-transit-gateways`.
  mutating func readTransitGateway(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("TransitGatewayId", .transitGateway) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    let tags = tags(of: record)
    let scope = scope(of: record, arn: "TransitGatewayArn")
    let state = state(of: record, default: .available)
    let options = record.record("Options")
    options?.audit(Self.optionsSchema)
    let isEnabled = { (key: StaticString) in options?.text(key).map { $0 == "enable" } }
    let referencing = isEnabled("SecurityGroupReferencingSupport")
    let association =
      isEnabled("DefaultRouteTableAssociation") == false
      ? nil : options?.id("AssociationDefaultRouteTableId", .transitGatewayRouteTable)
    let propagation =
      isEnabled("DefaultRouteTablePropagation") == false
      ? nil : options?.id("PropagationDefaultRouteTableId", .transitGatewayRouteTable)
    builder.add(
      TransitGateway.self, id: id, tags: tags.rest, locate: record.locator
    ) { [joins] references in
      TransitGateway(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope), state: state,
        supportsSecurityGroupReferences: referencing,
        defaultAssociationTable: references.optional(
          association, "Options.AssociationDefaultRouteTableId"),
        defaultPropagationTable: references.optional(
          propagation, "Options.PropagationDefaultRouteTableId"))
    }
  }

  /// `describe-transit-gateway-route-tables`.
  mutating func readTransitRouteTable(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard
      let id = record.requiredID("TransitGatewayRouteTableId", .transitGatewayRouteTable)
    else { return }
    var record = record
    record.resource = id
    record.audit(Self.tableSchema)
    guard let gateway = record.requiredID("TransitGatewayId", .transitGateway) else { return }
    let tags = tags(of: record)
    let scope = scope(of: record)
    builder.add(
      TransitGatewayRouteTable.self, id: id, requires: [.init(gateway, "TransitGatewayId")],
      tags: tags.rest, locate: record.locator
    ) { [joins] references in
      TransitGatewayRouteTable(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope),
        transitGateway: references.required(gateway),
        propagations: joins.propagationsOfTransitTable[id] ?? [],
        routes: joins.routesOfTransitTable[id],
        isCutShort: joins.cutShortTransitTables.contains(id))
    }
  }

  /// `search-transit-gateway-routes`, which tells the table in the file's name alone; and a list of
  /// such outputs with the table's id beside each.
  mutating func readTransitRoutes(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard
      let table = idOrFileName(
        record, "TransitGatewayRouteTableId", .transitGatewayRouteTable,
        command: "search-transit-gateway-routes")
    else { return }
    var record = record
    record.resource = table
    if record.bool("AdditionalRoutesAvailable") ?? false {
      joins.cutShortTransitTables.insert(table)
      record.report(
        .warning, .truncated,
        LocalizedText(
          en: "\(table) has more routes than AWS listed", ja: "\(table) にはAWSが一覧にしたより多くのルートがあります"),
        at: "AdditionalRoutesAvailable",
        hint: LocalizedText(
          en: "search again with narrower filters, or use export-transit-gateway-routes",
          ja: "フィルターを狭めて検索し直すか、export-transit-gateway-routes を使ってください"))
    }
    let routes = record.records("Routes").compactMap { Self.route($0) }
    let known = Set(joins.routesOfTransitTable[table] ?? [])
    joins.routesOfTransitTable[table, default: []] += routes.filter { !known.contains($0) }
  }

  private static func route(_ record: JSONRecord) -> TransitGatewayRouteTable.Route? {
    record.audit(routeSchema)
    let destination: TransitGatewayRouteTable.Route.Destination
    if let prefix = record.prefix("DestinationCidrBlock") {
      destination = .prefix(prefix)
    } else if let list = record.id("PrefixListId", .prefixList) {
      destination = .prefixList(list)
    } else {
      record.report(
        .warning, .missingKey,
        LocalizedText(en: "a route has no destination; it is left aside", ja: "宛先のないルートを無視しました"))
      return nil
    }
    let state = record.text("State")
    if let state, state == "deleted" || state == "deleting" { return nil }
    return TransitGatewayRouteTable.Route(
      destination,
      to: record.records("TransitGatewayAttachments").compactMap {
        $0.id("TransitGatewayAttachmentId", .transitGatewayAttachment)
      },
      origin: record.text("Type").map { $0 == "propagated" } ?? false ? .propagated : .static,
      isBlackhole: state.map { $0 == "blackhole" } ?? false)
  }

  /// `get-transit-gateway-prefix-list-references`.
  mutating func readTransitPrefixListReference(
    _ record: JSONRecord, _ builder: inout TopologyBuilder
  ) {
    guard
      let table = record.requiredID("TransitGatewayRouteTableId", .transitGatewayRouteTable),
      let list = record.requiredID("PrefixListId", .prefixList)
    else { return }
    let attachment = record.record("TransitGatewayAttachment")?
      .id("TransitGatewayAttachmentId", .transitGatewayAttachment)
    joins.routesOfTransitTable[table, default: []].append(
      TransitGatewayRouteTable.Route(
        .prefixList(list), to: attachment.map { [$0] } ?? [], origin: .static,
        isBlackhole: record.bool("Blackhole") ?? false))
  }

  /// `get-transit-gateway-route-table-propagations`, and a list of such outputs.
  mutating func readTransitPropagations(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard
      let table = idOrFileName(
        record, "TransitGatewayRouteTableId", .transitGatewayRouteTable,
        command: "get-transit-gateway-route-table-propagations")
    else { return }
    for item in record.records("TransitGatewayRouteTablePropagations") {
      if let state = item.text("State"), !(state == "enabled" || state == "enabling") { continue }
      guard let id = item.id("TransitGatewayAttachmentId", .transitGatewayAttachment),
        !(joins.propagationsOfTransitTable[table] ?? []).contains(id)
      else { continue }
      joins.propagationsOfTransitTable[table, default: []].append(id)
    }
  }

  /// `get-transit-gateway-route-table-associations`.
  mutating func readTransitAssociations(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    let items = record.records("Associations").filter { $0.has("TransitGatewayAttachmentId") }
    guard !items.isEmpty,
      let table = idOrFileName(
        record, "TransitGatewayRouteTableId", .transitGatewayRouteTable,
        command: "get-transit-gateway-route-table-associations")
    else { return }
    for item in items {
      if let state = item.text("State"), !(state == "associated" || state == "associating") {
        continue
      }
      if let id = item.id("TransitGatewayAttachmentId", .transitGatewayAttachment) {
        joins.associations[id] = table
      }
    }
  }
}
