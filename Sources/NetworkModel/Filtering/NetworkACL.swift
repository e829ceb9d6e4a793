public import IPAddressing

/// A network ACL: stateless, in the order of the rule numbers, first match, else deny (S2).
public struct NetworkACL: Entity {
  public static let kind = ResourceKind.networkACL
  public static func all(in topology: Topology) -> [NetworkACL] { topology.networkACLs }

  public enum Action: UInt8, Hashable, Sendable { case allow, deny }

  public struct Entry: Hashable, Sendable {
    /// 1-32766; 32767 is the `*` line that denies the rest.
    public var number: Int
    public var action: Action
    public var traffic: TrafficClass
    public var prefix: IPPrefix

    public init(number: Int, action: Action, traffic: TrafficClass, prefix: IPPrefix) {
      self.number = number
      self.action = action
      self.traffic = traffic
      self.prefix = prefix
    }
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var vpc: Handle<VPC>
  /// The ACL of every subnet of the VPC that has no other.
  public var isDefault: Bool
  public var subnets: [Handle<Subnet>]
  /// Both are kept in ascending order of number, whatever the input's order.
  public let ingress: [Entry]
  public let egress: [Entry]

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, vpc: Handle<VPC>,
    isDefault: Bool = false, subnets: [Handle<Subnet>] = [], ingress: [Entry], egress: [Entry]
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
    self.isDefault = isDefault
    self.subnets = subnets
    self.ingress = ingress.sorted { $0.number < $1.number }
    self.egress = egress.sorted { $0.number < $1.number }
  }
}
