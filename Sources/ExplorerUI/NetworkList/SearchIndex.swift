import IPAddressing
import NetworkModel
import Reports

/// The names, ids and addresses of all rows, in lower case and end to end, so that typing finds a text
/// among a million rows without making a single string.
struct SearchIndex: Sendable {
  private var bytes: [UInt8] = []
  /// Where the text of a row ends; it begins where that of the row before ends.
  private var ends: [UInt32] = []

  init() {}

  /// - Complexity: O(n) in the length of all texts.
  init(_ tree: NetworkTree, _ network: LoadedNetwork) {
    ends.reserveCapacity(tree.rows.count)
    bytes.reserveCapacity(tree.rows.count * 48)
    for row in tree.rows {
      if !row.item.isGroup {
        add(network.name(of: row.item, in: .en))
        if let id = row.item.entity(in: network.topology)?.id { add(id.text) }
        for address in network.addresses(of: row.item) { add(address) }
      }
      ends.append(UInt32(bytes.count))
    }
  }

  private mutating func add(_ text: String) {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in text.utf8 { bytes.append(byte | ((65...90).contains(byte) ? 0x20 : 0)) }
    } else {
      bytes.append(contentsOf: text.lowercased().utf8)
    }
    bytes.append(0)
  }

  /// Which of the rows hold a text.
  /// - Parameters:
  ///   - text: in lower case.
  ///   - rows: in ascending order.
  func rows(holding text: String, among rows: [Int32]) -> [Int32] {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return rows }
    return bytes.withUnsafeBufferPointer { bytes in
      rows.filter { row in
        let start = row == 0 ? 0 : Int(ends[Int(row) - 1])
        let last = Int(ends[Int(row)]) - wanted.count
        var index = start
        while index <= last {
          if bytes[index] == first, Self.matches(bytes, index, wanted) { return true }
          index += 1
        }
        return false
      }
    }
  }

  private static func matches(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ wanted: [UInt8]
  ) -> Bool {
    for offset in 1..<max(1, wanted.count) where bytes[start + offset] != wanted[offset] {
      return false
    }
    return true
  }
}

extension NetworkItem {
  /// Whether the row only holds others, so that no filter keeps it for its own sake.
  var isGroup: Bool {
    if case .group = self { true } else { false }
  }
}

extension LoadedNetwork {
  /// All addresses and blocks of an item, as text.
  func addresses(of item: NetworkItem) -> [String] {
    func all(_ handle: Handle<NetworkInterface>) -> [String] {
      topology.addresses(of: handle).flatMap { address in
        [address.address.description] + (address.publicAddress.map { [$0.description] } ?? [])
      }
    }
    switch item {
    case .instance(let handle): return topology[handle].interfaces.flatMap(all)
    case .interface(let handle), .endpointInterface(let handle, _): return all(handle)
    case .natGateway(let handle):
      return topology[handle].addresses.flatMap { [$0.privateAddress, $0.publicAddress] }
        .compactMap { $0?.description }
    case .vpc(let handle): return topology[handle].cidrs.map(\.description)
    case .subnet(let handle): return topology[handle].cidrs.map(\.description)
    case .customerGateway(let handle): return [topology[handle].address?.description ?? ""]
    case .resolverEndpoint(let handle): return topology[handle].addresses.map(\.description)
    case .resolverRule(let handle): return [topology[handle].domain.text]
    case .loadBalancer(let handle):
      return [topology[handle].dnsName.text] + topology[handle].interfaces.flatMap(all)
    case .database(let handle):
      return [topology[handle].dnsName.text] + (topology[handle].interface.map(all) ?? [])
    case .targetGroup(let handle): return topology[handle].addresses.map(\.description)
    case .elasticIP(let handle):
      let address = topology[handle]
      return [address.publicAddress, address.privateAddress].compactMap { $0?.description }
    case .dhcpOptions(let handle): return topology[handle].nameServers.map(\.description)
    case .scope, .zone, .group, .instanceConnectEndpoint, .internetGateway,
      .egressOnlyInternetGateway, .virtualPrivateGateway, .endpoint, .peering, .routeTable,
      .securityGroup, .networkACL, .transitGateway, .transitGatewayAttachment,
      .transitGatewayRouteTable, .vpnConnection, .directConnectGateway, .virtualInterface,
      .hostedZone, .multiRegionAccessPoint, .prefixList, .bucket:
      return []
    }
  }
}

extension TargetGroup {
  /// Of the targets that are registered by address.
  fileprivate var addresses: [IPAddress] {
    (targets ?? []).compactMap { target in
      if case .address(let address) = target.place { address } else { nil }
    }
  }
}
