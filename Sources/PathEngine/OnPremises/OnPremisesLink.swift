import NetworkModel

/// A line between AWS and the customer's own network.
enum OnPremisesLink: Hashable {
  case vpn(Handle<VPNConnection>)
  case virtualInterface(Handle<VirtualInterface>)
  /// The tunnels of a transit gateway's Connect attachment.
  case connect(Handle<TransitGatewayAttachment>)

  func id(in topology: Topology) -> ResourceID {
    switch self {
    case .vpn(let handle): topology[handle].id
    case .virtualInterface(let handle): topology[handle].id
    case .connect(let handle): topology[handle].id
    }
  }

  /// Whether it carries packets, as far as the input tells.
  func isUsable(in topology: Topology) -> Bool {
    switch self {
    case .vpn(let handle):
      topology[handle].state.isUsable
    case .virtualInterface(let handle):
      topology[handle].state.isUsable && topology[handle].isBGPUp != false
    case .connect(let handle):
      topology[handle].state.isUsable
        && topology[handle].connectPeers?.contains(where: \.isUsable) != false
    }
  }
}

extension OnPremisesLink {
  /// All lines of a topology into VPCs, or those that an end on premises means: a line by its own id, all
  /// of a customer gateway or of a Direct Connect gateway.
  static func all(of end: ResourceID?, in topology: Topology) -> [OnPremisesLink] {
    let vpns = topology.handles(of: VPNConnection.self).filter { handle in
      guard let end else { return true }
      let connection = topology[handle]
      return connection.id == end || connection.customerGateway.map { topology[$0].id } == end
    }
    let lines = topology.handles(of: VirtualInterface.self).filter { handle in
      let line = topology[handle]
      // A public one leads into no VPC: it counts where it is asked for.
      guard let end else { return line.role != .public }
      if line.id == end { return true }
      guard case .directConnectGateway(let gateway) = line.termination else { return false }
      return topology[gateway].id == end
    }
    let tunnels = topology.handles(of: TransitGatewayAttachment.self).filter { handle in
      guard case .connect = topology[handle].resource else { return false }
      return end.map { $0 == topology[handle].id } ?? true
    }
    return vpns.map { .vpn($0) } + lines.map { .virtualInterface($0) }
      + tunnels.map { .connect($0) }
  }
}
