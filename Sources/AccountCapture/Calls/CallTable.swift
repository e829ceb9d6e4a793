/// Every command that is asked: what the readers of AWS's output read, and nothing else.
///
/// The README's policy is made from this table, and a test holds it against the readers.
package enum CallTable {
  /// What an account is asked, in the order in which it is.
  package static let calls: [CallTemplate] = network + gateways + transit + services + names

  /// What is asked once, before: who is asking, and which regions there are.
  package static let identity = CallTemplate(
    "sts", "get-caller-identity", nil, "Account", in: .before)
  package static let regions = CallTemplate(
    "ec2", "describe-regions", "ec2:DescribeRegions", "Regions", in: .before)

  /// The policy of a bucket, for buckets that were named.
  package static let bucketPolicy = CallTemplate(
    "s3api", "get-bucket-policy", "s3:GetBucketPolicy", "Policy", in: .once,
    .subject(option: "--bucket")
  ).with(\.absence, "NoSuchBucketPolicy")

  /// All of them, those behind others too.
  package static var all: [CallTemplate] {
    func deep(_ call: CallTemplate) -> [CallTemplate] {
      [call] + call.followUps.flatMap { $0.calls.flatMap(deep) }
    }
    return [identity, regions] + calls.flatMap(deep) + [bucketPolicy]
  }

  private static let network = [
    ec2("Vpcs", "describe-vpcs", "DescribeVpcs").with(
      \.followUps,
      [
        FollowUp(
          of: "Vpcs", "VpcId", .id("vpc-"),
          vpcAttribute("EnableDnsSupport", "enableDnsSupport"),
          vpcAttribute("EnableDnsHostnames", "enableDnsHostnames"),
          CallTemplate(
            "route53", "list-hosted-zones-by-vpc", "route53:ListHostedZonesByVPC",
            "HostedZoneSummaries", in: .everyRegion, .subject(option: "--vpc-id"),
            .region(option: "--vpc-region")
          ).with(\.hasOwnPages, true))
      ]),
    ec2("Subnets", "describe-subnets", "DescribeSubnets"),
    ec2("RouteTables", "describe-route-tables", "DescribeRouteTables"),
    ec2("SecurityGroups", "describe-security-groups", "DescribeSecurityGroups"),
    ec2("NetworkAcls", "describe-network-acls", "DescribeNetworkAcls"),
    ec2("NetworkInterfaces", "describe-network-interfaces", "DescribeNetworkInterfaces"),
    ec2("Reservations", "describe-instances", "DescribeInstances"),
    ec2("Addresses", "describe-addresses", "DescribeAddresses"),
    ec2("DhcpOptions", "describe-dhcp-options", "DescribeDhcpOptions"),
    ec2("PrefixLists", "describe-prefix-lists", "DescribePrefixLists"),
    ec2("PrefixLists", "describe-managed-prefix-lists", "DescribeManagedPrefixLists").with(
      \.followUps,
      [
        FollowUp(
          of: "PrefixLists", "PrefixListId", .id("pl-"),
          ec2(
            "Entries", "get-managed-prefix-list-entries", "GetManagedPrefixListEntries",
            .subject(option: "--prefix-list-id")))
      ]),
    ec2(
      "VpcBlockPublicAccessOptions", "describe-vpc-block-public-access-options",
      "DescribeVpcBlockPublicAccessOptions"),
    ec2(
      "VpcBlockPublicAccessExclusions", "describe-vpc-block-public-access-exclusions",
      "DescribeVpcBlockPublicAccessExclusions"
    ).with(\.hasOwnPages, true),
  ]

  private static let gateways = [
    ec2("InternetGateways", "describe-internet-gateways", "DescribeInternetGateways"),
    ec2(
      "EgressOnlyInternetGateways", "describe-egress-only-internet-gateways",
      "DescribeEgressOnlyInternetGateways"),
    ec2("NatGateways", "describe-nat-gateways", "DescribeNatGateways"),
    ec2("VpcEndpoints", "describe-vpc-endpoints", "DescribeVpcEndpoints"),
    ec2(
      "InstanceConnectEndpoints", "describe-instance-connect-endpoints",
      "DescribeInstanceConnectEndpoints"),
    ec2(
      "VpcPeeringConnections", "describe-vpc-peering-connections", "DescribeVpcPeeringConnections"),
    ec2("VpnGateways", "describe-vpn-gateways", "DescribeVpnGateways"),
    ec2("CustomerGateways", "describe-customer-gateways", "DescribeCustomerGateways"),
    // The tunnels' keys are in there.
    ec2("VpnConnections", "describe-vpn-connections", "DescribeVpnConnections").with(
      \.secrets, ["CustomerGatewayConfiguration", "PreSharedKey"]),
    CallTemplate(
      "directconnect", "describe-direct-connect-gateways",
      "directconnect:DescribeDirectConnectGateways", "directConnectGateways", in: .once
    ).with(
      \.followUps,
      [
        FollowUp(
          of: "directConnectGateways", "directConnectGatewayId", .directConnectGateway,
          CallTemplate(
            "directconnect", "describe-direct-connect-gateway-associations",
            "directconnect:DescribeDirectConnectGatewayAssociations",
            "directConnectGatewayAssociations", in: .once,
            .subject(option: "--direct-connect-gateway-id")))
      ]),
    // And here the keys of BGP sessions.
    CallTemplate(
      "directconnect", "describe-virtual-interfaces", "directconnect:DescribeVirtualInterfaces",
      "virtualInterfaces"
    ).with(\.hasOwnPages, true).with(\.secrets, ["authKey", "customerRouterConfig"]),
  ]

  private static let transit = [
    ec2("TransitGateways", "describe-transit-gateways", "DescribeTransitGateways"),
    ec2(
      "TransitGatewayAttachments", "describe-transit-gateway-attachments",
      "DescribeTransitGatewayAttachments"),
    ec2(
      "TransitGatewayVpcAttachments", "describe-transit-gateway-vpc-attachments",
      "DescribeTransitGatewayVpcAttachments"),
    ec2(
      "TransitGatewayPeeringAttachments", "describe-transit-gateway-peering-attachments",
      "DescribeTransitGatewayPeeringAttachments"),
    ec2(
      "TransitGatewayConnects", "describe-transit-gateway-connects",
      "DescribeTransitGatewayConnects"),
    ec2(
      "TransitGatewayConnectPeers", "describe-transit-gateway-connect-peers",
      "DescribeTransitGatewayConnectPeers"),
    ec2(
      "TransitGatewayRouteTables", "describe-transit-gateway-route-tables",
      "DescribeTransitGatewayRouteTables"
    ).with(
      \.followUps,
      [
        FollowUp(
          of: "TransitGatewayRouteTables", "TransitGatewayRouteTableId", .id("tgw-rtb-"),
          // A search has to search for something; every route is in one of the two states.
          ec2(
            "Routes", "search-transit-gateway-routes", "SearchTransitGatewayRoutes", transitTable,
            .text("--filters"), .text("Name=state,Values=active,blackhole")),
          ec2(
            "Associations", "get-transit-gateway-route-table-associations",
            "GetTransitGatewayRouteTableAssociations", transitTable),
          ec2(
            "TransitGatewayRouteTablePropagations", "get-transit-gateway-route-table-propagations",
            "GetTransitGatewayRouteTablePropagations", transitTable),
          ec2(
            "TransitGatewayPrefixListReferences", "get-transit-gateway-prefix-list-references",
            "GetTransitGatewayPrefixListReferences", transitTable))
      ]),
  ]

  private static let services = [
    balancing("LoadBalancers", "describe-load-balancers", "DescribeLoadBalancers").with(
      \.followUps,
      [
        // A Gateway Load Balancer is met at its endpoints alone.
        FollowUp(
          of: "LoadBalancers", "LoadBalancerArn", .loadBalancer, where: .isNot("Type", "gateway"),
          balancing(
            "Listeners", "describe-listeners", "DescribeListeners",
            .subject(option: "--load-balancer-arn")
          ).with(\.subjectKey, "LoadBalancerArn"),
          balancing(
            "Attributes", "describe-load-balancer-attributes", "DescribeLoadBalancerAttributes",
            .subject(option: "--load-balancer-arn")
          ).with(\.subjectKey, "LoadBalancerArn"))
      ]),
    balancing("TargetGroups", "describe-target-groups", "DescribeTargetGroups").with(
      \.followUps,
      [
        FollowUp(
          of: "TargetGroups", "TargetGroupArn", .targetGroup,
          balancing(
            "TargetHealthDescriptions", "describe-target-health", "DescribeTargetHealth",
            .subject(option: "--target-group-arn")
          ).with(\.subjectKey, "TargetGroupArn"),
          balancing(
            "Attributes", "describe-target-group-attributes", "DescribeTargetGroupAttributes",
            .subject(option: "--target-group-arn")
          ).with(\.subjectKey, "TargetGroupArn"))
      ]),
    CallTemplate("rds", "describe-db-instances", "rds:DescribeDBInstances", "DBInstances"),
    CallTemplate(
      "s3control", "list-multi-region-access-points", "s3:ListMultiRegionAccessPoints",
      "AccessPoints", in: .onceIn("us-west-2"), .account(option: "--account-id")
    ).with(\.hasOwnPages, true),
  ]

  private static let names = [
    CallTemplate(
      "route53", "list-hosted-zones", "route53:ListHostedZones", "HostedZones", in: .once
    ).with(
      \.followUps,
      [
        // Public zones answer everybody alike; they are no part of a network.
        FollowUp(
          of: "HostedZones", "Id", .hostedZone, where: .isTrue("Config", "PrivateZone"),
          CallTemplate(
            "route53", "get-hosted-zone", "route53:GetHostedZone", "HostedZone", in: .once,
            .subject(option: "--id")),
          CallTemplate(
            "route53", "list-resource-record-sets", "route53:ListResourceRecordSets",
            "ResourceRecordSets", in: .once, .subject(option: "--hosted-zone-id")))
      ]),
    resolver("ResolverEndpoints", "list-resolver-endpoints", "ListResolverEndpoints").with(
      \.followUps,
      [
        FollowUp(
          of: "ResolverEndpoints", "Id", .id("rslvr-"),
          resolver(
            "IpAddresses", "list-resolver-endpoint-ip-addresses", "ListResolverEndpointIpAddresses",
            .subject(option: "--resolver-endpoint-id")))
      ]),
    resolver("ResolverRules", "list-resolver-rules", "ListResolverRules"),
    resolver(
      "ResolverRuleAssociations", "list-resolver-rule-associations", "ListResolverRuleAssociations"),
  ]

  private static let transitTable = CallTemplate.Argument.subject(
    option: "--transit-gateway-route-table-id")

  private static func vpcAttribute(_ output: String, _ attribute: String) -> CallTemplate {
    ec2(
      output, "describe-vpc-attribute", "DescribeVpcAttribute", .subject(option: "--vpc-id"),
      .text("--attribute"), .text(attribute)
    ).with(\.nameEnding, attribute)
  }

  private static func ec2(
    _ output: String, _ operation: String, _ action: String,
    _ arguments: CallTemplate.Argument...
  ) -> CallTemplate {
    CallTemplate("ec2", operation, "ec2:" + action, output).with(\.arguments, arguments)
  }

  private static func balancing(
    _ output: String, _ operation: String, _ action: String,
    _ arguments: CallTemplate.Argument...
  ) -> CallTemplate {
    CallTemplate("elbv2", operation, "elasticloadbalancing:" + action, output)
      .with(\.arguments, arguments)
  }

  private static func resolver(
    _ output: String, _ operation: String, _ action: String,
    _ arguments: CallTemplate.Argument...
  ) -> CallTemplate {
    CallTemplate("route53resolver", operation, "route53resolver:" + action, output)
      .with(\.arguments, arguments)
  }
}
