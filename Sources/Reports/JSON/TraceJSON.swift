import IPAddressing
import NetworkModel
import PathEngine
import TerminalScreen

/// A trace as JSON in the shape of EC2's `NetworkInsightsAnalysis`, so that scripts written for
/// Reachability Analyzer read it.
package struct TraceJSON: Sendable {
  let narrator: TraceNarrator
  private var trace: Trace { narrator.trace }

  package init(_ narrator: TraceNarrator) { self.narrator = narrator }

  /// One object, ended by a line feed; the same trace is always the same bytes (A6).
  package var text: String {
    get throws { try AWSJSON.text(analysis) }
  }

  /// Several answers to one question, in the shape of describe-network-insights-analyses.
  package static func text(_ all: [TraceNarrator]) throws -> String {
    try AWSJSON.text(
      ["NetworkInsightsAnalyses": all.map { TraceJSON($0).analysis }])
  }

  private var analysis: NetworkInsightsAnalysis {
    // Reachability Analyzer reads no policies: what a policy denies is a path found.
    let isFound = trace.isNetworkPathFound
    let block = isFound ? nil : trace.forward.firstBlocking
    return NetworkInsightsAnalysis(
      networkPathFound: isFound, forwardPathComponents: components(.forward, upTo: block),
      // As there: no way back where there is no way there.
      returnPathComponents: block == nil
        ? components(.back, upTo: isFound ? nil : trace.back.firstBlocking) : [],
      explanations: trace.explanations.isEmpty ? nil : trace.explanations.map(record),
      waylight: extras)
  }

  private func components(
    _ direction: Explanation.Direction, upTo last: Int?
  ) -> [PathComponent] {
    let hops = direction == .back ? trace.back : trace.forward
    let shown = last.map { hops[...$0] } ?? hops[...]
    return shown.indices.map { component(hops[$0], $0, direction) }
  }

  private func component(
    _ hop: Hop, _ index: Int, _ direction: Explanation.Direction
  ) -> PathComponent {
    let words = narrator.hop(index, direction)
    let found = trace.explanations.filter { $0.direction == direction && $0.hop == index }
    var record = PathComponent(
      sequenceNumber: index + 1, component: component(hop.component),
      inboundHeader: hop.step == .originate ? nil : header(hop.packet),
      subnet: hop.component.subnet.map(component),
      vpc: hop.component.vpc.map(component),
      explanations: found.isEmpty ? nil : found.map(self.record),
      waylight: HopExtras(
        outcome: hop.outcome.word, kind: "\(hop.component.kind)", decision: words.decision,
        reason: words.reason.isEmpty ? nil : words.reason, text: words.sentence,
        nearestRule: nearest(hop.step)))
    if hop.outcome != .blocks, hop.step != .arrive { record.outboundHeader = header(hop.packetOut) }
    switch hop.step {
    case .securityGroup(let decision):
      record.attachedTo = component(decision.interface)
      record.securityGroupRule = decision.matched.map { rule($0, decision.direction) }
    case .networkACL(let decision):
      record.aclRule = aclRule(decision)
    case .route(let decision):
      if hop.component.kind == .transitGatewayRouteTable {
        record.transitGatewayRouteTableRoute = decision.chosen.map(transitGatewayRoute)
      } else {
        record.routeTableRoute = decision.chosen.map { route($0) }
      }
    case .policy(let decision):
      record.waylight.policy = decision.result.word
    case .balance(let decision):
      record.waylight.balance = BalanceRecord(
        listener: decision.listener, targetGroup: decision.targetGroup.text.sanitised,
        target: (decision.target?.text ?? decision.targetLabel).sanitised,
        targetCount: decision.targetCount,
        preservesClientAddress: decision.preservesClientAddress, isCrossZone: decision.isCrossZone)
    case .originate, .deliverDirectly, .gateway, .translate, .arrive:
      break
    }
    if hop.component.kind == .internetGateway { record.attachedTo = record.vpc }
    if hop.component.kind == .service { record.serviceName = hop.component.label }
    if hop.component.kind == .peeringConnection, let next = following(index, direction) {
      record.sourceVpc = hop.component.vpc.map(component)
      record.destinationVpc = next.component.vpc.map(component)
    }
    return record
  }

  private func following(_ index: Int, _ direction: Explanation.Direction) -> Hop? {
    let hops = direction == .back ? trace.back : trace.forward
    return index + 1 < hops.count ? hops[index + 1] : nil
  }
}

extension [Hop] {
  /// The first that does not let the packet through.
  fileprivate var firstBlocking: Int? { firstIndex { $0.outcome == .blocks } }
}

extension Hop.Outcome {
  var word: String {
    switch self {
    case .passes: "passes"
    case .blocks: "blocks"
    case .unknown: "unknown"
    }
  }
}

extension PolicyDecision.Result {
  var word: String {
    switch self {
    case .allowsAll: "allowsAll"
    case .allowsSome: "allowsSome"
    case .denies: "denies"
    case .dependsOn: "dependsOn"
    }
  }
}
