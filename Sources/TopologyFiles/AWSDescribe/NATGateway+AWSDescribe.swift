import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "NatGateways",
    used:
      "NatGatewayId VpcId SubnetId ConnectivityType State NatGatewayAddresses RouteTableId Tags",
    notNeeded: """
      CreateTime DeleteTime FailureCode FailureMessage ProvisionedBandwidth AvailabilityMode \
      AutoScalingIps AutoProvisionZones
      """,
    notModelled: "AttachedAppliances")

  private static let addressSchema = AttributeSchema(
    "NatGateways.NatGatewayAddresses",
    used: "NetworkInterfaceId PrivateIp PublicIp Status IsPrimary AvailabilityZone",
    notNeeded: "AllocationId AssociationId FailureMessage AvailabilityZoneId")

  /// An address of a NAT gateway before its interface is looked up.
  private struct AddressDraft {
    var privateAddress: IPv4Address?
    var publicAddress: IPv4Address?
    var interface: ResourceID?
    var zone: InternedText
    var isPrimary: Bool
  }

  /// `describe-nat-gateways`.
  mutating func readNATGateway(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("NatGatewayId", .natGateway) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    guard let vpc = record.requiredID("VpcId", .vpc) else { return }
    let tags = tags(of: record)
    let addresses = Self.addresses(of: record)
    let scope = scope(
      of: record,
      zone: record.records("NatGatewayAddresses").first?.interned("AvailabilityZone") ?? .empty,
      vpc: vpc)
    let subnet = record.id("SubnetId", .subnet)
    let routeTable = record.id("RouteTableId", .routeTable)
    let state = state(of: record, default: .available)
    let connectivity: NATGateway.Connectivity
    switch record.string("ConnectivityType") {
    case "private": connectivity = .private
    case "public", nil: connectivity = .public
    default:
      connectivity = .public
      record.reportBadValue(
        "ConnectivityType",
        LocalizedText(en: "is neither public nor private", ja: "は public でも private でもありません"))
    }
    builder.add(
      NATGateway.self, id: id, requires: [.init(vpc, "VpcId")], tags: tags.rest,
      locate: record.locator
    ) { [joins] references in
      NATGateway(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope),
        vpc: references.required(vpc), subnet: references.optional(subnet, "SubnetId"),
        routeTable: references.optional(routeTable, "RouteTableId"),
        connectivity: connectivity, state: state,
        addresses: addresses.map {
          NATGateway.Address(
            privateAddress: $0.privateAddress, publicAddress: $0.publicAddress,
            interface: references.known($0.interface), zone: $0.zone)
        })
    }
  }

  /// The addresses in use, the primary one first.
  private static func addresses(of record: JSONRecord) -> [AddressDraft] {
    var addresses: [AddressDraft] = []
    for address in record.records("NatGatewayAddresses") {
      address.audit(addressSchema)
      if let status = address.text("Status"), status == "failed" || status == "disassociating" {
        continue
      }
      let draft = AddressDraft(
        privateAddress: address.ipv4("PrivateIp"), publicAddress: address.ipv4("PublicIp"),
        interface: address.id("NetworkInterfaceId", .networkInterface),
        zone: address.interned("AvailabilityZone"),
        isPrimary: address.bool("IsPrimary") ?? false)
      if draft.isPrimary { addresses.insert(draft, at: 0) } else { addresses.append(draft) }
    }
    return addresses
  }
}
