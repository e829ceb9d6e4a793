import NetworkModel

extension TerraformTranscriber {
  mutating func securityGroup(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    var object = object(resource)
    object.set("GroupId", id)
    object["GroupName"] =
      resource.address.type == "aws_default_security_group"
      ? AWSValue("default", at: object.origin)
      : block.scalar("name") ?? block.scalar("name_prefix")
        ?? AWSValue(resource.address.name, at: object.origin)
    object["VpcId"] = reference("vpc_id", of: block, in: resource, .vpc)
    copy(block, to: &object, ("OwnerId", "owner_id"), ("SecurityGroupArn", "arn"))
    for (key, list) in [("ingress", "IpPermissions"), ("egress", "IpPermissionsEgress")]
      as [(StaticString, String)]
    {
      let gone = Set(gone(from: id, list, listed: key, in: block).flatMap(\.ruleKeys))
      var permissions = block.blocks(key).map {
        permission($0, of: resource, group: id).without(rules: gone)
      }
      // Of a group that AWS lists whole, the rules of other resources are among its own.
      var known = Set(permissions.flatMap(\.ruleKeys))
      for part in takeParts(of: id, list) {
        let keys = part.ruleKeys
        if !known.isSuperset(of: keys) || keys.isEmpty { permissions.append(part) }
        known.formUnion(keys)
      }
      if block.isUnknown(key), !block.references(key).isEmpty {
        permissions.append(unknownPermission(of: resource, key))
      }
      object.set(list, permissions)
    }
    setTags(of: block, &object)
    tell("SecurityGroups", object, of: resource, .securityGroup)
  }

  /// Rules of which nothing is known yet: from or to something that is not in the input.
  private func unknownPermission(of resource: TerraformResource, _ key: StaticString) -> AWSValue {
    var permission = object(resource)
    permission.set("IpProtocol", "-1")
    permission.set(
      "UserIdGroupPairs", [AWSValue("\(resource.standIn).\(key)", at: permission.origin)],
      as: "GroupId")
    return AWSValue(permission)
  }

  /// A permission of the form that groups have inside, and `aws_security_group_rule` too.
  private mutating func permission(
    _ block: TerraformBlock, of resource: TerraformResource, group: String
  ) -> AWSValue {
    var permission = AWSObject(at: block.value.index)
    permission["IpProtocol"] = Self.protocolName(block.scalar("protocol"))
    permission["FromPort"] = block.scalar("from_port")
    permission["ToPort"] = block.scalar("to_port")
    let note = block.scalar("description")
    permission.set("IpRanges", peers(block.texts("cidr_blocks"), "CidrIp", note))
    permission.set("Ipv6Ranges", peers(block.texts("ipv6_cidr_blocks"), "CidrIpv6", note))
    let lists = referenceList("prefix_list_ids", of: block, in: resource, .prefixList)
    permission.set("PrefixListIds", peers(lists, "PrefixListId", note))
    var groups = referenceList("security_groups", of: block, in: resource, .securityGroup)
    if let other = reference("source_security_group_id", of: block, in: resource, .securityGroup) {
      groups.append(other)
    }
    if block.bool("self") == true { groups.append(AWSValue(group, at: block.value.index)) }
    for key in ["cidr_blocks", "ipv6_cidr_blocks"] as [StaticString]
    where block.isPartlyUnknown(key) && !block.references(key).isEmpty {
      groups.append(AWSValue("\(resource.standIn).\(key)", at: block.value.index))
      reportUnknownPeer(resource, key)
    }
    permission.set("UserIdGroupPairs", peers(groups.map(Self.withoutAccount), "GroupId", note))
    return AWSValue(permission)
  }

  private func peers(_ peers: [AWSValue], _ key: String, _ note: AWSValue?) -> [AWSValue] {
    peers.map { peer in
      var object = AWSObject(at: peer.origin)
      object[key] = peer
      object["Description"] = note
      return AWSValue(object)
    }
  }

  private mutating func reportUnknownPeer(_ resource: TerraformResource, _ key: StaticString) {
    source.report(
      .warning, .missingKey,
      LocalizedText(
        en: "\(resource.standIn): some of \(key) is known only after apply",
        ja: "\(resource.standIn): \(key) の一部は適用後に決まります"), at: resource.block.value)
  }

  /// `111122223333/sg-0a1b2c3d`, as groups of other accounts are written.
  private static func withoutAccount(_ group: AWSValue) -> AWSValue {
    guard let text = group.text, let slash = text.firstIndex(of: "/"),
      AWSRegion.isAccount(text[..<slash])
    else { return group }
    return AWSValue(String(text[slash...].dropFirst()), at: group.origin)
  }

  private static func protocolName(_ value: AWSValue?) -> AWSValue? {
    value.map { $0.text == "all" ? AWSValue("-1", at: $0.origin) : $0 }
  }

  // MARK: Rules of their own

  mutating func securityGroupRule(_ resource: TerraformResource) {
    let block = resource.block
    guard
      let group = reference("security_group_id", of: block, in: resource, .securityGroup)?.text
    else { return }
    add(
      permission(block, of: resource, group: group), to: group,
      block.string("type") == "egress" ? "IpPermissionsEgress" : "IpPermissions")
  }

  /// `aws_vpc_security_group_ingress_rule` and `_egress_rule`: one peer each.
  mutating func securityGroupPeerRule(_ resource: TerraformResource) {
    let block = resource.block
    let group = reference("security_group_id", of: block, in: resource, .securityGroup)?.text
    var permission = object(resource)
    permission["IpProtocol"] = Self.protocolName(block.scalar("ip_protocol"))
    permission["FromPort"] = block.scalar("from_port")
    permission["ToPort"] = block.scalar("to_port")
    let note = block.scalar("description")
    if let prefix = block.scalar("cidr_ipv4") {
      permission.set("IpRanges", peers([prefix], "CidrIp", note))
    } else if let prefix = block.scalar("cidr_ipv6") {
      permission.set("Ipv6Ranges", peers([prefix], "CidrIpv6", note))
    } else if let list = reference("prefix_list_id", of: block, in: resource, .prefixList) {
      permission.set("PrefixListIds", peers([list], "PrefixListId", note))
    } else if let other = reference(
      "referenced_security_group_id", of: block, in: resource, .securityGroup)
    {
      permission.set("UserIdGroupPairs", peers([Self.withoutAccount(other)], "GroupId", note))
    } else {
      let unknown = AWSValue("\(resource.standIn).cidr_ipv4", at: permission.origin)
      permission.set("UserIdGroupPairs", peers([unknown], "GroupId", note))
      reportUnknownPeer(resource, "cidr_ipv4")
    }
    add(
      AWSValue(permission), to: group,
      resource.address.type == "aws_vpc_security_group_egress_rule"
        ? "IpPermissionsEgress" : "IpPermissions")
  }
}

extension AWSValue {
  /// A text for each peer of a permission that is the same for the same rule.
  fileprivate var ruleKeys: [String] {
    guard case .object(let permission) = content else { return [] }
    return Self.peerLists.flatMap { list -> [String] in
      guard case .list(let items) = permission[list]?.content else { return [] }
      return items.compactMap { Self.ruleKey(of: permission, for: $0) }
    }
  }

  /// The permission without some of its rules.
  fileprivate func without(rules: Set<String>) -> AWSValue {
    guard !rules.isEmpty, case .object(var permission) = content else { return self }
    for list in Self.peerLists {
      guard case .list(let items) = permission[list]?.content else { continue }
      permission.set(
        list,
        items.filter { item in
          Self.ruleKey(of: permission, for: item).map { !rules.contains($0) } ?? true
        })
    }
    return AWSValue(permission)
  }

  private static let peerLists = ["IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs"]

  private static func ruleKey(of permission: AWSObject, for item: AWSValue) -> String? {
    guard case .object(let peer) = item.content,
      let word = peer.members.first(where: { $0.key != "Description" })?.value.word
    else { return nil }
    let `protocol` = permission["IpProtocol"]?.word ?? ""
    let ports =
      `protocol` == "-1"
      ? "" : "\(permission["FromPort"]?.word ?? "") \(permission["ToPort"]?.word ?? "")"
    return "\(`protocol`) \(ports) \(word)"
  }

  private var word: String? {
    switch content {
    case .text(let text): text
    case .number(let number): "\(number)"
    case .bool, .odd, .list, .object: nil
    }
  }
}
