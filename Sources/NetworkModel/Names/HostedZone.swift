/// A private hosted zone of Route 53, with the VPCs that ask it.
public struct HostedZone: Entity {
  public static let kind = ResourceKind.hostedZone
  public static func all(in topology: Topology) -> [HostedZone] { topology.hostedZones }

  public var id: ResourceID
  /// The zone's domain, without the dot at the end.
  public var name: InternedText
  public var scope: Handle<Scope>
  public var vpcs: [Handle<VPC>]
  public var records: [DNSRecord]

  public init(
    id: ResourceID, name: InternedText, scope: Handle<Scope>, vpcs: [Handle<VPC>],
    records: [DNSRecord]
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpcs = vpcs
    self.records = records
  }
}

/// One record set: a name, a type and its values.
public struct DNSRecord: Hashable, Sendable {
  public enum RecordType: String, Hashable, Sendable, CaseIterable {
    case a = "A"
    case aaaa = "AAAA"
    case cname = "CNAME"
    /// An alias to another AWS name, answered with that name's addresses.
    case alias = "ALIAS"
  }

  /// Fully qualified, without the dot at the end, in lower case; `*.` stands for any label.
  public var name: InternedText
  public var type: RecordType
  public var values: [InternedText]

  public init(name: InternedText, type: RecordType, values: [InternedText]) {
    self.name = name
    self.type = type
    self.values = values
  }
}
