import IPAddressing
import NetworkModel
import PathEngine
import TerminalScreen

/// The pieces of an analysis.
extension TraceJSON {
  func component(_ component: Component) -> AnalysisComponent {
    let record = self.component(component.id)
    guard record.name == nil, component.label != component.id.text else { return record }
    return AnalysisComponent(id: record.id, arn: record.arn, name: component.label.sanitised)
  }

  func component(_ id: ResourceID) -> AnalysisComponent {
    let entity = narrator.names.topology?.entity(id)
    let name = entity?.name.text.sanitised ?? ""
    return AnalysisComponent(
      id: id.text.sanitised, arn: arn(id, entity), name: name.isEmpty ? nil : name)
  }

  /// `arn:aws:ec2:REGION:ACCOUNT:vpc/ID`; nil where the input does not tell the region or account.
  private func arn(_ id: ResourceID, _ entity: (any Entity)?) -> String? {
    guard let topology = narrator.names.topology, let entity, let type = id.kind.arnType else {
      return nil
    }
    let scope = topology[entity.scope]
    if scope.region.isEmpty || scope.account.isEmpty { return nil }
    let region = scope.region.text
    let partition =
      region.hasPrefix("cn-") ? "aws-cn" : region.hasPrefix("us-gov-") ? "aws-us-gov" : "aws"
    return "arn:\(partition):ec2:\(region):\(scope.account.text):\(type)/\(id.text)".sanitised
  }

  func header(_ packet: Packet) -> AnalysisPacketHeader {
    AnalysisPacketHeader(
      destinationAddresses: [block(packet.destination)],
      destinationPortRanges: packet.destinationPorts.map { [record($0)] },
      protocol: String(packet.protocol.rawValue), sourceAddresses: [block(packet.source)],
      sourcePortRanges: packet.sourcePorts.map { [record($0)] })
  }

  /// An address as a block, as AWS writes the addresses of headers: `10.0.0.10/32`.
  private func block(_ address: PacketAddress) -> String { narrator.host(address) }

  func record(_ range: PortRange) -> PortRangeRecord {
    PortRangeRecord(from: Int(range.lower), to: Int(range.upper))
  }

  func route(_ route: ConsideredRoute) -> AnalysisRouteTableRoute {
    var record = AnalysisRouteTableRoute(
      origin: route.origin.awsWord, state: route.isBlackhole ? "blackhole" : "active")
    switch route.destination {
    case .prefix(let prefix): record.destinationCidr = prefix.description
    case .prefixList(let id, _, _): record.destinationPrefixListId = id.text
    }
    record.target(route.target)
    return record
  }

  func transitGatewayRoute(_ route: ConsideredRoute) -> TransitGatewayRouteTableRoute {
    var record = TransitGatewayRouteTableRoute(
      state: route.isBlackhole ? "blackhole" : "active",
      routeOrigin: route.origin == .propagated ? "propagated" : "static",
      attachmentId: route.target == ConsideredRoute.blackhole ? nil : route.target.text)
    switch route.destination {
    case .prefix(let prefix): record.destinationCidr = prefix.description
    case .prefixList(let id, _, _): record.prefixListId = id.text
    }
    return record
  }

  func rule(
    _ line: SecurityGroupDecision.RuleLine, _ direction: FilterDirection
  ) -> AnalysisSecurityGroupRule {
    var record = AnalysisSecurityGroupRule(
      direction: direction.rawValue, portRange: line.traffic.ports.map(self.record),
      protocol: line.traffic.protocol?.description ?? "all")
    switch line.peer {
    case .prefix(let prefix): record.cidr = prefix.description
    case .prefixList(let id, _): record.prefixListId = id.text
    case .group(let id): record.securityGroupId = id.text
    }
    return record
  }

  func aclRule(_ decision: NetworkACLDecision) -> AnalysisAclRule {
    let isEgress = decision.direction == .egress
    guard let entry = decision.entry else {
      // The `*` line, by the number that AWS gives it.
      return AnalysisAclRule(
        cidr: "0.0.0.0/0", egress: isEgress, protocol: "all", ruleAction: "deny",
        ruleNumber: 32767)
    }
    return aclRule(entry, decision.direction)
  }

  func aclRule(_ entry: NetworkACL.Entry, _ direction: FilterDirection) -> AnalysisAclRule {
    AnalysisAclRule(
      cidr: entry.prefix.description, egress: direction == .egress,
      portRange: entry.traffic.ports.map(record), protocol: protocolText(entry.traffic.protocol),
      ruleAction: entry.action == .allow ? "allow" : "deny", ruleNumber: entry.number)
  }

  private func protocolText(_ protocol: IPProtocol?) -> String {
    `protocol`.map { String($0.rawValue) } ?? "all"
  }

  // MARK: Explanations

  func record(_ item: Explanation) -> ExplanationRecord {
    let words = narrator.explanation(item)
    let direction: String? =
      switch narrator.decision(item) {
      case .securityGroup(let decision): decision.direction.rawValue
      case .networkACL(let decision): decision.direction.rawValue
      default: nil
      }
    var record = ExplanationRecord(
      component: item.component.map(component), componentRegion: item.component?.region,
      direction: direction, explanationCode: item.code.rawValue,
      vpc: item.component?.vpc.map(component),
      waylight: ExplanationExtras(
        severity: item.severity.word, direction: item.direction.rawValue,
        sequenceNumber: item.hop.map { $0 + 1 },
        isReachabilityAnalyzerCode: item.code.isReachabilityAnalyzerCode, title: words.title,
        text: words.sentence, fix: words.fix, nearestRule: nearest(narrator.decision(item)),
        subjects: item.subjects.isEmpty ? nil : item.subjects.map { $0.text.sanitised }))
    record.subnet = item.component?.subnet.map(component)
    switch narrator.decision(item) {
    case .securityGroup(let decision):
      record.networkInterface = component(decision.interface)
      record.securityGroups = decision.groups.map(component)
    case .networkACL(let decision):
      record.aclRule = aclRule(decision)
    case .route(let decision):
      record.routeTableRoute = decision.chosen.map { route($0) }
    default:
      break
    }
    if let component = item.component { record.name(self.component(component), component.id.kind) }
    for id in item.subjects { record.name(component(id), id.kind) }
    if item.code == .missingInput { record.missingComponent = item.subjects.first?.text.sanitised }
    if item.code == .badState, let id = item.component?.id {
      record.state = narrator.names.topology?.state(of: id)?.rawValue
    }
    return record
  }
}

extension ExplanationRecord {
  /// Puts a component under the field that AWS has for its kind; what is there already stays.
  fileprivate mutating func name(_ component: AnalysisComponent, _ kind: ResourceKind) {
    func put(_ field: WritableKeyPath<ExplanationRecord, AnalysisComponent?>) {
      if self[keyPath: field] == nil { self[keyPath: field] = component }
    }
    switch kind {
    case .vpc: put(\.vpc)
    case .subnet: put(\.subnet)
    case .routeTable: put(\.routeTable)
    case .prefixList: put(\.prefixList)
    case .internetGateway: put(\.internetGateway)
    case .natGateway: put(\.natGateway)
    case .vpcEndpoint: put(\.vpcEndpoint)
    case .peeringConnection: put(\.vpcPeeringConnection)
    case .securityGroup: put(\.securityGroup)
    case .networkACL: put(\.acl)
    case .networkInterface: put(\.networkInterface)
    case .transitGateway: put(\.transitGateway)
    case .transitGatewayAttachment: put(\.transitGatewayAttachment)
    case .transitGatewayRouteTable: put(\.transitGatewayRouteTable)
    case .virtualPrivateGateway: put(\.vpnGateway)
    case .customerGateway: put(\.customerGateway)
    case .vpnConnection: put(\.vpnConnection)
    case .egressOnlyInternetGateway, .instanceConnectEndpoint, .instance, .elasticIP, .dhcpOptions,
      .hostedZone, .directConnectGateway, .virtualInterface, .resolverEndpoint, .resolverRule,
      .bucket, .multiRegionAccessPoint, .other, .loadBalancer, .targetGroup, .database:
      break
    }
  }
}

extension AnalysisRouteTableRoute {
  /// Puts a target under the field that AWS has for its kind; endpoints and `local` are gateways to it.
  mutating func target(_ id: ResourceID) {
    switch id.kind {
    case .egressOnlyInternetGateway: egressOnlyInternetGatewayId = id.text
    case .natGateway: natGatewayId = id.text
    case .networkInterface: networkInterfaceId = id.text
    case .transitGateway: transitGatewayId = id.text
    case .peeringConnection: vpcPeeringConnectionId = id.text
    default: gatewayId = id.text
    }
  }
}

extension Route.Origin {
  /// EC2's word for it.
  var awsWord: String {
    switch self {
    case .local: "CreateRouteTable"
    case .static: "CreateRoute"
    case .propagated: "EnableVgwRoutePropagation"
    }
  }
}

extension Explanation.Severity {
  var word: String {
    switch self {
    case .blocks: "blocks"
    case .unknown: "unknown"
    case .remark: "remark"
    }
  }
}

extension ResourceKind {
  /// The type in ARNs of EC2; nil for what is not EC2's.
  var arnType: String? {
    switch self {
    case .vpc: "vpc"
    case .subnet: "subnet"
    case .routeTable: "route-table"
    case .prefixList: "prefix-list"
    case .internetGateway: "internet-gateway"
    case .egressOnlyInternetGateway: "egress-only-internet-gateway"
    case .natGateway: "natgateway"
    case .vpcEndpoint: "vpc-endpoint"
    case .instanceConnectEndpoint: "instance-connect-endpoint"
    case .peeringConnection: "vpc-peering-connection"
    case .securityGroup: "security-group"
    case .networkACL: "network-acl"
    case .networkInterface: "network-interface"
    case .instance: "instance"
    case .elasticIP: "elastic-ip"
    case .dhcpOptions: "dhcp-options"
    case .transitGateway: "transit-gateway"
    case .transitGatewayAttachment: "transit-gateway-attachment"
    case .transitGatewayRouteTable: "transit-gateway-route-table"
    case .virtualPrivateGateway: "vpn-gateway"
    case .customerGateway: "customer-gateway"
    case .vpnConnection: "vpn-connection"
    case .hostedZone, .directConnectGateway, .virtualInterface, .resolverEndpoint, .resolverRule,
      .loadBalancer, .targetGroup, .database, .bucket, .multiRegionAccessPoint, .other:
      nil
    }
  }
}
