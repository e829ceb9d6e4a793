public import NetworkModel

/// Where a name is asked from, which decides who answers.
public enum ResolverOrigin: Hashable, Sendable {
  /// A host of the VPC. The zone it is in decides which of several answers is followed (D3).
  case vpc(Handle<VPC>, zone: InternedText? = nil)
  /// Beyond a VPN or Direct Connect. It is taken to ask the public DNS: whether it asks an inbound
  /// Resolver endpoint no snapshot tells.
  case onPremises
  case internet
}
