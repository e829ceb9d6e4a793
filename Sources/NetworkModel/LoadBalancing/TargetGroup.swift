public import IPAddressing

/// The targets that a load balancer hands connections to.
///
/// Source: Elastic Load Balancing API (2015-12-01), TargetGroup and TargetHealthDescription.
public struct TargetGroup: Entity {
  public static let kind = ResourceKind.targetGroup
  public static func all(in topology: Topology) -> [TargetGroup] { topology.targetGroups }

  public enum TargetType: String, Hashable, Sendable, CaseIterable {
    case instance, ip, lambda, alb
  }

  public struct Target: Hashable, Sendable {
    public enum Place: Hashable, Sendable {
      case instance(Handle<Instance>)
      case address(IPAddress)
      case loadBalancer(Handle<LoadBalancer>)
      /// A Lambda function, or what is not in the input.
      case unresolved(ResourceID)
    }

    public enum Health: UInt8, Hashable, Sendable, CaseIterable {
      case healthy, unhealthy
      /// Registered, and nothing is sent to it: draining, or in a zone that is not enabled.
      case unused
      case unknown
    }

    public var place: Place
    /// Nil for the group's own.
    public var port: UInt16?
    /// The zone whose nodes send to it; empty for that of the address, `all` for every one.
    public var zone: InternedText
    public var health: Health

    public init(
      _ place: Place, port: UInt16? = nil, zone: InternedText = .empty, health: Health = .unknown
    ) {
      self.place = place
      self.port = port
      self.zone = zone
      self.health = health
    }
  }

  /// The end of its ARN: `targetgroup/web/73e2d6bc24d8a067`.
  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var vpc: Handle<VPC>?
  public var type: TargetType
  public var `protocol`: LoadBalancer.Listener.ListenerProtocol?
  public var port: UInt16?
  /// `preserve_client_ip.enabled`; nil when the input does not tell.
  public var preservesClientAddress: Bool?
  /// Nil when the input does not hold them.
  public var targets: [Target]?

  public init(
    id: ResourceID, name: InternedText, scope: Handle<Scope>, vpc: Handle<VPC>?, type: TargetType,
    protocol: LoadBalancer.Listener.ListenerProtocol?, port: UInt16?,
    preservesClientAddress: Bool? = nil, targets: [Target]?
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
    self.type = type
    self.protocol = `protocol`
    self.port = port
    self.preservesClientAddress = preservesClientAddress
    self.targets = targets
  }
}
