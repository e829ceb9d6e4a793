public import IPAddressing

/// A route table of a transit gateway.
public struct TransitGatewayRouteTable: Entity {
  public static let kind = ResourceKind.transitGatewayRouteTable
  public static func all(in topology: Topology) -> [TransitGatewayRouteTable] {
    topology.transitGatewayRouteTables
  }

  public struct Route: Hashable, Sendable {
    public enum Destination: Hashable, Sendable {
      case prefix(IPPrefix)
      case prefixList(ResourceID)
    }

    public enum Origin: UInt8, Hashable, Sendable { case `static`, propagated }

    public var destination: Destination
    /// Empty for a static blackhole.
    public var attachments: [ResourceID]
    public var origin: Origin
    public var isBlackhole: Bool

    public init(
      _ destination: Destination, to attachments: [ResourceID], origin: Origin,
      isBlackhole: Bool = false
    ) {
      self.destination = destination
      self.attachments = attachments
      self.origin = origin
      self.isBlackhole = isBlackhole
    }
  }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var transitGateway: Handle<TransitGateway>
  /// Attachments whose routes appear in the table by themselves.
  public var propagations: [ResourceID]
  /// The routes the input names; nil when it names none, not even an empty list.
  public var routes: [Route]?
  /// The table has more routes than the input names (`AdditionalRoutesAvailable`).
  public var isCutShort: Bool

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>,
    transitGateway: Handle<TransitGateway>, propagations: [ResourceID] = [], routes: [Route]?,
    isCutShort: Bool = false
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.transitGateway = transitGateway
    self.propagations = propagations
    self.routes = routes
    self.isCutShort = isCutShort
  }
}
