import NetworkModel

/// Appliances behind transit gateways, and whether the answer comes to the one that saw the question (T1).
///
/// Source: Amazon VPC Transit Gateways Guide, "Appliance in a shared services VPC".
extension PathTracer {
  /// A remark for each attachment of a VPC with an appliance that has subnets in several zones and is not
  /// in appliance mode. Where the answer does go by the appliance of another zone, which has not seen the
  /// connection begin, it is not known whether it passes.
  func applianceModeAdvice(_ trace: Trace) -> [Explanation] {
    let seen = Set(appliances(of: trace.forward))
    let differs = !trace.back.isEmpty && seen != Set(appliances(of: trace.back))
    var told: Set<ResourceID> = []
    var advice: [Explanation] = []
    for (direction, hops) in [
      (Explanation.Direction.forward, trace.forward), (.back, trace.back),
    ] {
      for index in doors(to: hops) where told.insert(hops[index].component.id).inserted {
        advice.append(
          Explanation(
            .applianceModeRecommended, differs ? .unknown : .remark, direction, hop: index,
            component: hops[index].component, packet: hops[index].packet))
      }
    }
    return advice
  }

  /// The hops by which packets come from a transit gateway into a VPC and there to an appliance, where
  /// appliance mode would matter and is off.
  private func doors(to hops: [Hop]) -> [Int] {
    hops.indices.filter { index in
      guard index > 0, hops[index - 1].component.kind == .transitGatewayRouteTable,
        let handle: Handle<TransitGatewayAttachment> = topology.handle(
          of: hops[index].component.id),
        case .vpc = topology[handle].resource, !topology[handle].isApplianceModeOn,
        Set(topology[handle].subnets.map { topology[$0].zone }).count > 1
      else { return false }
      let inside = hops[(index + 1)...].prefix { $0.component.kind != .transitGatewayAttachment }
      return !appliances(of: inside).isEmpty
    }
  }

  /// What takes packets that are for others, looks at them and passes them on.
  private func appliances(of hops: some Sequence<Hop>) -> [ResourceID] {
    hops.map(\.component.id).filter { id in
      switch id.kind {
      case .vpcEndpoint:
        topology.handle(of: id, as: VPCEndpoint.self)
          .map { topology[$0].type == .gatewayLoadBalancer } ?? false
      default: false
      }
    }
  }
}
