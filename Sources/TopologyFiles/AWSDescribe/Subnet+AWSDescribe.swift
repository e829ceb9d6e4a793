import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "Subnets",
    used: """
      SubnetId VpcId CidrBlock Ipv6CidrBlockAssociationSet AvailabilityZone MapPublicIpOnLaunch \
      EnableDns64 OwnerId SubnetArn Tags BlockPublicAccessStates
      """,
    notNeeded: """
      AvailabilityZoneId AvailableIpAddressCount AssignIpv6AddressOnCreation DefaultForAz \
      Ipv6Native PrivateDnsNameOptionsOnLaunch State OutpostArn Type
      """,
    notModelled: """
      CustomerOwnedIpv4Pool EnableLniAtDeviceIndex MapCustomerOwnedIpOnLaunch
      """)

  /// `describe-subnets`.
  mutating func readSubnet(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("SubnetId", .subnet) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    guard let vpc = record.requiredID("VpcId", .vpc) else { return }
    let tags = tags(of: record)
    let zone = record.interned("AvailabilityZone")
    let scope = scope(of: record, zone: zone, arn: "SubnetArn", vpc: vpc)
    var cidrs = record.prefix("CidrBlock").map { [$0] } ?? []
    for block in record.records("Ipv6CidrBlockAssociationSet")
    where Self.isAssociated(block, "Ipv6CidrBlockState") {
      if let prefix = block.prefix("Ipv6CidrBlock") { cidrs.append(prefix) }
    }
    if cidrs.isEmpty {
      record.report(
        .warning, .missingKey,
        LocalizedText(en: "\(id) has no CIDR block", ja: "\(id) にCIDRブロックがありません"))
    }
    joins.cidrsOfSubnet[id] = cidrs
    let assignsPublicAddress = record.bool("MapPublicIpOnLaunch") ?? false
    let isDNS64Enabled = record.bool("EnableDns64") ?? false
    let blockState = blockState(of: record)
    builder.add(
      Subnet.self, id: id, requires: [.init(vpc, "VpcId")], tags: tags.rest, locate: record.locator
    ) { [joins, cidrs] references in
      let scope = joins.scopes.handle(at: scope)
      return Subnet(
        id: id, name: tags.name, scope: scope,
        vpc: references.required(vpc), zone: zone, cidrs: cidrs,
        assignsPublicAddress: assignsPublicAddress, isDNS64Enabled: isDNS64Enabled,
        internetGatewayBlock: joins.blockMode(ofSubnet: id, told: blockState, scope: scope))
    }
  }
}
