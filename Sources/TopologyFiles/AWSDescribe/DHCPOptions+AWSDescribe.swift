import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "DhcpOptions", used: "DhcpOptionsId DhcpConfigurations OwnerId Tags")

  /// `describe-dhcp-options`.
  mutating func readDHCPOptions(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("DhcpOptionsId", .dhcpOptions) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    let tags = tags(of: record)
    let scope = scope(of: record)
    var domainName = InternedText.empty
    var nameServers: [IPAddress] = []
    for configuration in record.records("DhcpConfigurations") {
      guard let key = configuration.text("Key") else { continue }
      for item in configuration.records("Values") {
        guard let value = item.string("Value") else { continue }
        if key == "domain-name" {
          domainName = InternedText(value)
        } else if key == "domain-name-servers", value != "AmazonProvidedDNS" {
          if let address = try? IPAddress(value) {
            nameServers.append(address)
          } else {
            item.reportBadValue(
              "Value", LocalizedText(en: "is no IP address", ja: "はIPアドレスではありません"))
          }
        }
      }
    }
    builder.add(
      DHCPOptions.self, id: id, tags: tags.rest, locate: record.locator
    ) { [joins, domainName, nameServers] _ in
      DHCPOptions(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope), domainName: domainName,
        nameServers: nameServers)
    }
  }
}
