import NetworkModel

/// Finds a resource in a JSON input, and writes it out with one field a line.
struct JSONExcerpts {
  private let id: ResourceID
  private let file: String

  init(of id: ResourceID, file: String) {
    self.id = id
    self.file = file
  }

  /// - Returns: nothing for a text that is no JSON.
  func find(in text: JSONText) -> [SourceExcerpt] {
    guard let document = try? JSONDocument(text) else {
      // Several outputs, one after the other, as `cat *.json` makes.
      let ranges = JSONErrorLocator.values(in: text).ranges
      guard ranges.count > 1 else { return [] }
      return ranges.flatMap { find(in: text[$0]) }
    }
    let source = JSONSource(file: file, text: text)
    return document.withRoot { root in
      places(in: root).map { value in
        SourceExcerpt(
          location: source.location(ofValueAt: value.index),
          text: JSONLines(value).text)
      }
    }
  }

  private func places(in root: JSONValue) -> [JSONValue] {
    if JSONInput(root) == .terraform { return terraformResources(in: root) }
    var found: [JSONValue] = []
    for list in Self.lists where list.kind == id.kind {
      found += elements(of: root, list.key).filter { $0.holds(id.text, at: list.id) }
    }
    if id.kind == .instance {
      for reservation in elements(of: root, "Reservations") {
        found += elements(of: reservation, "Instances")
          .filter { $0.holds(id.text, at: "InstanceId") }
      }
    }
    return found
  }

  private func elements(of value: JSONValue, _ key: StaticString) -> [JSONValue] {
    value[key].map { Array($0.elements) } ?? []
  }

  /// Resources of Terraform's output whose attributes have the id, or whose address stands for it, in
  /// modules at any depth.
  private func terraformResources(in value: JSONValue) -> [JSONValue] {
    if let values = value["values"],
      values.holds(id.text, at: "id") || value.holds(id.text, at: "address")
    {
      return [value]
    }
    if value.isArray { return value.elements.flatMap { terraformResources(in: $0) } }
    return value.members.flatMap { member in
      member.value.isObject || member.value.isArray ? terraformResources(in: member.value) : []
    }
  }

  /// The lists of AWS's outputs, and the field of their elements that is the resource's own id.
  private static let lists: [(kind: ResourceKind, key: StaticString, id: StaticString)] = [
    (.vpc, "Vpcs", "VpcId"),
    (.subnet, "Subnets", "SubnetId"),
    (.routeTable, "RouteTables", "RouteTableId"),
    (.prefixList, "PrefixLists", "PrefixListId"),
    (.internetGateway, "InternetGateways", "InternetGatewayId"),
    (
      .egressOnlyInternetGateway, "EgressOnlyInternetGateways", "EgressOnlyInternetGatewayId"
    ),
    (.natGateway, "NatGateways", "NatGatewayId"),
    (.vpcEndpoint, "VpcEndpoints", "VpcEndpointId"),
    (.instanceConnectEndpoint, "InstanceConnectEndpoints", "InstanceConnectEndpointId"),
    (.peeringConnection, "VpcPeeringConnections", "VpcPeeringConnectionId"),
    (.securityGroup, "SecurityGroups", "GroupId"),
    (.securityGroup, "SecurityGroupRules", "GroupId"),
    (.networkACL, "NetworkAcls", "NetworkAclId"),
    (.networkInterface, "NetworkInterfaces", "NetworkInterfaceId"),
    (.instance, "Instances", "InstanceId"),
    (.elasticIP, "Addresses", "AllocationId"),
    (.dhcpOptions, "DhcpOptions", "DhcpOptionsId"),
    (.hostedZone, "HostedZones", "Id"),
    (.transitGateway, "TransitGateways", "TransitGatewayId"),
    (.transitGatewayAttachment, "TransitGatewayAttachments", "TransitGatewayAttachmentId"),
    (.transitGatewayAttachment, "TransitGatewayVpcAttachments", "TransitGatewayAttachmentId"),
    (
      .transitGatewayAttachment, "TransitGatewayPeeringAttachments",
      "TransitGatewayAttachmentId"
    ),
    (.transitGatewayRouteTable, "TransitGatewayRouteTables", "TransitGatewayRouteTableId"),
    (.virtualPrivateGateway, "VpnGateways", "VpnGatewayId"),
    (.customerGateway, "CustomerGateways", "CustomerGatewayId"),
    (.vpnConnection, "VpnConnections", "VpnConnectionId"),
    (.directConnectGateway, "directConnectGateways", "directConnectGatewayId"),
    (
      .directConnectGateway, "directConnectGatewayAssociations", "directConnectGatewayId"
    ),
    (.virtualInterface, "virtualInterfaces", "virtualInterfaceId"),
    (.transitGatewayAttachment, "TransitGatewayConnects", "TransitGatewayAttachmentId"),
    (.resolverEndpoint, "ResolverEndpoints", "Id"),
    (.resolverRule, "ResolverRules", "Id"),
    (.multiRegionAccessPoint, "AccessPoints", "Alias"),
    (.database, "DBInstances", "DBInstanceIdentifier"),
  ]
}

extension JSONValue {
  fileprivate func holds(_ text: String, at key: StaticString) -> Bool {
    self[key]?.string == text
  }
}

/// A value of a JSON document as indented lines, as `--output json` has them.
private struct JSONLines {
  private(set) var text = ""

  init(_ value: JSONValue) { add(value, indent: 0) }

  private mutating func add(_ value: JSONValue, indent: Int) {
    let margin = String(repeating: " ", count: indent + 2)
    switch value.kind {
    case .object:
      var isFirst = true
      text += "{"
      for member in value.members {
        text += isFirst ? "\n" : ",\n"
        text += margin + Self.quoted(String(member.key)) + ": "
        add(member.value, indent: indent + 2)
        isFirst = false
      }
      text += isFirst ? "}" : "\n" + margin.dropLast(2) + "}"
    case .array:
      var isFirst = true
      text += "["
      for element in value.elements {
        text += isFirst ? "\n" : ",\n"
        text += margin
        add(element, indent: indent + 2)
        isFirst = false
      }
      text += isFirst ? "]" : "\n" + margin.dropLast(2) + "]"
    case .string: text += Self.quoted(value.string ?? "")
    case .number: text += value.int.map { "\($0)" } ?? value.double.map { "\($0)" } ?? "?"
    case .bool: text += value.bool == true ? "true" : "false"
    case .null: text += "null"
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
