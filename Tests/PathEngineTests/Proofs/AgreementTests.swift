import FoundationEssentials
import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// The engine against a second opinion, on networks that nobody thought of.
///
/// `WAYLIGHT_RANDOM_NETWORKS` asks for more of them than a short test has time for.
@Suite struct AgreementTests {
  private static let networks =
    ProcessInfo.processInfo.environment["WAYLIGHT_RANDOM_NETWORKS"].flatMap { Int($0) } ?? 100
  private static let queriesEach = 100

  @Test(arguments: 0..<4)
  func `the engine and the second opinion agree on verdict and way`(part: Int) throws {
    var verdicts: Set<Verdict> = []
    for seed in stride(from: part, to: Self.networks, by: 4) {
      var random = RandomNetwork(seed: UInt64(seed))
      let net = try random.plan.topology()
      let tracer = PathTracer(net)
      for number in 0..<Self.queriesEach {
        guard let query = random.query(net) else { continue }
        let trace = tracer.trace(query)
        let second = NaiveAnswer(net, query, publicAddress: trace.publicAddress)
        verdicts.insert(trace.verdict)
        if let difference = Self.difference(trace, second) {
          Issue.record("seed \(seed), query \(number): \(query)\n\(difference)")
        }
      }
    }
    #expect(verdicts == Set(Verdict.allCases))
  }

  private static func difference(_ trace: Trace, _ second: NaiveAnswer) -> String? {
    // What goes in circles is found by each at another turn.
    let isCircle = [second.forward, second.back].contains { $0.last == "circle blocked" }
    let isSameWay =
      trace.forward.decisions == passed(second.forward)
      && (trace.firstBlock != nil || trace.back.decisions == passed(second.back))
    if trace.verdict == second.verdict, isSameWay || isCircle { return nil }
    let codes = trace.explanations.map { "\($0.code.rawValue) \($0.severity) \($0.direction)" }
    return """
      the engine: \(trace.verdict), \(codes)
        \(trace.forward.story)
        \(trace.back.story)
      the second opinion: \(second.verdict)
        \(second.forward.joined(separator: " | "))
        \(second.back.joined(separator: " | "))
      """
  }

  private static func passed(_ steps: [String]) -> [String] {
    steps.prefix { !$0.hasSuffix(" blocked") && !$0.hasSuffix(" unknown") }
      .filter { $0.hasPrefix("groups") || $0.hasPrefix("acl") || $0.hasPrefix("table") }
  }
}

extension Trace {
  /// What public DNS is taken to say to the query's name.
  fileprivate var publicAddress: IPAddress? {
    guard let resolution, let followed = resolution.followed,
      resolution.answers.indices.contains(followed)
    else { return nil }
    return resolution.answers[followed].address
  }
}

extension [Hop] {
  /// What routes and filters decided before the first thing that let nothing through.
  var decisions: [String] {
    prefix { $0.outcome == .passes }.compactMap { hop in
      switch hop.step {
      case .securityGroup(let decision):
        // An Instance Connect Endpoint's groups go by its own id in a trace.
        decision.isReply
          ? nil
          : "groups \(decision.interface.text.replacing("eice-", with: "eni-")) "
            + (decision.direction == .ingress ? "in" : "out")
      case .networkACL(let decision):
        "acl \(decision.subnet) \(decision.direction == .ingress ? "in" : "out")"
      case .route(let decision):
        "table \(hop.component.id) > \(decision.chosen?.target.text ?? "")"
      case .originate, .deliverDirectly, .gateway, .translate, .policy, .balance, .arrive: nil
      }
    }
  }

  fileprivate var story: String {
    map { hop in
      let mark = hop.outcome == .passes ? "" : " \(hop.outcome)"
      return "\(hop.component.kind) \(hop.component.id) "
        + "\(hop.packet.source)>\(hop.packet.destination)\(mark)"
    }.joined(separator: " | ")
  }
}
