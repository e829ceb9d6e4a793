public import NetworkModel

/// Where a name is asked from, which decides who answers.
public enum ResolverOrigin: Hashable, Sendable {
  /// A host of the VPC. The zone it is in decides which of several answers is followed (D3).
  case vpc(Handle<VPC>, zone: InternedText? = nil)
  /// Beyond a VPN or Direct Connect. It is taken to ask an inbound Resolver endpoint for what that
  /// answers privately, where there is one; else the public DNS.
  case onPremises
  /// Outside of the VPC, by one of its inbound Resolver endpoints (D6).
  case inbound(Handle<VPC>, endpoint: ResourceID)
  case internet
}
