import IPAddressing
import NetworkModel
import PathEngine
import TestSupport

/// Questions to a network, sensible ones and others.
extension RandomNetwork {
  mutating func query(_ net: Topology) -> Query? {
    let hosts = net.handles(of: NetworkInterface.self).filter { net[$0].purpose == .host }
    guard !hosts.isEmpty else { return nil }
    let from = one(of: hosts)
    let source: Query.Source =
      if chance(12) {
        .internet(chance(40) ? try? IPAddress(one(of: ["203.0.113.7", "192.0.2.9"])) : nil)
      } else if chance(12), !net.vpnConnections.isEmpty {
        .onPremises(one(of: net.vpnConnections).id, address: try? IPAddress(officeAddress()))
      } else if chance(8), let endpoint = net.instanceConnectEndpoints.first {
        .instanceConnectEndpoint(endpoint.id)
      } else {
        .interface(
          net[from].id, address: chance(10) ? one(of: net.addresses(of: from)).address : nil)
      }
    let traffic: [(IPProtocol, UInt16?)] = [
      (.tcp, 443), (.tcp, 443), (.tcp, 22), (.udp, 53), (.icmp, nil),
      (IPProtocol(rawValue: 47), nil),
    ]
    var (protocolWanted, port) = one(of: traffic)
    let destination = destination(net, hosts, isFromHost: isHost(source))
    if case .address(let address) = destination, address.family == .ipv6, protocolWanted == .icmp {
      protocolWanted = .icmpv6
    }
    return Query(
      from: source, to: destination, protocol: protocolWanted, port: port,
      sourcePort: chance(8) ? 45000 : nil)
  }

  private mutating func officeAddress() -> String {
    one(of: ["192.168.7.9", "192.168.1.1", "10.9.0.1", "10.1.0.200"])
  }

  private func isHost(_ source: Query.Source) -> Bool {
    if case .interface = source { true } else { false }
  }

  private mutating func destination(
    _ net: Topology, _ hosts: [Handle<NetworkInterface>], isFromHost: Bool
  ) -> Query.Destination {
    let to = one(of: hosts)
    let kind = Int.random(in: 0..<100, using: &random)
    if kind < 45 { return .interface(net[to].id, address: nil) }
    if kind < 65 {
      // Any address of anything: public, IPv6, of a NAT gateway, of an endpoint.
      let any = one(of: net.handles(of: NetworkInterface.self))
      let entry = one(of: net.addresses(of: any))
      if let address = entry.publicAddress, chance(60) {
        return .address(chance(15) ? IPAddress.v4(address).throughNAT64 : .v4(address))
      }
      if chance(10) { return .address(entry.address.throughNAT64) }
      return .address(entry.address)
    }
    if kind < 73 { return .internet }
    if kind < 76, !net.vpnConnections.isEmpty {
      return .onPremises(one(of: net.vpnConnections).id, address: try? IPAddress(officeAddress()))
    }
    if kind < 83, isFromHost {
      return .service(one(of: ["s3", "sqs", "dynamodb"]), region: chance(20) ? "us-east-1" : nil)
    }
    let addresses = [
      "203.0.113.77", "203.0.113.200", "192.0.2.1", "192.168.7.9", "192.168.1.1", "10.0.1.99",
      "10.1.0.10", "10.9.0.1", "172.16.0.10", "2606:4700::1", "169.254.169.254", "10.0.0.2",
      "10.1.0.2", "100.64.1.10", "64:ff9b::203.0.113.77", "64:ff9b::192.168.7.9",
    ]
    let address = try? IPAddress(one(of: addresses))
    return address.map { .address($0) } ?? .internet
  }
}
