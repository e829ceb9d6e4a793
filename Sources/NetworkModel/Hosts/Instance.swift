/// An EC2 instance.
public struct Instance: Entity {
  public static let kind = ResourceKind.instance
  public static func all(in topology: Topology) -> [Instance] { topology.instances }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var state: ResourceState
  /// `t3.micro`.
  public var instanceType: InternedText
  /// By device index, the primary one first.
  public var interfaces: [Handle<NetworkInterface>]

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>,
    state: ResourceState = .running, instanceType: InternedText = .empty,
    interfaces: [Handle<NetworkInterface>]
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.state = state
    self.instanceType = instanceType
    self.interfaces = interfaces
  }
}
