/// A whole network as one immutable value.
///
/// Entities lie in arrays, one a kind, sorted by id, and refer to each other by handles. Copying a
/// topology copies one reference. Make one with ``TopologyBuilder``.
public struct Topology: Sendable {
  let storage: Storage

  init(_ entities: Entities) { storage = Storage(entities) }

  init(storage: Storage) { self.storage = storage }

  /// A topology without anything in it.
  public static let empty = Topology(Entities())

  public var scopes: [Scope] { storage.entities.scopes }
  public var vpcs: [VPC] { storage.entities.vpcs }
  public var subnets: [Subnet] { storage.entities.subnets }
  public var routeTables: [RouteTable] { storage.entities.routeTables }
  public var prefixLists: [PrefixList] { storage.entities.prefixLists }
  public var internetGateways: [InternetGateway] { storage.entities.internetGateways }
  public var egressOnlyInternetGateways: [EgressOnlyInternetGateway] {
    storage.entities.egressOnlyInternetGateways
  }
  public var natGateways: [NATGateway] { storage.entities.natGateways }
  public var vpcEndpoints: [VPCEndpoint] { storage.entities.vpcEndpoints }
  public var instanceConnectEndpoints: [InstanceConnectEndpoint] {
    storage.entities.instanceConnectEndpoints
  }
  public var peeringConnections: [PeeringConnection] { storage.entities.peeringConnections }
  public var securityGroups: [SecurityGroup] { storage.entities.securityGroups }
  public var networkACLs: [NetworkACL] { storage.entities.networkACLs }
  public var networkInterfaces: [NetworkInterface] { storage.entities.networkInterfaces }
  public var instances: [Instance] { storage.entities.instances }
  public var elasticIPs: [ElasticIP] { storage.entities.elasticIPs }
  public var dhcpOptions: [DHCPOptions] { storage.entities.dhcpOptions }
  public var hostedZones: [HostedZone] { storage.entities.hostedZones }
  public var transitGateways: [TransitGateway] { storage.entities.transitGateways }
  public var transitGatewayAttachments: [TransitGatewayAttachment] {
    storage.entities.transitGatewayAttachments
  }
  public var transitGatewayRouteTables: [TransitGatewayRouteTable] {
    storage.entities.transitGatewayRouteTables
  }
  public var virtualPrivateGateways: [VirtualPrivateGateway] {
    storage.entities.virtualPrivateGateways
  }
  public var customerGateways: [CustomerGateway] { storage.entities.customerGateways }
  public var vpnConnections: [VPNConnection] { storage.entities.vpnConnections }
  public var directConnectGateways: [DirectConnectGateway] {
    storage.entities.directConnectGateways
  }
  public var virtualInterfaces: [VirtualInterface] { storage.entities.virtualInterfaces }
  public var resolverEndpoints: [ResolverEndpoint] { storage.entities.resolverEndpoints }
  public var resolverRules: [ResolverRule] { storage.entities.resolverRules }
  public var loadBalancers: [LoadBalancer] { storage.entities.loadBalancers }
  public var targetGroups: [TargetGroup] { storage.entities.targetGroups }
  public var databases: [Database] { storage.entities.databases }
  public var buckets: [Bucket] { storage.entities.buckets }
  public var multiRegionAccessPoints: [MultiRegionAccessPoint] {
    storage.entities.multiRegionAccessPoints
  }

  /// The entity at a handle of this topology.
  public subscript<E: Entity>(handle: Handle<E>) -> E { E.all(in: self)[handle.index] }
  public subscript(handle: Handle<Scope>) -> Scope { storage.entities.scopes[handle.index] }

  /// The handles of all entities of a kind, in order of id.
  public func handles<E: Entity>(of type: E.Type) -> [Handle<E>] {
    E.all(in: self).indices.map { Handle($0) }
  }

  /// The entity of a kind with this id.
  public func handle<E: Entity>(of id: ResourceID, as type: E.Type = E.self) -> Handle<E>? {
    guard id.kind == E.kind else { return nil }
    return storage.positions[id].map { Handle(Int($0)) }
  }

  /// Whether any resource of the topology has this id.
  public func contains(_ id: ResourceID) -> Bool { storage.positions[id] != nil }

  public func region(of scope: Handle<Scope>) -> InternedText { self[scope].region }
  public func account(of scope: Handle<Scope>) -> InternedText { self[scope].account }

  /// The tags of a resource other than its Name, in order of key.
  public func tags(of id: ResourceID) -> [Tag] { storage.entities.tags[id] ?? [] }

  /// How many resources there are of all kinds.
  public var resourceCount: Int { storage.positions.count }
}

extension Topology {
  /// The arrays themselves, as the builder fills them.
  struct Entities: Sendable {
    var scopes: [Scope] = []
    var vpcs: [VPC] = []
    var subnets: [Subnet] = []
    var routeTables: [RouteTable] = []
    var prefixLists: [PrefixList] = []
    var internetGateways: [InternetGateway] = []
    var egressOnlyInternetGateways: [EgressOnlyInternetGateway] = []
    var natGateways: [NATGateway] = []
    var vpcEndpoints: [VPCEndpoint] = []
    var instanceConnectEndpoints: [InstanceConnectEndpoint] = []
    var peeringConnections: [PeeringConnection] = []
    var securityGroups: [SecurityGroup] = []
    var networkACLs: [NetworkACL] = []
    var networkInterfaces: [NetworkInterface] = []
    var instances: [Instance] = []
    var elasticIPs: [ElasticIP] = []
    var dhcpOptions: [DHCPOptions] = []
    var hostedZones: [HostedZone] = []
    var transitGateways: [TransitGateway] = []
    var transitGatewayAttachments: [TransitGatewayAttachment] = []
    var transitGatewayRouteTables: [TransitGatewayRouteTable] = []
    var virtualPrivateGateways: [VirtualPrivateGateway] = []
    var customerGateways: [CustomerGateway] = []
    var vpnConnections: [VPNConnection] = []
    var directConnectGateways: [DirectConnectGateway] = []
    var virtualInterfaces: [VirtualInterface] = []
    var resolverEndpoints: [ResolverEndpoint] = []
    var resolverRules: [ResolverRule] = []
    var loadBalancers: [LoadBalancer] = []
    var targetGroups: [TargetGroup] = []
    var databases: [Database] = []
    var buckets: [Bucket] = []
    var multiRegionAccessPoints: [MultiRegionAccessPoint] = []
    var tags: [ResourceID: [Tag]] = [:]
    /// Addresses of interfaces beyond the primary IPv4 one.
    var addresses: [InterfaceAddress] = []
    /// Security groups of interfaces.
    var groups: [Handle<SecurityGroup>] = []
  }
}
