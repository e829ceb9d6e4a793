import NetworkModel
import YAMLTree

/// Finds a resource in a topology in YAML, and cuts out the lines that declare it.
struct YAMLExcerpts {
  private let names: Set<String>
  private let kind: ResourceKind
  private let file: String

  init(of id: ResourceID, named name: String, file: String) {
    names = name.isEmpty ? [id.text] : [id.text, name]
    kind = id.kind
    self.file = file
  }

  func find(in text: String) -> [SourceExcerpt] {
    guard let root = YAMLComposer(text).root else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return keys(in: root, under: "").map { excerpt(from: $0, of: lines) }
  }

  /// The keys that name the resource in a section of its kind.
  private func keys(in node: YAMLNode, under section: String) -> [YAMLNode] {
    guard let mapping = node.mapping else { return [] }
    var found: [YAMLNode] = []
    for pair in mapping {
      let (key, value) = (pair.key, pair.value)
      guard let name = key.string else { continue }
      if names.contains(name), section == Self.section(of: kind) {
        found.append(key)
      } else if let single = value.string, names.contains(single),
        name == Self.singleKey(of: kind)
      {
        found.append(key)
      } else {
        found += keys(in: value, under: name)
      }
    }
    return found
  }

  /// A key's line, and the lines below it that are further in.
  private func excerpt(from key: YAMLNode, of lines: [Substring]) -> SourceExcerpt {
    let first = max(0, key.line - 1)
    var end = min(first + 1, lines.count)
    let indent = key.column - 1
    while end < lines.count {
      let line = lines[end]
      let isBlank = line.allSatisfy { $0 == " " }
      guard isBlank || line.prefix(while: { $0 == " " }).count > indent else { break }
      end += 1
    }
    var cut = lines[first..<end]
    while let last = cut.last, last.allSatisfy({ $0 == " " }) { cut.removeLast() }
    let text = cut.map {
      $0.prefix(while: { $0 == " " }).count >= indent ? $0.dropFirst(indent) : $0
    }
    return SourceExcerpt(
      location: SourceLocation(file: file, line: key.line, column: key.column),
      text: text.joined(separator: "\n"))
  }

  /// The key whose mapping declares resources of a kind; empty where there is none.
  private static func section(of kind: ResourceKind) -> String {
    switch kind {
    case .vpc: "vpcs"
    case .subnet: "subnets"
    case .routeTable: "route-tables"
    case .prefixList: "prefix-lists"
    case .natGateway: "nat-gateways"
    case .vpcEndpoint: "endpoints"
    case .instanceConnectEndpoint: "instance-connect-endpoints"
    case .peeringConnection: "peerings"
    case .securityGroup: "security-groups"
    case .networkACL: "network-acls"
    case .networkInterface: "interfaces"
    case .instance: "instances"
    case .hostedZone: "hosted-zones"
    case .transitGateway: "transit-gateways"
    case .transitGatewayAttachment: "attachments"
    case .transitGatewayRouteTable: "route-tables"
    case .customerGateway: "customer-gateways"
    case .vpnConnection: "vpn-connections"
    case .directConnectGateway: "direct-connect-gateways"
    case .virtualInterface: "virtual-interfaces"
    case .resolverEndpoint: "resolver-endpoints"
    case .resolverRule: "resolver-rules"
    case .multiRegionAccessPoint: "multi-region-access-points"
    case .bucket: "buckets"
    case .loadBalancer: "load-balancers"
    case .targetGroup: "target-groups"
    case .internetGateway, .egressOnlyInternetGateway, .virtualPrivateGateway, .elasticIP,
      .dhcpOptions, .database, .other:
      ""
    }
  }

  /// The key that declares the one resource of its kind by a name alone.
  private static func singleKey(of kind: ResourceKind) -> String {
    switch kind {
    case .internetGateway: "internet-gateway"
    case .egressOnlyInternetGateway: "egress-only-internet-gateway"
    case .virtualPrivateGateway: "vpn-gateway"
    case .vpc, .subnet, .routeTable, .prefixList, .natGateway, .vpcEndpoint,
      .instanceConnectEndpoint, .peeringConnection, .securityGroup, .networkACL,
      .networkInterface, .instance, .elasticIP, .dhcpOptions, .hostedZone, .transitGateway,
      .transitGatewayAttachment, .transitGatewayRouteTable, .customerGateway, .vpnConnection,
      .directConnectGateway, .virtualInterface, .resolverEndpoint, .resolverRule, .bucket,
      .multiRegionAccessPoint, .other, .loadBalancer, .targetGroup, .database:
      "-"
    }
  }
}
