/// What VPC Block Public Access keeps from passing internet gateways (B1).
///
/// Source: EC2 API Reference, `BlockPublicAccessStates`.
public enum InternetGatewayBlockMode: String, Hashable, Sendable, CaseIterable {
  case off
  /// Only NAT gateways and egress-only internet gateways reach the internet, outward.
  case blockIngress = "block-ingress"
  /// Nothing passes an internet gateway or an egress-only internet gateway.
  case blockBidirectional = "block-bidirectional"

  /// What remains of the mode for a VPC or subnet that is excluded from it.
  public func excluding(_ exclusion: InternetGatewayExclusionMode) -> Self {
    switch (self, exclusion) {
    case (_, .allowBidirectional): .off
    // Under `block-ingress` AWS ignores an exclusion that allows what the mode allows already.
    case (.blockBidirectional, .allowEgress): .blockIngress
    case (.off, .allowEgress), (.blockIngress, .allowEgress): self
    }
  }
}

/// What an exclusion from VPC Block Public Access allows.
public enum InternetGatewayExclusionMode: String, Hashable, Sendable, CaseIterable {
  case allowBidirectional = "allow-bidirectional"
  case allowEgress = "allow-egress"
}

extension Topology {
  /// The mode that holds for a subnet: its own, else its VPC's; nil when the input does not tell.
  public func internetGatewayBlock(of subnet: Handle<Subnet>) -> InternetGatewayBlockMode? {
    self[subnet].internetGatewayBlock ?? self[self[subnet].vpc].internetGatewayBlock
  }
}
