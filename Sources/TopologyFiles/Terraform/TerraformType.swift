import NetworkModel

/// What is known about one of Terraform's resource types.
struct TerraformType {
  typealias Transcribe = @Sendable (inout TerraformTranscriber, TerraformResource) -> Void

  /// Makes it a part of another resource.
  var part: Transcribe?
  /// Makes a resource of it.
  var whole: Transcribe?
  /// Whether a data source of that name tells as much as the resource.
  var isReadAsData = false

  func isRead(_ resource: TerraformResource) -> Bool { !resource.address.isData || isReadAsData }

  private static func part(_ part: @escaping Transcribe) -> Self { Self(part: part) }
  private static func whole(_ whole: @escaping Transcribe, data: Bool = false) -> Self {
    Self(whole: whole, isReadAsData: data)
  }

  static let known: [String: TerraformType] = [
    "aws_vpc": whole({ $0.vpc($1) }, data: true),
    "aws_default_vpc": whole({ $0.vpc($1) }),
    "aws_vpc_ipv4_cidr_block_association": part { $0.vpcBlock($1) },
    "aws_vpc_ipv6_cidr_block_association": part { $0.vpcIPv6Block($1) },
    "aws_vpc_dhcp_options": whole({ $0.dhcpOptions($1) }, data: true),
    "aws_default_vpc_dhcp_options": whole({ $0.dhcpOptions($1) }),
    "aws_vpc_dhcp_options_association": part { $0.dhcpOptionsAssociation($1) },
    "aws_vpc_block_public_access_options": whole({ $0.blockPublicAccess($1) }),
    "aws_vpc_block_public_access_exclusion": whole({ $0.blockPublicAccessExclusion($1) }),

    "aws_subnet": whole({ $0.subnet($1) }, data: true),
    "aws_default_subnet": whole({ $0.subnet($1) }),

    "aws_route_table": Self(
      part: { $0.routeTableParts($1) }, whole: { $0.routeTable($1) }, isReadAsData: true),
    "aws_default_route_table": Self(
      part: { $0.routeTableParts($1) }, whole: { $0.routeTable($1) }),
    "aws_route": part { $0.route($1) },
    "aws_route_table_association": part { $0.routeTableAssociation($1) },
    "aws_main_route_table_association": part { $0.mainRouteTableAssociation($1) },
    "aws_vpn_gateway_route_propagation": part { $0.routePropagation($1) },
    "aws_ec2_managed_prefix_list": whole({ $0.prefixList($1) }, data: true),
    "aws_prefix_list": whole({ $0.awsPrefixList($1) }, data: true),
    "aws_ec2_managed_prefix_list_entry": part { $0.prefixListEntry($1) },

    "aws_internet_gateway": whole({ $0.internetGateway($1) }, data: true),
    "aws_internet_gateway_attachment": part { $0.internetGatewayAttachment($1) },
    "aws_egress_only_internet_gateway": whole({ $0.egressOnlyInternetGateway($1) }),
    "aws_nat_gateway": whole({ $0.natGateway($1) }, data: true),
    "aws_eip": whole({ $0.elasticIP($1) }, data: true),
    "aws_eip_association": part { $0.elasticIPAssociation($1) },

    "aws_vpc_endpoint": Self(
      part: { $0.endpointParts($1) }, whole: { $0.endpoint($1) }, isReadAsData: true),
    "aws_vpc_endpoint_route_table_association": part { $0.endpointRouteTable($1) },
    "aws_vpc_endpoint_subnet_association": part { $0.endpointSubnet($1) },
    "aws_vpc_endpoint_security_group_association": part { $0.endpointSecurityGroup($1) },
    "aws_vpc_endpoint_private_dns": part { $0.endpointPrivateDNS($1) },
    "aws_vpc_endpoint_policy": part { $0.endpointPolicy($1) },
    "aws_ec2_instance_connect_endpoint": whole({ $0.instanceConnectEndpoint($1) }),

    "aws_vpc_peering_connection": whole({ $0.peeringConnection($1) }, data: true),
    "aws_vpc_peering_connection_accepter": Self(
      part: { $0.peeringOptions($1) }, whole: { $0.peeringAccepter($1) }),
    "aws_vpc_peering_connection_options": part { $0.peeringOptions($1) },

    "aws_security_group": whole({ $0.securityGroup($1) }),
    "aws_default_security_group": whole({ $0.securityGroup($1) }),
    "aws_security_group_rule": part { $0.securityGroupRule($1) },
    "aws_vpc_security_group_ingress_rule": part { $0.securityGroupPeerRule($1) },
    "aws_vpc_security_group_egress_rule": part { $0.securityGroupPeerRule($1) },
    "aws_network_acl": whole({ $0.networkACL($1) }),
    "aws_default_network_acl": whole({ $0.networkACL($1) }),
    "aws_network_acl_rule": part { $0.networkACLRule($1) },
    "aws_network_acl_association": part { $0.networkACLAssociation($1) },

    "aws_network_interface": whole({ $0.networkInterface($1) }, data: true),
    "aws_network_interface_attachment": part { $0.interfaceAttachment($1) },
    "aws_network_interface_sg_attachment": part { $0.interfaceSecurityGroup($1) },
    "aws_instance": whole({ $0.instance($1) }, data: true),

    "aws_ec2_transit_gateway": whole({ $0.transitGateway($1) }, data: true),
    "aws_ec2_transit_gateway_vpc_attachment": whole({ $0.transitVPCAttachment($1) }, data: true),
    "aws_ec2_transit_gateway_vpc_attachment_accepter": whole({ $0.transitVPCAttachment($1) }),
    "aws_ec2_transit_gateway_peering_attachment": whole({ $0.transitPeering($1) }, data: true),
    "aws_ec2_transit_gateway_peering_attachment_accepter": whole({ $0.transitPeeringAccepter($1) }),
    "aws_ec2_transit_gateway_connect": whole({ $0.transitConnect($1) }, data: true),
    "aws_ec2_transit_gateway_connect_peer": whole({ $0.transitConnectPeer($1) }, data: true),
    "aws_ec2_transit_gateway_dx_gateway_attachment": whole(
      { $0.transitDirectConnect($1) }, data: true),
    "aws_ec2_transit_gateway_route_table": whole({ $0.transitRouteTable($1) }, data: true),
    "aws_ec2_transit_gateway_route": part { $0.transitRoute($1) },
    "aws_ec2_transit_gateway_route_table_association": part { $0.transitAssociation($1) },
    "aws_ec2_transit_gateway_route_table_propagation": part { $0.transitPropagation($1) },
    "aws_ec2_transit_gateway_prefix_list_reference": part { $0.transitPrefixList($1) },

    "aws_vpn_gateway": whole({ $0.virtualPrivateGateway($1) }, data: true),
    "aws_vpn_gateway_attachment": part { $0.virtualPrivateGatewayAttachment($1) },
    "aws_customer_gateway": whole({ $0.customerGateway($1) }, data: true),
    "aws_vpn_connection": Self(
      part: { $0.vpnConnectionParts($1) }, whole: { $0.vpnConnection($1) }),
    "aws_vpn_connection_route": part { $0.vpnConnectionRoute($1) },
    "aws_dx_gateway": whole({ $0.directConnectGateway($1) }, data: true),
    "aws_dx_gateway_association": whole({ $0.directConnectAssociation($1) }),
    "aws_dx_private_virtual_interface": whole({ $0.virtualInterface($1, "private") }),
    "aws_dx_transit_virtual_interface": whole({ $0.virtualInterface($1, "transit") }),
    "aws_dx_public_virtual_interface": whole({ $0.virtualInterface($1, "public") }),

    "aws_route53_zone": whole({ $0.hostedZone($1) }, data: true),
    "aws_route53_zone_association": part { $0.hostedZoneAssociation($1) },
    "aws_route53_record": part { $0.hostedZoneRecord($1) },
    "aws_route53_resolver_endpoint": whole({ $0.resolverEndpoint($1) }),
    "aws_route53_resolver_rule": whole({ $0.resolverRule($1) }),
    "aws_route53_resolver_rule_association": whole({ $0.resolverRuleAssociation($1) }),

    "aws_lb": whole({ $0.loadBalancer($1) }, data: true),
    "aws_alb": whole({ $0.loadBalancer($1) }, data: true),
    "aws_lb_listener": part { $0.listenerPart($1) },
    "aws_alb_listener": part { $0.listenerPart($1) },
    "aws_lb_target_group": whole({ $0.targetGroup($1) }, data: true),
    "aws_alb_target_group": whole({ $0.targetGroup($1) }, data: true),
    "aws_lb_target_group_attachment": part { $0.targetGroupAttachment($1) },
    "aws_alb_target_group_attachment": part { $0.targetGroupAttachment($1) },
    "aws_db_instance": whole({ $0.database($1) }, data: true),
    "aws_rds_cluster_instance": whole({ $0.database($1) }),
    "aws_db_subnet_group": TerraformType(), "aws_rds_cluster": TerraformType(),
    "aws_s3_bucket": TerraformType(),
    "aws_s3_bucket_policy": whole({ $0.bucketPolicy($1) }, data: true),
  ]

  /// Types, and beginnings of types, of no weight for how packets go.
  static func isNotNeeded(_ type: String) -> Bool {
    !type.hasPrefix("aws_") || notNeeded.contains { type.hasPrefix($0) }
  }

  private static let notNeeded = [
    "aws_iam_", "aws_cloudwatch_", "aws_flow_log", "aws_kms_", "aws_key_pair", "aws_ami",
    "aws_ebs_", "aws_volume_attachment", "aws_s3_", "aws_acm_", "aws_sns_", "aws_sqs_",
    "aws_ssm_", "aws_secretsmanager_", "aws_elasticache_subnet_group", "aws_redshift_subnet_group",
    "aws_ec2_tag", "aws_ec2_serial_console_access", "aws_launch_template", "aws_db_parameter_group",
    "aws_db_option_group", "aws_dynamodb_", "aws_ecr_", "aws_route53_resolver_query_log",
  ]

  // MARK: Ids

  /// The id by which AWS's output would name a resource; nil where it is not known yet.
  static func id(
    of resource: TerraformResource, _ transcriber: inout TerraformTranscriber
  ) -> String? {
    let block = resource.block
    switch resource.address.type {
    case "aws_default_route_table":
      return block.string("id")
        ?? transcriber.reference(
          "default_route_table_id", of: block, in: resource, .routeTable)?.text
    case "aws_default_network_acl":
      return block.string("id")
        ?? transcriber.reference(
          "default_network_acl_id", of: block, in: resource, .networkACL)?.text
    case "aws_default_security_group":
      if let id = block.string("id") { return id }
      let vpc = transcriber.reference("vpc_id", of: block, in: resource, .vpc)?.text
      return transcriber.defaultGroup(ofVPC: vpc)
    case "aws_vpc_peering_connection_accepter":
      return block.string("id")
        ?? transcriber.reference(
          "vpc_peering_connection_id", of: block, in: resource, .peering)?.text
    case "aws_eip": return block.string("allocation_id") ?? block.string("id")
    case "aws_route53_zone": return block.string("zone_id") ?? block.string("id")
    case "aws_lb", "aws_alb":
      return block.string("arn") ?? "terraform:loadbalancer/\(resource.standIn)"
    case "aws_lb_target_group", "aws_alb_target_group":
      return block.string("arn") ?? "terraform:targetgroup/\(resource.standIn)"
    case "aws_db_instance", "aws_rds_cluster_instance":
      return block.string("identifier") ?? block.string("db_instance_identifier")
        ?? block.string("id")
    case "aws_ec2_transit_gateway_vpc_attachment_accepter",
      "aws_ec2_transit_gateway_peering_attachment_accepter":
      return block.string("id")
        ?? transcriber.reference(
          "transit_gateway_attachment_id", of: block, in: resource, .transitAttachment)?.text
    case "aws_s3_bucket": return block.string("bucket") ?? block.string("id")
    default: return block.string("id")
    }
  }

  /// Attributes by which one resource names another, for references that lead through it.
  static let links: [String: (key: StaticString, target: TerraformReferences.Target)] = [
    "vpc_id": ("vpc_id", .vpc), "subnet_id": ("subnet_id", .subnet),
    "route_table_id": ("route_table_id", .routeTable),
    "security_group_id": ("security_group_id", .securityGroup),
    "network_acl_id": ("network_acl_id", .networkACL),
    "network_interface_id": ("network_interface_id", .interface),
    "allocation_id": ("allocation_id", .elasticIP),
    "dhcp_options_id": ("dhcp_options_id", .dhcpOptions),
    "transit_gateway_id": ("transit_gateway_id", .transitGateway),
    "transit_gateway_attachment_id": ("transit_gateway_attachment_id", .transitAttachment),
    "vpn_gateway_id": ("vpn_gateway_id", .virtualGateway),
    "vpn_connection_id": ("vpn_connection_id", .vpnConnection),
    "vpc_endpoint_id": ("vpc_endpoint_id", .endpoint),
    "vpc_peering_connection_id": ("vpc_peering_connection_id", .peering),
    "dx_gateway_id": ("dx_gateway_id", .directConnectGateway),
    "load_balancer_arn": ("load_balancer_arn", .balancer),
    "target_group_arn": ("target_group_arn", .targetGroup), "bucket": ("bucket", .bucket),
    "default_route_table_id": ("default_route_table_id", .routeTable),
    "default_network_acl_id": ("default_network_acl_id", .networkACL),
  ]

  /// Attributes that are another name for a resource's id.
  static let ownNames: Set<String> = ["allocation_id", "zone_id", "arn", "name", "bucket"]

  /// Lists of parts that are for the transcriber itself and that nothing needs to take.
  static let internalLists: Set<String> = ["learnt", "uses"]
}
