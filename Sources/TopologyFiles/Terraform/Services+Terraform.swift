import NetworkModel

/// Load balancers and buckets.
extension TerraformTranscriber {
  mutating func loadBalancer(_ resource: TerraformResource) {
    let block = resource.block
    if isToldByResource(resource) { return }
    let id = id(of: resource)
    let name = AWSDescribeReader.balancerID(id)?.text
    var object = object(resource)
    object.set("LoadBalancerArn", id)
    copy(
      block, to: &object, ("LoadBalancerName", "name"), ("DNSName", "dns_name"))
    if object["LoadBalancerName"] == nil { object.set("LoadBalancerName", resource.address.name) }
    let type = block.string("load_balancer_type") ?? "application"
    object.set("Type", type)
    object.set("Scheme", block.bool("internal") == true ? "internal" : "internet-facing")
    let mappings = block.blocks("subnet_mapping")
    var subnets = mappings.compactMap { reference("subnet_id", of: $0, in: resource, .subnet) }
    for subnet in referenceList("subnets", of: block, in: resource, .subnet)
    where !subnets.contains(where: { $0.text == subnet.text }) {
      subnets.append(subnet)
    }
    object["VpcId"] = block.scalar("vpc_id") ?? vpc(ofSubnet: subnets.first?.text)
    object.set(
      "AvailabilityZones",
      subnets.map { subnet in
        var zone = AWSObject(at: subnet.origin)
        zone["SubnetId"] = subnet
        zone["ZoneName"] = self.zone(ofSubnet: subnet.text)
        return AWSValue(zone)
      })
    let groups = referenceList("security_groups", of: block, in: resource, .securityGroup)
    object.set("SecurityGroups", groups)
    tell("LoadBalancers", object, of: resource, .loadBalancer, id: name)
    addNodes(of: resource, in: subnets, mappings, groups, type)
    let crossZone = block.bool("enable_cross_zone_load_balancing") ?? (type == "application")
    tellAttribute(
      "load_balancing.cross_zone.enabled", crossZone, "LoadBalancerArn", id, of: resource)
    var all = self.object(resource)
    all.set("LoadBalancerArn", id)
    all.set("Listeners", takeParts(of: id, "Listeners"))
    // Of one that was only looked up, there may be listeners that were not.
    if resource.address.isData { all.set("LacksListeners", true) }
    tell("LoadBalancerListeners", all, of: resource, .loadBalancer, id: name)
  }

  /// A node in each subnet: AWS makes its interface, and Terraform does not tell of it.
  private mutating func addNodes(
    of resource: TerraformResource, in subnets: [AWSValue], _ mappings: [TerraformBlock],
    _ groups: [AWSValue], _ type: String
  ) {
    let id = id(of: resource)
    guard let start = id.firstRange(of: ":loadbalancer/") else { return }
    for (index, subnet) in subnets.enumerated() {
      var plan = TerraformInterface(
        id: "\(resource.standIn).node[\(index)]", resource: resource, subnet: subnet)
      plan.type = type == "network" ? "network_load_balancer" : "load_balancer"
      plan.description = "ELB \(id[start.upperBound...])"
      plan.groups = groups
      plan.address = mappings.first { $0.string("subnet_id") == subnet.text }?
        .scalar("private_ipv4_address")
      plan.wantsPublicAddress = resource.block.bool("internal") != true
      plan.whole = AWSDescribeReader.balancerID(id)
      interfaces.append(plan)
    }
  }

  private mutating func tellAttribute(
    _ key: String, _ value: Bool, _ owner: String, _ id: String, of resource: TerraformResource
  ) {
    var attribute = object(resource)
    attribute.set("Key", key)
    attribute.set("Value", value ? "true" : "false")
    var object = object(resource)
    object.set(owner, id)
    object.set("Attributes", [AWSValue(attribute)])
    let name = AWSDescribeReader.balancerID(id) ?? AWSDescribeReader.targetGroupID(id)
    tell("LoadBalancerAttributes", object, of: resource, .loadBalancer, id: name?.text)
  }

  mutating func listenerPart(_ resource: TerraformResource) {
    let block = resource.block
    guard let balancer = reference("load_balancer_arn", of: block, in: resource, .balancer) else {
      return
    }
    var object = object(resource)
    object["LoadBalancerArn"] = balancer
    object["Port"] = block.scalar("port")
    object["Protocol"] = block.scalar("protocol") ?? AWSValue("HTTP", at: object.origin)
    object.set(
      "DefaultActions", block.blocks("default_action").map { action($0, of: resource) })
    // One that was looked up may be one that Terraform makes.
    let isKnown = parts(of: balancer.text ?? "", "Listeners").contains { other in
      guard case .object(let item) = other.content else { return false }
      return item["Port"]?.signature == object["Port"]?.signature
        && item["Protocol"]?.signature == object["Protocol"]?.signature
    }
    guard !isKnown else { return }
    add(AWSValue(object), to: balancer.text, "Listeners")
  }

  private mutating func action(
    _ block: TerraformBlock, of resource: TerraformResource
  ) -> AWSValue {
    var action = AWSObject(at: block.value.index)
    action["Type"] = block.scalar("type")
    action["TargetGroupArn"] = reference("target_group_arn", of: block, in: resource, .targetGroup)
    if let forward = block.block("forward") {
      var config = AWSObject(at: forward.value.index)
      config.set(
        "TargetGroups",
        forward.blocks("target_group").map { group in
          var item = AWSObject(at: group.value.index)
          item["TargetGroupArn"] = reference("arn", of: group, in: resource, .targetGroup)
          item["Weight"] = group.scalar("weight")
          return AWSValue(item)
        })
      action["ForwardConfig"] = AWSValue(config)
    }
    return AWSValue(action)
  }

  mutating func targetGroup(_ resource: TerraformResource) {
    let block = resource.block
    if isToldByResource(resource) { return }
    let id = id(of: resource)
    let name = AWSDescribeReader.targetGroupID(id)?.text
    var object = object(resource)
    object.set("TargetGroupArn", id)
    copy(
      block, to: &object, ("TargetGroupName", "name"), ("Protocol", "protocol"), ("Port", "port"),
      ("TargetType", "target_type"))
    object["VpcId"] = reference("vpc_id", of: block, in: resource, .vpc)
    tell("TargetGroups", object, of: resource, .targetGroup, id: name)
    if let keeps = block.value["preserve_client_ip"].flatMap({
      $0.bool ?? ($0.string.map { $0 == "true" })
    }) {
      tellAttribute("preserve_client_ip.enabled", keeps, "TargetGroupArn", id, of: resource)
    }
    let targets = takeParts(of: id, "Targets")
    // Containers and scaling groups register their targets themselves.
    guard !targets.isEmpty else { return }
    var health = self.object(resource)
    health.set("TargetGroupArn", id)
    health.set("TargetHealthDescriptions", targets)
    tell("LoadBalancerTargetHealth", health, of: resource, .targetGroup, id: name)
  }

  mutating func targetGroupAttachment(_ resource: TerraformResource) {
    let block = resource.block
    let any = Target(["aws_instance": "id", "aws_lb": "arn", "aws_alb": "arn"], ["private_ip"])
    guard
      let group = reference("target_group_arn", of: block, in: resource, .targetGroup)?.text,
      let id = reference("target_id", of: block, in: resource, any)
    else { return }
    var target = object(resource)
    target["Id"] = id
    target["Port"] = block.scalar("port")
    target["AvailabilityZone"] = block.scalar("availability_zone")
    var object = object(resource)
    object["Target"] = AWSValue(target)
    add(AWSValue(object), to: group, "Targets")
  }

  // MARK: Buckets

  mutating func bucketPolicy(_ resource: TerraformResource) {
    let block = resource.block
    guard let bucket = reference("bucket", of: block, in: resource, .bucket),
      let policy = policy("policy", of: block, resource)
    else { return }
    var object = object(resource)
    object["Bucket"] = bucket
    object["Policy"] = policy
    tell("BucketPolicies", object, of: resource, .bucket, id: bucket.text)
  }
}
