import NetworkModel

/// Load balancers, databases and buckets.
extension TerraformTranscriber {
  mutating func loadBalancer(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
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
    tell("LoadBalancers", object, of: resource, .loadBalancer)
    addNodes(of: resource, in: subnets, mappings, groups, type)
    let crossZone = block.bool("enable_cross_zone_load_balancing") ?? (type == "application")
    tellAttribute(
      "load_balancing.cross_zone.enabled", crossZone, "LoadBalancerArn", id, of: resource)
    let listeners = takeParts(of: id, "Listeners")
    var all = self.object(resource)
    all.set("LoadBalancerArn", id)
    all.set("Listeners", listeners)
    tell("LoadBalancerListeners", all, of: resource, .loadBalancer, id: id)
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
    tell("LoadBalancerAttributes", object, of: resource, .loadBalancer, id: id)
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
    let id = id(of: resource)
    var object = object(resource)
    object.set("TargetGroupArn", id)
    copy(
      block, to: &object, ("TargetGroupName", "name"), ("Protocol", "protocol"), ("Port", "port"),
      ("TargetType", "target_type"))
    object["VpcId"] = reference("vpc_id", of: block, in: resource, .vpc)
    tell("TargetGroups", object, of: resource, .targetGroup)
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
    tell("LoadBalancerTargetHealth", health, of: resource, .targetGroup, id: id)
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

  // MARK: Databases

  mutating func database(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    guard
      let group = self.resource(
        reference("db_subnet_group_name", of: block, in: resource, .databaseSubnets)?.text)
        ?? databaseSubnets(block.string("db_subnet_group_name"))
    else { return }
    let subnets = referenceList("subnet_ids", of: group.block, in: group, .subnet)
    let zone = block.scalar("availability_zone")
    let home =
      subnets.first { self.zone(ofSubnet: $0.text)?.text == zone?.text } ?? subnets.first
    var object = object(resource)
    object.set("DBInstanceIdentifier", id)
    object["DBInstanceArn"] = block.scalar("arn")
    object["AvailabilityZone"] = zone ?? self.zone(ofSubnet: home?.text)
    object["PubliclyAccessible"] = block.scalar("publicly_accessible")
    var endpoint = AWSObject(at: object.origin)
    copy(block, to: &endpoint, ("Address", "address"), ("Port", "port"))
    object["Endpoint"] = AWSValue(endpoint)
    var subnetGroup = AWSObject(at: object.origin)
    subnetGroup["VpcId"] = group.block.scalar("vpc_id") ?? vpc(ofSubnet: subnets.first?.text)
    subnetGroup.set("Subnets", subnets, as: "SubnetIdentifier")
    object["DBSubnetGroup"] = AWSValue(subnetGroup)
    var groups = referenceList("vpc_security_group_ids", of: block, in: resource, .securityGroup)
    if groups.isEmpty, let own = defaultGroup(ofVPC: subnetGroup["VpcId"]?.text) {
      groups = [AWSValue(own, at: object.origin)]
    }
    object.set("VpcSecurityGroups", groups, as: "VpcSecurityGroupId")
    setTags(of: block, &object, "TagList")
    tell("DBInstances", object, of: resource, .database)
    var plan = TerraformInterface(
      id: "\(resource.standIn).network_interface", resource: resource, subnet: home)
    plan.description = "RDSNetworkInterface"
    plan.groups = groups
    interfaces.append(plan)
  }

  private func databaseSubnets(_ name: String?) -> TerraformResource? {
    references.resources.first {
      $0.address.type == "aws_db_subnet_group" && name != nil
        && ($0.block.string("name") == name || $0.block.string("id") == name)
    }
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
