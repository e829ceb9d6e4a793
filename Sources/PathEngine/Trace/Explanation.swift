public import IPAddressing
public import NetworkModel

/// Something that blocks, that cannot be judged, or that is worth a remark.
public struct Explanation: Hashable, Sendable {
  public enum Severity: Hashable, Sendable { case blocks, unknown, remark }
  public enum Direction: String, Hashable, Sendable { case name, forward, back }

  public var code: ExplanationCode
  public var severity: Severity
  public var direction: Direction
  /// Which hop of that direction it is about; nil for the name, or for the whole.
  public var hop: Int?
  public var component: Component?
  public var packet: Packet?
  /// What else it is about: the gateway that is not attached, the resource to capture.
  public var subjects: [ResourceID]

  public init(
    _ code: ExplanationCode, _ severity: Severity, _ direction: Direction, hop: Int? = nil,
    component: Component? = nil, packet: Packet? = nil, subjects: [ResourceID] = []
  ) {
    self.code = code
    self.severity = severity
    self.direction = direction
    self.hop = hop
    self.component = component
    self.packet = packet
    self.subjects = subjects
  }
}

/// Reachability Analyzer's code for a failure; where AWS has none, one of ours.
public enum ExplanationCode: String, Hashable, Sendable, CaseIterable {
  case badState = "BAD_STATE"
  case badStateRoute = "BAD_STATE_ROUTE"
  case cannotRoute = "CANNOT_ROUTE"
  case securityGroupMismatch = "ENI_SG_RULES_MISMATCH"
  case securityGroupHasNoRules = "SG_HAS_NO_RULES"
  case sourceDestinationCheck = "ENI_SOURCE_DEST_CHECK_RESTRICTION"
  case networkACLRestriction = "SUBNET_ACL_RESTRICTION"
  case noRoute = "NO_ROUTE_TO_DESTINATION"
  case noPossibleDestination = "NO_POSSIBLE_DESTINATION"
  case internetGatewayNeedsPublicAddress = "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
  case internetGatewayNeedsPrivateAddress = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
  case internetGatewayRFC1918 = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"
  case internetGatewayRFC6598 = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"
  case internetGatewayVPCAddress = "IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS"
  case natRequiresSourceInVPC = "NGW_REQUIRES_SOURCE_IN_VPC"
  case peeringRequiresAddressInVPC = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"
  case gatewayEndpointProtocol = "VPCE_GATEWAY_PROTOCOL_RESTRICTION"
  case gatewayEndpointSource = "VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION"
  case protocolRestriction = "PROTOCOL_RESTRICTION"
  case targetPortRestriction = "TARGET_PORT_RESTRICTION"
  case unknownDestination = "UNKNOWN_DESTINATION"
  case gatewayLoadBalancerNotChecked = "PATH_THROUGH_GWLB_NOT_CHECKED"
  case availabilityZoneCrossed = "AVAILABILITY_ZONE_CROSSED"
  case badStateAttachment = "BAD_STATE_ATTACHMENT"
  case transitGatewayZone = "TGW_ROUTE_AZ_RESTRICTION"
  case transitGatewayNoAssociation = "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"
  case transitGatewayCannotRoute = "TGW_RTB_CANNOT_ROUTE"
  case transitGatewayBadStateRoute = "TGW_RTB_BAD_STATE_ROUTE"
  case badStateVPN = "BAD_STATE_VPN"
  case virtualGatewayNeedsVPCSource = "VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS"
  case virtualGatewayNeedsVPCDestination = "VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"
  case regionalNATZone = "REGIONAL_NGW_ROUTE_AZ_RESTRICTION"
  case blockPublicAccess = "VPC_BLOCK_PUBLIC_ACCESS_ENABLED"
  case gatewayRejectsSpoofedTraffic = "GATEWAY_REJECTS_SPOOFED_TRAFFIC"
  case applianceModeRecommended = "TRANSIT_GATEWAY_APPLIANCE_MODE_RECOMMENDED"
  case balancerListenersMismatch = "ELBV2_LISTENERS_MISMATCH"
  case balancerHasNoTargets = "ELBV2_LISTENER_HAS_NO_TG"
  case balancerRequiresTarget = "ELBV2_LISTENER_REQUIRES_TG_ACCEPT"
  case balancerHasNoTargetsInZone = "ELBV2_NO_TARGETS_IN_AZ"
  case balancerSourcePreservation = "ELBV2_SOURCE_ADDRESS_PRESERVATION"

  // Ours: what Reachability Analyzer does not look at.
  case dnsSupportDisabled = "DNS_SUPPORT_DISABLED"
  /// The name is one that the VPC's resolver knows only with `enableDnsHostnames` on.
  case dnsHostnamesDisabled = "DNS_HOSTNAMES_DISABLED"
  case dnsNameUnknown = "DNS_NAME_UNKNOWN"
  case dnsPrivateNameOutsideVPC = "DNS_PRIVATE_NAME_OUTSIDE_VPC"
  case dnsAnswersDiffer = "DNS_ANSWERS_DIFFER"
  case routeAmbiguous = "ROUTE_AMBIGUOUS"
  case endpointPolicyDenies = "ENDPOINT_POLICY_DENIES"
  case bucketPolicyDenies = "BUCKET_POLICY_DENIES"
  case policyNotJudged = "POLICY_NOT_JUDGED"
  case egressOnlyGatewayRequiresIPv6 = "EIGW_REQUIRES_IPV6"
  case ephemeralPortsPartlyBlocked = "EPHEMERAL_PORTS_PARTLY_BLOCKED"
  /// What an appliance that a route leads to does with the packet is not known (R9).
  case applianceNotChecked = "APPLIANCE_NOT_CHECKED"
  case missingInput = "MISSING_INPUT"
  /// A rule that this version does not hold yet would decide here.
  case notJudged = "NOT_JUDGED"
  /// The way back leaves by another gateway than the packet came in by.
  case asymmetricReturn = "RETURN_PATH_DIFFERS"
  /// The targets of a load balancer do not all fare alike.
  case targetsDiffer = "TARGETS_DIFFER"

  /// Whether the code is about who may ask, not about the way (E7).
  public var isAboutPolicy: Bool {
    self == .endpointPolicyDenies || self == .bucketPolicyDenies || self == .policyNotJudged
  }

  /// Whether the code is of Reachability Analyzer's list.
  public var isReachabilityAnalyzerCode: Bool {
    switch self {
    case .dnsSupportDisabled, .dnsHostnamesDisabled, .dnsNameUnknown, .dnsPrivateNameOutsideVPC,
      .dnsAnswersDiffer, .routeAmbiguous, .endpointPolicyDenies, .bucketPolicyDenies,
      .policyNotJudged,
      .egressOnlyGatewayRequiresIPv6, .applianceNotChecked, .ephemeralPortsPartlyBlocked,
      .missingInput, .notJudged,
      .asymmetricReturn, .targetsDiffer:
      false
    case .badState, .badStateRoute, .cannotRoute, .securityGroupMismatch, .securityGroupHasNoRules,
      .sourceDestinationCheck, .networkACLRestriction, .noRoute, .noPossibleDestination,
      .internetGatewayNeedsPublicAddress, .internetGatewayNeedsPrivateAddress,
      .internetGatewayRFC1918, .internetGatewayRFC6598, .internetGatewayVPCAddress,
      .natRequiresSourceInVPC, .peeringRequiresAddressInVPC, .gatewayEndpointProtocol,
      .gatewayEndpointSource, .protocolRestriction, .targetPortRestriction, .unknownDestination,
      .gatewayLoadBalancerNotChecked, .availabilityZoneCrossed, .badStateAttachment,
      .transitGatewayZone, .transitGatewayNoAssociation, .transitGatewayCannotRoute,
      .transitGatewayBadStateRoute, .regionalNATZone, .blockPublicAccess,
      .gatewayRejectsSpoofedTraffic, .badStateVPN,
      .virtualGatewayNeedsVPCSource, .virtualGatewayNeedsVPCDestination,
      .applianceModeRecommended, .balancerListenersMismatch, .balancerHasNoTargets,
      .balancerRequiresTarget, .balancerHasNoTargetsInZone, .balancerSourcePreservation:
      true
    }
  }
}

/// A guess that an answer rests on, because the snapshot does not tell (A5, D7, A8).
public enum Assumption: Hashable, Sendable {
  /// `enableDnsSupport` is taken as on.
  case dnsSupportOn(vpc: ResourceID)
  case dnsHostnames(vpc: ResourceID, on: Bool, why: DNSHostnamesReason)
  /// `PrivateDnsOnlyForInboundResolverEndpoint` is taken so (D6).
  case inboundResolverOnly(endpoint: ResourceID, on: Bool)
  /// The subnet has AWS's default ACL, which allows all.
  case defaultNetworkACL(subnet: ResourceID)
  /// The list's entries are AWS's published ranges of the service.
  case prefixListFromPublishedRanges(ResourceID)
  /// The service's public answer is an example out of its published range.
  case examplePublicAddress(name: String, address: IPAddress)
  /// The DHCP options name other resolvers; they are taken to answer as the VPC's own does.
  case customResolverAnswersAlike(vpc: ResourceID)
  /// What the far end lets in, and sends back, is not known; it is taken to answer.
  case farEndAnswers(String)
  /// What these attachments have learnt from outside is not in the snapshot; it is taken to hold nothing
  /// more specific within the block of the VPC that the packet goes to (T2).
  case nothingLongerLearnt(table: ResourceID, attachments: [ResourceID])
  /// An address out of the first of the blocks behind a line stands for the customer's network.
  case exampleOnPremisesAddress(link: ResourceID, address: IPAddress, blocks: Int)
  /// On premises this inbound Resolver endpoint is taken to be asked for the name (D6).
  case onPremisesAsksInbound(endpoint: ResourceID)
  /// Whom a rule forwards the name to is taken to answer as the public DNS does (D9).
  case forwardedAnswersAlike(rule: ResourceID)
  /// `AllowDnsResolutionFromRemoteVpc` of the peering is taken as off (P5).
  case remoteDNSOff(peering: ResourceID)
  /// Requests to a Multi-Region Access Point are taken to go to its bucket in this region, the client's own
  /// (D8).
  case nearestRegion(accessPoint: String, region: String)
  /// Which of its regions a Multi-Region Access Point leads this client to is not known; empty where its
  /// regions are not known either (D8).
  case nearestRegionUnknown(accessPoint: String, regions: [String])
  /// Which of a load balancer's targets gets the connection is the balancer's affair; one is followed.
  case oneOfSeveralTargets(balancer: ResourceID, count: Int)
  /// The health of the group's targets is not known; they are taken as healthy.
  case targetIsHealthy(group: ResourceID)
  /// No target of the group is healthy; a balancer then sends to all of them.
  case balancerFailsOpen(group: ResourceID)
  /// Cross-zone load balancing is taken as off, a Network Load Balancer's default.
  case crossZoneOff(balancer: ResourceID)
  /// `preserve_client_ip.enabled` is taken as the target type's default.
  case clientAddressPreservation(group: ResourceID, isOn: Bool)
  /// The rules of an Application Load Balancer's listener are taken to forward as its default action does.
  case listenerRulesForwardAlike(balancer: ResourceID)
  /// The asker has permissions of the account that its host is in (E7).
  case askerIsOfAccount(String)
  /// No bucket policy is in the snapshot.
  case noBucketPolicy
  /// The appliance puts its own address in place of the source's, as NAT instances do (R9).
  case natInstance(interface: ResourceID, address: IPAddress)
  /// VPC Block Public Access is taken as off (B1).
  case blockPublicAccessOff(vpc: ResourceID)
  /// The client has IPv6, and the name an IPv6 address: it is taken to use that (V1).
  /// Nil for a name that is not in the input and is taken to have one.
  case prefersIPv6(name: String, address: IPAddress?)
  /// A subnet was named as the source: any host there, whose groups let the packet out, at this address.
  case anyHost(subnet: ResourceID, address: IPAddress)
  /// A host of the subnet is taken to have a public address or not, as the subnet gives them.
  case hostsHavePublicAddress(subnet: ResourceID, Bool)

  public enum DNSHostnamesReason: Hashable, Sendable {
    /// AWS demands it of a VPC with an endpoint that has private DNS, and of one with a hosted zone.
    case privateDNSEndpoint, hostedZone
    case defaultVPC, none
  }
}
