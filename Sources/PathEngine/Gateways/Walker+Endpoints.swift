import IPAddressing
import NetworkModel

/// VPC endpoints (E1-E7, E9).
extension Walker {
  /// A route sends the packet into an endpoint: of the gateway type, or of Gateway Load Balancer type.
  mutating func enter(
    _ handle: Handle<VPCEndpoint>, from vpc: Handle<VPC>, subnet: Handle<Subnet>?
  ) {
    let endpoint = topology[handle]
    switch endpoint.type {
    case .gateway:
      enterGatewayEndpoint(handle, from: vpc)
    case .gatewayLoadBalancer:
      inspect(by: handle, from: vpc, subnet: subnet)
    case .interface:
      // No route may name one; an input that says so is not AWS's.
      pass(component(.interfaceEndpoint, endpoint, vpc: endpoint.vpc), .gateway)
      explain(.cannotRoute)
    }
  }

  private mutating func enterGatewayEndpoint(_ handle: Handle<VPCEndpoint>, from vpc: Handle<VPC>) {
    let endpoint = topology[handle]
    passPolicy(of: handle, component(.gatewayEndpoint, endpoint, vpc: endpoint.vpc))
    if !endpoint.state.isUsable { explain(.badState) }
    // TCP and echo alone (E4).
    let isEcho = packet.icmpType.map { [0, 8, 128, 129].contains($0) } ?? false
    if packet.protocol != .tcp, !(packet.protocol.isICMP && isEcho) {
      explain(.gatewayEndpointProtocol)
    }
    if endpoint.vpc != vpc || crossing != .none {
      explain(.gatewayEndpointSource)
      arrive(atService: serviceReference(of: endpoint), through: handle)
      return
    }
    arrive(atService: serviceReference(of: endpoint), through: handle)
    end = .gatewayEndpoint(handle, vpc: vpc)
  }

  /// The interface endpoint that an interface belongs to (E5).
  func interfaceEndpoint(of interface: Handle<NetworkInterface>) -> Handle<VPCEndpoint>? {
    topology.handles(of: VPCEndpoint.self).first {
      topology[$0].type == .interface && topology[$0].interfaces.contains(interface)
    }
  }

  /// The packet is at an endpoint's interface; its groups have been asked.
  mutating func arrive(at handle: Handle<VPCEndpoint>, by interface: Handle<NetworkInterface>) {
    let endpoint = topology[handle]
    pass(component(of: interface), .gateway)
    passPolicy(
      of: handle,
      component(
        .interfaceEndpoint, endpoint, vpc: endpoint.vpc, subnet: topology[interface].subnet))
    if !endpoint.state.isUsable { explain(.badState) }
    arrive(atService: serviceReference(of: endpoint), through: handle)
    end = .interfaceEndpoint(handle, interface)
  }

  /// The service that an endpoint leads to; one of a customer's own goes by its full name.
  func serviceReference(of endpoint: VPCEndpoint) -> ServiceReference {
    let own = topology.region(of: endpoint.scope).text
    let region = endpoint.serviceRegion.isEmpty ? own : endpoint.serviceRegion.text
    let known = ServiceCatalogue.bundled.service(named: endpoint.serviceName.text)
    return ServiceReference(name: known?.name ?? endpoint.serviceName.text, region: region)
  }

  /// The service whose published range holds an address.
  func serviceOwning(_ address: PacketAddress) -> ServiceReference? {
    guard let address = address.single, let owner = ServiceCatalogue.bundled.owner(of: address)
    else { return nil }
    switch owner.rangeService {
    case "S3", "DYNAMODB":
      return ServiceReference(name: owner.rangeService.lowercased(), region: owner.region)
    default:
      // AMAZON and EC2 hold customers' hosts too: an address there says no service by itself.
      return nil
    }
  }

  mutating func arrive(
    atService service: ServiceReference, through endpoint: Handle<VPCEndpoint>?
  ) {
    let near = passAccessPoint(through: endpoint)
    if near == nil { passBucketPolicy(through: endpoint) }
    var service = near ?? service
    if near == nil, request.accessPoint != nil { service.region = "" }
    let place = service.region.isEmpty ? "" : "@\(service.region)"
    let id = ResourceID("\(service.name)\(place)", kind: .other)
    pass(
      Component(
        .service, id: id, label: service.name,
        region: service.region.isEmpty ? nil : service.region), .arrive)
  }

  /// The answer of a service behind a gateway endpoint: straight to the client's address.
  mutating func comeBack(fromGatewayEndpoint handle: Handle<VPCEndpoint>, in vpc: Handle<VPC>) {
    pass(component(.gatewayEndpoint, topology[handle], vpc: vpc), .gateway)
    if let gateway = translations.last?.natGateway {
      returnInto(gateway)
    } else if let address = packet.destination.single {
      deliver(to: address, in: vpc, from: nil)
    }
  }

  /// The answer of a service behind an interface endpoint leaves by the endpoint's interface.
  mutating func comeBack(
    fromInterfaceEndpoint handle: Handle<VPCEndpoint>, by interface: Handle<NetworkInterface>
  ) {
    let endpoint = topology[handle]
    pass(component(.interfaceEndpoint, endpoint, vpc: endpoint.vpc), .gateway)
    leave(interface)
  }
}
