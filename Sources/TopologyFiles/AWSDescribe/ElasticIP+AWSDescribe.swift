import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "Addresses", used: "AllocationId PublicIp PrivateIpAddress NetworkInterfaceId Tags",
    notNeeded: """
      AssociationId Domain NetworkInterfaceOwnerId PublicIpv4Pool NetworkBorderGroup InstanceId \
      SubnetId ServiceManaged
      """,
    notModelled: "CustomerOwnedIp CustomerOwnedIpv4Pool CarrierIp")

  /// `describe-addresses`.
  mutating func readAddress(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let publicAddress = record.ipv4("PublicIp") else {
      if !record.has("PublicIp") {
        record.report(
          .error, .missingKey,
          LocalizedText(
            en: "an Elastic IP address has no PublicIp; it is left out",
            ja: "PublicIp のないElastic IPアドレスを除きました"))
      }
      return
    }
    let id =
      record.id("AllocationId", .elasticIP)
      ?? ResourceID(publicAddress.description, kind: .elasticIP)
    var record = record
    record.resource = id
    record.audit(Self.schema)
    let tags = tags(of: record)
    let scope = scope(
      of: record, zone: record.interned("NetworkBorderGroup"), owner: "NetworkInterfaceOwnerId")
    let privateAddress = record.ipv4("PrivateIpAddress")
    let interface = record.id("NetworkInterfaceId", .networkInterface)
    if let interface, let privateAddress {
      let key = Joins.PrivateAddress(interface: interface, address: privateAddress)
      joins.elasticIPs[key] = publicAddress
    }
    builder.add(
      ElasticIP.self, id: id, tags: tags.rest, locate: record.locator
    ) { [joins] references in
      ElasticIP(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope),
        publicAddress: publicAddress, privateAddress: privateAddress,
        interface: references.known(interface))
    }
  }
}
