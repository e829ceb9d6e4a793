import NetworkModel

extension TerraformTranscriber {
  /// Gateways whose routes come into the table by themselves, which are noted for all that they learn.
  mutating func routeTableParts(_ resource: TerraformResource) {
    let table = id(of: resource)
    for gateway in referenceList(
      "propagating_vgws", of: resource.block, in: resource, .virtualGateway)
    {
      addPropagation(gateway, to: table)
    }
    // A data source names what is associated with it.
    for association in resource.block.blocks("associations") where resource.address.isData {
      var item = AWSObject(at: association.value.index)
      copy(
        association, to: &item, ("SubnetId", "subnet_id"), ("GatewayId", "gateway_id"),
        ("Main", "main"))
      add(AWSValue(item), to: table, "Associations")
    }
  }

  mutating func routeTable(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    var object = object(resource)
    object.set("RouteTableId", id)
    object["VpcId"] =
      reference("vpc_id", of: block, in: resource, .vpc) ?? vpc(ofDefault: resource)
    object["OwnerId"] = block.scalar("owner_id")
    let vpc = self.resource(object["VpcId"]?.text)
    var associations = takeParts(of: id, "Associations")
    if isMain(resource, of: vpc), !associations.contains(where: { $0.isMainAssociation }) {
      var main = self.object(resource)
      main.set("Main", true)
      associations.append(AWSValue(main))
    }
    object.set("Associations", associations)
    let gateways = takeParts(of: id, "PropagatingVgws")
    object.set("PropagatingVgws", gateways, as: "GatewayId")

    // A refreshed state has the routes of `aws_route` in the table, too, and the table keeps those that a
    // plan takes away.
    var own = takeParts(of: id, "Routes")
    let gone = gone(from: id, "Routes", listed: "route", in: block)
    var routes: [AWSValue] = []
    for route in inlineRoutes(of: resource) {
      if let index = own.firstIndex(where: { $0.isSameRoute(route) }) {
        routes.append(own.remove(at: index))
      } else if !gone.contains(where: { $0.isSameRoute(route) }) {
        routes.append(route)
      }
    }
    routes += own
    if block.isUnknown("route"), !block.references("route").isEmpty {
      routes.append(unknownRoute(of: resource))
    }
    // A route for one of the VPC's own blocks is in the place of the local one.
    let local = vpc.map { localRoutes(ofVPC: $0) } ?? []
    routes = local.filter { route in !routes.contains { $0.isSameRoute(route) } } + routes
    routes += gateways.flatMap { learntRoutes(from: $0) }
    object.set("Routes", routes)
    setTags(of: block, &object)
    tell("RouteTables", object, of: resource, .routeTable)
  }

  private mutating func inlineRoutes(of resource: TerraformResource) -> [AWSValue] {
    resource.block.blocks(resource.address.isData ? "routes" : "route").compactMap {
      route($0, of: resource, prefix: "cidr_block", ipv6: "ipv6_cidr_block")
    }
  }

  private mutating func vpc(ofDefault resource: TerraformResource) -> AWSValue? {
    let table = id(of: resource)
    for other in references.resources where other.address.type == "aws_vpc" {
      if mainTable(ofVPC: other) == table || other.block.string("default_route_table_id") == table
        || table == "\(id(of: other)).default_route_table_id"
      {
        return AWSValue(id(of: other), at: resource.block.value.index)
      }
    }
    return nil
  }

  /// Whether a table is its VPC's main one without an association that says so.
  private mutating func isMain(_ table: TerraformResource, of vpc: TerraformResource?) -> Bool {
    let isDefault = table.address.type == "aws_default_route_table"
    guard let vpc else { return isDefault }
    let id = id(of: table)
    return (isDefault || mainTable(ofVPC: vpc) == id) && !hasOtherMain(vpc, than: id)
  }

  private mutating func hasOtherMain(_ vpc: TerraformResource, than id: String) -> Bool {
    let mains = parts(of: self.id(of: vpc), "uses")
    return !mains.isEmpty && !mains.contains { $0.text == id }
  }

  /// The routes that every table begins with: the VPC's own blocks.
  mutating func localRoutes(ofVPC resource: TerraformResource) -> [AWSValue] {
    let more = moreBlocks[id(of: resource)] ?? []
    let blocks: [(key: String, prefix: AWSValue)] =
      [
        ("DestinationCidrBlock", resource.block.scalar("cidr_block")),
        ("DestinationIpv6CidrBlock", resource.block.scalar("ipv6_cidr_block")),
      ].compactMap { key, prefix in prefix.map { (key, $0) } }
      + more.map { ("Destination\($0.key)", $0.prefix) }
    return blocks.map { block in
      var route = AWSObject(at: block.prefix.origin)
      route[block.key] = block.prefix
      route.set("GatewayId", "local")
      return AWSValue(route)
    }
  }

  // MARK: Routes

  mutating func route(_ resource: TerraformResource) {
    let table = reference("route_table_id", of: resource.block, in: resource, .routeTable)?.text
    if let route = route(
      resource.block, of: resource, prefix: "destination_cidr_block",
      ipv6: "destination_ipv6_cidr_block")
    {
      add(route, to: table, "Routes")
    }
  }

  private mutating func route(
    _ block: TerraformBlock, of resource: TerraformResource, prefix: StaticString,
    ipv6: StaticString
  ) -> AWSValue? {
    var route = AWSObject(at: block.value.index)
    route["DestinationCidrBlock"] = block.scalar(prefix)
    route["DestinationIpv6CidrBlock"] = block.scalar(ipv6)
    route["DestinationPrefixListId"] = reference(
      "destination_prefix_list_id", of: block, in: resource, .prefixList)
    if route["DestinationCidrBlock"] == nil, route["DestinationIpv6CidrBlock"] == nil,
      route["DestinationPrefixListId"] == nil
    {
      // A block that is not known yet may be any: one list that nobody knows stands for it.
      guard block.isUnknown(prefix) || block.isUnknown(ipv6) else { return nil }
      route.set("DestinationPrefixListId", "\(resource.standIn).\(prefix)")
      reportUnknownBlock(resource)
    }
    for (name, key, target) in Self.targets {
      if let id = reference(key, of: block, in: resource, target) { route[name] = id }
    }
    if let endpoint = reference("vpc_endpoint_id", of: block, in: resource, .endpoint) {
      route["GatewayId"] = endpoint
    }
    if let state = block.scalar("state"), state.text != "pending" { route["State"] = state }
    return AWSValue(route)
  }

  /// Stands for routes of which nothing is known: to a list that nobody knows, so that no answer is given
  /// as if there were none.
  private mutating func unknownRoute(of resource: TerraformResource) -> AWSValue {
    var route = object(resource)
    route.set("DestinationPrefixListId", "\(resource.standIn).route")
    route.set("GatewayId", "\(resource.standIn).route.gateway_id")
    reportUnknownBlock(resource)
    return AWSValue(route)
  }

  private mutating func reportUnknownBlock(_ resource: TerraformResource) {
    source.report(
      .warning, .missingKey,
      LocalizedText(
        en: "\(resource.standIn): where a route leads to is known only after apply",
        ja: "\(resource.standIn): ルートの宛先は適用後に決まります"), at: resource.block.value)
  }

  private static let targets: [(name: String, key: StaticString, target: Target)] = [
    ("GatewayId", "gateway_id", .gateway), ("NatGatewayId", "nat_gateway_id", .natGateway),
    ("EgressOnlyInternetGatewayId", "egress_only_gateway_id", .egressOnlyGateway),
    ("TransitGatewayId", "transit_gateway_id", .transitGateway),
    ("VpcPeeringConnectionId", "vpc_peering_connection_id", .peering),
    ("NetworkInterfaceId", "network_interface_id", .interface),
    ("InstanceId", "instance_id", .instance),
    ("CarrierGatewayId", "carrier_gateway_id", Target([:])),
    ("LocalGatewayId", "local_gateway_id", Target([:])),
    ("CoreNetworkArn", "core_network_arn", Target([:])),
    ("OdbNetworkArn", "odb_network_arn", Target([:])),
  ]

  // MARK: Associations

  mutating func routeTableAssociation(_ resource: TerraformResource) {
    var association = object(resource)
    association["SubnetId"] = reference("subnet_id", of: resource.block, in: resource, .subnet)
    association["GatewayId"] = reference("gateway_id", of: resource.block, in: resource, .gateway)
    add(
      AWSValue(association),
      to: reference("route_table_id", of: resource.block, in: resource, .routeTable)?.text,
      "Associations")
  }

  mutating func mainRouteTableAssociation(_ resource: TerraformResource) {
    guard let table = reference("route_table_id", of: resource.block, in: resource, .routeTable)
    else { return }
    var association = object(resource)
    association.set("Main", true)
    add(AWSValue(association), to: table.text, "Associations")
    add(table, to: reference("vpc_id", of: resource.block, in: resource, .vpc)?.text, "uses")
  }

  mutating func routePropagation(_ resource: TerraformResource) {
    guard
      let gateway = reference("vpn_gateway_id", of: resource.block, in: resource, .virtualGateway),
      let table = reference("route_table_id", of: resource.block, in: resource, .routeTable)?.text
    else { return }
    addPropagation(gateway, to: table)
  }

  private mutating func addPropagation(_ gateway: AWSValue, to table: String) {
    guard !parts(of: table, "PropagatingVgws").contains(where: { $0.text == gateway.text })
    else { return }
    add(gateway, to: table, "PropagatingVgws")
  }

  /// What a gateway brings into the tables that it propagates into.
  private func learntRoutes(from gateway: AWSValue) -> [AWSValue] {
    guard let id = gateway.text else { return [] }
    return parts(of: id, "learnt").map { prefix in
      var route = AWSObject(at: prefix.origin)
      route["DestinationCidrBlock"] = prefix
      route["GatewayId"] = gateway
      route.set("Origin", "EnableVgwRoutePropagation")
      return AWSValue(route)
    }
  }
}

extension AWSValue {
  fileprivate var isMainAssociation: Bool {
    guard case .object(let object) = content, case .bool(true) = object["Main"]?.content else {
      return false
    }
    return true
  }

  /// Whether two routes are for one destination.
  func isSameRoute(_ other: AWSValue) -> Bool {
    guard case .object(let mine) = content, case .object(let theirs) = other.content else {
      return false
    }
    return ["DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId"]
      .allSatisfy { mine[$0]?.text == theirs[$0]?.text }
  }
}
