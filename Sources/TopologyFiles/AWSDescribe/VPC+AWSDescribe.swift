import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "Vpcs",
    used: """
      VpcId CidrBlock CidrBlockAssociationSet Ipv6CidrBlockAssociationSet IsDefault DhcpOptionsId \
      OwnerId Tags EnableDnsSupport EnableDnsHostnames \
      BlockPublicAccessStates
      """,
    notNeeded: "State InstanceTenancy",
    notModelled: "EncryptionControl")

  /// `describe-vpcs`.
  mutating func readVPC(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("VpcId", .vpc) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    let tags = tags(of: record)
    if let owner = record.string("OwnerId"), AWSRegion.isAccount(owner) {
      joins.scopes.setAccount(InternedText(owner), of: id)
    }
    let scope = scope(of: record, vpc: id)
    let cidrs = Self.cidrs(of: record)
    if cidrs.isEmpty {
      record.report(
        .warning, .missingKey,
        LocalizedText(en: "\(id) has no CIDR block", ja: "\(id) にCIDRブロックがありません"))
    }
    let isDefault = record.bool("IsDefault") ?? false
    let dhcp = record.id("DhcpOptionsId", .dhcpOptions)
    let blockState = blockState(of: record)
    // Some captures put the attributes into the VPC itself.
    takeAttributes(record, of: id)
    builder.add(VPC.self, id: id, tags: tags.rest, locate: record.locator) { [joins] references in
      let attributes = joins.attributesOfVPC[id]
      let scope = joins.scopes.handle(at: scope)
      return VPC(
        id: id, name: tags.name, scope: scope, cidrs: cidrs,
        isDefault: isDefault, dnsSupport: attributes?.dnsSupport,
        dnsHostnames: attributes?.dnsHostnames, dhcpOptions: references.known(dhcp),
        internetGatewayBlock: joins.blockMode(ofVPC: id, told: blockState, scope: scope))
    }
  }

  /// All associated blocks, the primary one first.
  private static func cidrs(of record: JSONRecord) -> [IPPrefix] {
    var cidrs: [IPPrefix] = []
    func add(_ prefix: IPPrefix?) {
      if let prefix, !cidrs.contains(prefix) { cidrs.append(prefix) }
    }
    add(record.prefix("CidrBlock"))
    for block in record.records("CidrBlockAssociationSet")
    where isAssociated(block, "CidrBlockState") {
      add(block.prefix("CidrBlock"))
    }
    for block in record.records("Ipv6CidrBlockAssociationSet")
    where isAssociated(block, "Ipv6CidrBlockState") {
      add(block.prefix("Ipv6CidrBlock"))
    }
    return cidrs
  }

  /// Whether an association stands; one without a state is taken to.
  static func isAssociated(_ record: JSONRecord, _ key: StaticString) -> Bool {
    guard let state = record.record(key)?.text("State") else { return true }
    return state == "associated" || state == "associating"
  }

  /// `describe-vpc-attribute`.
  mutating func readVPCAttribute(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard
      let id = idOrFileName(record, "VpcId", .vpc, command: "describe-vpc-attribute")
    else { return }
    takeAttributes(record, of: id)
  }

  private func takeAttributes(_ record: JSONRecord, of id: ResourceID) {
    if let support = Self.attribute(record, "EnableDnsSupport") {
      joins.attributesOfVPC[id, default: Joins.VPCAttributes()].dnsSupport = support
    }
    if let hostnames = Self.attribute(record, "EnableDnsHostnames") {
      joins.attributesOfVPC[id, default: Joins.VPCAttributes()].dnsHostnames = hostnames
    }
  }

  private static func attribute(_ record: JSONRecord, _ key: StaticString) -> Bool? {
    guard let value = record.value[key] else { return nil }
    return value.bool ?? record.record(key)?.bool("Value")
  }
}
