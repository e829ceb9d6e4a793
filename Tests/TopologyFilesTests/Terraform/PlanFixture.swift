/// A plan that makes a network of modules: a counted module of subnets, endpoints for each service, an
/// instance for each zone. Nothing of it has an id yet.
enum PlanFixture {
  /// A plan, from what it makes and from what the configuration says of it.
  static func plan(
    _ resources: [String], _ changes: [String], modules: String = "", root: String,
    prior: String? = nil
  ) -> String {
    """
    {"format_version": "1.2", "terraform_version": "1.9.0",
     "planned_values": {"root_module": {
       "resources": [\(resources.joined(separator: ",\n"))],
       "child_modules": [\(modules)]}},
     "resource_changes": [\(changes.joined(separator: ",\n"))],
     \(prior.map { "\"prior_state\": {\"format_version\": \"1.0\", \"values\": \($0)}," } ?? "")
     "configuration": {
       "provider_config": {"aws": {"name": "aws",
         "expressions": {"region": {"constant_value": "eu-west-1"}}}},
       "root_module": \(root)}}
    """
  }

  static func resource(_ address: String, _ values: String) -> String {
    TerraformFixture.resource(address, values)
  }

  /// What is not known of a resource.
  static func change(_ address: String, unknown: String) -> String {
    let text = address.replacing("\"", with: "\\\"")
    return """
      {"address": "\(text)", "change": {"actions": ["create"], "after_unknown": {\(unknown)}}}
      """
  }

  static func said(_ address: String, _ expressions: String, _ more: String = "") -> String {
    """
    {"address": "\(address)", "mode": "managed", "provider_config_key": "aws",
     "expressions": {\(expressions)}\(more)}
    """
  }

  static func reference(_ key: String, _ references: String...) -> String {
    let list = references.map { "\"\($0.replacing("\"", with: "\\\""))\"" }.joined(separator: ", ")
    return "\"\(key)\": {\"references\": [\(list)]}"
  }

  // MARK: The network

  private static let inner = [
    resource(
      "module.net.aws_vpc.this[0]",
      #""cidr_block": "10.0.0.0/16", "enable_dns_support": true, "enable_dns_hostnames": true, "tags_all": {"Name": "main"}"#
    ),
    resource("module.net.aws_internet_gateway.this[0]", ""),
    resource(
      "module.net.aws_subnet.public[0]",
      #""cidr_block": "10.0.0.0/24", "availability_zone": "eu-west-1a", "map_public_ip_on_launch": true"#
    ),
    resource(
      "module.net.aws_subnet.private[0]",
      #""cidr_block": "10.0.10.0/24", "availability_zone": "eu-west-1a""#),
    resource(
      "module.net.aws_subnet.private[1]",
      #""cidr_block": "10.0.11.0/24", "availability_zone": "eu-west-1b""#),
    // Blocks that are attributes: the target is not known, the destination is.
    resource(
      "module.net.aws_route_table.public[0]",
      #""route": [{"cidr_block": "0.0.0.0/0", "nat_gateway_id": ""}], "tags_all": {"Name": "public"}"#
    ),
    resource("module.net.aws_route_table.private[0]", #""tags_all": {"Name": "private-a"}"#),
    resource("module.net.aws_route_table.private[1]", #""tags_all": {"Name": "private-b"}"#),
    resource("module.net.aws_route_table_association.public[0]", #""gateway_id": null"#),
    resource("module.net.aws_route_table_association.private[0]", #""gateway_id": null"#),
    resource("module.net.aws_route_table_association.private[1]", #""gateway_id": null"#),
    resource("module.net.aws_eip.nat[0]", #""domain": "vpc""#),
    resource("module.net.aws_nat_gateway.this[0]", #""connectivity_type": "public""#),
    resource("module.net.aws_route.nat[0]", #""destination_cidr_block": "0.0.0.0/0""#),
    resource("module.net.aws_route.nat[1]", #""destination_cidr_block": "0.0.0.0/0""#),
  ]

  private static let outer = [
    resource(
      "aws_security_group.app",
      """
      "name": "app", "ingress": [], "egress": [{"from_port": 0, "to_port": 0, "protocol": "-1",
        "cidr_blocks": ["0.0.0.0/0"], "self": false}]
      """),
    resource(
      "aws_vpc_security_group_ingress_rule.app",
      #""ip_protocol": "tcp", "from_port": 8080, "to_port": 8080, "cidr_ipv4": null"#),
    resource(
      #"aws_instance.app["a"]"#,
      #""instance_type": "t3.micro", "tags_all": {"Name": "app-a"}, "source_dest_check": true"#),
    resource(
      #"aws_instance.app["b"]"#,
      #""instance_type": "t3.micro", "tags_all": {"Name": "app-b"}, "source_dest_check": true"#),
    resource(
      "aws_instance.front",
      #""instance_type": "t3.micro", "tags_all": {"Name": "front"}, "source_dest_check": true"#),
    resource(
      #"aws_vpc_endpoint.gateway["s3"]"#,
      #""service_name": "com.amazonaws.eu-west-1.s3", "vpc_endpoint_type": "Gateway""#),
    resource(
      #"aws_vpc_endpoint.interface["ssm"]"#,
      """
      "service_name": "com.amazonaws.eu-west-1.ssm", "vpc_endpoint_type": "Interface",
      "private_dns_enabled": true
      """),
  ]

  private static let unknowns: [(String, String)] = [
    ("module.net.aws_vpc.this[0]", #""id": true, "arn": true, "default_route_table_id": true"#),
    ("module.net.aws_internet_gateway.this[0]", #""id": true, "vpc_id": true"#),
    ("module.net.aws_subnet.public[0]", #""id": true, "vpc_id": true"#),
    ("module.net.aws_subnet.private[0]", #""id": true, "vpc_id": true"#),
    ("module.net.aws_subnet.private[1]", #""id": true, "vpc_id": true"#),
    (
      "module.net.aws_route_table.public[0]",
      #""id": true, "vpc_id": true, "route": [{"gateway_id": true}]"#
    ),
    ("module.net.aws_route_table.private[0]", #""id": true, "vpc_id": true, "route": true"#),
    ("module.net.aws_route_table.private[1]", #""id": true, "vpc_id": true, "route": true"#),
    (
      "module.net.aws_route_table_association.public[0]",
      #""subnet_id": true, "route_table_id": true"#
    ),
    (
      "module.net.aws_route_table_association.private[0]",
      #""subnet_id": true, "route_table_id": true"#
    ),
    (
      "module.net.aws_route_table_association.private[1]",
      #""subnet_id": true, "route_table_id": true"#
    ),
    ("module.net.aws_eip.nat[0]", #""id": true, "allocation_id": true, "public_ip": true"#),
    (
      "module.net.aws_nat_gateway.this[0]",
      #""id": true, "subnet_id": true, "allocation_id": true, "private_ip": true, "public_ip": true"#
    ),
    ("module.net.aws_route.nat[0]", #""route_table_id": true, "nat_gateway_id": true"#),
    ("module.net.aws_route.nat[1]", #""route_table_id": true, "nat_gateway_id": true"#),
    ("aws_security_group.app", #""id": true, "vpc_id": true"#),
    (
      "aws_vpc_security_group_ingress_rule.app",
      #""security_group_id": true, "referenced_security_group_id": true"#
    ),
    (
      #"aws_instance.app["a"]"#,
      #""id": true, "subnet_id": true, "private_ip": true, "public_ip": true, "vpc_security_group_ids": true"#
    ),
    (
      #"aws_instance.app["b"]"#,
      #""id": true, "subnet_id": true, "private_ip": true, "public_ip": true, "vpc_security_group_ids": true"#
    ),
    (
      "aws_instance.front",
      #""id": true, "subnet_id": true, "private_ip": true, "public_ip": true, "vpc_security_group_ids": true"#
    ),
    (
      #"aws_vpc_endpoint.gateway["s3"]"#,
      #""id": true, "vpc_id": true, "prefix_list_id": true, "route_table_ids": true"#
    ),
    (
      #"aws_vpc_endpoint.interface["ssm"]"#,
      #""id": true, "vpc_id": true, "subnet_ids": true, "security_group_ids": [true], "network_interface_ids": true"#
    ),
  ]

  private static let module = """
    {"resources": [\([
      said("aws_vpc.this", ""),
      said("aws_internet_gateway.this", vpcID),
      said("aws_subnet.public", vpcID), said("aws_subnet.private", vpcID),
      said("aws_route_table.public", vpcID + "," + reference(
        "route", "aws_internet_gateway.this[0].id", "aws_internet_gateway.this[0]",
        "aws_internet_gateway.this")),
      said("aws_route_table.private", vpcID),
      said("aws_route_table_association.public", [
        reference("subnet_id", "aws_subnet.public", "count.index"),
        reference("route_table_id", "aws_route_table.public[0].id", "aws_route_table.public[0]",
          "aws_route_table.public")].joined(separator: ",")),
      said("aws_route_table_association.private", [
        reference("subnet_id", "aws_subnet.private", "count.index"),
        reference("route_table_id", "aws_route_table.private", "count.index")]
        .joined(separator: ",")),
      said("aws_nat_gateway.this", [
        reference("subnet_id", "aws_subnet.public", "count.index"),
        reference("allocation_id", "aws_eip.nat", "count.index")].joined(separator: ",")),
      said("aws_eip.nat", ""),
      said("aws_route.nat", [
        reference("route_table_id", "aws_route_table.private", "count.index"),
        reference("nat_gateway_id", "aws_nat_gateway.this", "count.index")].joined(separator: ",")),
    ].joined(separator: ",\n"))],
    "outputs": {
      "vpc_id": {"expression": {"references": ["aws_vpc.this[0].id", "aws_vpc.this[0]",
        "aws_vpc.this"]}},
      "private_subnets": {"expression": {"references": ["aws_subnet.private"]}},
      "public_subnets": {"expression": {"references": ["aws_subnet.public"]}},
      "private_route_tables": {"expression": {"references": ["aws_route_table.private"]}}},
    "variables": {"cidr": {}}}
    """

  /// Through a value that Terraform's output does not hold, and past one that is not made.
  private static let vpcID = reference("vpc_id", "local.vpc_id")

  private static let root = """
    {"resources": [\([
      said("aws_security_group.app", reference("vpc_id", "module.net.vpc_id", "module.net")),
      said("aws_vpc_security_group_ingress_rule.app", [
        reference("security_group_id", "aws_security_group.app.id", "aws_security_group.app"),
        reference("referenced_security_group_id", "aws_security_group.app.id",
          "aws_security_group.app")].joined(separator: ",")),
      said("aws_instance.app", [
        reference("subnet_id", "each.value.subnet_id", "each.value", "module.net.private_subnets[0]",
          "module.net.private_subnets", "module.net"),
        reference("vpc_security_group_ids", "aws_security_group.app.id", "aws_security_group.app")]
        .joined(separator: ",")),
      said("aws_instance.front", [
        reference("subnet_id", "module.net.public_subnets[0]", "module.net.public_subnets",
          "module.net"),
        reference("vpc_security_group_ids", "aws_security_group.app.id", "aws_security_group.app")]
        .joined(separator: ",")),
      said("aws_vpc_endpoint.gateway", [
        reference("vpc_id", "module.net.vpc_id", "module.net"),
        reference("route_table_ids", "module.net.private_route_tables", "module.net")]
        .joined(separator: ",")),
      said("aws_vpc_endpoint.interface", [
        reference("vpc_id", "module.net.vpc_id", "module.net"),
        reference("subnet_ids", "module.net.private_subnets", "module.net"),
        reference("security_group_ids", "aws_security_group.app.id", "aws_security_group.app")]
        .joined(separator: ",")),
    ].joined(separator: ",\n"))],
    "module_calls": {"net": {"source": "./net", "expressions": {
      "cidr": {"constant_value": "10.0.0.0/16"}}, "module": \(module)}}}
    """

  static let network = plan(
    outer, unknowns.map { change($0.0, unknown: $0.1) },
    modules: "{\"address\": \"module.net\", \"resources\": [\(inner.joined(separator: ",\n"))]}",
    root: root)

  // MARK: A change

  private static func values(_ more: [String]) -> String {
    let resources = [
      resource(
        "aws_vpc.main",
        """
        "id": "vpc-0a01", "arn": "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a01",
        "cidr_block": "10.0.0.0/16", "default_network_acl_id": "acl-0a01",
        "enable_dns_support": true, "enable_dns_hostnames": true,
        "default_route_table_id": "rtb-0a01", "default_security_group_id": "sg-0a00"
        """),
      resource(
        "aws_subnet.a", #""id": "subnet-0a01", "vpc_id": "vpc-0a01", "cidr_block": "10.0.0.0/24""#),
      resource(
        "aws_internet_gateway.a", #""id": "igw-0a01", "vpc_id": "vpc-0a01""#),
      resource(
        "aws_route_table_association.a",
        #""subnet_id": "subnet-0a01", "route_table_id": "rtb-0a02""#),
      resource(
        "aws_instance.a",
        """
        "id": "i-0a01", "subnet_id": "subnet-0a01", "private_ip": "10.0.0.10",
        "public_ip": "198.51.100.10", "primary_network_interface_id": "eni-0a01",
        "vpc_security_group_ids": ["sg-0a00"], "tags_all": {"Name": "web"}
        """),
    ]
    return "{\"root_module\": {\"resources\": [\((resources + more).joined(separator: ","))]}}"
  }

  private static let table = resource(
    "aws_route_table.a", #""id": "rtb-0a02", "vpc_id": "vpc-0a01", "route": []"#)

  /// A route to the internet is added.
  static let change = """
    {"format_version": "1.2", "terraform_version": "1.9.0",
     "prior_state": {"format_version": "1.0", "terraform_version": "1.9.0", "values": \(values([table]))},
     "planned_values": \(values([
       table,
       resource(
         "aws_route.out", #""route_table_id": "rtb-0a02", "destination_cidr_block": "0.0.0.0/0", "gateway_id": "igw-0a01""#)
     ]))}
    """

  /// A route, a rule of a group, one of an ACL and an endpoint's table are taken away; the wholes keep what
  /// they listed before.
  static let removal: String = {
    let wholes = [
      resource(
        "aws_route_table.more",
        """
        "id": "rtb-0a02", "vpc_id": "vpc-0a01", "route": [
          {"cidr_block": "0.0.0.0/0", "gateway_id": "igw-0a01"},
          {"cidr_block": "192.0.2.0/24", "gateway_id": "igw-0a01"}]
        """),
      resource(
        "aws_security_group.g",
        """
        "id": "sg-0a02", "name": "g", "vpc_id": "vpc-0a01", "egress": [], "ingress": [
          {"from_port": 443, "to_port": 443, "protocol": "tcp",
           "cidr_blocks": ["10.0.0.0/8", "192.0.2.0/24"], "self": false}]
        """),
      resource(
        "aws_network_acl.n",
        """
        "id": "acl-0a02", "vpc_id": "vpc-0a01", "subnet_ids": [], "egress": [], "ingress": [
          {"rule_no": 100, "action": "allow", "protocol": "-1", "from_port": 0, "to_port": 0,
           "cidr_block": "0.0.0.0/0"}]
        """),
      resource(
        "aws_vpc_endpoint.e",
        """
        "id": "vpce-0a01", "vpc_id": "vpc-0a01", "vpc_endpoint_type": "Gateway",
        "service_name": "com.amazonaws.eu-west-1.s3", "prefix_list_id": "pl-0a01",
        "route_table_ids": ["rtb-0a02"]
        """),
    ]
    let parts = [
      resource(
        "aws_route.out",
        """
        "route_table_id": "rtb-0a02", "destination_cidr_block": "0.0.0.0/0", "gateway_id": "igw-0a01"
        """),
      resource(
        "aws_security_group_rule.r",
        """
        "security_group_id": "sg-0a02", "type": "ingress", "protocol": "tcp", "from_port": 443,
        "to_port": 443, "cidr_blocks": ["192.0.2.0/24"], "self": false
        """),
      resource(
        "aws_network_acl_rule.r",
        """
        "network_acl_id": "acl-0a02", "egress": false, "rule_number": 100, "rule_action": "allow",
        "protocol": "-1", "cidr_block": "0.0.0.0/0"
        """),
      resource(
        "aws_vpc_endpoint_route_table_association.a",
        #""vpc_endpoint_id": "vpce-0a01", "route_table_id": "rtb-0a02""#),
    ]
    return """
      {"format_version": "1.2", "terraform_version": "1.9.0",
       "prior_state": {"format_version": "1.0", "values": \(values(wholes + parts))},
       "planned_values": \(values(wholes))}
      """
  }()
}
