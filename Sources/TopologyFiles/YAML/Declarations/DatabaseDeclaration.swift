import NetworkModel

/// A database of RDS.
struct DatabaseDeclaration {
  var name: YAMLWord
  var id: YAMLWord?
  var dnsName: String
  var port: UInt16?
  var isPubliclyAccessible: Bool
  var state: ResourceState
  /// One that the VPC declares; nil where the file does not tell which it is.
  var interface: YAMLWord?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .database) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    dnsName = source.word(keys["dns-name"], .aName)?.text.lowercased() ?? ""
    port = source.integer(keys["port"], .aPort, in: 0...65535).flatMap { UInt16(exactly: $0) }
    isPubliclyAccessible = source.bool(keys["public"]) ?? false
    state = source.state(keys["state"]) ?? .available
    interface = source.word(keys["interface"], .anInterfaceName)
  }
}
