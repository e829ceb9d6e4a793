/// How Terraform calls a resource: `module.net["a"].aws_subnet.private[0]`, and, in an expression, one of
/// its attributes behind that.
///
/// A resource that AWS has not made yet has no id; in a plan its address stands for it.
package struct TerraformAddress: Hashable, Sendable {
  /// A word between two dots, with what stands in brackets behind it.
  package struct Step: Hashable, Sendable {
    package var name: String
    /// `0` or `"a"`, as it is written; nil for none, and for the `*` of all.
    package var key: String?

    package var text: String { key.map { "\(name)[\($0)]" } ?? name }
  }

  package var modules: [Step]
  package var isData: Bool
  package var type: String
  package var name: String
  package var key: String?
  package var attributes: [Step]

  /// Nil for a text that names no resource, such as `var.cidr` or `module.net.vpc_id`.
  package init?(_ text: String) {
    self.init(Self.steps(of: text)[...], in: [])
  }

  package init?(_ steps: ArraySlice<Step>, in modules: [Step]) {
    var steps = steps
    var modules = modules
    while steps.first == Step(name: "module"), steps.count > 1 {
      modules.append(steps[steps.startIndex + 1])
      steps = steps.dropFirst(2)
    }
    isData = steps.first == Step(name: "data")
    if isData { steps = steps.dropFirst() }
    guard let type = steps.popFirst(), type.key == nil, type.name.contains("_"),
      let name = steps.popFirst()
    else { return nil }
    self.modules = modules
    self.type = type.name
    self.name = name.name
    key = name.key
    attributes = Array(steps)
  }

  /// The words of an expression's reference, in order.
  package static func steps(of text: String) -> [Step] {
    var steps: [Step] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      let name = rest.prefix { $0 != "." && $0 != "[" }
      rest = rest.dropFirst(name.count)
      var step = Step(name: String(name))
      while rest.first == "[" {
        let key = bracketed(rest)
        rest = rest.dropFirst(key.count + 2)
        if key != "*" { step.key = step.key ?? String(key) }
      }
      if !step.name.isEmpty { steps.append(step) }
      if rest.first == "." { rest = rest.dropFirst() } else if !rest.isEmpty { return steps }
    }
    return steps
  }

  /// What stands between the bracket at the beginning and the one that closes it.
  private static func bracketed(_ text: Substring) -> Substring {
    var isQuoted = false
    var isEscaped = false
    let inner = text.dropFirst()
    let end = inner.firstIndex { character in
      defer { isEscaped = character == "\\" && !isEscaped }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      return character == "]" && !isQuoted
    }
    return inner[..<(end ?? inner.endIndex)]
  }

  /// All instances of the resource have this in common.
  package var base: String {
    Self.path(of: modules) + (isData ? "data." : "") + "\(type).\(name)"
  }

  /// The address alone, without an attribute.
  package var text: String { key.map { "\(base)[\($0)]" } ?? base }

  /// `module.a[0].module.b.`, with the dot at the end; empty for the outermost.
  package static func path(of modules: [Step]) -> String {
    modules.map { "module.\($0.text)." }.joined()
  }
}

extension TerraformAddress.Step {
  package init(name: String) { self.init(name: name, key: nil) }
}

extension ResourceKind {
  /// The kind of resource that one of Terraform's types makes; nil for types that make none of its own.
  package init?(terraformType type: String) {
    guard let kind = Self.byTerraformType[type] else { return nil }
    self = kind
  }

  /// The kind of what an address of Terraform's stands for.
  init?(terraformAddress text: String) {
    guard text.contains("aws_"), let address = TerraformAddress(text), address.attributes.isEmpty
    else { return nil }
    self.init(terraformType: address.type)
  }

  private static let byTerraformType: [String: ResourceKind] = [
    "aws_vpc": .vpc, "aws_default_vpc": .vpc,
    "aws_subnet": .subnet, "aws_default_subnet": .subnet,
    "aws_route_table": .routeTable, "aws_default_route_table": .routeTable,
    "aws_ec2_managed_prefix_list": .prefixList, "aws_prefix_list": .prefixList,
    "aws_internet_gateway": .internetGateway,
    "aws_egress_only_internet_gateway": .egressOnlyInternetGateway,
    "aws_nat_gateway": .natGateway, "aws_vpc_endpoint": .vpcEndpoint,
    "aws_ec2_instance_connect_endpoint": .instanceConnectEndpoint,
    "aws_vpc_peering_connection": .peeringConnection,
    "aws_security_group": .securityGroup, "aws_default_security_group": .securityGroup,
    "aws_network_acl": .networkACL, "aws_default_network_acl": .networkACL,
    "aws_network_interface": .networkInterface, "aws_instance": .instance,
    "aws_eip": .elasticIP, "aws_vpc_dhcp_options": .dhcpOptions,
    "aws_default_vpc_dhcp_options": .dhcpOptions, "aws_route53_zone": .hostedZone,
    "aws_ec2_transit_gateway": .transitGateway,
    "aws_ec2_transit_gateway_vpc_attachment": .transitGatewayAttachment,
    "aws_ec2_transit_gateway_peering_attachment": .transitGatewayAttachment,
    "aws_ec2_transit_gateway_connect": .transitGatewayAttachment,
    "aws_ec2_transit_gateway_route_table": .transitGatewayRouteTable,
    "aws_vpn_gateway": .virtualPrivateGateway, "aws_customer_gateway": .customerGateway,
    "aws_vpn_connection": .vpnConnection, "aws_dx_gateway": .directConnectGateway,
    "aws_dx_private_virtual_interface": .virtualInterface,
    "aws_dx_transit_virtual_interface": .virtualInterface,
    "aws_route53_resolver_endpoint": .resolverEndpoint,
    "aws_route53_resolver_rule": .resolverRule, "aws_s3_bucket": .bucket, "aws_lb": .loadBalancer,
    "aws_alb": .loadBalancer, "aws_lb_target_group": .targetGroup,
    "aws_alb_target_group": .targetGroup, "aws_db_instance": .database,
  ]
}
