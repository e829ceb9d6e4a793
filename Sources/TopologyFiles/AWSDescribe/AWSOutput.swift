import NetworkModel

/// The outermost keys of what AWS's commands print.
enum AWSOutput {
  typealias Read =
    @Sendable (inout AWSDescribeReader, JSONRecord, inout TopologyBuilder) -> Void

  /// A list of resources, and what reads one of them.
  struct List: Sendable {
    var key: StaticString
    var read: Read
  }

  /// An output that is one thing and no list of resources; told by a key that it must have.
  struct Single: Sendable {
    var key: StaticString
    var read: Read
  }

  enum Key: Sendable {
    case list(List)
    case notNeeded
    case notModelled
    /// Says that the output stops before its end.
    case continuation
  }

  /// Nil for a key that no command is known to print.
  static func key(_ name: String) -> Key? { keys[name] }

  /// What reads a text as a whole, beside the lists in it.
  static func single(for root: JSONValue) -> Single? {
    singles.first { root[$0.key] != nil }
  }

  static let lists: [List] = [
    List(key: "Vpcs") { $0.readVPC($1, &$2) },
    List(key: "Subnets") { $0.readSubnet($1, &$2) },
    List(key: "RouteTables") { $0.readRouteTable($1, &$2) },
    List(key: "PrefixLists") { $0.readPrefixList($1, &$2) },
    List(key: "InternetGateways") { $0.readInternetGateway($1, &$2) },
    List(key: "EgressOnlyInternetGateways") { $0.readEgressOnlyInternetGateway($1, &$2) },
    List(key: "NatGateways") { $0.readNATGateway($1, &$2) },
    List(key: "VpcEndpoints") { $0.readVPCEndpoint($1, &$2) },
    List(key: "InstanceConnectEndpoints") { $0.readInstanceConnectEndpoint($1, &$2) },
    List(key: "VpcPeeringConnections") { $0.readPeeringConnection($1, &$2) },
    List(key: "SecurityGroups") { $0.readSecurityGroup($1, &$2) },
    List(key: "SecurityGroupRules") { $0.readSecurityGroupRule($1, &$2) },
    List(key: "NetworkAcls") { $0.readNetworkACL($1, &$2) },
    List(key: "NetworkInterfaces") { $0.readNetworkInterface($1, &$2) },
    List(key: "Reservations") { $0.readReservation($1, &$2) },
    List(key: "Instances") { $0.readInstance($1, &$2) },
    List(key: "Addresses") { $0.readAddress($1, &$2) },
    List(key: "DhcpOptions") { $0.readDHCPOptions($1, &$2) },
    List(key: "HostedZones") { $0.readHostedZone($1, &$2) },
    List(key: "HostedZoneSummaries") { $0.readHostedZoneSummary($1, &$2) },
    List(key: "VpnGateways") { $0.readVPNGateway($1, &$2) },
    List(key: "CustomerGateways") { $0.readCustomerGateway($1, &$2) },
    List(key: "VpnConnections") { $0.readVPNConnection($1, &$2) },
    List(key: "LoadBalancers") { $0.readLoadBalancer($1, &$2) },
    List(key: "Listeners") { $0.readListener($1, &$2) },
    List(key: "LoadBalancerListeners") { $0.readBalancerListeners($1, &$2) },
    List(key: "LoadBalancerAttributes") { $0.readBalancerAttributes($1, &$2) },
    List(key: "TargetGroups") { $0.readTargetGroup($1, &$2) },
    List(key: "LoadBalancerTargetHealth") { $0.readTargetHealth($1, &$2) },
    List(key: "DBInstances") { $0.readDatabase($1, &$2) },
    List(key: "TransitGateways") { $0.readTransitGateway($1, &$2) },
    List(key: "TransitGatewayAttachments") { $0.readTransitAttachment($1, &$2) },
    List(key: "TransitGatewayVpcAttachments") { $0.readTransitVPCAttachment($1, &$2) },
    List(key: "TransitGatewayPeeringAttachments") { $0.readTransitPeeringAttachment($1, &$2) },
    List(key: "TransitGatewayConnects") { $0.readTransitConnect($1, &$2) },
    List(key: "TransitGatewayConnectPeers") { $0.readTransitConnectPeer($1, &$2) },
    List(key: "TransitGatewayRouteTables") { $0.readTransitRouteTable($1, &$2) },
    List(key: "TransitGatewayStaticRoutes") { $0.readTransitRoutes($1, &$2) },
    List(key: "TransitGatewayPropagations") { $0.readTransitPropagations($1, &$2) },
    List(key: "TransitGatewayPrefixListReferences") { $0.readTransitPrefixListReference($1, &$2) },
    List(key: "directConnectGateways") { $0.readDirectConnectGateway($1, &$2) },
    List(key: "directConnectGatewayAssociations") { $0.readDirectConnectAssociation($1, &$2) },
    List(key: "virtualInterfaces") { $0.readVirtualInterface($1, &$2) },
    List(key: "ResolverEndpoints") { $0.readResolverEndpoint($1, &$2) },
    List(key: "ResolverRules") { $0.readResolverRule($1, &$2) },
    List(key: "ResolverRuleAssociations") { $0.readResolverRuleAssociation($1, &$2) },
    List(key: "AccessPoints") { $0.readMultiRegionAccessPoint($1, &$2) },
    List(key: "VpcBlockPublicAccessExclusions") { $0.readBlockPublicAccessExclusion($1, &$2) },
    // Outputs of one resource each, gathered with what they are about beside them.
    List(key: "BucketPolicies") { $0.readBucketPolicy($1, &$2) },
    List(key: "HostedZoneRecordSets") { $0.readRecordSets($1, &$2) },
    List(key: "RegionalBlockPublicAccessOptions") { $0.readBlockPublicAccessOptions($1, &$2) },
    // What a capture says of itself.
    List(key: "CapturedAccounts") { $0.readCapturedAccount($1, &$2) },
    List(key: "CaptureFailures") { $0.readCaptureFailure($1, &$2) },
  ]

  static let singles: [Single] = [
    Single(key: "EnableDnsSupport") { $0.readVPCAttribute($1, &$2) },
    Single(key: "EnableDnsHostnames") { $0.readVPCAttribute($1, &$2) },
    Single(key: "Entries") { $0.readPrefixListEntries($1, &$2) },
    Single(key: "Routes") { $0.readTransitRoutes($1, &$2) },
    Single(key: "TransitGatewayRouteTablePropagations") { $0.readTransitPropagations($1, &$2) },
    Single(key: "Associations") { $0.readTransitAssociations($1, &$2) },
    Single(key: "IpAddresses") { $0.readResolverAddresses($1, &$2) },
    Single(key: "TargetHealthDescriptions") { $0.readTargetHealth($1, &$2) },
    Single(key: "Attributes") { $0.readBalancerAttributes($1, &$2) },
    Single(key: "ResourceRecordSets") { $0.readRecordSets($1, &$2) },
    Single(key: "HostedZone") { $0.readHostedZoneOutput($1, &$2) },
    Single(key: "Policy") { $0.readBucketPolicy($1, &$2) },
    Single(key: "VpcBlockPublicAccessOptions") { $0.readBlockPublicAccessOptions($1, &$2) },
  ]

  private static let keys: [String: Key] = {
    var keys: [String: Key] = [:]
    for list in lists { keys["\(list.key)"] = .list(list) }
    for single in singles { keys["\(single.key)"] = .notNeeded }
    for word in notNeeded.split(separator: " ") { keys[String(word)] = .notNeeded }
    for word in notModelled.split(separator: " ") { keys[String(word)] = .notModelled }
    keys["NextToken"] = .continuation
    keys["nextToken"] = .continuation
    return keys
  }()

  /// Of no weight for how packets go, or told as well by another list.
  private static let notNeeded = """
    AccountAttributes AdditionalRoutesAvailable AvailabilityZones CidrCollections ConversionTasks \
    DBClusters DBSubnetGroups DomainStatusList EnableNetworkAddressUsageMetrics \
    FlowLogs Groups Hosts Images InstanceStatuses InstanceTypes IpamPools Ipams IsTruncated \
    KeyPairs LaunchTemplates MaxItems NetworkInsightsAccessScopes NetworkInsightsAnalyses \
    NetworkInsightsPaths PlacementGroups Regions ReservedInstances ResponseMetadata ServiceDetails \
    ServiceNames Snapshots SpotInstanceRequests StaleSecurityGroupSet Tags Volumes VPCs \
    VpcEndpointConnectionNotifications VpcEndpointConnections VpcEndpointServices \
    directConnectGatewayAttachments virtualGateways WaylightCapture CaptureAbsent
    """

  /// Of weight, and without a place in the model.
  private static let notModelled = """
    CarrierGateways ClientVpnEndpoints CoreNetworks DBProxies FirewallPolicies Firewalls \
    InstanceConnectEndpointTunnels LoadBalancerDescriptions LocalGatewayRouteTables LocalGateways \
    NetworkFirewalls RuleGroups Rules TrafficMirrorSessions TransitGatewayMulticastDomains \
    TransitGatewayPolicyTables VerifiedAccessEndpoints
    """
}
