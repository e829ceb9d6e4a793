import NetworkModel

extension TerraformTranscriber {
  mutating func networkACL(_ resource: TerraformResource) {
    let block = resource.block
    let id = id(of: resource)
    var object = object(resource)
    object.set("NetworkAclId", id)
    object["VpcId"] =
      reference("vpc_id", of: block, in: resource, .vpc) ?? vpc(ofDefault: id, resource)
    object["OwnerId"] = block.scalar("owner_id")
    object.set("IsDefault", resource.address.type == "aws_default_network_acl")
    var subnets = staying(
      referenceList("subnet_ids", of: block, in: resource, .subnet), of: id, "Associations",
      listed: "subnet_ids", in: block)
    for subnet in takeParts(of: id, "Associations")
    where !subnets.contains(where: { $0.text == subnet.text }) {
      subnets.append(subnet)
    }
    object.set("Associations", subnets, as: "SubnetId")

    for key in ["ingress", "egress"] as [StaticString]
    where block.isUnknown(key) && !block.references(key).isEmpty {
      reportUnknown(key, resource)
    }
    var entries = block.blocks("ingress").map { inlineEntry($0, egress: false) }
    entries += block.blocks("egress").map { inlineEntry($0, egress: true) }
    let own = takeParts(of: id, "Entries")
    let gone =
      gone(from: id, "Entries", listed: "ingress", in: block)
      + gone(from: id, "Entries", listed: "egress", in: block)
    let other = Set((own + gone).compactMap(\.entryKey))
    entries = entries.filter { $0.entryKey.map { !other.contains($0) } ?? true } + own
    // The last entry of every ACL, which Terraform leaves out.
    for egress in [false, true] {
      var last = self.object(resource)
      last["RuleNumber"] = AWSValue(32767, at: last.origin)
      last.set("RuleAction", "deny")
      last.set("Egress", egress)
      last.set("Protocol", "-1")
      last.set("CidrBlock", "0.0.0.0/0")
      entries.append(AWSValue(last))
    }
    object.set("Entries", entries)
    setTags(of: block, &object)
    tell("NetworkAcls", object, of: resource, .networkACL)
  }

  private mutating func vpc(ofDefault acl: String, _ resource: TerraformResource) -> AWSValue? {
    for other in references.resources where other.address.type == "aws_vpc" {
      let vpc = id(of: other)
      if other.block.string("default_network_acl_id") == acl
        || acl == "\(vpc).default_network_acl_id"
      {
        return AWSValue(vpc, at: resource.block.value.index)
      }
    }
    return nil
  }

  private func inlineEntry(_ block: TerraformBlock, egress: Bool) -> AWSValue {
    var entry = AWSObject(at: block.value.index)
    copy(block, to: &entry, ("RuleNumber", "rule_no"), ("RuleAction", "action"))
    complete(&entry, block, egress: egress)
    return AWSValue(entry)
  }

  mutating func networkACLRule(_ resource: TerraformResource) {
    let block = resource.block
    var entry = object(resource)
    copy(block, to: &entry, ("RuleNumber", "rule_number"), ("RuleAction", "rule_action"))
    complete(&entry, block, egress: block.bool("egress") ?? false)
    if block.isUnknown("cidr_block") || block.isUnknown("ipv6_cidr_block") {
      reportUnknown("cidr_block", resource)
      return
    }
    add(
      AWSValue(entry),
      to: reference("network_acl_id", of: block, in: resource, .networkACL)?.text, "Entries")
  }

  private func complete(_ entry: inout AWSObject, _ block: TerraformBlock, egress: Bool) {
    entry.set("Egress", egress)
    copy(
      block, to: &entry, ("Protocol", "protocol"), ("CidrBlock", "cidr_block"),
      ("Ipv6CidrBlock", "ipv6_cidr_block"))
    var ports = AWSObject(at: block.value.index)
    copy(block, to: &ports, ("From", "from_port"), ("To", "to_port"))
    if !ports.members.isEmpty { entry["PortRange"] = AWSValue(ports) }
    var icmp = AWSObject(at: block.value.index)
    copy(block, to: &icmp, ("Type", "icmp_type"), ("Code", "icmp_code"))
    if !icmp.members.isEmpty { entry["IcmpTypeCode"] = AWSValue(icmp) }
  }

  mutating func networkACLAssociation(_ resource: TerraformResource) {
    guard let subnet = reference("subnet_id", of: resource.block, in: resource, .subnet) else {
      return
    }
    add(
      subnet,
      to: reference("network_acl_id", of: resource.block, in: resource, .networkACL)?.text,
      "Associations")
  }
}

extension AWSValue {
  /// Direction and number, of which an ACL has each once.
  fileprivate var entryKey: String? {
    guard case .object(let entry) = content,
      case .number(let number) = entry["RuleNumber"]?.content,
      case .bool(let egress) = entry["Egress"]?.content
    else { return nil }
    return "\(egress) \(number)"
  }
}
