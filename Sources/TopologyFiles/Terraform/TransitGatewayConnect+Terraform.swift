import NetworkModel

/// What hangs on a transit gateway beside VPCs, VPN connections and other gateways.
extension TerraformTranscriber {
  /// Tunnels over another attachment.
  mutating func transitConnect(_ resource: TerraformResource) {
    let block = resource.block
    if isToldByResource(resource) { return }
    var object = attachment(resource)
    let transport = reference(
      "transport_attachment_id", of: block, in: resource, .transitAttachment)
    object["TransportTransitGatewayAttachmentId"] = transport
    setTags(of: block, &object)
    tell("TransitGatewayConnects", object, of: resource, .transitGatewayAttachment)
    if let transport {
      tellAttachment(resource, id(of: resource), object["TransitGatewayId"], transport, "connect")
    }
  }

  mutating func transitConnectPeer(_ resource: TerraformResource) {
    let block = resource.block
    if isToldByResource(resource) { return }
    var object = object(resource)
    object.set("TransitGatewayConnectPeerId", id(of: resource))
    object["TransitGatewayAttachmentId"] = reference(
      "transit_gateway_attachment_id", of: block, in: resource, .transitAttachment)
    var configuration = AWSObject(at: object.origin)
    configuration["PeerAddress"] = block.scalar("peer_address")
    object["ConnectPeerConfiguration"] = AWSValue(configuration)
    tell("TransitGatewayConnectPeers", object, of: resource, .other)
  }

  /// The attachment that AWS makes with an association; a data source alone tells its id.
  mutating func transitDirectConnect(_ resource: TerraformResource) {
    let block = resource.block
    guard
      let gateway = reference("dx_gateway_id", of: block, in: resource, .directConnectGateway)
    else { return }
    tellAttachment(
      resource, id(of: resource),
      reference("transit_gateway_id", of: block, in: resource, .transitGateway), gateway,
      "direct-connect-gateway")
  }

  /// A line's logical connection to a gateway, or to AWS's public addresses.
  mutating func virtualInterface(_ resource: TerraformResource, _ type: String) {
    let block = resource.block
    var object = object(resource)
    object.set("virtualInterfaceId", id(of: resource))
    object.set("virtualInterfaceType", type)
    object["virtualInterfaceName"] = block.scalar("name")
    object["directConnectGatewayId"] = reference(
      "dx_gateway_id", of: block, in: resource, .directConnectGateway)
    object["virtualGatewayId"] = reference(
      "vpn_gateway_id", of: block, in: resource, .virtualGateway)
    object.set("region", place(of: resource).region)
    let prefixes = block.texts("route_filter_prefixes")
    if !prefixes.isEmpty { object.set("routeFilterPrefixes", prefixes, as: "cidr") }
    tell("virtualInterfaces", object, of: resource, .virtualInterface)
  }
}
