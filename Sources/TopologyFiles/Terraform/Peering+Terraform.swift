import NetworkModel

extension TerraformTranscriber {
  mutating func peeringConnection(_ resource: TerraformResource) {
    let block = resource.block
    if isToldAsPeering(resource) { return }
    let id = id(of: resource)
    var object = object(resource)
    object.set("VpcPeeringConnectionId", id)
    let sides = takeParts(of: id, "requester") + takeParts(of: id, "accepter")
    object["RequesterVpcInfo"] = side(
      resource, "vpc_id", "requester", account: nil, region: "requester_region", options: sides)
    object["AccepterVpcInfo"] = side(
      resource, "peer_vpc_id", "accepter", account: "peer_owner_id", region: "peer_region",
      options: sides)
    let code = acceptance(of: resource)
    var status = AWSObject(at: code.origin)
    status["Code"] = code
    object["Status"] = AWSValue(status)
    setTags(of: block, &object)
    tell("VpcPeeringConnections", object, of: resource, .peeringConnection)
  }

  /// What the accepter says, if it is here: the requester's own view may be older. One that is made now is
  /// accepted with it, or waits for the other side.
  private mutating func acceptance(of resource: TerraformResource) -> AWSValue {
    let block = resource.block
    let accepters = takeParts(of: id(of: resource), "accept_status")
    if let told = accepters.first ?? block.scalar("accept_status") ?? block.scalar("status") {
      return told
    }
    if block.bool("auto_accept") != true {
      source.report(
        .warning, .missingKey,
        LocalizedText(
          en: "\(resource.standIn): nothing here accepts it; it is taken to wait",
          ja: "\(resource.standIn): 承認するリソースがないため、承認待ちとみなします"), at: block.value)
      return AWSValue("pending-acceptance", at: block.value.index)
    }
    return AWSValue("active", at: block.value.index)
  }

  private mutating func side(
    _ resource: TerraformResource, _ key: StaticString, _ name: StaticString,
    account: StaticString?, region: StaticString?, options: [AWSValue]
  ) -> AWSValue? {
    let block = resource.block
    guard let id = reference(key, of: block, in: resource, .vpc) else { return nil }
    var side = AWSObject(at: id.origin)
    side["VpcId"] = id
    let vpc = self.resource(id.text)
    let place = place(of: vpc ?? resource)
    side["OwnerId"] = account.flatMap { block.scalar($0) }
    side["Region"] = region.flatMap { block.scalar($0) }
    if side["OwnerId"] == nil, !place.account.isEmpty { side.set("OwnerId", place.account) }
    if side["Region"] == nil, !place.region.isEmpty { side.set("Region", place.region) }
    if let vpc {
      side["CidrBlock"] = vpc.block.scalar("cidr_block")
      let more = moreBlocks[id.text ?? ""] ?? []
      let v4 = more.filter { $0.key == "CidrBlock" }.map(\.prefix)
      side.set(
        "CidrBlockSet", [vpc.block.scalar("cidr_block")].compactMap(\.self) + v4, as: "CidrBlock")
      side.set(
        "Ipv6CidrBlockSet",
        [vpc.block.scalar("ipv6_cidr_block")].compactMap(\.self)
          + more.filter { $0.key != "CidrBlock" }.map(\.prefix), as: "Ipv6CidrBlock")
    } else if resource.address.isData {
      setBlocks(of: block, isPeer: "\(key)" == "peer_vpc_id", &side)
    }
    // Options of a resource of their own come last, and count.
    var allows = block.block(name)?.scalar("allow_remote_vpc_dns_resolution")
    for option in options {
      if case .object(let object) = option.content, let value = object["\(name)"] { allows = value }
    }
    if let allows {
      var options = AWSObject(at: allows.origin)
      options["AllowDnsResolutionFromRemoteVpc"] = allows
      side["PeeringOptions"] = AWSValue(options)
    }
    return AWSValue(side)
  }

  /// A data source tells the blocks of both VPCs, whether or not they are here.
  private func setBlocks(of block: TerraformBlock, isPeer: Bool, _ side: inout AWSObject) {
    side["CidrBlock"] = block.scalar(isPeer ? "peer_cidr_block" : "cidr_block")
    let v4 = block.blocks(isPeer ? "peer_cidr_block_set" : "cidr_block_set")
      .compactMap { $0.scalar("cidr_block") }
    if !v4.isEmpty { side.set("CidrBlockSet", v4, as: "CidrBlock") }
    let v6 = block.blocks(isPeer ? "peer_ipv6_cidr_block_set" : "ipv6_cidr_block_set")
      .compactMap { $0.scalar("ipv6_cidr_block") }
    if !v6.isEmpty { side.set("Ipv6CidrBlockSet", v6, as: "Ipv6CidrBlock") }
  }

  /// Whether a peering that was looked up is one that Terraform makes here.
  private mutating func isToldAsPeering(_ resource: TerraformResource) -> Bool {
    isToldByResource(resource)
      && self.resource(id(of: resource))?.address.type == "aws_vpc_peering_connection"
  }

  /// `aws_vpc_peering_connection_options`, and the accepter, which may have options too.
  mutating func peeringOptions(_ resource: TerraformResource) {
    let connection = reference(
      "vpc_peering_connection_id", of: resource.block, in: resource, .peering)?.text
    if resource.address.type == "aws_vpc_peering_connection_accepter" {
      let status = resource.block.scalar("accept_status")
      add(
        status ?? AWSValue("active", at: resource.block.value.index), to: connection,
        "accept_status")
    }
    for name in ["requester", "accepter"] as [StaticString] {
      guard let block = resource.block.block(name),
        let allows = block.scalar("allow_remote_vpc_dns_resolution")
      else { continue }
      var option = AWSObject(at: allows.origin)
      option["\(name)"] = allows
      add(AWSValue(option), to: connection, "\(name)")
    }
  }

  /// The other side's view of a peering; of one that the text does not tell of otherwise, all there is.
  mutating func peeringAccepter(_ resource: TerraformResource) {
    let id = id(of: resource)
    for other in references.resources
    where other.address.type == "aws_vpc_peering_connection" && self.id(of: other) == id {
      return
    }
    let block = resource.block
    var object = object(resource)
    object.set("VpcPeeringConnectionId", id)
    // The accepter's own VPC is its `vpc_id`.
    let options = takeParts(of: id, "requester") + takeParts(of: id, "accepter")
    object["AccepterVpcInfo"] = side(
      resource, "vpc_id", "accepter", account: nil, region: nil, options: options)
    object["RequesterVpcInfo"] = side(
      resource, "peer_vpc_id", "requester", account: "peer_owner_id", region: "peer_region",
      options: options)
    if let code = takeParts(of: id, "accept_status").first {
      var status = AWSObject(at: code.origin)
      status["Code"] = code
      object["Status"] = AWSValue(status)
    }
    setTags(of: block, &object)
    guard object["AccepterVpcInfo"] != nil, object["RequesterVpcInfo"] != nil else { return }
    tell("VpcPeeringConnections", object, of: resource, .peeringConnection)
  }
}
