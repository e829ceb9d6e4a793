import NetworkModel

extension TerraformTranscriber {
  mutating func vpc(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    var object = object(resource)
    object.set("VpcId", id)
    copy(
      block, to: &object, ("CidrBlock", "cidr_block"), ("OwnerId", "owner_id"),
      ("EnableDnsSupport", "enable_dns_support"), ("EnableDnsHostnames", "enable_dns_hostnames"))
    var blocks = takeParts(of: id, "CidrBlockAssociationSet")
    // A data source has all blocks beside each other.
    for association in block.blocks("cidr_block_associations") {
      var item = AWSObject(at: association.value.index)
      item["CidrBlock"] = association.scalar("cidr_block")
      blocks.append(AWSValue(item))
    }
    object.set("CidrBlockAssociationSet", blocks)
    var ipv6 = takeParts(of: id, "Ipv6CidrBlockAssociationSet")
    if let prefix = block.scalar("ipv6_cidr_block") {
      var item = AWSObject(at: prefix.origin)
      item["Ipv6CidrBlock"] = prefix
      ipv6.append(AWSValue(item))
    }
    object.set("Ipv6CidrBlockAssociationSet", ipv6)
    object["DhcpOptionsId"] =
      takeParts(of: id, "DhcpOptionsId").first ?? block.scalar("dhcp_options_id")
    object.set("IsDefault", resource.address.type == "aws_default_vpc")
    setTags(of: block, &object)
    tell("Vpcs", object, of: resource, .vpc)
    if resource.address.type == "aws_vpc", !resource.address.isData { supposeDefaults(resource) }
  }

  mutating func vpcBlock(_ resource: TerraformResource) {
    addBlock(resource, "cidr_block", as: "CidrBlock", to: "CidrBlockAssociationSet")
  }

  mutating func vpcIPv6Block(_ resource: TerraformResource) {
    addBlock(resource, "ipv6_cidr_block", as: "Ipv6CidrBlock", to: "Ipv6CidrBlockAssociationSet")
  }

  private mutating func addBlock(
    _ resource: TerraformResource, _ key: StaticString, as name: String, to list: String
  ) {
    guard let prefix = resource.block.scalar(key) else { return }
    guard let vpc = reference("vpc_id", of: resource.block, in: resource, .vpc)?.text else {
      return
    }
    var item = object(resource)
    item[name] = prefix
    add(AWSValue(item), to: vpc, list)
    moreBlocks[vpc, default: []].append((name, prefix))
  }

  // MARK: What AWS makes with a VPC

  /// The main table, network ACL and security group that come with every VPC. Where nothing manages
  /// them, they are as AWS made them, as far as Terraform knows.
  private mutating func supposeDefaults(_ resource: TerraformResource) {
    let vpc = id(of: resource)
    let main = mainTable(ofVPC: resource)
    var table = object(resource)
    table.set("RouteTableId", main)
    table.set("VpcId", vpc)
    var association = object(resource)
    association.set("Main", true)
    table.set("Associations", [AWSValue(association)] + takeUnowned(main, "Associations"))
    table.set(
      "Routes", localRoutes(ofVPC: resource) + takeUnowned(main, "Routes"))
    suppose(
      "RouteTables", table, of: resource, ResourceID(main, kind: .routeTable),
      caution(
        "the main route table", ja: "メインルートテーブル", main, with: "the local routes alone",
        ja: "ローカルルートのみ", of: vpc))

    let acl = resource.block.string("default_network_acl_id") ?? "\(vpc).default_network_acl_id"
    var rules = object(resource)
    rules.set("NetworkAclId", acl)
    rules.set("VpcId", vpc)
    rules.set("IsDefault", true)
    rules.set(
      "Entries",
      [true, false].flatMap { egress in
        [
          entry(at: resource, 100, "allow", egress: egress),
          entry(at: resource, 32767, "deny", egress: egress),
        ]
      } + takeUnowned(acl, "Entries"))
    suppose(
      "NetworkAcls", rules, of: resource, ResourceID(acl, kind: .networkACL),
      caution(
        "the default network ACL", ja: "デフォルトのネットワークACL", acl, with: "everything allowed",
        ja: "すべて許可", of: vpc))

    if let group = defaultGroup(ofVPC: vpc) { defaultGroups.append((group, resource)) }
  }

  /// The default groups of VPCs, of which there is something to say where an interface is in one.
  mutating func supposeDefaultGroups() {
    let used = Set(interfaces.flatMap(\.groups).compactMap(\.text))
    for (group, resource) in defaultGroups {
      let vpc = id(of: resource)
      var object = object(resource)
      object.set("GroupId", group)
      object.set("GroupName", "default")
      object.set("VpcId", vpc)
      var own = permission(at: resource)
      own.set("UserIdGroupPairs", [AWSValue(group, at: own.origin)], as: "GroupId")
      var anywhere = permission(at: resource)
      anywhere.set("IpRanges", [AWSValue("0.0.0.0/0", at: own.origin)], as: "CidrIp")
      anywhere.set("Ipv6Ranges", [AWSValue("::/0", at: own.origin)], as: "CidrIpv6")
      object.set("IpPermissions", [AWSValue(own)] + takeUnowned(group, "IpPermissions"))
      object.set(
        "IpPermissionsEgress", [AWSValue(anywhere)] + takeUnowned(group, "IpPermissionsEgress"))
      suppose(
        "SecurityGroups", object, of: resource, ResourceID(group, kind: .securityGroup),
        used.contains(group)
          ? caution(
            "the default security group", ja: "デフォルトのセキュリティグループ", group,
            with: "everything allowed out, and in from itself", ja: "外向きと自身からの受信を許可", of: vpc)
          : nil)
    }
  }

  /// Parts of something that no resource of the text is.
  private mutating func takeUnowned(_ id: String, _ list: String) -> [AWSValue] {
    resource(id) == nil ? takeParts(of: id, list) : []
  }

  private func caution(
    _ what: String, ja: String, _ id: String, with: String, ja withJA: String, of vpc: String
  ) -> LocalizedText {
    LocalizedText(
      en:
        "\(what) of \(vpc), \(id), is not among the resources; it is taken to be as AWS makes it, "
        + "with \(with)",
      ja: "\(vpc) の\(ja) \(id) はリソースにないため、AWSが作ったまま（\(withJA)）とみなします")
  }

  private func permission(at resource: TerraformResource) -> AWSObject {
    var object = object(resource)
    object.set("IpProtocol", "-1")
    return object
  }

  private func entry(
    at resource: TerraformResource, _ number: Int, _ action: String, egress: Bool
  ) -> AWSValue {
    var entry = object(resource)
    entry["RuleNumber"] = AWSValue(number, at: entry.origin)
    entry.set("RuleAction", action)
    entry.set("Egress", egress)
    entry.set("Protocol", "-1")
    entry.set("CidrBlock", "0.0.0.0/0")
    return AWSValue(entry)
  }

  /// The table that subnets without one use: AWS's own, or the one put in its place.
  mutating func mainTable(ofVPC resource: TerraformResource) -> String {
    let id = id(of: resource)
    return resource.block.string("main_route_table_id")
      ?? resource.block.string("default_route_table_id") ?? "\(id).default_route_table_id"
  }

  mutating func defaultGroup(ofVPC id: String?) -> String? {
    guard let id else { return nil }
    return resource(id)?.block.string("default_security_group_id")
      ?? "\(id).default_security_group_id"
  }
}
