import NetworkModel
import PathEngine

/// Finding what a trace names.
extension MapScene {
  /// Whether a hop is somewhere of its own, rather than a rule or a table on the way.
  func isPlace(_ hop: Hop) -> Bool { anchor(of: hop, after: nil) != nil }

  /// Where a hop happens; nil for rules and tables, and for what is not drawn.
  ///
  /// - Parameter before: where the packet comes from, which tells apart things that several VPCs have.
  func anchor(of hop: Hop, after before: Anchor?) -> Anchor? {
    let component = hop.component
    let home = component.vpc.flatMap { id in vpcs.firstIndex { $0.id == id } }
    switch component.kind {
    case .securityGroup:
      // The interface that the rules guard, unless the packet has yet to reach it.
      if hop.comesBeforePlace { return nil }
      return hop.places.first.flatMap { node($0, in: home, subnet: component.subnet) }
    case .networkACL, .routeTable, .vpcRouter, .transitGatewayRouteTable,
      .transitGatewayAttachment:
      return nil
    case .bucket:
      return nil
    case .networkInterface, .interfaceEndpoint, .gatewayLoadBalancerEndpoint,
      .instanceConnectEndpoint:
      return node(component.id, in: home, subnet: component.subnet)
    case .loadBalancer:
      // Its interface, which the packet is at.
      return hop.places.first.flatMap { node($0, in: home, subnet: component.subnet) }
    case .natGateway:
      return node(component.id, in: home, subnet: component.subnet) ?? topPort(component.id)
    case .internetGateway, .egressOnlyInternetGateway:
      return topPort(component.id)
    case .gatewayEndpoint, .virtualPrivateGateway:
      return sidePort(component.id, in: home)
    case .peeringConnection:
      return sidePort(component.id, in: home ?? before?.vpc)
    case .transitGateway:
      // One that is peered with the one before has its ports in other VPCs.
      return sidePort(component.id, in: home ?? before?.vpc) ?? sidePort(component.id, in: nil)
    case .vpnConnection, .customerGateway, .directConnectGateway, .virtualInterface, .onPremises:
      return outside(SceneOutside.onPremises.id, near: before)
    case .service:
      return accessPoint(near: before) ?? outside(component.id, near: before)
    case .internet:
      let nearest = before.map { [$0.vpc] } ?? []
      return (nearest + Array(vpcs.indices)).first { !vpcs[$0].topPorts.isEmpty }
        .map { .internet(vpc: $0) } ?? outside(component.id, near: before)
    }
  }

  private func node(_ id: ResourceID, in home: Int?, subnet: ResourceID?) -> Anchor? {
    for vpc in home.map({ [$0] }) ?? Array(vpcs.indices) {
      for (index, scene) in vpcs[vpc].subnets.enumerated() where subnet == nil || scene.id == subnet
      {
        if let node = scene.nodes.firstIndex(where: { $0.isNamed(id) }) {
          return .node(vpc: vpc, subnet: index, node: node)
        }
      }
    }
    return nil
  }

  private func topPort(_ id: ResourceID) -> Anchor? {
    for (vpc, scene) in vpcs.enumerated() {
      if let port = scene.topPorts.firstIndex(where: { $0.id == id }) {
        return .topPort(vpc: vpc, port: port)
      }
    }
    return nil
  }

  private func sidePort(_ id: ResourceID, in home: Int?) -> Anchor? {
    for vpc in home.map({ [$0] }) ?? Array(vpcs.indices) {
      if let port = vpcs[vpc].sidePorts.firstIndex(where: { $0.id == id }) {
        return .sidePort(vpc: vpc, port: port)
      }
    }
    return nil
  }

  private func outside(_ id: ResourceID, near before: Anchor?) -> Anchor? {
    outside(near: before) { $0.id == id }
  }

  /// Where a path ends that goes to a multi-region access point: S3 is behind it.
  private func accessPoint(near before: Anchor?) -> Anchor? {
    endsAtAccessPoint ? outside(near: before) { $0.kind == .accessPoint } : nil
  }

  private func outside(
    near before: Anchor?, _ isWanted: (SceneOutside) -> Bool
  ) -> Anchor? {
    let nearest = before.map { [$0.vpc] } ?? []
    for vpc in nearest + vpcs.indices.reversed() {
      if let item = vpcs[vpc].outside.firstIndex(where: isWanted) {
        return .outside(vpc: vpc, item: item)
      }
    }
    return nil
  }

  /// The port by which the packet comes into the VPC of `anchor`, when it comes out of another one.
  func entry(to anchor: Anchor, from before: Anchor?, by hop: Hop) -> Anchor? {
    guard case .sidePort(let from, let port)? = before, from != anchor.vpc else { return nil }
    switch anchor {
    case .node, .topPort: break
    case .sidePort, .outside, .internet: return nil
    }
    return sidePort(vpcs[from].sidePorts[port].id, in: anchor.vpc)
  }

  /// Adds the gateways and services that hops name and that are not there yet, such as a gateway that is not
  /// attached or a service without an endpoint.
  mutating func addMissing(_ hops: [Hop], _ topology: Topology, _ shown: [Handle<VPC>]) {
    var last = 0
    for hop in hops {
      let component = hop.component
      if let home = component.vpc.flatMap({ id in vpcs.firstIndex { $0.id == id } }) { last = home }
      guard vpcs.indices.contains(last) else { return }
      let before: Anchor? = .internet(vpc: last)
      switch component.kind {
      case .internetGateway, .egressOnlyInternetGateway, .natGateway:
        if anchor(of: hop, after: before) == nil {
          vpcs[last].topPorts.append(port(of: component))
        }
      case .gatewayEndpoint, .peeringConnection, .transitGateway, .virtualPrivateGateway:
        if anchor(of: hop, after: before) == nil {
          vpcs[last].sidePorts.append(port(of: component))
        }
      case .service:
        addService(component, to: last)
      case .vpnConnection, .customerGateway, .directConnectGateway, .virtualInterface,
        .onPremises:
        if anchor(of: hop, after: before) == nil { _ = add(.onPremises, to: last) }
      case .internet:
        if vpcs.allSatisfy({ $0.topPorts.isEmpty }) {
          _ = add(
            SceneOutside(id: component.id, kind: .onPremises, label: "Internet"), to: last)
        }
      case .networkInterface, .securityGroup, .networkACL, .routeTable, .interfaceEndpoint,
        .gatewayLoadBalancerEndpoint, .instanceConnectEndpoint, .transitGatewayAttachment,
        .transitGatewayRouteTable, .vpcRouter, .loadBalancer, .bucket:
        break
      }
    }
  }

  private func port(of component: Component) -> ScenePort {
    ScenePort(id: component.id, label: SceneLabels.short(component.id))
  }

  private mutating func addService(_ component: Component, to vpc: Int) {
    if endsAtAccessPoint {
      if vpcs[vpc].outside.contains(where: { $0.kind == .accessPoint }) { return }
      let home = vpcs[vpc].region
      _ = add(.service(SceneOutside.accessPointService, region: home, home: home), to: vpc)
      return
    }
    let parts = component.id.text.split(separator: "@", maxSplits: 1)
    let region = component.region ?? (parts.count == 2 ? String(parts[1]) : "")
    var item = SceneOutside.service(
      component.label, region: region, home: vpcs[vpc].region)
    item.id = component.id
    _ = add(item, to: vpc)
  }
}
