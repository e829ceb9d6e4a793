import IPAddressing
import NetworkModel

/// VPC Block Public Access (B1).
///
/// Source: VPC User Guide, "Block public access to VPCs and subnets" and its advanced example.
extension Walker {
  /// What the mode says of a packet that comes in by an internet gateway, which is the last hop.
  mutating func judgeBlockPublicAccess(comingInTo subnet: Handle<Subnet>?, in vpc: Handle<VPC>) {
    if isReply { return }
    judge(subnet.map { [$0] } ?? [], in: vpc, letsNoneIn: false)
  }

  /// What the mode says of a packet that goes out by an internet gateway, which is the last hop.
  ///
  /// Under `block-ingress` only what comes from a NAT gateway, or leaves by an egress-only gateway, passes:
  /// those let no connection in. Of an answer it has been judged where the question passed.
  ///
  /// - Parameters:
  ///   - subnet: whose table leads to the gateway; nil for a regional NAT gateway's.
  ///   - isOutwardOnly: it leaves by an egress-only gateway.
  mutating func judgeBlockPublicAccess(
    of subnet: Handle<Subnet>?, in vpc: Handle<VPC>, isOutwardOnly: Bool = false
  ) {
    if isReply { return }
    // As it came to the gateway, which may have put a public address in since.
    let source = hops.last?.packet.source ?? packet.source
    var passesNAT = false
    if let translation = translations.last, translation.translated == source,
      case .natGateway = translation.by
    {
      passesNAT = true
    }
    judge(
      subnetsAtGateway(subnet, source, in: vpc), in: vpc, letsNoneIn: passesNAT || isOutwardOnly)
  }

  private mutating func judge(
    _ subnets: [Handle<Subnet>], in vpc: Handle<VPC>, letsNoneIn: Bool
  ) {
    let known = subnets.map { topology.internetGatewayBlock(of: $0) }
    let modes = known.isEmpty ? [topology[vpc].internetGatewayBlock] : known
    if modes.contains(nil) { assume(.blockPublicAccessOff(vpc: topology[vpc].id)) }
    let blocked = modes.map { mode in
      switch mode ?? .off {
      case .off: false
      case .blockIngress: !letsNoneIn
      case .blockBidirectional: true
      }
    }
    if !blocked.contains(true) { return }
    // Where one of the subnets is excluded and another is not, AWS does not say which one counts.
    explain(.blockPublicAccess, blocked.contains(false) ? .unknown : .blocks)
  }

  /// The subnet at the gateway, and the one that the packet came from in this VPC.
  private func subnetsAtGateway(
    _ subnet: Handle<Subnet>?, _ source: PacketAddress, in vpc: Handle<VPC>
  ) -> [Handle<Subnet>] {
    var origin: Handle<Subnet>?
    if let translation = translations.last {
      origin = translation.origin
    } else if crossing == .none, let address = source.single {
      origin = topology.interface(at: address, in: vpc).flatMap { topology[$0].subnet }
    }
    return [subnet, origin].compactMap { $0 }.filter { topology[$0].vpc == vpc }
  }
}
