import NetworkModel

/// DHCP options, prefix lists, hosted zones and resolvers.
extension TerraformTranscriber {
  mutating func dhcpOptions(_ resource: TerraformResource) {
    let block = resource.block
    var object = object(resource)
    object.set("DhcpOptionsId", id(of: resource))
    let settings: [(String, [AWSValue])] = [
      ("domain-name", block.texts("domain_name")),
      ("domain-name-servers", block.texts("domain_name_servers")),
    ]
    object.set(
      "DhcpConfigurations",
      settings.filter { !$0.1.isEmpty }.map { key, values in
        var item = AWSObject(at: object.origin)
        item.set("Key", key)
        item.set("Values", values, as: "Value")
        return AWSValue(item)
      })
    setTags(of: block, &object)
    tell("DhcpOptions", object, of: resource, .dhcpOptions)
  }

  mutating func dhcpOptionsAssociation(_ resource: TerraformResource) {
    guard let options = reference("dhcp_options_id", of: resource.block, in: resource, .dhcpOptions)
    else { return }
    add(
      options, to: reference("vpc_id", of: resource.block, in: resource, .vpc)?.text,
      "DhcpOptionsId")
  }

  // MARK: Prefix lists

  mutating func prefixList(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    var object = object(resource)
    object.set("PrefixListId", id)
    copy(
      block, to: &object, ("PrefixListName", "name"), ("PrefixListArn", "arn"),
      ("OwnerId", "owner_id"))
    var prefixes = block.blocks("entry").compactMap { $0.scalar("cidr") }
    prefixes += block.blocks("entries").compactMap { $0.scalar("cidr") }
    prefixes = staying(prefixes, of: id, "Entries", listed: "entry", in: block)
    for entry in takeParts(of: id, "Entries")
    where !prefixes.contains(where: { $0.text == entry.text }) {
      prefixes.append(entry)
    }
    let isWhole = !block.isUnknown("entry") || block.references("entry").isEmpty
    if isWhole, !prefixes.isEmpty { object.set("Cidrs", prefixes) }
    setTags(of: block, &object)
    tell("PrefixLists", object, of: resource, .prefixList)
  }

  /// `data.aws_prefix_list`: AWS's own.
  mutating func awsPrefixList(_ resource: TerraformResource) {
    var object = object(resource)
    object.set("PrefixListId", resource.block.string("prefix_list_id") ?? id(of: resource))
    object["PrefixListName"] = resource.block.scalar("name")
    let prefixes = resource.block.texts("cidr_blocks")
    if !prefixes.isEmpty { object.set("Cidrs", prefixes) }
    tell("PrefixLists", object, of: resource, .prefixList)
  }

  mutating func prefixListEntry(_ resource: TerraformResource) {
    guard let prefix = resource.block.scalar("cidr") else { return }
    add(
      prefix, to: reference("prefix_list_id", of: resource.block, in: resource, .prefixList)?.text,
      "Entries")
  }

  // MARK: Hosted zones

  mutating func hostedZone(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    var object = object(resource)
    object.set("Id", id)
    object["Name"] = block.scalar("name")
    var vpcs: [AWSValue] = []
    for vpc in block.blocks("vpc").compactMap({ reference("vpc_id", of: $0, in: resource, .vpc) })
      + takeParts(of: id, "VPCs")
    where !vpcs.contains(where: { $0.text == vpc.text }) {
      vpcs.append(vpc)
    }
    // A data source names one VPC, and says whether the zone is private.
    if resource.address.isData, block.bool("private_zone") == true, vpcs.isEmpty,
      let vpc = block.scalar("vpc_id")
    {
      vpcs.append(vpc)
    }
    var config = AWSObject(at: object.origin)
    config.set("PrivateZone", !vpcs.isEmpty)
    object["Config"] = AWSValue(config)
    object.set("VPCs", vpcs, as: "VPCId")
    tell("HostedZones", object, of: resource, .hostedZone)
    let records = takeParts(of: id, "Records")
    guard !vpcs.isEmpty else { return }
    var sets = self.object(resource)
    sets.set("HostedZoneId", id)
    sets.set("ResourceRecordSets", records)
    tell("HostedZoneRecordSets", sets, of: resource, .hostedZone)
  }

  mutating func hostedZoneAssociation(_ resource: TerraformResource) {
    guard let vpc = reference("vpc_id", of: resource.block, in: resource, .vpc) else { return }
    add(
      vpc, to: reference("zone_id", of: resource.block, in: resource, .hostedZone)?.text, "VPCs")
  }

  mutating func hostedZoneRecord(_ resource: TerraformResource) {
    let block = resource.block
    var item = object(resource)
    item["Name"] = block.scalar("fqdn") ?? block.scalar("name")
    item["Type"] = block.scalar("type")
    if let alias = block.block("alias")?.scalar("name") {
      var target = AWSObject(at: alias.origin)
      target["DNSName"] = alias
      item["AliasTarget"] = AWSValue(target)
    }
    item.set("ResourceRecords", block.texts("records"), as: "Value")
    let zone = reference("zone_id", of: block, in: resource, .hostedZone)?.text
    // A name without the zone's own at its end is one inside the zone.
    if block.scalar("fqdn") == nil, let name = block.string("name"),
      let domain = self.resource(zone)?.block.string("name"),
      name != domain, !name.hasSuffix(".\(domain)"), !name.hasSuffix(".")
    {
      item.set("Name", "\(name).\(domain)")
    }
    add(AWSValue(item), to: zone, "Records")
  }

  // MARK: Resolver

  mutating func resolverEndpoint(_ resource: TerraformResource) {
    let block = resource.block
    var object = object(resource)
    object.set("Id", id(of: resource))
    copy(
      block, to: &object, ("Arn", "arn"), ("Name", "name"), ("Direction", "direction"))
    let places = block.blocks("ip_address")
    let subnets = places.compactMap { reference("subnet_id", of: $0, in: resource, .subnet)?.text }
    object["HostVPCId"] = block.scalar("host_vpc_id") ?? vpc(ofSubnet: subnets.first)
    object.set("IpAddresses", places.compactMap { $0.scalar("ip") }, as: "Ip")
    tell("ResolverEndpoints", object, of: resource, .resolverEndpoint)
  }

  mutating func resolverRule(_ resource: TerraformResource) {
    let block = resource.block
    var object = object(resource)
    object.set("Id", id(of: resource))
    copy(
      block, to: &object, ("Arn", "arn"), ("Name", "name"), ("DomainName", "domain_name"),
      ("RuleType", "rule_type"))
    object["ResolverEndpointId"] = reference(
      "resolver_endpoint_id", of: block, in: resource, .resolverEndpoint)
    object.set(
      "TargetIps", block.blocks("target_ip").compactMap { $0.scalar("ip") }, as: "Ip")
    tell("ResolverRules", object, of: resource, .resolverRule)
  }

  mutating func resolverRuleAssociation(_ resource: TerraformResource) {
    var object = object(resource)
    object["ResolverRuleId"] = reference(
      "resolver_rule_id", of: resource.block, in: resource, .resolverRule)
    object["VPCId"] = reference("vpc_id", of: resource.block, in: resource, .vpc)
    tell(
      "ResolverRuleAssociations", object, of: resource, .resolverRule, id: resource.standIn)
  }

  // MARK: Block Public Access

  mutating func blockPublicAccess(_ resource: TerraformResource) {
    var options = object(resource)
    copy(
      resource.block, to: &options, ("InternetGatewayBlockMode", "internet_gateway_block_mode"),
      ("AwsRegion", "aws_region"), ("AwsAccountId", "aws_account_id"))
    if options["AwsRegion"] == nil { options.set("AwsRegion", place(of: resource).region) }
    var object = object(resource)
    object["VpcBlockPublicAccessOptions"] = AWSValue(options)
    tell("RegionalBlockPublicAccessOptions", object, of: resource, .other)
  }

  mutating func blockPublicAccessExclusion(_ resource: TerraformResource) {
    let block = resource.block
    var object = object(resource)
    object["InternetGatewayExclusionMode"] = block.scalar("internet_gateway_exclusion_mode")
    object["ResourceArn"] =
      block.scalar("resource_arn") ?? reference("vpc_id", of: block, in: resource, .vpc)
      ?? reference("subnet_id", of: block, in: resource, .subnet)
    tell("VpcBlockPublicAccessExclusions", object, of: resource, .other)
  }
}
