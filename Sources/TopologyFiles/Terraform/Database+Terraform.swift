import NetworkModel

/// Database instances: of RDS, and those of Aurora's clusters.
extension TerraformTranscriber {
  mutating func database(_ resource: TerraformResource) {
    if isToldByResource(resource) { return }
    let block = resource.block
    let id = id(of: resource)
    let cluster = self.cluster(of: resource)
    var groups = databaseGroups(of: resource)
    if groups.isEmpty, let cluster { groups = databaseGroups(of: cluster) }
    let group = databaseSubnets(of: resource) ?? cluster.flatMap { databaseSubnets(of: $0) }
    let subnets =
      group.map { referenceList("subnet_ids", of: $0.block, in: $0, .subnet) } ?? []
    guard
      let vpc = group?.block.scalar("vpc_id") ?? self.vpc(ofSubnet: subnets.first?.text)
        ?? self.vpc(ofGroups: groups)
    else {
      reportNoVPC(resource)
      return
    }
    let zone = block.scalar("availability_zone")
    let home =
      subnets.first { self.zone(ofSubnet: $0.text)?.text == zone?.text } ?? subnets.first
    var object = self.object(resource)
    object.set("DBInstanceIdentifier", id)
    object["DBInstanceArn"] = block.scalar("arn") ?? block.scalar("db_instance_arn")
    object["AvailabilityZone"] = zone ?? self.zone(ofSubnet: home?.text)
    object["PubliclyAccessible"] = block.scalar("publicly_accessible")
    var endpoint = AWSObject(at: object.origin)
    // An instance of a cluster has its name alone there; others have the port behind it.
    endpoint["Address"] =
      block.scalar("address") ?? (cluster == nil ? nil : block.scalar("endpoint"))
    endpoint["Port"] = block.scalar("port")
    object["Endpoint"] = AWSValue(endpoint)
    var subnetGroup = AWSObject(at: object.origin)
    subnetGroup["VpcId"] = vpc
    subnetGroup.set("Subnets", subnets, as: "SubnetIdentifier")
    object["DBSubnetGroup"] = AWSValue(subnetGroup)
    if groups.isEmpty, let own = defaultGroup(ofVPC: vpc.text) {
      groups = [AWSValue(own, at: object.origin)]
    }
    object.set("VpcSecurityGroups", groups, as: "VpcSecurityGroupId")
    setTags(of: block, &object, "TagList")
    tell("DBInstances", object, of: resource, .database)
    guard let home else { return }
    var plan = TerraformInterface(
      id: "\(resource.standIn).network_interface", resource: resource, subnet: home)
    plan.description = "RDSNetworkInterface"
    plan.groups = groups
    plan.whole = ResourceID(id, kind: .database)
    interfaces.append(plan)
  }

  /// The cluster of an instance that is made as a part of one, and leaves its groups to it.
  private mutating func cluster(of resource: TerraformResource) -> TerraformResource? {
    guard resource.address.type == "aws_rds_cluster_instance" else { return nil }
    let name = reference(
      "cluster_identifier", of: resource.block, in: resource, .databaseCluster)?.text
    return self.resource(name)
      ?? references.resources.first {
        $0.address.type == "aws_rds_cluster" && name != nil
          && $0.block.string("cluster_identifier") == name
      }
  }

  /// A data source has them under another name.
  private mutating func databaseGroups(of resource: TerraformResource) -> [AWSValue] {
    referenceList("vpc_security_group_ids", of: resource.block, in: resource, .securityGroup)
      + resource.block.texts("vpc_security_groups")
  }

  private mutating func databaseSubnets(of resource: TerraformResource) -> TerraformResource? {
    let block = resource.block
    let name =
      reference("db_subnet_group_name", of: block, in: resource, .databaseSubnets)?.text
      ?? block.string("db_subnet_group")
    guard let name else { return nil }
    if let known = self.resource(name), known.address.type == "aws_db_subnet_group" {
      return known
    }
    return references.resources.first {
      $0.address.type == "aws_db_subnet_group"
        && ($0.block.string("name") == name || $0.block.string("id") == name)
    }
  }

  private func vpc(ofGroups groups: [AWSValue]) -> AWSValue? {
    groups.compactMap { resource($0.text)?.block.scalar("vpc_id") }.first
  }

  private func reportNoVPC(_ resource: TerraformResource) {
    source.report(
      .warning, .missingKey,
      LocalizedText(
        en: "\(resource.standIn): its subnet group is not here, so its VPC is not known; "
          + "it is left aside",
        ja: "\(resource.standIn): サブネットグループがなくVPCがわからないため無視しました"),
      at: resource.block.value,
      hint: LocalizedText(
        en: "look the group up too, by a data source aws_db_subnet_group, or add the output of "
          + "aws rds describe-db-instances",
        ja: "データソース aws_db_subnet_group で調べるか、aws rds describe-db-instances の出力を加えてください"))
  }
}
