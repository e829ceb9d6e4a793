import NetworkModel

extension TerraformTranscriber {
  mutating func transitGateway(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    var object = object(resource)
    object.set("TransitGatewayId", id)
    copy(block, to: &object, ("TransitGatewayArn", "arn"), ("OwnerId", "owner_id"))
    var options = AWSObject(at: object.origin)
    copy(
      block, to: &options, ("DefaultRouteTableAssociation", "default_route_table_association"),
      ("DefaultRouteTablePropagation", "default_route_table_propagation"),
      ("SecurityGroupReferencingSupport", "security_group_referencing_support"))
    let association = defaultTable(of: resource, "association")
    let propagation = defaultTable(of: resource, "propagation")
    options.set("AssociationDefaultRouteTableId", association)
    options.set("PropagationDefaultRouteTableId", propagation)
    object["Options"] = AWSValue(options)
    setTags(of: block, &object)
    tell("TransitGateways", object, of: resource, .transitGateway)
    // AWS makes the default table with the gateway; Terraform has no resource for it.
    for table in Set([association, propagation].compactMap(\.self)).sorted()
    where self.resource(table) == nil && !resource.address.isData {
      var item = self.object(resource)
      item.set("TransitGatewayRouteTableId", table)
      item.set("TransitGatewayId", id)
      tell("TransitGatewayRouteTables", item, of: resource, .transitGatewayRouteTable, id: table)
      tellContents(ofTable: table, resource)
    }
  }

  /// Nil where the gateway has none.
  func defaultTable(of gateway: TerraformResource, _ use: String) -> String? {
    let block = gateway.block
    let (key, switchKey): (StaticString, StaticString) =
      use == "association"
      ? ("association_default_route_table_id", "default_route_table_association")
      : ("propagation_default_route_table_id", "default_route_table_propagation")
    if block.string(switchKey) == "disable" { return nil }
    return block.string(key)
      // One table serves both.
      ?? "\(block.string("id") ?? gateway.standIn).association_default_route_table_id"
  }

  mutating func transitRouteTable(_ resource: TerraformResource) {
    let id = id(of: resource)
    var object = object(resource)
    object.set("TransitGatewayRouteTableId", id)
    object["TransitGatewayId"] = reference(
      "transit_gateway_id", of: resource.block, in: resource, .transitGateway)
    setTags(of: resource.block, &object)
    tell("TransitGatewayRouteTables", object, of: resource, .transitGatewayRouteTable)
    // A data source does not tell the routes: they stay unknown.
    if !resource.address.isData { tellContents(ofTable: id, resource) }
  }

  /// A table's static routes, even if there are none, and what propagates into it.
  private mutating func tellContents(ofTable table: String, _ resource: TerraformResource) {
    var routes = object(resource)
    routes.set("TransitGatewayRouteTableId", table)
    routes.set("Routes", takeParts(of: table, "TransitRoutes"))
    tell("TransitGatewayStaticRoutes", routes, of: resource, .transitGatewayRouteTable, id: table)
    transitTables.append((table, resource))
    for reference in takeParts(of: table, "TransitPrefixLists") {
      guard case .object(let item) = reference.content else { continue }
      tell(
        "TransitGatewayPrefixListReferences", item, of: resource, .transitGatewayRouteTable,
        id: table)
    }
  }

  /// What propagates into each table: known when all attachments are.
  mutating func finishTransitTables() {
    for (table, resource) in transitTables {
      var propagations = object(resource)
      propagations.set("TransitGatewayRouteTableId", table)
      propagations.set(
        "TransitGatewayRouteTablePropagations", takeParts(of: table, "TransitPropagations"),
        as: "TransitGatewayAttachmentId")
      tell(
        "TransitGatewayPropagations", propagations, of: resource, .transitGatewayRouteTable,
        id: table)
    }
  }

  // MARK: Attachments

  mutating func transitVPCAttachment(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    var object = attachment(resource)
    object["VpcId"] = reference("vpc_id", of: block, in: resource, .vpc)
    object.set("SubnetIds", referenceList("subnet_ids", of: block, in: resource, .subnet))
    var options = AWSObject(at: object.origin)
    copy(
      block, to: &options, ("ApplianceModeSupport", "appliance_mode_support"),
      ("SecurityGroupReferencingSupport", "security_group_referencing_support"))
    object["Options"] = AWSValue(options)
    setTags(of: block, &object)
    tell("TransitGatewayVpcAttachments", object, of: resource, .transitGatewayAttachment)
    if let vpc = object["VpcId"] {
      tellAttachment(resource, id, object["TransitGatewayId"], vpc, "vpc")
    }
  }

  mutating func transitPeering(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    var object = object(resource)
    object.set("TransitGatewayAttachmentId", id)
    object["State"] = block.scalar("state")
    let own = reference("transit_gateway_id", of: block, in: resource, .transitGateway)
    var requester = AWSObject(at: object.origin)
    requester["TransitGatewayId"] = own
    requester.set("Region", place(of: resource).region)
    requester.set("OwnerId", place(of: resource).account)
    var accepter = AWSObject(at: object.origin)
    accepter["TransitGatewayId"] = reference(
      "peer_transit_gateway_id", of: block, in: resource, .transitGateway)
    copy(block, to: &accepter, ("Region", "peer_region"), ("OwnerId", "peer_account_id"))
    object["RequesterTgwInfo"] = AWSValue(requester)
    object["AccepterTgwInfo"] = AWSValue(accepter)
    setTags(of: block, &object)
    tell("TransitGatewayPeeringAttachments", object, of: resource, .transitGatewayAttachment)
    if let table = takeParts(of: id, "TransitAssociation").first {
      var item = AWSObject(at: object.origin)
      item.set("TransitGatewayAttachmentId", id)
      item["TransitGatewayId"] = own
      setAssociation(table, &item)
      tell("TransitGatewayAttachments", item, of: resource, .transitGatewayAttachment)
    }
  }

  /// The other side's view of a peering; of one that the text does not tell of otherwise, all there is.
  mutating func transitPeeringAccepter(_ resource: TerraformResource) {
    let id = id(of: resource)
    for other in references.resources
    where other.address.type == "aws_ec2_transit_gateway_peering_attachment"
      && self.id(of: other) == id
    {
      return
    }
    transitPeering(resource)
  }

  mutating func attachment(_ resource: TerraformResource) -> AWSObject {
    var object = object(resource)
    object.set("TransitGatewayAttachmentId", id(of: resource))
    object["TransitGatewayId"] = reference(
      "transit_gateway_id", of: resource.block, in: resource, .transitGateway)
    return object
  }

  /// An attachment's table, and where its routes go: what is said of it, else the gateway's default.
  mutating func tellAttachment(
    _ resource: TerraformResource, _ id: String, _ gateway: AWSValue?, _ attached: AWSValue,
    _ type: String
  ) {
    var object = object(resource)
    object.set("TransitGatewayAttachmentId", id)
    object["TransitGatewayId"] = gateway
    object["ResourceId"] = attached
    object.set("ResourceType", type)
    let block = resource.block
    let hub = self.resource(gateway?.text)
    let wantsAssociation = block.bool("transit_gateway_default_route_table_association") ?? true
    let wantsPropagation = block.bool("transit_gateway_default_route_table_propagation") ?? true
    if let table = takeParts(of: id, "TransitAssociation").first {
      setAssociation(table, &object)
    } else if wantsAssociation, let table = hub.flatMap({ defaultTable(of: $0, "association") }) {
      setAssociation(AWSValue(table, at: object.origin), &object)
    }
    if wantsPropagation, let table = hub.flatMap({ defaultTable(of: $0, "propagation") }) {
      addTransitPropagation(AWSValue(id, at: object.origin), to: table)
    }
    tell("TransitGatewayAttachments", object, of: resource, .transitGatewayAttachment, id: id)
  }

  private func setAssociation(_ table: AWSValue, _ object: inout AWSObject) {
    var association = AWSObject(at: table.origin)
    association["TransitGatewayRouteTableId"] = table
    association.set("State", "associated")
    object["Association"] = AWSValue(association)
  }

  // MARK: Parts of tables

  private mutating func table(_ resource: TerraformResource) -> String? {
    reference(
      "transit_gateway_route_table_id", of: resource.block, in: resource, .transitTable)?.text
  }

  private mutating func attachmentID(_ resource: TerraformResource) -> AWSValue? {
    reference(
      "transit_gateway_attachment_id", of: resource.block, in: resource, .transitAttachment)
  }

  mutating func transitRoute(_ resource: TerraformResource) {
    let table = table(resource)
    var route = object(resource)
    route["DestinationCidrBlock"] = resource.block.scalar("destination_cidr_block")
    route.set("Type", "static")
    if resource.block.bool("blackhole") == true {
      route.set("State", "blackhole")
    } else if let attachment = attachmentID(resource) {
      route.set("TransitGatewayAttachments", [attachment], as: "TransitGatewayAttachmentId")
    }
    add(AWSValue(route), to: table, "TransitRoutes")
  }

  mutating func transitAssociation(_ resource: TerraformResource) {
    guard
      let table = reference(
        "transit_gateway_route_table_id", of: resource.block, in: resource, .transitTable)
    else { return }
    add(table, to: attachmentID(resource)?.text, "TransitAssociation")
  }

  mutating func transitPropagation(_ resource: TerraformResource) {
    guard let table = table(resource), let attachment = attachmentID(resource) else { return }
    addTransitPropagation(attachment, to: table)
  }

  private mutating func addTransitPropagation(_ attachment: AWSValue, to table: String) {
    guard
      !parts(of: table, "TransitPropagations").contains(where: { $0.text == attachment.text })
    else { return }
    add(attachment, to: table, "TransitPropagations")
  }

  mutating func transitPrefixList(_ resource: TerraformResource) {
    guard let table = table(resource) else { return }
    var item = object(resource)
    item.set("TransitGatewayRouteTableId", table)
    item["PrefixListId"] = reference(
      "prefix_list_id", of: resource.block, in: resource, .prefixList)
    item["Blackhole"] = resource.block.scalar("blackhole")
    if let attachment = attachmentID(resource) {
      var other = AWSObject(at: attachment.origin)
      other["TransitGatewayAttachmentId"] = attachment
      item["TransitGatewayAttachment"] = AWSValue(other)
    }
    add(AWSValue(item), to: table, "TransitPrefixLists")
  }
}
