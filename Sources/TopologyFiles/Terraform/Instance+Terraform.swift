import NetworkModel

extension TerraformTranscriber {
  mutating func instance(_ resource: TerraformResource) {
    if isToldByResource(resource) { return }
    let block = resource.block
    let id = id(of: resource)
    let subnet = reference("subnet_id", of: block, in: resource, .subnet)
    var object = object(resource)
    object.set("InstanceId", id)
    object["InstanceType"] = block.scalar("instance_type")
    object["VpcId"] = vpc(ofSubnet: subnet?.text)
    if let name = block.scalar("instance_state") {
      var state = AWSObject(at: name.origin)
      state["Name"] = name
      object["State"] = AWSValue(state)
    }
    if let zone = block.scalar("availability_zone") ?? zone(ofSubnet: subnet?.text) {
      var placement = AWSObject(at: zone.origin)
      placement["AvailabilityZone"] = zone
      object["Placement"] = AWSValue(placement)
    }
    setTags(of: block, &object)
    tell("Instances", object, of: resource, .instance)

    let attached = block.blocks("network_interface") + block.blocks("primary_network_interface")
    for interface in attached {
      guard
        let id = reference("network_interface_id", of: interface, in: resource, .interface)?.text
      else { continue }
      attach(id, to: resource, interface.value["device_index"]?.int ?? 0)
    }
    if attached.isEmpty { addPrimaryInterface(of: resource, in: subnet) }
  }

  /// The interface that AWS makes with an instance.
  private mutating func addPrimaryInterface(of resource: TerraformResource, in subnet: AWSValue?) {
    let block = resource.block
    let id = id(of: resource)
    // A data source calls it otherwise.
    let interface =
      block.string("primary_network_interface_id") ?? block.string("network_interface_id")
    if resource.address.isData, self.resource(interface) != nil { return }
    var plan = TerraformInterface(
      id: interface ?? "\(id).primary_network_interface_id",
      resource: resource, subnet: subnet)
    plan.address = block.scalar("private_ip")
    plan.moreAddresses = block.texts("secondary_private_ips")
    plan.ipv6Addresses = block.texts("ipv6_addresses")
    plan.checksSourceDestination = block.scalar("source_dest_check")
    plan.groups = referenceList("vpc_security_group_ids", of: block, in: resource, .securityGroup)
    if plan.groups.isEmpty,
      let group = defaultGroup(ofVPC: vpc(ofSubnet: subnet?.text)?.text)
    {
      plan.groups = [AWSValue(group, at: block.value.index)]
    }
    // In a state, `associate_public_ip_address` is true for an Elastic IP address, too, which has its own
    // resource; and `public_ip` is the Elastic one then, so nothing is told twice.
    plan.publicAddress = block.scalar("public_ip")
    if block.isUnknown("public_ip"), plan.publicAddress == nil {
      let launch = self.resource(subnet?.text)?.block.bool("map_public_ip_on_launch") ?? false
      plan.wantsPublicAddress = block.bool("associate_public_ip_address") ?? launch
    }
    plan.instance = AWSValue(id, at: block.value.index)
    interfaces.append(plan)
  }

  // MARK: Interfaces of their own

  mutating func networkInterface(_ resource: TerraformResource) {
    if isToldByResource(resource) { return }
    let block = resource.block
    let id = id(of: resource)
    var plan = TerraformInterface(
      id: id, resource: resource, subnet: reference("subnet_id", of: block, in: resource, .subnet))
    let all = block.texts("private_ips")
    plan.address = block.scalar("private_ip") ?? all.first
    plan.moreAddresses = all.filter { $0.text != plan.address?.text }
    plan.ipv6Addresses = block.texts("ipv6_addresses")
    plan.checksSourceDestination = block.scalar("source_dest_check")
    plan.groups =
      referenceList("security_groups", of: block, in: resource, .securityGroup)
      + takeParts(of: id, "Groups")
    if plan.groups.isEmpty,
      let group = defaultGroup(ofVPC: vpc(ofSubnet: plan.subnet?.text)?.text)
    {
      plan.groups = [AWSValue(group, at: block.value.index)]
    }
    if let type = block.string("interface_type") { plan.type = type }
    plan.description = block.string("description")
    for attachment in block.blocks("attachment") {
      plan.instance =
        reference("instance", of: attachment, in: resource, .instance)
        ?? attachment.scalar("instance_id")
      plan.deviceIndex = attachment.value["device_index"]?.int ?? 1
    }
    for association in block.blocks("association") {
      plan.publicAddress = association.scalar("public_ip")
    }
    plan.hasTags = true
    interfaces.append(plan)
  }

  mutating func interfaceAttachment(_ resource: TerraformResource) {
    guard
      let interface = reference(
        "network_interface_id", of: resource.block, in: resource, .interface),
      let instance = reference("instance_id", of: resource.block, in: resource, .instance)
    else { return }
    attachments.append(
      (interface.text ?? "", instance, resource.block.value["device_index"]?.int ?? 1))
  }

  mutating func interfaceSecurityGroup(_ resource: TerraformResource) {
    guard
      let group = reference("security_group_id", of: resource.block, in: resource, .securityGroup)
    else { return }
    add(
      group,
      to: reference("network_interface_id", of: resource.block, in: resource, .interface)?.text,
      "Groups")
  }

  private mutating func attach(_ id: String, to instance: TerraformResource, _ index: Int) {
    attachments.append(
      (id, AWSValue(self.id(of: instance), at: instance.block.value.index), index))
  }

  /// Joins interfaces with the instances that they are attached to, and groups with interfaces of
  /// instances.
  mutating func joinAttachments() {
    let numbers = Dictionary(
      interfaces.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for attachment in attachments {
      guard let index = numbers[attachment.interface] else { continue }
      interfaces[index].instance = attachment.instance
      interfaces[index].deviceIndex = attachment.deviceIndex
    }
    for index in interfaces.indices {
      for group in takeParts(of: interfaces[index].id, "Groups")
      where !interfaces[index].groups.contains(where: { $0.text == group.text }) {
        interfaces[index].groups.append(group)
      }
    }
  }
}
