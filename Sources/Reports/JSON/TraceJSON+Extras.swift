import IPAddressing
import NetworkModel
import PathEngine
import TerminalScreen

/// What AWS has no field for.
extension TraceJSON {
  var extras: TraceExtras {
    let trace = narrator.trace
    return TraceExtras(
      verdict: trace.verdict.rawValue, headline: narrator.headline, query: query,
      resolution: trace.resolution.map(resolution),
      consideredRoutes: considered(trace.forward, "forward") + considered(trace.back, "back"),
      assumptions: narrator.assumptions,
      otherAnswers: trace.otherAnswers.map { answer in
        OtherAnswerRecord(
          address: answer.address.description, networkInterfaceId: answer.interface?.text,
          verdict: answer.verdict.rawValue,
          explanationCodes: answer.explanations.map(\.code.rawValue))
      },
      advice: trace.explanations.filter { $0.severity != .remark }.compactMap { item in
        narrator.explanation(item).fix.map {
          AdviceRecord(
            explanationCode: item.code.rawValue, componentId: item.component?.id.text.sanitised,
            text: $0)
        }
      })
  }

  private var query: QueryRecord {
    let query = narrator.trace.query
    return QueryRecord(
      source: narrator.source, destination: narrator.destination,
      protocol: query.protocol.description, port: query.port.map { Int($0) },
      sourcePort: query.sourcePort.map { Int($0) })
  }

  private func resolution(_ resolution: Resolution) -> ResolutionRecord {
    let resolver: String =
      switch resolution.resolver {
      case .vpc(_, let address): address.description
      case .custom(let servers): servers.map(\.description).joined(separator: ",")
      case .public: "public"
      }
    let (reason, by): (String, String?) =
      switch resolution.reason {
      case .publicName: ("publicName", nil)
      case .unknownPublicName: ("unknownPublicName", nil)
      case .privateDNS(let endpoint): ("privateDNS", endpoint.text)
      case .endpointName(let endpoint): ("endpointName", endpoint.text)
      case .hostName(let interface): ("hostName", interface.text)
      case .hostedZone(let zone): ("hostedZone", zone.text)
      case .failed(let code): ("failed", code.rawValue)
      }
    let words = narrator.name
    return ResolutionRecord(
      name: resolution.name.sanitised, service: resolution.service?.name,
      region: resolution.service?.region, resolver: resolver,
      answers: resolution.answers.map { answer in
        AnswerRecord(
          address: answer.address.description, networkInterfaceId: answer.interface?.text,
          availabilityZone: answer.zone)
      },
      followed: resolution.answer?.address.description, reason: reason, by: by,
      text: words?.sentence ?? "",
      passedOver: zip(resolution.passedOver, words?.considered ?? []).map { item, words in
        PassedOverRecord(
          vpcEndpointId: item.endpoint.text, reason: "\(item.why)", text: words.sentence)
      })
  }

  private func considered(_ hops: [Hop], _ direction: String) -> [ConsideredRoutesRecord] {
    hops.enumerated().compactMap { index, hop in
      guard case .route(let decision) = hop.step else { return nil }
      return ConsideredRoutesRecord(
        direction: direction, sequenceNumber: index + 1,
        routeTableId: hop.component.id.text.sanitised,
        destination: decision.destination.description, isMainByDefault: decision.isMainByDefault,
        routes: decision.considered.map { line in
          ConsideredRouteRecord(
            line: line.line, route: route(line), matchedCidr: line.matched?.description,
            chosen: line.reason == nil, reason: line.reason?.word,
            text: narrator.considered(line, in: decision).sentence)
        })
    }
  }
}

extension ConsideredRoute.LossReason {
  fileprivate var word: String {
    switch self {
    case .notMatching: "notMatching"
    case .shorterPrefix: "shorterPrefix"
    case .lowerPriority: "lowerPriority"
    case .localPreferred: "localPreferred"
    case .ambiguous: "ambiguous"
    }
  }
}
