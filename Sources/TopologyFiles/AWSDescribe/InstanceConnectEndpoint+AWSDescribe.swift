import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "InstanceConnectEndpoints",
    used: """
      InstanceConnectEndpointId InstanceConnectEndpointArn VpcId SubnetId AvailabilityZone State \
      NetworkInterfaceIds SecurityGroupIds PreserveClientIp OwnerId Tags
      """,
    notNeeded: """
      StateMessage DnsName FipsDnsName CreatedAt IpAddressType PublicDnsNames AvailabilityZoneId
      """)

  /// `describe-instance-connect-endpoints`.
  mutating func readInstanceConnectEndpoint(
    _ record: JSONRecord, _ builder: inout TopologyBuilder
  ) {
    guard let id = record.requiredID("InstanceConnectEndpointId", .instanceConnectEndpoint) else {
      return
    }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    guard let vpc = record.requiredID("VpcId", .vpc),
      let subnet = record.requiredID("SubnetId", .subnet)
    else { return }
    let tags = tags(of: record)
    let scope = scope(
      of: record, zone: record.interned("AvailabilityZone"), arn: "InstanceConnectEndpointArn",
      vpc: vpc)
    let interfaces = record.ids("NetworkInterfaceIds", .networkInterface)
    let groups = record.ids("SecurityGroupIds", .securityGroup)
    let preservesClientIP = record.bool("PreserveClientIp") ?? false
    let state = state(of: record, default: .available)
    builder.add(
      InstanceConnectEndpoint.self, id: id,
      requires: [.init(vpc, "VpcId"), .init(subnet, "SubnetId")], tags: tags.rest,
      locate: record.locator
    ) { [joins] references in
      InstanceConnectEndpoint(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope),
        vpc: references.required(vpc), subnet: references.required(subnet),
        interfaces: references.list(interfaces, "NetworkInterfaceIds"),
        securityGroups: references.list(groups, "SecurityGroupIds"),
        preservesClientIP: preservesClientIP, state: state)
    }
  }
}
