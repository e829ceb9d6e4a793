/// An Application or Network Load Balancer.
///
/// Source: Elastic Load Balancing API (2015-12-01), LoadBalancer and Listener.
public struct LoadBalancer: Entity {
  public static let kind = ResourceKind.loadBalancer
  public static func all(in topology: Topology) -> [LoadBalancer] { topology.loadBalancers }

  public enum BalancerType: UInt8, Hashable, Sendable, CaseIterable { case application, network }

  /// Takes connections on one port and hands them to targets.
  public struct Listener: Hashable, Sendable {
    public enum ListenerProtocol: String, Hashable, Sendable, CaseIterable {
      case tcp = "TCP"
      case tls = "TLS"
      case udp = "UDP"
      case tcpUDP = "TCP_UDP"
      case http = "HTTP"
      case https = "HTTPS"
    }

    public var `protocol`: ListenerProtocol
    public var port: UInt16
    /// Where its default action forwards to; empty for one that answers by itself, by a redirect say.
    public var targetGroups: [Handle<TargetGroup>]
    /// The default action names groups that are not in the input.
    public var lacksTargetGroups: Bool

    public init(
      _ protocol: ListenerProtocol, port: UInt16, targetGroups: [Handle<TargetGroup>],
      lacksTargetGroups: Bool = false
    ) {
      self.protocol = `protocol`
      self.port = port
      self.targetGroups = targetGroups
      self.lacksTargetGroups = lacksTargetGroups
    }
  }

  /// The end of its ARN after `loadbalancer/`: `net/front/50dc6c495c0c9188`.
  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var vpc: Handle<VPC>
  public var type: BalancerType
  /// Its name leads to public addresses, not to those of its interfaces.
  public var isInternetFacing: Bool
  public var dnsName: InternedText
  public var state: ResourceState
  /// One in each zone that is enabled.
  public var subnets: [Handle<Subnet>]
  public var interfaces: [Handle<NetworkInterface>]
  /// A Network Load Balancer may have none, and then filters nothing.
  public var securityGroups: [Handle<SecurityGroup>]
  /// Nil when the input does not tell: off for a Network Load Balancer, on for an Application Load Balancer.
  public var isCrossZone: Bool?
  /// Nil when the input does not hold them.
  public var listeners: [Listener]?
  /// Those are not all: it may listen on ports of which the input does not tell.
  public var lacksListeners: Bool

  public init(
    id: ResourceID, name: InternedText, scope: Handle<Scope>, vpc: Handle<VPC>, type: BalancerType,
    isInternetFacing: Bool, dnsName: InternedText, state: ResourceState = .active,
    subnets: [Handle<Subnet>] = [], interfaces: [Handle<NetworkInterface>] = [],
    securityGroups: [Handle<SecurityGroup>] = [], isCrossZone: Bool? = nil, listeners: [Listener]?,
    lacksListeners: Bool = false
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
    self.type = type
    self.isInternetFacing = isInternetFacing
    self.dnsName = dnsName
    self.state = state
    self.subnets = subnets
    self.interfaces = interfaces
    self.securityGroups = securityGroups
    self.isCrossZone = isCrossZone
    self.listeners = listeners
    self.lacksListeners = lacksListeners
  }
}

extension LoadBalancer.Listener.ListenerProtocol {
  /// The protocol of the packets that it takes.
  public var transports: [IPProtocol] {
    switch self {
    case .tcp, .tls, .http, .https: [.tcp]
    case .udp: [.udp]
    case .tcpUDP: [.tcp, .udp]
    }
  }
}
