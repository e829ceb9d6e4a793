import NetworkModel

/// Site-to-site VPN and Direct Connect.
extension TerraformTranscriber {
  mutating func virtualPrivateGateway(_ resource: TerraformResource) {
    let id = id(of: resource)
    var object = object(resource)
    object.set("VpnGatewayId", id)
    var vpcs = takeParts(of: id, "VpcAttachments")
    for attached in [
      reference("vpc_id", of: resource.block, in: resource, .vpc),
      reference("attached_vpc_id", of: resource.block, in: resource, .vpc),
    ].compactMap(\.self) where vpcs.isEmpty {
      vpcs = [attached]
    }
    object.set("VpcAttachments", vpcs, as: "VpcId")
    object["AvailabilityZone"] = resource.block.scalar("availability_zone")
    setTags(of: resource.block, &object)
    tell("VpnGateways", object, of: resource, .virtualPrivateGateway)
  }

  mutating func virtualPrivateGatewayAttachment(_ resource: TerraformResource) {
    guard let vpc = reference("vpc_id", of: resource.block, in: resource, .vpc) else { return }
    add(
      vpc, to: reference("vpn_gateway_id", of: resource.block, in: resource, .virtualGateway)?.text,
      "VpcAttachments")
  }

  mutating func customerGateway(_ resource: TerraformResource) {
    var object = object(resource)
    object.set("CustomerGatewayId", id(of: resource))
    object["IpAddress"] = resource.block.scalar("ip_address")
    setTags(of: resource.block, &object)
    tell("CustomerGateways", object, of: resource, .customerGateway)
  }

  // MARK: VPN connections

  /// The static routes that a state lists with the connection.
  mutating func vpnConnectionParts(_ resource: TerraformResource) {
    for route in resource.block.blocks("routes") {
      if let prefix = route.scalar("destination_cidr_block") { addVPNRoute(prefix, to: resource) }
    }
  }

  mutating func vpnConnectionRoute(_ resource: TerraformResource) {
    guard let prefix = resource.block.scalar("destination_cidr_block"),
      let connection = self.resource(
        reference("vpn_connection_id", of: resource.block, in: resource, .vpnConnection)?.text)
    else { return }
    addVPNRoute(prefix, to: connection)
  }

  private mutating func addVPNRoute(_ prefix: AWSValue, to connection: TerraformResource) {
    let id = id(of: connection)
    guard !parts(of: id, "VPNRoutes").contains(where: { $0.text == prefix.text }) else { return }
    add(prefix, to: id, "VPNRoutes")
    let gateway = reference("vpn_gateway_id", of: connection.block, in: connection, .virtualGateway)
    if !parts(of: gateway?.text ?? "", "learnt").contains(where: { $0.text == prefix.text }) {
      add(prefix, to: gateway?.text, "learnt")
    }
  }

  mutating func vpnConnection(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    var object = object(resource)
    object.set("VpnConnectionId", id)
    let gateway = reference("vpn_gateway_id", of: block, in: resource, .virtualGateway)
    let hub = reference("transit_gateway_id", of: block, in: resource, .transitGateway)
    object["VpnGatewayId"] = gateway
    object["TransitGatewayId"] = hub
    object["CustomerGatewayId"] = reference(
      "customer_gateway_id", of: block, in: resource, .customerGateway)
    var options = AWSObject(at: object.origin)
    options["StaticRoutesOnly"] = block.scalar("static_routes_only")
    object["Options"] = AWSValue(options)
    object.set("Routes", takeParts(of: id, "VPNRoutes"), as: "DestinationCidrBlock")
    setTags(of: block, &object)
    tell("VpnConnections", object, of: resource, .vpnConnection)
    if hub != nil {
      let attachment =
        block.string("transit_gateway_attachment_id") ?? "\(id).transit_gateway_attachment_id"
      tellAttachment(resource, attachment, hub, AWSValue(id, at: object.origin), "vpn")
    }
    if block.bool("static_routes_only") != true { reportLearnt(resource) }
  }

  private func reportLearnt(_ resource: TerraformResource) {
    source.report(
      .warning, .missingKey,
      LocalizedText(
        en: "\(resource.standIn): the routes that come by BGP are not in Terraform's output",
        ja: "\(resource.standIn): BGPで受け取るルートはTerraformの出力にありません"),
      at: resource.block.value,
      hint: LocalizedText(
        en: "add the output of aws ec2 describe-route-tables and search-transit-gateway-routes",
        ja: "aws ec2 describe-route-tables と search-transit-gateway-routes の出力を加えてください"))
  }

  // MARK: Direct Connect

  mutating func directConnectGateway(_ resource: TerraformResource) {
    var object = object(resource)
    object.set("directConnectGatewayId", id(of: resource))
    object["directConnectGatewayName"] = resource.block.scalar("name")
    tell("directConnectGateways", object, of: resource, .directConnectGateway)
  }

  mutating func directConnectAssociation(_ resource: TerraformResource) {
    let block = resource.block
    var object = object(resource)
    guard
      let gateway = reference("dx_gateway_id", of: block, in: resource, .directConnectGateway)
    else { return }
    object["directConnectGatewayId"] = gateway
    let either = Target(["aws_vpn_gateway": "id", "aws_ec2_transit_gateway": "id"])
    if let other = reference("associated_gateway_id", of: block, in: resource, either) {
      var associated = AWSObject(at: other.origin)
      associated["id"] = other
      object["associatedGateway"] = AWSValue(associated)
    }
    let prefixes = block.texts("allowed_prefixes")
    if !prefixes.isEmpty {
      object.set("allowedPrefixesToDirectConnectGateway", prefixes, as: "cidr")
    }
    tell(
      "directConnectGatewayAssociations", object, of: resource, .directConnectGateway,
      id: resource.standIn)
  }
}
