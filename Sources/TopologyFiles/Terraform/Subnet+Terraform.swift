import NetworkModel

extension TerraformTranscriber {
  mutating func subnet(_ resource: TerraformResource) {
    let block = resource.block
    var object = object(resource)
    object.set("SubnetId", id(of: resource))
    object["VpcId"] = reference("vpc_id", of: block, in: resource, .vpc)
    copy(
      block, to: &object, ("CidrBlock", "cidr_block"), ("AvailabilityZone", "availability_zone"),
      ("MapPublicIpOnLaunch", "map_public_ip_on_launch"), ("EnableDns64", "enable_dns64"),
      ("OwnerId", "owner_id"))
    if let prefix = block.scalar("ipv6_cidr_block") {
      object.set("Ipv6CidrBlockAssociationSet", [prefix], as: "Ipv6CidrBlock")
    } else if block.isUnknown("ipv6_cidr_block"), !block.references("ipv6_cidr_block").isEmpty {
      reportUnknown("ipv6_cidr_block", resource)
    }
    setTags(of: block, &object)
    tell("Subnets", object, of: resource, .subnet)
  }

  /// The VPC of a subnet that the text tells of.
  mutating func vpc(ofSubnet id: String?) -> AWSValue? {
    guard let subnet = resource(id) else { return nil }
    return reference("vpc_id", of: subnet.block, in: subnet, .vpc)
  }

  func zone(ofSubnet id: String?) -> AWSValue? {
    resource(id)?.block.scalar("availability_zone")
  }
}
