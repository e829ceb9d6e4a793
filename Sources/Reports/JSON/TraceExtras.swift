/// What AWS has no field for: `Waylight` of the whole answer.
struct TraceExtras: Encodable {
  var verdict: String
  /// The answer in a sentence.
  var headline: String
  var query: QueryRecord
  var resolution: ResolutionRecord?
  var consideredRoutes: [ConsideredRoutesRecord]
  var assumptions: [String]
  var otherAnswers: [OtherAnswerRecord]
  var otherTargets: [OtherAnswerRecord]
  var cost: CostRecord
  /// What would make it reachable: each by itself, verified by tracing again.
  var advice: [AdviceRecord]
}

struct QueryRecord: Encodable {
  var source: String
  var destination: String
  var `protocol`: String
  var port: Int?
  var sourcePort: Int?
}

struct ResolutionRecord: Encodable {
  var name: String
  var service: String?
  var region: String?
  var resolver: String
  var answers: [AnswerRecord]
  /// The answer that the trace follows.
  var followed: String?
  /// `publicName`, `privateDNS`, `endpointName`, `resourceName`, `hostName`, `hostedZone`, `unknownPublicName`, `failed`.
  var reason: String
  /// The endpoint, interface or zone that gave it.
  var by: String?
  /// The Resolver rule that sent the question to other resolvers.
  var forwardedBy: String?
  var text: String
  var passedOver: [PassedOverRecord]
}

struct AnswerRecord: Encodable {
  var address: String
  var networkInterfaceId: String?
  var availabilityZone: String?
  /// The IPv4 address that DNS64 made this one of.
  var synthesizedFrom: String?
}

struct PassedOverRecord: Encodable {
  var vpcEndpointId: String
  var reason: String
  var text: String
}

/// The lines of one table that were looked at, the chosen one first.
struct ConsideredRoutesRecord: Encodable {
  var direction: String
  var sequenceNumber: Int
  var routeTableId: String
  var destination: String
  var isMainByDefault: Bool
  var routes: [ConsideredRouteRecord]
}

struct ConsideredRouteRecord: Encodable {
  /// Where the line stands in its table, from 0.
  var line: Int
  var route: AnalysisRouteTableRoute
  /// Of a prefix list, the entry that was compared.
  var matchedCidr: String?
  var chosen: Bool
  /// `notMatching`, `shorterPrefix`, `lowerPriority`, `localPreferred`, `ambiguous`.
  var reason: String?
  var text: String
}

struct OtherAnswerRecord: Encodable {
  var address: String
  var networkInterfaceId: String?
  var verdict: String
  var explanationCodes: [String]
}

/// Changes that together make the destination reachable.
struct AdviceRecord: Encodable {
  var changes: [ChangeRecord]
  var text: String
}

struct ChangeRecord: Encodable {
  /// The action of EC2's API that makes the change: `CreateRoute`.
  var action: String
  var resourceId: String
  var text: String
}

/// What the components on the way there cost, at list prices of one region and month.
struct CostRecord: Encodable {
  var currency = "USD"
  var priceRegion: String
  var priceDate: String
  var perGB: Double
  var perMonth: Double
  var components: [CostLineRecord]
  /// Ids of components that AWS charges for and that have no price here.
  var notPriced: [String]
  var text: String?
}

struct CostLineRecord: Encodable {
  var id: String
  /// `nat-gateway`, `interface-endpoint`, `gateway-endpoint`.
  var kind: String
  var region: String?
  var zones: Int
  var perGB: Double
  var perMonth: Double
}

/// What a load balancer did with the connection.
struct BalanceRecord: Encodable {
  /// `TCP:443`.
  var listener: String
  var targetGroup: String
  var target: String
  var targetCount: Int
  var preservesClientAddress: Bool
  var isCrossZone: Bool
}

/// A rule that almost let the packet pass.
struct NearestRuleRecord: Encodable {
  var securityGroupId: String?
  var securityGroupRule: AnalysisSecurityGroupRule?
  var aclRule: AnalysisAclRule?
  /// `protocol`, `ports`, `icmpType`, `peer`.
  var differs: [String]
  var text: String
}

/// `Waylight` of a component: the step in words.
struct HopExtras: Encodable {
  /// `passes`, `blocks` or `unknown`.
  var outcome: String
  var kind: String
  var decision: String
  var reason: String?
  var text: String
  /// A policy's answer: `allowsAll`, `allowsSome`, `denies`, `dependsOn`.
  var policy: String?
  /// Where no rule let the packet pass, the one that almost did.
  var nearestRule: NearestRuleRecord?
  /// What a load balancer did.
  var balance: BalanceRecord?
}

/// `Waylight` of an explanation.
struct ExplanationExtras: Encodable {
  /// `blocks`, `unknown` or `remark`.
  var severity: String
  /// `name`, `forward` or `back`.
  var direction: String
  var sequenceNumber: Int?
  /// Whether Reachability Analyzer has the code too.
  var isReachabilityAnalyzerCode: Bool
  var title: String
  var text: String
  var fix: String?
  var nearestRule: NearestRuleRecord?
  var subjects: [String]?
}
