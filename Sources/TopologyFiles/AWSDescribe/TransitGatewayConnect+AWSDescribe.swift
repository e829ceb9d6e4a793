import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "TransitGatewayConnects",
    used:
      "TransitGatewayAttachmentId TransportTransitGatewayAttachmentId TransitGatewayId State Tags",
    notNeeded: "CreationTime Options")

  private static let peerSchema = AttributeSchema(
    "TransitGatewayConnectPeers",
    used: """
      TransitGatewayConnectPeerId TransitGatewayAttachmentId State ConnectPeerConfiguration
      """,
    notNeeded: "CreationTime Tags")

  /// `describe-transit-gateway-connects`.
  mutating func readTransitConnect(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard
      let id = record.requiredID("TransitGatewayAttachmentId", .transitGatewayAttachment)
    else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    var draft = draft(record, id)
    if let transport = record.id("TransportTransitGatewayAttachmentId", .transitGatewayAttachment) {
      draft.resource = (transport, "connect")
    }
    // This output alone tells the attachment that the tunnels stand on.
    transitAttachments.insert(draft, at: 0)
  }

  /// `describe-transit-gateway-connect-peers`.
  mutating func readTransitConnectPeer(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.string("TransitGatewayConnectPeerId"),
      let attachment = record.requiredID("TransitGatewayAttachmentId", .transitGatewayAttachment)
    else { return }
    record.audit(Self.peerSchema)
    let configuration = record.record("ConnectPeerConfiguration")
    let sessions = configuration?.records("BgpConfigurations").compactMap { $0.text("BgpStatus") }
    let peer = ConnectPeer(
      id: ResourceID(id, kind: .other), peerAddress: configuration?.address("PeerAddress"),
      state: state(of: record, default: .available),
      isBGPUp: sessions.flatMap { $0.isEmpty ? nil : $0.contains { $0 == "up" } })
    if !(joins.peersOfConnect[attachment] ?? []).contains(where: { $0.id == peer.id }) {
      joins.peersOfConnect[attachment, default: []].append(peer)
    }
  }
}
