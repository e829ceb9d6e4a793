public import IPAddressing

/// A GRE tunnel of a Connect attachment, from the transit gateway to an appliance of the customer's.
public struct ConnectPeer: Hashable, Sendable {
  /// `tgw-connect-peer-…`.
  public var id: ResourceID
  /// The appliance's end, reached by the attachment that the Connect attachment stands on.
  public var peerAddress: IPAddress?
  public var state: ResourceState
  /// Whether a BGP session of it is up; nil when the input does not tell.
  public var isBGPUp: Bool?

  public init(
    id: ResourceID, peerAddress: IPAddress? = nil, state: ResourceState = .available,
    isBGPUp: Bool? = nil
  ) {
    self.id = id
    self.peerAddress = peerAddress
    self.state = state
    self.isBGPUp = isBGPUp
  }

  /// Whether it carries packets, as far as the input tells.
  public var isUsable: Bool { state.isUsable && isBGPUp != false }
}
