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
      otherAnswers: trace.otherAnswers.map(Self.record),
      otherTargets: trace.otherTargets.map(Self.record),
      cost: cost,
      advice: narrator.advice.map { advice in
        AdviceRecord(
          changes: advice.changes.map { change in
            ChangeRecord(
              action: change.action, resourceId: change.resource.text.sanitised,
              text: narrator.changeText.text(change))
          }, text: narrator.sentence(advice))
      })
  }

  private static func record(_ answer: OtherAnswer) -> OtherAnswerRecord {
    OtherAnswerRecord(
      address: answer.address.description, networkInterfaceId: answer.interface?.text,
      verdict: answer.verdict.rawValue, explanationCodes: answer.explanations.map(\.code.rawValue))
  }

  private var cost: CostRecord {
    let cost = narrator.cost
    return CostRecord(
      priceRegion: cost.prices.region, priceDate: cost.prices.date, perGB: cost.perGB.amount,
      perMonth: cost.perMonth.amount,
      components: cost.lines.map { line in
        CostLineRecord(
          id: line.component.id.text.sanitised, kind: line.item.rawValue,
          region: line.component.region, zones: line.zones, perGB: line.perGB.amount,
          perMonth: line.perMonth.amount)
      },
      notPriced: cost.unpriced.map { $0.id.text.sanitised }, text: narrator.costSentence)
  }

  /// The rule that almost let the packet pass at a step.
  func nearest(_ step: Step?) -> NearestRuleRecord? {
    switch step {
    case .securityGroup(let decision):
      return decision.nearest.map { miss in
        NearestRuleRecord(
          securityGroupId: miss.rule.group.text,
          securityGroupRule: rule(miss.rule, decision.direction),
          differs: miss.differs.map(\.rawValue), text: narrator.nearest(decision) ?? "")
      }
    case .networkACL(let decision):
      return decision.nearest.map { miss in
        NearestRuleRecord(
          aclRule: aclRule(miss.rule, decision.direction), differs: miss.differs.map(\.rawValue),
          text: narrator.nearest(decision) ?? "")
      }
    case .originate, .route, .deliverDirectly, .gateway, .translate, .policy, .balance, .arrive,
      nil:
      return nil
    }
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
      case .inbound(let endpoint, _): endpoint.text
      case .custom(let servers): servers.map(\.description).joined(separator: ",")
      case .public: "public"
      }
    let (reason, by): (String, String?) =
      switch resolution.reason {
      case .publicName: ("publicName", nil)
      case .unknownPublicName: ("unknownPublicName", nil)
      case .privateDNS(let endpoint): ("privateDNS", endpoint.text)
      case .endpointName(let endpoint): ("endpointName", endpoint.text)
      case .resourceName(let id): ("resourceName", id.text.sanitised)
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
          availabilityZone: answer.zone, synthesizedFrom: answer.synthesizedFrom?.description)
      },
      followed: resolution.answer?.address.description, reason: reason, by: by,
      forwardedBy: resolution.forwardedBy?.text,
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

extension USDollars {
  fileprivate var amount: Double { Double(millionths) / 1_000_000 }
}
