/// EC2's `NetworkInsightsAnalysis` and what it is made of, as far as a trace fills them.
///
/// Each property is the field of the EC2 API (botocore, ec2 service-2.json) whose name begins with the
/// capital; ``AWSJSON`` writes it so. Nil stays out. `waylight` holds what AWS has no field for.
struct NetworkInsightsAnalysis: Encodable {
  var status = "succeeded"
  var networkPathFound: Bool
  var forwardPathComponents: [PathComponent]
  var returnPathComponents: [PathComponent]
  var explanations: [ExplanationRecord]?
  var waylight: TraceExtras
}

struct PathComponent: Encodable {
  var sequenceNumber: Int
  var aclRule: AnalysisAclRule?
  var attachedTo: AnalysisComponent?
  var component: AnalysisComponent
  var destinationVpc: AnalysisComponent?
  var outboundHeader: AnalysisPacketHeader?
  var inboundHeader: AnalysisPacketHeader?
  var routeTableRoute: AnalysisRouteTableRoute?
  var securityGroupRule: AnalysisSecurityGroupRule?
  var sourceVpc: AnalysisComponent?
  var subnet: AnalysisComponent?
  var vpc: AnalysisComponent?
  var transitGatewayRouteTableRoute: TransitGatewayRouteTableRoute?
  var explanations: [ExplanationRecord]?
  var serviceName: String?
  var waylight: HopExtras
}

struct AnalysisComponent: Encodable, Hashable {
  var id: String
  var arn: String?
  var name: String?
}

struct AnalysisPacketHeader: Encodable {
  var destinationAddresses: [String]
  var destinationPortRanges: [PortRangeRecord]?
  /// The number, as Reachability Analyzer writes it.
  var `protocol`: String
  var sourceAddresses: [String]
  var sourcePortRanges: [PortRangeRecord]?
}

/// EC2's `PortRange`.
struct PortRangeRecord: Encodable, Hashable {
  var from: Int
  var to: Int
}

struct AnalysisRouteTableRoute: Encodable {
  var destinationCidr: String?
  var destinationPrefixListId: String?
  var egressOnlyInternetGatewayId: String?
  var gatewayId: String?
  var natGatewayId: String?
  var networkInterfaceId: String?
  var origin: String?
  var transitGatewayId: String?
  var vpcPeeringConnectionId: String?
  var state: String?
}

struct TransitGatewayRouteTableRoute: Encodable {
  var destinationCidr: String?
  var state: String
  var routeOrigin: String
  var prefixListId: String?
  var attachmentId: String?
}

struct AnalysisAclRule: Encodable {
  var cidr: String
  var egress: Bool
  var portRange: PortRangeRecord?
  var `protocol`: String
  var ruleAction: String
  var ruleNumber: Int
}

struct AnalysisSecurityGroupRule: Encodable {
  var cidr: String?
  var direction: String
  var securityGroupId: String?
  var portRange: PortRangeRecord?
  var prefixListId: String?
  var `protocol`: String
}

/// EC2's `Explanation`.
struct ExplanationRecord: Encodable {
  var acl: AnalysisComponent?
  var aclRule: AnalysisAclRule?
  var addresses: [String]?
  var component: AnalysisComponent?
  var componentRegion: String?
  var customerGateway: AnalysisComponent?
  var direction: String?
  var explanationCode: String
  var internetGateway: AnalysisComponent?
  var missingComponent: String?
  var natGateway: AnalysisComponent?
  var networkInterface: AnalysisComponent?
  var portRanges: [PortRangeRecord]?
  var prefixList: AnalysisComponent?
  var protocols: [String]?
  var routeTable: AnalysisComponent?
  var routeTableRoute: AnalysisRouteTableRoute?
  var securityGroup: AnalysisComponent?
  var securityGroups: [AnalysisComponent]?
  var state: String?
  var subnet: AnalysisComponent?
  var transitGateway: AnalysisComponent?
  var transitGatewayAttachment: AnalysisComponent?
  var transitGatewayRouteTable: AnalysisComponent?
  var vpc: AnalysisComponent?
  var vpcEndpoint: AnalysisComponent?
  var vpcPeeringConnection: AnalysisComponent?
  var vpnConnection: AnalysisComponent?
  var vpnGateway: AnalysisComponent?
  var waylight: ExplanationExtras
}
