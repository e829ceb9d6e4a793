import NetworkModel

extension TerraformTranscriber {
  mutating func internetGateway(_ resource: TerraformResource) {
    let id = id(of: resource)
    var object = object(resource)
    object.set("InternetGatewayId", id)
    object["OwnerId"] = resource.block.scalar("owner_id")
    var vpcs = takeParts(of: id, "Attachments")
    if let vpc = reference("vpc_id", of: resource.block, in: resource, .vpc) { vpcs = [vpc] }
    for attachment in resource.block.blocks("attachments") where vpcs.isEmpty {
      vpcs += [attachment.scalar("vpc_id")].compactMap(\.self)
    }
    object.set("Attachments", vpcs, as: "VpcId")
    setTags(of: resource.block, &object)
    tell("InternetGateways", object, of: resource, .internetGateway)
  }

  mutating func internetGatewayAttachment(_ resource: TerraformResource) {
    let block = resource.block
    guard let vpc = reference("vpc_id", of: block, in: resource, .vpc) else { return }
    add(
      vpc, to: reference("internet_gateway_id", of: block, in: resource, .internetGateway)?.text,
      "Attachments")
  }

  mutating func egressOnlyInternetGateway(_ resource: TerraformResource) {
    var object = object(resource)
    object.set("EgressOnlyInternetGatewayId", id(of: resource))
    if let vpc = reference("vpc_id", of: resource.block, in: resource, .vpc) {
      object.set("Attachments", [vpc], as: "VpcId")
    }
    setTags(of: resource.block, &object)
    tell("EgressOnlyInternetGateways", object, of: resource, .egressOnlyInternetGateway)
  }

  // MARK: NAT

  mutating func natGateway(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    let subnet = reference("subnet_id", of: block, in: resource, .subnet)
    var object = object(resource)
    object.set("NatGatewayId", id)
    object["SubnetId"] = subnet
    object["VpcId"] =
      vpc(ofSubnet: subnet?.text) ?? reference("vpc_id", of: block, in: resource, .vpc)
    object["ConnectivityType"] = block.scalar("connectivity_type")
    object["State"] = block.scalar("state")
    setTags(of: block, &object)
    guard !resource.address.isData else {
      writeLookedUp(object, resource)
      return
    }
    // A regional gateway is in no subnet.
    guard subnet != nil else {
      object.set(
        "NatGatewayAddresses", block.blocks("regional_nat_gateway_address").map { regional($0) })
      object["RouteTableId"] = block.scalar("route_table_id")
      tell("NatGateways", object, of: resource, .natGateway)
      return
    }
    var plan = TerraformInterface(
      id: block.string("network_interface_id") ?? "\(id).network_interface_id",
      resource: resource, subnet: subnet)
    plan.address = block.scalar("private_ip")
    plan.publicAddress = block.scalar("public_ip")
    plan.type = "nat_gateway"
    interfaces.append(plan)
    natGateways.append(
      TerraformNATGateway(
        resource: resource, object: object, interface: plan.id,
        allocation: reference("allocation_id", of: block, in: resource, .elasticIP)?.text,
        publicAddress: plan.publicAddress))
  }

  private mutating func writeLookedUp(_ gateway: AWSObject, _ resource: TerraformResource) {
    var object = gateway
    var address = AWSObject(at: object.origin)
    copy(
      resource.block, to: &address, ("NetworkInterfaceId", "network_interface_id"),
      ("PrivateIp", "private_ip"), ("PublicIp", "public_ip"))
    object.set("NatGatewayAddresses", [AWSValue(address)])
    tell("NatGateways", object, of: resource, .natGateway)
  }

  private func regional(_ block: TerraformBlock) -> AWSValue {
    var address = AWSObject(at: block.value.index)
    copy(
      block, to: &address, ("PublicIp", "public_ip"), ("AvailabilityZone", "availability_zone"),
      ("NetworkInterfaceId", "network_interface_id"), ("Status", "status"))
    return AWSValue(address)
  }

  // MARK: Elastic IP addresses

  mutating func elasticIP(_ resource: TerraformResource) {
    if isToldByResource(resource) { return }
    let block = resource.block
    let id = id(of: resource)
    var plan = TerraformElasticIP(
      id: id, resource: resource, publicAddress: block.scalar("public_ip"))
    plan.interface =
      reference("network_interface", of: block, in: resource, .interface)?.text
      ?? block.string("network_interface_id")
    plan.instance =
      reference("instance", of: block, in: resource, .instance)?.text
      ?? block.string("instance_id")
    plan.privateAddress = block.scalar("private_ip")
    for part in takeParts(of: id, "Association") {
      guard case .object(let association) = part.content else { continue }
      plan.interface = association["NetworkInterfaceId"]?.text ?? plan.interface
      plan.instance = association["InstanceId"]?.text ?? plan.instance
      plan.privateAddress = association["PrivateIpAddress"] ?? plan.privateAddress
    }
    addresses.append(plan)
  }

  mutating func elasticIPAssociation(_ resource: TerraformResource) {
    let block = resource.block
    var association = object(resource)
    association["NetworkInterfaceId"] = reference(
      "network_interface_id", of: block, in: resource, .interface)
    association["InstanceId"] = reference("instance_id", of: block, in: resource, .instance)
    association["PrivateIpAddress"] = block.scalar("private_ip_address")
    add(
      AWSValue(association),
      to: reference("allocation_id", of: block, in: resource, .elasticIP)?.text, "Association")
  }
}
