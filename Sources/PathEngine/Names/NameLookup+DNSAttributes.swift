import NetworkModel

/// Source: Amazon VPC User Guide, "View and update DNS attributes for your VPC".
extension NameLookup {
  /// `enableDnsSupport`, or the guess that it is on (D1, D7).
  mutating func supportsDNS(_ vpc: Handle<VPC>) -> Bool {
    if let known = topology[vpc].dnsSupport { return known }
    assume(.dnsSupportOn(vpc: topology[vpc].id))
    return true
  }

  /// `enableDnsHostnames`, or a guess: on where something of the VPC would not work without (D7).
  mutating func givesHostNames(_ vpc: Handle<VPC>) -> Bool {
    if let known = topology[vpc].dnsHostnames { return known }
    let why: Assumption.DNSHostnamesReason =
      if endpoints(of: vpc).contains(where: { $0.type == .interface && $0.privateDNSEnabled }) {
        .privateDNSEndpoint
      } else if topology.hostedZones.contains(where: { $0.vpcs.contains(vpc) }) {
        .hostedZone
      } else if topology[vpc].isDefault {
        .defaultVPC
      } else {
        .none
      }
    assume(.dnsHostnames(vpc: topology[vpc].id, on: why != .none, why: why))
    return why != .none
  }

  /// Both attributes, which private names need: Amazon's own, endpoints' and hosted zones'.
  mutating func answersPrivateNames(_ vpc: Handle<VPC>) -> Bool {
    let supports = supportsDNS(vpc)
    return supports && givesHostNames(vpc)
  }

  /// What keeps a VPC whose private names are not answered from answering them.
  func missingAttribute(_ vpc: Handle<VPC>) -> ExplanationCode {
    topology[vpc].dnsSupport == false ? .dnsSupportDisabled : .dnsHostnamesDisabled
  }
}
