import NetworkModel

extension TerraformTranscriber {
  /// The routes that a gateway endpoint puts into its tables, which Terraform does not list there.
  mutating func endpointParts(_ resource: TerraformResource) {
    guard !resource.address.isData else { return }
    for table in referenceList("route_table_ids", of: resource.block, in: resource, .routeTable) {
      add(table, to: id(of: resource), "listed tables")
    }
  }

  /// Adds the routes when it is known which of the tables stay.
  mutating func addEndpointRoutes() {
    for resource in references.resources
    where resource.address.type == "aws_vpc_endpoint" && !resource.address.isData {
      let id = id(of: resource)
      let listed = staying(
        takeParts(of: id, "listed tables"), of: id, "RouteTableIds", listed: "route_table_ids",
        in: resource.block)
      for table in listed + parts(of: id, "RouteTableIds") {
        addRoute(to: resource, in: table.text)
      }
    }
  }

  private mutating func addRoute(to endpoint: TerraformResource, in table: String?) {
    guard let table else { return }
    var route = object(endpoint)
    route["DestinationPrefixListId"] = prefixList(of: endpoint)
    route.set("GatewayId", id(of: endpoint))
    if !parts(of: table, "Routes").contains(where: { $0.isSameRoute(AWSValue(route)) }) {
      add(AWSValue(route), to: table, "Routes")
    }
  }

  /// AWS's list of the addresses that a gateway endpoint leads to.
  private mutating func prefixList(of endpoint: TerraformResource) -> AWSValue {
    endpoint.block.scalar("prefix_list_id")
      ?? AWSValue("\(id(of: endpoint)).prefix_list_id", at: endpoint.block.value.index)
  }

  mutating func endpoint(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    var object = object(resource)
    object.set("VpcEndpointId", id)
    let type = block.string("vpc_endpoint_type") ?? "Gateway"
    object.set("VpcEndpointType", type)
    object["VpcId"] = reference("vpc_id", of: block, in: resource, .vpc)
    copy(
      block, to: &object, ("ServiceName", "service_name"), ("ServiceRegion", "service_region"),
      ("State", "state"), ("OwnerId", "owner_id"), ("PrivateDnsEnabled", "private_dns_enabled"))
    object["PolicyDocument"] =
      takeParts(of: id, "PolicyDocument").first ?? policy("policy", of: block, resource)
    if let isEnabled = takeParts(of: id, "PrivateDnsEnabled").first {
      object["PrivateDnsEnabled"] = isEnabled
    }
    setDNS(of: block, &object)
    var tables = staying(
      referenceList("route_table_ids", of: block, in: resource, .routeTable), of: id,
      "RouteTableIds", listed: "route_table_ids", in: block)
    for table in takeParts(of: id, "RouteTableIds")
    where !tables.contains(where: { $0.text == table.text }) {
      tables.append(table)
    }
    object.set("RouteTableIds", tables)
    var groups = staying(
      referenceList("security_group_ids", of: block, in: resource, .securityGroup), of: id,
      "Groups", listed: "security_group_ids", in: block)
    for group in takeParts(of: id, "Groups")
    where !groups.contains(where: { $0.text == group.text }) {
      groups.append(group)
    }
    if groups.isEmpty, type == "Interface", let group = defaultGroup(ofVPC: object["VpcId"]?.text) {
      groups = [AWSValue(group, at: object.origin)]
    }
    object.set("Groups", groups, as: "GroupId")
    if type != "Gateway" { addInterfaces(of: resource, &object, groups) }
    setTags(of: block, &object)
    if type == "Gateway" { tellPrefixList(of: resource) }
    tell("VpcEndpoints", object, of: resource, .vpcEndpoint)
  }

  private func setDNS(of block: TerraformBlock, _ object: inout AWSObject) {
    object.set(
      "DnsEntries",
      block.blocks("dns_entry").compactMap { entry in
        entry.scalar("dns_name").map { name in
          var item = AWSObject(at: name.origin)
          item["DnsName"] = name
          return AWSValue(item)
        }
      })
    guard let options = block.block("dns_options"),
      let only = options.scalar("private_dns_only_for_inbound_resolver_endpoint")
    else { return }
    var item = AWSObject(at: only.origin)
    item["PrivateDnsOnlyForInboundResolverEndpoint"] = only
    object["DnsOptions"] = AWSValue(item)
  }

  /// An interface in each subnet. Their ids and subnets are two sets in Terraform: which is where is told
  /// by nothing, and matters to nothing but the name.
  private mutating func addInterfaces(
    of resource: TerraformResource, _ object: inout AWSObject, _ groups: [AWSValue]
  ) {
    let block = resource.block
    let id = id(of: resource)
    let configured = block.blocks("subnet_configuration")
    var subnets = configured.compactMap { reference("subnet_id", of: $0, in: resource, .subnet) }
    let listed = referenceList("subnet_ids", of: block, in: resource, .subnet)
    subnets = staying(
      subnets + listed.filter { subnet in !subnets.contains { $0.text == subnet.text } }, of: id,
      "SubnetIds", listed: "subnet_ids", in: block)
    for subnet in takeParts(of: id, "SubnetIds")
    where !subnets.contains(where: { $0.text == subnet.text }) {
      subnets.append(subnet)
    }
    object.set("SubnetIds", subnets)
    let ids = block.texts("network_interface_ids").compactMap(\.text)
    var all: [AWSValue] = []
    for (index, subnet) in subnets.enumerated() {
      var plan = TerraformInterface(
        id: ids.count == subnets.count
          ? ids[index] : "\(id).network_interface_ids[\(index)]", resource: resource,
        subnet: subnet)
      plan.type =
        block.string("vpc_endpoint_type") == "GatewayLoadBalancer"
        ? "gateway_load_balancer_endpoint" : "vpc_endpoint"
      plan.groups = groups
      let own = configured.first { $0.string("subnet_id") == subnet.text }
      plan.address = own?.scalar("ipv4")
      plan.ipv6Addresses = own?.texts("ipv6") ?? []
      interfaces.append(plan)
      all.append(AWSValue(plan.id, at: subnet.origin))
    }
    object.set("NetworkInterfaceIds", all)
  }

  /// A policy; in the place of one that is not known yet, one that hangs on what nobody knows, so that it
  /// is not taken for AWS's default, which allows everything.
  func policy(
    _ key: StaticString, of block: TerraformBlock, _ resource: TerraformResource
  ) -> AWSValue? {
    if let known = block.scalar(key) { return known }
    guard block.isUnknown(key), !block.references(key).isEmpty || block.expressions == nil else {
      return nil
    }
    return AWSValue(
      """
      {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", "Condition": \
      {"StringEquals": {"terraform:known-after-apply": "\(resource.address.name)"}}}]}
      """, at: block.value.index)
  }

  private mutating func tellPrefixList(of resource: TerraformResource) {
    let block = resource.block
    guard let service = block.string("service_name") else { return }
    let list = prefixList(of: resource)
    var object = AWSObject(at: resource.block.value.index)
    object["PrefixListId"] = list
    object.set("PrefixListName", service)
    let blocks = block.texts("cidr_blocks")
    if !blocks.isEmpty { object.set("Cidrs", blocks) }
    suppose(
      "PrefixLists", object, of: resource, ResourceID(list.text ?? "", kind: .prefixList), nil)
  }

  // MARK: Parts of their own

  private mutating func endpointID(_ resource: TerraformResource) -> String? {
    reference("vpc_endpoint_id", of: resource.block, in: resource, .endpoint)?.text
  }

  mutating func endpointRouteTable(_ resource: TerraformResource) {
    let endpoint = endpointID(resource)
    guard let table = reference("route_table_id", of: resource.block, in: resource, .routeTable)
    else { return }
    add(table, to: endpoint, "RouteTableIds")
  }

  mutating func endpointSubnet(_ resource: TerraformResource) {
    let endpoint = endpointID(resource)
    guard let subnet = reference("subnet_id", of: resource.block, in: resource, .subnet) else {
      return
    }
    add(subnet, to: endpoint, "SubnetIds")
  }

  mutating func endpointSecurityGroup(_ resource: TerraformResource) {
    let endpoint = endpointID(resource)
    guard
      let group = reference("security_group_id", of: resource.block, in: resource, .securityGroup)
    else { return }
    add(group, to: endpoint, "Groups")
  }

  mutating func endpointPrivateDNS(_ resource: TerraformResource) {
    guard let isEnabled = resource.block.scalar("private_dns_enabled") else { return }
    add(isEnabled, to: endpointID(resource), "PrivateDnsEnabled")
  }

  mutating func endpointPolicy(_ resource: TerraformResource) {
    guard let policy = policy("policy", of: resource.block, resource) else { return }
    add(policy, to: endpointID(resource), "PolicyDocument")
  }

  // MARK: EC2 Instance Connect

  mutating func instanceConnectEndpoint(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    let subnet = reference("subnet_id", of: block, in: resource, .subnet)
    var object = object(resource)
    object.set("InstanceConnectEndpointId", id)
    object["SubnetId"] = subnet
    object["VpcId"] = vpc(ofSubnet: subnet?.text) ?? block.scalar("vpc_id")
    copy(
      block, to: &object, ("InstanceConnectEndpointArn", "arn"),
      ("PreserveClientIp", "preserve_client_ip"), ("AvailabilityZone", "availability_zone"))
    var groups = referenceList("security_group_ids", of: block, in: resource, .securityGroup)
    if groups.isEmpty, let group = defaultGroup(ofVPC: object["VpcId"]?.text) {
      groups = [AWSValue(group, at: object.origin)]
    }
    object.set("SecurityGroupIds", groups)
    var plan = TerraformInterface(
      id: block.texts("network_interface_ids").first?.text ?? "\(id).network_interface_ids[0]",
      resource: resource, subnet: subnet)
    plan.type = "ec2_instance_connect_endpoint"
    plan.groups = groups
    interfaces.append(plan)
    object.set("NetworkInterfaceIds", [AWSValue(plan.id, at: object.origin)])
    setTags(of: block, &object)
    tell("InstanceConnectEndpoints", object, of: resource, .instanceConnectEndpoint)
  }
}
