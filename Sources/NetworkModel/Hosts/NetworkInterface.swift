public import IPAddressing

/// An elastic network interface, packed for networks with a million of them.
///
/// 56 bytes an interface (`MemoryLayout<NetworkInterface>.stride`), plus 32 for each address beyond the
/// primary IPv4 one and 4 for each security group; those lie in two arrays of the topology.
public struct NetworkInterface: Entity {
  public static let kind = ResourceKind.networkInterface
  public static func all(in topology: Topology) -> [NetworkInterface] { topology.networkInterfaces }

  /// What AWS made it for (`InterfaceType`, and who asked for it).
  public enum Purpose: UInt8, Hashable, Sendable, CaseIterable {
    case host, natGateway, vpcEndpoint, gatewayLoadBalancerEndpoint, instanceConnectEndpoint
    case loadBalancer, transitGateway, lambda, container, database, other
  }

  public let id: ResourceID
  public let name: InternedText
  public let scope: Handle<Scope>
  public let vpc: Handle<VPC>
  private let subnetPosition: UInt32
  private let instancePosition: UInt32
  private let primaryBits: UInt32
  private var publicBits: UInt32
  let moreAddresses: ArenaRange
  let groups: ArenaRange
  public let purpose: Purpose
  private var flags: UInt8

  /// The subnet; nil for the odd interface whose subnet is not in the input.
  public var subnet: Handle<Subnet>? { Handle(optional: subnetPosition) }
  /// The instance it is attached to.
  public var instance: Handle<Instance>? { Handle(optional: instancePosition) }
  /// The primary private IPv4 address; nil for an interface with IPv6 alone.
  public var primaryAddress: IPv4Address? { flags & 2 == 0 ? nil : IPv4Address(bits: primaryBits) }
  /// The public IPv4 address that stands for the primary one.
  public var publicAddress: IPv4Address? { flags & 4 == 0 ? nil : IPv4Address(bits: publicBits) }
  /// Whether it drops what is neither from nor for itself (R9).
  public var checksSourceDestination: Bool { flags & 1 != 0 }

  /// Some of its security groups are not in the input, so its filters cannot be judged whole (A8).
  public var lacksSecurityGroups: Bool { flags & 8 != 0 }

  init(
    _ record: Record, moreAddresses: ArenaRange, groups: ArenaRange
  ) {
    id = record.id
    name = record.name
    scope = record.scope
    vpc = record.vpc
    subnetPosition = record.subnet?.position ?? .max
    instancePosition = record.instance?.position ?? .max
    primaryBits = record.primaryAddress?.bits ?? 0
    publicBits = record.publicAddress?.bits ?? 0
    self.moreAddresses = moreAddresses
    self.groups = groups
    purpose = record.purpose
    flags =
      (record.checksSourceDestination ? 1 : 0) | (record.primaryAddress == nil ? 0 : 2)
      | (record.publicAddress == nil ? 0 : 4) | (record.lacksSecurityGroups ? 8 : 0)
  }

  /// The same interface with a public address for its primary one.
  func having(publicAddress: IPv4Address) -> NetworkInterface {
    var copy = self
    copy.publicBits = publicAddress.bits
    copy.flags |= 4
    return copy
  }

  func checkingSourceDestination(_ checks: Bool) -> NetworkInterface {
    var copy = self
    copy.flags = checks ? flags | 1 : flags & ~1
    return copy
  }
}

extension NetworkInterface {
  /// An interface as a reader gives it to the builder, not yet packed.
  public struct Record: Hashable, Sendable {
    public var id: ResourceID
    public var name: InternedText
    public var scope: Handle<Scope>
    public var vpc: Handle<VPC>
    public var subnet: Handle<Subnet>?
    public var instance: Handle<Instance>?
    public var primaryAddress: IPv4Address?
    public var publicAddress: IPv4Address?
    /// Secondary IPv4 and all IPv6 addresses.
    public var moreAddresses: [InterfaceAddress]
    public var securityGroups: [Handle<SecurityGroup>]
    public var purpose: Purpose
    public var checksSourceDestination: Bool
    /// The input names security groups of the interface that it does not hold.
    public var lacksSecurityGroups: Bool

    public init(
      id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, vpc: Handle<VPC>,
      subnet: Handle<Subnet>?, instance: Handle<Instance>? = nil,
      primaryAddress: IPv4Address? = nil, publicAddress: IPv4Address? = nil,
      moreAddresses: [InterfaceAddress] = [], securityGroups: [Handle<SecurityGroup>] = [],
      purpose: Purpose = .host, checksSourceDestination: Bool = true,
      lacksSecurityGroups: Bool = false
    ) {
      self.id = id
      self.name = name
      self.scope = scope
      self.vpc = vpc
      self.subnet = subnet
      self.instance = instance
      self.primaryAddress = primaryAddress
      self.publicAddress = publicAddress
      self.moreAddresses = moreAddresses
      self.securityGroups = securityGroups
      self.purpose = purpose
      self.checksSourceDestination = checksSourceDestination
      self.lacksSecurityGroups = lacksSecurityGroups
    }
  }
}

/// An address of an interface, with the public address that stands for it.
public struct InterfaceAddress: Hashable, Sendable {
  public var address: IPAddress
  public var publicAddress: IPv4Address?

  public init(_ address: IPAddress, publicAddress: IPv4Address? = nil) {
    self.address = address
    self.publicAddress = publicAddress
  }
}

/// A run of elements in one of the topology's shared arrays.
struct ArenaRange: Hashable, Sendable {
  var start: UInt32
  var count: UInt16

  static let empty = ArenaRange(start: 0, count: 0)

  var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

extension Handle {
  init?(optional position: UInt32) {
    guard position != .max else { return nil }
    self.init(Int(position))
  }
}
