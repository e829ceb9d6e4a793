import IPAddressing
import NetworkModel

/// A public name of a service, as the catalogue or an endpoint's own list of names knows it.
struct ServiceName {
  var reference: ServiceReference
  /// Whether private DNS answers for this form of the name (D2).
  var isPrimary: Bool
  /// The zone that private DNS puts over the public one: the name without the labels that are free.
  var zone: String
  /// Nil for a service that the catalogue does not have.
  var service: ServiceCatalogue.Service?
}

/// The private DNS of interface endpoints: rules D2, D4 and D6.
///
/// Source: AWS PrivateLink Guide, "Access an AWS service using an interface VPC endpoint".
extension NameLookup {
  func endpoints(of vpc: Handle<VPC>) -> [VPCEndpoint] {
    topology.vpcEndpoints.filter { $0.vpc == vpc }
  }

  /// The service that an endpoint leads to, and where (E10).
  func service(of endpoint: VPCEndpoint) -> ServiceReference {
    let full = endpoint.serviceName.text
    let known = catalogue.service(named: full)
    let named = ServiceCatalogue.region(inServiceName: full)
    let own = topology.region(of: endpoint.scope).text
    let region =
      !endpoint.serviceRegion.isEmpty
      ? endpoint.serviceRegion.text
      : known?.isGlobal == true ? AddressRanges.global : named ?? own
    // Of a service that the catalogue does not have, what stands after the region.
    let short = named.flatMap { full.split(separator: ".\($0).", maxSplits: 1).last }
    return ServiceReference(name: known?.name ?? short.map(String.init) ?? full, region: region)
  }

  /// The service that a public name belongs to; nil for a name that is none's.
  func serviceName(_ name: DNSName) -> ServiceName? {
    if let match = catalogue.service(dnsName: name.text) {
      let zone = match.service.publicNames(in: match.region)
        .map { $0.hasPrefix("*.") ? String($0.dropFirst(2)) : $0 }
        .filter { name.isWithin($0) }.max { $0.count < $1.count }
      return ServiceName(
        reference: ServiceReference(name: match.service.name, region: match.region),
        isPrimary: match.isPrimary, zone: zone ?? name.text, service: match.service)
    }
    guard let vpc else { return nil }
    for endpoint in endpoints(of: vpc) where endpoint.type == .interface {
      if let zone = ownPrivateNames(of: endpoint).first(where: { name.matches($0) }) {
        return ServiceName(
          reference: service(of: endpoint), isPrimary: true,
          zone: zone.hasPrefix("*.") ? String(zone.dropFirst(2)) : zone)
      }
    }
    return nil
  }

  /// The private names of a service that the catalogue does not have: those that the endpoint lists
  /// beside the ones with its own id, else what AWS calls its services' names by rule.
  private func ownPrivateNames(of endpoint: VPCEndpoint) -> [String] {
    guard catalogue.service(named: endpoint.serviceName.text) == nil else { return [] }
    let listed = endpoint.dnsNames.map(\.text).filter { !$0.contains("vpce-") }
    guard listed.isEmpty, endpoint.serviceName.text.contains("com.amazonaws."),
      !endpoint.serviceName.text.contains(".vpce.")
    else { return listed }
    let service = service(of: endpoint)
    let reversed = service.name.split(separator: ".").reversed().joined(separator: ".")
    return ["\(reversed).\(service.region).\(DNSName.suffix(forRegion: service.region))"]
  }

  /// The endpoint of the client's VPC whose private DNS answers for a name, with its zone.
  mutating func privateDNS(
    for name: DNSName, _ match: ServiceName?
  ) -> (endpoint: VPCEndpoint, zone: String)? {
    guard let vpc, let match else { return nil }
    for endpoint in endpoints(of: vpc) where service(of: endpoint) == match.reference {
      if silence(of: endpoint, for: match) == nil { return (endpoint, match.zone) }
    }
    return nil
  }

  /// Why an endpoint of the client's VPC does not answer for a name of its service; nil when it does.
  private mutating func silence(
    of endpoint: VPCEndpoint, for match: ServiceName
  ) -> Resolution.PassedOver.Why? {
    switch endpoint.type {
    case .gateway: return .gatewayEndpoint
    case .gatewayLoadBalancer: return .privateDNSOff
    case .interface: break
    }
    if !endpoint.privateDNSEnabled { return .privateDNSOff }
    if endpoint.state != .available { return .notAvailable }
    if !supportsDNS(endpoint.vpc) { return .dnsSupportOff }
    if !givesHostNames(endpoint.vpc) { return .dnsHostnamesOff }
    if answersInboundResolverOnly(endpoint) { return .inboundResolverOnly }
    if !match.isPrimary { return .otherFormOfName }
    return nil
  }

  /// `PrivateDnsOnlyForInboundResolverEndpoint`, or the guess that follows from what AWS demands (D6).
  private mutating func answersInboundResolverOnly(_ endpoint: VPCEndpoint) -> Bool {
    guard service(of: endpoint).name == "s3" else { return false }
    if case .inbound = origin { return false }
    if let known = endpoint.privateDNSOnlyForInboundResolver { return known }
    let isOn = endpoints(of: endpoint.vpc).contains {
      $0.type == .gateway && service(of: $0) == service(of: endpoint)
    }
    assume(.inboundResolverOnly(endpoint: endpoint.id, on: isOn))
    return isOn
  }

  /// The answer of an endpoint's private DNS: all its interfaces (D3).
  mutating func answer(
    _ name: DNSName, _ match: ServiceName?, by endpoint: VPCEndpoint
  ) -> Resolution {
    resolution(
      name, service: service(of: endpoint), endpoint.interfaces.flatMap(answers),
      reason: .privateDNS(endpoint: endpoint.id), passedOver: passedOver(by: name, match))
  }

  /// Every endpoint for the name's service that does not answer it: the client's VPC's own, then those
  /// of VPCs that it is connected with.
  mutating func passedOver(by name: DNSName, _ match: ServiceName?) -> [Resolution.PassedOver] {
    guard let match else { return [] }
    var found: [Resolution.PassedOver] = []
    if let vpc {
      for endpoint in endpoints(of: vpc) where service(of: endpoint) == match.reference {
        guard let why = silence(of: endpoint, for: match) else { continue }
        found.append(.init(endpoint: endpoint.id, why: why))
      }
    }
    let connected = connectedVPCs
    for endpoint in topology.vpcEndpoints
    where endpoint.type == .interface && endpoint.vpc != vpc && connected.contains(endpoint.vpc)
      && service(of: endpoint) == match.reference
    {
      found.append(.init(endpoint: endpoint.id, why: .otherVPC))
    }
    return found
  }

  /// The VPCs whose endpoints the client might have hoped for: those at the other end of a peering, on
  /// the same transit gateway, or, from on premises, behind any gateway that leads there.
  private var connectedVPCs: Set<Handle<VPC>> {
    let attachments = topology.transitGatewayAttachments.compactMap { attachment in
      if case .vpc(let vpc) = attachment.resource {
        (vpc: vpc, gateway: attachment.transitGateway)
      } else {
        nil
      }
    }
    switch origin {
    case .vpc(let vpc, _), .inbound(let vpc, _):
      let gateways = Set(attachments.filter { $0.vpc == vpc }.map(\.gateway))
      let peers = topology.peeringConnections.filter { $0.state == .active }
        .compactMap { $0.peer(of: vpc)?.vpc }
      return Set(peers + attachments.filter { gateways.contains($0.gateway) }.map(\.vpc))
    case .onPremises:
      return Set(topology.virtualPrivateGateways.compactMap(\.vpc) + attachments.map(\.vpc))
    case .internet:
      return []
    }
  }
}
