import IPAddressing
package import NetworkModel
package import PathEngine

extension TraceNarrator {
  /// `reachable`, in a word.
  package var verdict: String { text(trace.verdict) }

  package func text(_ verdict: Verdict) -> String {
    switch verdict {
    case .reachable: text(en: "reachable", ja: "到達可能")
    case .unreachable: text(en: "unreachable", ja: "到達不可")
    case .undetermined: text(en: "undetermined", ja: "判定不能")
    }
  }

  /// The question in a line: `worker → s3.ap-northeast-1.amazonaws.com tcp/443`.
  package var query: String { "\(source) → \(destination) \(service)" }

  /// What the query starts from, as a person calls it.
  package var source: String {
    switch trace.query.source {
    case .interface(let id, let address):
      return names.label(id) + (address.map { " \($0)" } ?? "")
    case .subnet(let id), .instanceConnectEndpoint(let id):
      return names.label(id)
    case .internet(let address):
      return address?.description ?? text(en: "internet", ja: "インターネット")
    case .onPremises(let id, let address):
      return onPremises(id, address)
    }
  }

  private func onPremises(_ id: ResourceID?, _ address: IPAddress?) -> String {
    (id.map(names.label) ?? text(en: "on premises", ja: "オンプレミス"))
      + (address.map { " \($0)" } ?? "")
  }

  /// What the query goes to, as a person calls it.
  package var destination: String {
    switch trace.query.destination {
    case .interface(let id, let address):
      return names.label(id) + (address.map { " \($0)" } ?? "")
    case .address(let address):
      return address.description
    case .name(let name):
      return names.clean(name)
    case .service(let name, let region):
      if let resolution = trace.resolution { return names.clean(resolution.name) }
      return names.clean(name) + (region.map { "@\(names.clean($0))" } ?? "")
    case .internet:
      return text(en: "internet", ja: "インターネット")
    case .onPremises(let id, let address):
      return onPremises(id, address)
    }
  }

  /// `tcp/443`, `icmp`.
  package var service: String {
    if let port = trace.query.port { return "\(trace.query.protocol)/\(port)" }
    return protocolText(trace.query.protocol)
  }

  /// The question and the answer: `worker → s3… tcp/443: reachable. By the gateway endpoint vpce-s3.`
  package var headline: String {
    let all = [verdict, sentenceCase(summary)].filter { !$0.isEmpty }
    return "\(query): "
      + all.map { text(en: $0 + ".", ja: $0 + "。") }.joined(separator: text(en: " ", ja: ""))
  }

  /// Where it goes out, or what stops it: `way back, step 2, NACL acl-app: rule 90 denies`.
  package var summary: String {
    switch trace.verdict {
    case .reachable:
      guard let exit else { return text(en: "inside the network", ja: "ネットワーク内で完結") }
      return text(en: "by \(the(exit))", ja: "\(the(exit)) 経由")
    case .unreachable:
      let blocks = trace.explanations.filter { $0.severity == .blocks }
      guard let first = blocks.first else { return "" }
      let others = blocks.count - 1
      let more =
        others == 0
        ? "" : text(en: " (and \(others) more)", ja: " (ほか\(others)件)")
      return stop(first) + more
    case .undetermined:
      guard let first = trace.explanations.first(where: { $0.severity == .unknown }) else {
        return ""
      }
      return stop(first)
    }
  }

  /// Where in the walk something is: `step 4, NACL acl-app`; empty when it is nowhere in particular.
  package func place(of item: ExplanationNarration) -> String {
    let hops = item.direction == .back ? trace.back : trace.forward
    guard let index = item.hop, hops.indices.contains(index) else {
      return item.direction == .name ? text(en: "name", ja: "名前解決") : ""
    }
    let offset = item.direction == .forward && trace.resolution != nil ? 2 : 1
    let component = hops[index].component
    let name = componentText(component)
    let what = component.kind == .internet ? name : "\(word(component.kind)) \(name)"
    return item.direction == .back
      ? text(
        en: "way back, step \(index + offset), \(what)", ja: "復路のステップ\(index + offset) \(what)")
      : text(en: "step \(index + offset), \(what)", ja: "ステップ\(index + offset) \(what)")
  }

  /// `step 4, route app: 10.1.0.0/16 is a blackhole`.
  private func stop(_ item: Explanation) -> String {
    let words = explanation(item)
    let place = place(of: words)
    return place.isEmpty ? words.title : "\(place): \(words.title)"
  }

  /// The component by which the packet leaves its VPC; the last one that the trace names.
  package var exit: ResourceID? {
    trace.forward.last { hop in
      switch hop.component.kind {
      case .gatewayEndpoint, .interfaceEndpoint, .natGateway, .egressOnlyInternetGateway,
        .peeringConnection, .transitGateway, .virtualPrivateGateway, .instanceConnectEndpoint,
        .gatewayLoadBalancerEndpoint, .loadBalancer:
        true
      case .internetGateway:
        // Behind a NAT gateway the NAT gateway is what a person speaks of.
        !trace.forward.contains { $0.component.kind == .natGateway }
      case .networkInterface, .securityGroup, .networkACL, .routeTable, .transitGatewayAttachment,
        .transitGatewayRouteTable, .vpnConnection, .customerGateway, .directConnectGateway,
        .virtualInterface, .vpcRouter, .service, .bucket, .internet, .onPremises:
        false
      }
    }?.component.id
  }

  /// The way back in a few words: `way back: 4 hops, all pass`.
  package var backSummary: String {
    guard !trace.back.isEmpty else {
      return text(en: "no way back is judged", ja: "復路は評価されません")
    }
    let count = language.count(trace.back.count, en: "hop", "hops", ja: "ホップ")
    let stopped = trace.back.filter { $0.outcome != .passes }.count
    return stopped == 0
      ? text(en: "way back: \(count), all pass", ja: "復路: \(count)、すべて通過")
      : text(en: "way back: \(count), \(stopped) do not pass", ja: "復路: \(count)、\(stopped)件が通過せず")
  }

  /// Where each of the name's other answers leads, a sentence each.
  package var otherAnswers: [String] {
    trace.otherAnswers.map(sentence)
  }

  /// `10.0.1.5: unreachable (no ingress rule allows tcp/443)`.
  func sentence(_ answer: OtherAnswer) -> String {
    let why = answer.explanations.first { $0.severity != .remark }.map { explanation($0).title }
    let verdict = text(answer.verdict)
    return "\(answer.address): \(verdict)" + (why.map { " (\($0))" } ?? "")
  }
}
