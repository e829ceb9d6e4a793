import IPAddressing
import NetworkModel

/// Holds a packet against a network ACL: ascending rule numbers, first match, else deny (S2).
struct NetworkACLFilter {
  let acl: NetworkACL

  /// The number AWS gives the line that denies the rest.
  private static let lastLine = 32767

  struct Result {
    /// The entry that decided, or decided the first of the ports; nil for the `*` line.
    var entry: NetworkACL.Entry?
    /// Ports that pass and ports that do not, where the packet has ports; else both nil.
    var allowed: [PortRange]?
    var denied: [PortRange]?
    var passes: Bool
  }

  /// - Parameter ports: the destination ports to judge; nil for a packet without ports.
  func judge(_ packet: Packet, ports: [PortRange]?, direction: FilterDirection) -> Result {
    let entries = direction == .ingress ? acl.ingress : acl.egress
    let address = direction == .ingress ? packet.source : packet.destination
    // The `*` line is what is left when nothing matches, whether the snapshot lists it or not.
    let relevant = entries.filter {
      $0.number < Self.lastLine && address.isWithin($0.prefix) && decides($0, packet)
    }
    guard let ports else {
      let entry = relevant.first
      return Result(entry: entry, passes: entry?.action == .allow)
    }
    var rest = ports
    var allowed: [PortRange] = []
    var denied: [PortRange] = []
    var firstAllow: NetworkACL.Entry?
    var firstDeny: NetworkACL.Entry?
    for entry in relevant where !rest.isEmpty {
      let range = entry.traffic.ports ?? .all
      let taken = rest.compactMap { $0.intersection(range) }
      guard !taken.isEmpty else { continue }
      switch entry.action {
      case .allow:
        allowed += taken
        firstAllow = firstAllow ?? entry
      case .deny:
        denied += taken
        firstDeny = firstDeny ?? entry
      }
      rest = rest.flatMap { $0.subtracting(range) }
    }
    denied += rest
    return Result(
      entry: allowed.isEmpty ? firstDeny : firstAllow, allowed: allowed.sorted(),
      denied: denied.sorted(), passes: !allowed.isEmpty)
  }

  /// Whether an entry speaks of the packet's protocol. Of all protocols a denial of any one does, an
  /// allowance only where it is for all.
  private func decides(_ entry: NetworkACL.Entry, _ packet: Packet) -> Bool {
    guard let wanted = entry.traffic.protocol else { return true }
    if packet.protocol == .all { return entry.action == .deny }
    return wanted == packet.protocol && entry.traffic.matchesICMP(packet)
  }
}

extension TrafficClass {
  /// Whether the class's ICMP type, where it names one, is the packet's (S3).
  func matchesICMP(_ packet: Packet) -> Bool {
    guard packet.protocol.isICMP, let icmpType, let type = packet.icmpType else { return true }
    return icmpType == type && (icmpCode ?? 0) == 0
  }

  /// Whether the class holds all of the packet's traffic (S3).
  func matches(_ packet: Packet) -> Bool {
    guard let wanted = self.protocol else { return true }
    guard wanted == packet.protocol, matchesICMP(packet) else { return false }
    guard let ports, let asked = packet.destinationPorts else { return true }
    return ports.contains(asked)
  }
}
