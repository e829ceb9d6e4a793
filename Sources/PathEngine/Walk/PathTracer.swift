import IPAddressing
public import NetworkModel

/// Answers queries about one topology: a pure function of the topology and the query (A6).
public struct PathTracer: Sendable {
  public let topology: Topology
  let routes: RouteChooser

  public init(_ topology: Topology) {
    self.topology = topology
    routes = RouteChooser(topology)
  }

  /// The ports a Linux client sends from (S5).
  static let clientPorts = PortRange(32768...60999)

  /// Walks the query there and back.
  ///
  /// - Complexity: O(hops × (route table lines + filter rules)).
  public func trace(_ query: Query) -> Trace {
    trace(query, choosing: Choices(), judgesOthers: true)
  }

  /// - Parameters:
  ///   - judgesOthers: whether the name's other answers and the balancer's other targets are followed too.
  ///   - request: what is asked of the service, where the query's address is one that its name has.
  func trace(
    _ query: Query, choosing choices: Choices, judgesOthers: Bool, request: ServiceRequest? = nil
  ) -> Trace {
    guard let origin = Origin(query.source, in: topology) else {
      return undetermined(query, .missingInput, subjects: Self.ids(of: query.source))
    }
    var target = Target(query, from: origin, in: topology)
    var trace = Trace(query: query, resolution: target.resolution, verdict: .undetermined)
    trace.assumptions = target.assumptions
    guard let destination = target.destination else {
      trace.explanations = target.explanations
      trace.verdict = Self.verdict(of: trace.explanations)
      return trace
    }
    if let request { target.request = request }
    target.request.sourceVPC = origin.vpc(in: topology).map { topology[$0].id }
    target.request.account =
      origin.vpc(in: topology).map { topology.account(of: topology[$0].scope).text } ?? ""
    target.request.usesTLS = query.port == 443 ? true : query.port == 80 ? false : nil

    var forward = walker(origin, to: destination, query: query, request: target.request)
    forward.choices = choices
    forward.start(at: origin)
    if let end = forward.end, !isAsked(end, for: query.destination, of: forward),
      !forward.passedBalancer(query.destination)
    {
      forward.explain(.cannotRoute)
    }
    trace.forward = forward.hops
    trace.explanations = target.explanations + forward.explanations
    add(forward.assumptions, to: &trace)

    var openTables = forward.openTables
    if let end = forward.end, let back = answer(to: forward, from: end, origin: origin) {
      openTables.merge(back.openTables) { max($0, $1) }
      trace.back = back.hops
      trace.explanations += back.explanations
      add(back.assumptions, to: &trace)
    }
    trace.verdict = Self.verdict(of: trace.explanations)
    if !choices.isDisputed, choices.routes.isEmpty, isDisputed(trace, openTables, choices) {
      var disputed = choices
      disputed.isDisputed = true
      return self.trace(
        query, choosing: disputed, judgesOthers: judgesOthers, request: request)
    }
    if judgesOthers {
      judgeOtherTargets(&trace, of: forward)
      judgeOtherAnswers(&trace, to: target.request)
    }
    trace.explanations += applianceModeAdvice(trace)
    judge(fallback: target.fallback, &trace)
    trace.verdict = Self.verdict(of: trace.explanations)
    return trace
  }

  private func walker(
    _ origin: Origin, to destination: PacketAddress, query: Query, request: ServiceRequest
  ) -> Walker {
    let isIPv6 = destination.family == .ipv6
    let proto = query.protocol == .icmp && isIPv6 ? .icmpv6 : query.protocol
    let clientPorts = query.sourcePort.map { PortRange($0) } ?? Self.clientPorts
    let packet = Packet(
      source: origin.address(in: topology, family: destination.family), destination: destination,
      protocol: proto, sourcePorts: proto.hasPorts ? clientPorts : nil,
      destinationPorts: proto.hasPorts ? query.port.map { PortRange($0) } ?? .all : nil,
      icmpType: proto == .icmp ? 8 : proto == .icmpv6 ? 128 : nil)
    var walker = Walker(
      topology: topology, routes: routes, direction: .forward, packet: packet, request: request)
    if case .subnet(let subnet) = origin {
      walker.anyHost = Walker.AnyHost(in: subnet, family: destination.family, topology)
    }
    return walker
  }

  /// Whether the packet has come to what the query names, not to another that has the same address.
  private func isAsked(
    _ end: Walker.End, for destination: Query.Destination, of walker: Walker
  ) -> Bool {
    switch (destination, end) {
    case (.interface(let id, _), .linkLocal):
      // A host asks itself, which another host with the same address is not.
      walker.hops.last?.component.id == id
    case (.interface(let id, _), .interface(let handle)),
      (.interface(let id, _), .interfaceEndpoint(_, let handle)):
      topology[handle].id == id
    case (.onPremises, .onPremises):
      true
    case (.interface, _), (.onPremises, _):
      false
    case (.address, _), (.name, _), (.service, _), (.internet, _):
      true
    }
  }

  /// Walks the answer back to where the question came from (A3).
  private func answer(to forward: Walker, from end: Walker.End, origin: Origin) -> Walker? {
    var back = Walker(
      topology: topology, routes: routes, direction: .back, packet: forward.packet.reply,
      request: forward.request, translations: forward.translations,
      departures: forward.departures)
    back.anyHost = forward.anyHost
    back.balancings = forward.balancings
    back.choices = forward.choices
    back.mayGoElsewhere = forward.mayGoElsewhere
    switch end {
    case .interface(let interface):
      back.leave(interface)
    case .interfaceEndpoint(let endpoint, let interface):
      back.comeBack(fromInterfaceEndpoint: endpoint, by: interface)
    case .gatewayEndpoint(let endpoint, let vpc):
      back.comeBack(fromGatewayEndpoint: endpoint, in: vpc)
    case .internetGateway, .egressOnlyInternetGateway:
      back.comeBack(by: end)
    case .onPremises(let link):
      back.comeBack(by: link)
    case .awsNetwork(let link):
      back.comeBack(toOnPremisesBy: link)
    case .linkLocal, .anyHost:
      return nil
    }
    let seenOnce = forward.inspections.symmetricDifference(back.inspections)
    if back.end != nil, !seenOnce.isEmpty {
      // An appliance that saw no beginning drops the rest, or not: it is not known (E8).
      back.explain(.asymmetricReturn, .unknown, subjects: seenOnce.sorted())
    }
    if !origin.isHome(back.end, after: forward),
      back.explanations.allSatisfy({ $0.severity == .remark })
    {
      back.explain(.asymmetricReturn)
    }
    return back
  }

  /// Follows each other address that the name has (D3), and says so when they fare differently.
  private func judgeOtherAnswers(_ trace: inout Trace, to request: ServiceRequest) {
    guard let resolution = trace.resolution, let followed = resolution.followed else { return }
    let verdict = Self.verdict(of: trace.explanations)
    for (index, answer) in resolution.answers.enumerated()
    where index != followed && answer.interface != nil {
      var query = trace.query
      query.destination = .address(answer.address)
      let other = self.trace(
        query, choosing: Choices(), judgesOthers: false, request: request)
      trace.otherAnswers.append(
        OtherAnswer(
          address: answer.address, interface: answer.interface, verdict: other.verdict,
          explanations: other.explanations.filter { $0.severity != .remark }))
    }
    if trace.otherAnswers.contains(where: { $0.verdict != verdict }) {
      trace.explanations.append(Explanation(.dnsAnswersDiffer, .remark, .name))
    }
  }

  /// Follows the IPv4 address that a client with both families tries after the IPv6 one (V1).
  private func judge(fallback: IPAddress?, _ trace: inout Trace) {
    guard let fallback else { return }
    var query = trace.query
    query.destination = .address(fallback)
    let other = self.trace(query)
    trace.otherAnswers.append(
      OtherAnswer(
        address: fallback, interface: nil, verdict: other.verdict,
        explanations: other.explanations.filter { $0.severity != .remark }))
  }

  private func add(_ assumptions: [Assumption], to trace: inout Trace) {
    for assumption in assumptions where !trace.assumptions.contains(assumption) {
      trace.assumptions.append(assumption)
    }
  }

  /// Anything that blocks makes it unreachable, whatever else is unknown; anything unknown, undetermined (A1).
  static func verdict(of explanations: [Explanation]) -> Verdict {
    if explanations.contains(where: { $0.severity == .blocks }) { return .unreachable }
    if explanations.contains(where: { $0.severity == .unknown }) { return .undetermined }
    return .reachable
  }

  private func undetermined(
    _ query: Query, _ code: ExplanationCode, subjects: [ResourceID]
  ) -> Trace {
    Trace(
      query: query, verdict: .undetermined,
      explanations: [Explanation(code, .unknown, .forward, subjects: subjects)])
  }

  private static func ids(of source: Query.Source) -> [ResourceID] {
    switch source {
    case .interface(let id, _), .subnet(let id), .instanceConnectEndpoint(let id): [id]
    case .internet: []
    case .onPremises(let id, _): id.map { [$0] } ?? []
    }
  }
}
