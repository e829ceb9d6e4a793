/// What references are looked for: each kind of resource that others name by an id.
extension TerraformReferences.Target {
  static let vpc = Self(["aws_vpc": "id", "aws_default_vpc": "id"], ["vpc_id"])
  static let subnet = Self(["aws_subnet": "id", "aws_default_subnet": "id"], ["subnet_id"])
  static let routeTable = Self(
    ["aws_route_table": "id", "aws_default_route_table": "id"],
    ["route_table_id", "default_route_table_id", "main_route_table_id"])
  static let internetGateway = Self(["aws_internet_gateway": "id"])
  static let egressOnlyGateway = Self(["aws_egress_only_internet_gateway": "id"])
  static let natGateway = Self(["aws_nat_gateway": "id"])
  static let virtualGateway = Self(["aws_vpn_gateway": "id"], ["vpn_gateway_id"])
  /// What `gateway_id` of a route or of an edge association may be.
  static let gateway = Self(["aws_internet_gateway": "id", "aws_vpn_gateway": "id"])
  static let endpoint = Self(["aws_vpc_endpoint": "id"], ["vpc_endpoint_id"])
  static let peering = Self(
    ["aws_vpc_peering_connection": "id", "aws_vpc_peering_connection_accepter": "id"],
    ["vpc_peering_connection_id"])
  static let securityGroup = Self(
    ["aws_security_group": "id", "aws_default_security_group": "id"],
    ["security_group_id", "default_security_group_id"])
  static let networkACL = Self(
    ["aws_network_acl": "id", "aws_default_network_acl": "id"],
    ["network_acl_id", "default_network_acl_id"])
  static let interface = Self(
    ["aws_network_interface": "id"], ["network_interface_id", "primary_network_interface_id"])
  static let instance = Self(["aws_instance": "id"])
  static let elasticIP = Self(["aws_eip": "id"], ["allocation_id"])
  static let dhcpOptions = Self(
    ["aws_vpc_dhcp_options": "id", "aws_default_vpc_dhcp_options": "id"], ["dhcp_options_id"])
  static let prefixList = Self(
    ["aws_ec2_managed_prefix_list": "id", "aws_prefix_list": "id"], ["prefix_list_id"])
  static let transitGateway = Self(["aws_ec2_transit_gateway": "id"], ["transit_gateway_id"])
  static let transitAttachment = Self(
    [
      "aws_ec2_transit_gateway_vpc_attachment": "id",
      "aws_ec2_transit_gateway_peering_attachment": "id",
      "aws_ec2_transit_gateway_connect": "id",
      "aws_ec2_transit_gateway_vpc_attachment_accepter": "id",
      "aws_ec2_transit_gateway_peering_attachment_accepter": "id",
      "aws_ec2_transit_gateway_dx_gateway_attachment": "id",
    ], ["transit_gateway_attachment_id"])
  static let transitTable = Self(
    ["aws_ec2_transit_gateway_route_table": "id"],
    ["association_default_route_table_id", "propagation_default_route_table_id"])
  static let customerGateway = Self(["aws_customer_gateway": "id"])
  static let vpnConnection = Self(["aws_vpn_connection": "id"], ["vpn_connection_id"])
  static let directConnectGateway = Self(["aws_dx_gateway": "id"], ["dx_gateway_id"])
  static let hostedZone = Self(["aws_route53_zone": "zone_id"], ["id", "zone_id"])
  static let resolverEndpoint = Self(["aws_route53_resolver_endpoint": "id"])
  static let resolverRule = Self(["aws_route53_resolver_rule": "id"])
  static let balancer = Self(["aws_lb": "arn", "aws_alb": "arn"], ["load_balancer_arn"])
  static let targetGroup = Self(
    ["aws_lb_target_group": "arn", "aws_alb_target_group": "arn"], ["target_group_arn"])
  static let bucket = Self(["aws_s3_bucket": "id"], ["bucket"])
  static let databaseCluster = Self(["aws_rds_cluster": "id"], ["cluster_identifier"])
  static let databaseSubnets = Self(["aws_db_subnet_group": "name"], ["id"])
}
