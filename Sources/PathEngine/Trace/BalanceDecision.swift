public import NetworkModel

/// What a load balancer did with a connection: its listener, the group it forwards to, and the target.
public struct BalanceDecision: Hashable, Sendable {
  /// `TCP:443`.
  public var listener: String
  public var targetGroup: ResourceID
  public var targetGroupLabel: String
  /// The instance or balancer that is the target; nil for a bare address.
  public var target: ResourceID?
  public var targetLabel: String
  /// The interface by which the balancer took the packet in and sends it on.
  public var interface: ResourceID
  /// How many targets it might have taken.
  public var targetCount: Int
  /// The target sees the client's own address.
  public var preservesClientAddress: Bool
  public var isCrossZone: Bool

  public init(
    listener: String, targetGroup: ResourceID, targetGroupLabel: String, target: ResourceID?,
    targetLabel: String, interface: ResourceID, targetCount: Int, preservesClientAddress: Bool,
    isCrossZone: Bool
  ) {
    self.listener = listener
    self.targetGroup = targetGroup
    self.targetGroupLabel = targetGroupLabel
    self.target = target
    self.targetLabel = targetLabel
    self.interface = interface
    self.targetCount = targetCount
    self.preservesClientAddress = preservesClientAddress
    self.isCrossZone = isCrossZone
  }
}
