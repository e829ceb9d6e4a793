/// A route table, with the subnets and gateways that are explicitly associated with it.
public struct RouteTable: Entity {
  public static let kind = ResourceKind.routeTable
  public static func all(in topology: Topology) -> [RouteTable] { topology.routeTables }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var vpc: Handle<VPC>
  /// The table of every subnet of the VPC that has no other (R1).
  public var isMain: Bool
  public var subnets: [Handle<Subnet>]
  /// Internet and virtual private gateways whose incoming traffic this table routes (R8).
  public var edgeAssociations: [ResourceID]
  /// Virtual private gateways whose routes appear in the table by themselves.
  public var propagatingGateways: [ResourceID]
  /// In the input's order, `local` included.
  public var routes: [Route]

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, vpc: Handle<VPC>,
    isMain: Bool = false, subnets: [Handle<Subnet>] = [], edgeAssociations: [ResourceID] = [],
    propagatingGateways: [ResourceID] = [], routes: [Route]
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.vpc = vpc
    self.isMain = isMain
    self.subnets = subnets
    self.edgeAssociations = edgeAssociations
    self.propagatingGateways = propagatingGateways
    self.routes = routes
  }
}
