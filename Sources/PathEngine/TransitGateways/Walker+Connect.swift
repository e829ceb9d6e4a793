import IPAddressing
import NetworkModel

/// Connect attachments: tunnels to the customer's appliances, inside of another attachment (T2).
///
/// Source: Amazon VPC Transit Gateways Guide, "Connect attachments and Connect peers".
extension Walker {
  /// Out through the tunnels of a Connect attachment, which the packet has come to.
  mutating func leave(byTunnelsOf handle: Handle<TransitGatewayAttachment>, matched: IPPrefix?) {
    guard passTunnels(of: handle) else { return }
    arriveOnPremises(by: .connect(handle), matched: matched)
  }

  /// In through the tunnels of a Connect attachment.
  mutating func comeIn(byTunnelsOf handle: Handle<TransitGatewayAttachment>) {
    guard passTunnels(of: handle) else { return }
    comeIn(to: topology[handle].transitGateway, by: handle)
  }

  /// The attachment that the tunnels stand on, and the tunnels themselves.
  private mutating func passTunnels(of handle: Handle<TransitGatewayAttachment>) -> Bool {
    let attachment = topology[handle]
    guard case .connect(let transport) = attachment.resource else { return false }
    // Where only the list of all attachments is in the input, it names the attachment itself.
    guard transport != attachment.id,
      let under: Handle<TransitGatewayAttachment> = topology.handle(of: transport)
    else {
      explain(.missingInput, .unknown, subjects: [transport])
      return false
    }
    pass(component(.transitGatewayAttachment, topology[under]), .gateway)
    if !topology[under].state.isUsable { explain(.badStateAttachment) }
    guard let peers = attachment.connectPeers else {
      explain(.missingInput, .unknown, subjects: [attachment.id])
      return true
    }
    if !peers.contains(where: \.isUsable) { explain(.badState, subjects: peers.map(\.id)) }
    return true
  }
}
