import IPAddressing
public import NetworkModel

/// Puts expectations to a topology.
public struct ExpectationChecker: Sendable {
  private let tracer: PathTracer
  private let parser: QueryParser
  private var topology: Topology { tracer.topology }

  public init(_ topology: Topology) {
    tracer = PathTracer(topology)
    parser = QueryParser(topology)
  }

  /// Asks what the expectation asks, of every pair of ends that it stands for.
  /// - Complexity: O(sources × destinations) traces.
  public func check(_ expectation: TopologyExpectation) -> CheckResult {
    let sources = ends(expectation.from, as: .source)
    if sources.isEmpty {
      return CheckResult(
        expectation, cases: [], problem: .nothingMatches(expectation.from, role: .source))
    }
    let destinations = ends(expectation.to, as: .destination)
    if destinations.isEmpty {
      return CheckResult(
        expectation, cases: [], problem: .nothingMatches(expectation.to, role: .destination))
    }
    let isPattern = sources.count > 1 || destinations.count > 1
    let cases = sources.flatMap { source in
      destinations.compactMap { destination -> CheckedCase? in
        // Of all against all nobody means each against itself.
        if isPattern && source.isSame(as: destination) { return nil }
        return check(expectation, from: source, to: destination)
      }
    }
    return CheckResult(expectation, cases: cases)
  }

  private func check(_ expectation: TopologyExpectation, from: End, to: End) -> CheckedCase {
    do throws(QueryError) {
      let queries = try parser.queries(
        from: from.text, to: to.text, protocol: expectation.protocol, port: expectation.port)
      let traces = queries.map(tracer.trace)
      return CheckedCase(
        from: from.label, to: to.label, traces: traces,
        departures: departures(of: traces, from: expectation))
    } catch {
      return CheckedCase(from: from.label, to: to.label, problem: .badEnd(error))
    }
  }

  // MARK: The ends of a pattern

  /// An end as a query names it, and as a person does.
  private struct End: Hashable {
    var text: String
    var label: String

    /// A name that was written out is the label of what a pattern finds by its id.
    func isSame(as other: End) -> Bool {
      text == other.text || text == other.label || label == other.text
    }
  }

  /// What a text stands for: itself, or by a pattern the instances that are called so, those in subnets
  /// that are called so, such subnets without any (as sources: any host there), and other hosts that are called so;
  /// by id.
  private func ends(_ text: String, as role: QueryError.Role) -> [End] {
    guard let glob = Glob(text) else { return [End(text: text, label: text)] }
    func isMeant(_ name: InternedText, _ id: ResourceID) -> Bool {
      glob.matches(name.text) || glob.matches(id.text)
    }
    var found: Set<ResourceID> = []
    var labels: [ResourceID: String] = [:]
    func add(_ id: ResourceID, _ name: InternedText) {
      found.insert(id)
      labels[id] = name.isEmpty ? id.text : name.text
    }
    for instance in topology.instances where isMeant(instance.name, instance.id) {
      add(instance.id, instance.name)
    }
    for interface in topology.networkInterfaces
    where interface.instance == nil && interface.purpose.isHost
      && isMeant(interface.name, interface.id)
    {
      add(interface.id, interface.name)
    }
    for handle in topology.handles(of: Subnet.self) {
      let subnet = topology[handle]
      guard isMeant(subnet.name, subnet.id) else { continue }
      let instances = topology.interfaces(in: handle).compactMap { topology[$0].instance }
      if instances.isEmpty && role == .source { add(subnet.id, subnet.name) }
      for instance in instances { add(topology[instance].id, topology[instance].name) }
    }
    return found.sorted().map { End(text: $0.text, label: labels[$0] ?? $0.text) }
  }

  // MARK: What came out

  private func departures(of traces: [Trace], from expected: TopologyExpectation) -> [Departure] {
    var departures: [Departure] = []
    let verdict = Verdict.worst(of: traces.map(\.verdict))
    if let wanted = expected.verdict, verdict.rawValue != wanted {
      departures.append(.verdict(verdict, expected: wanted))
    }
    let hops = traces.flatMap(\.forward)
    if let missed = Self.firstMissed(expected.via, by: hops) { departures.append(.missed(missed)) }
    for name in expected.avoids {
      let test = ComponentTest(name)
      if let hop = hops.first(where: { test.fits($0.component) }) {
        departures.append(.met(name, hop.component))
      }
    }
    let codes = Set(traces.flatMap { $0.explanations.map(\.code.rawValue) })
    departures += (expected.codes ?? []).filter { !codes.contains($0) }.map { .noCode($0) }
    if let wanted = expected.resolves {
      let answers = traces.flatMap { $0.resolution?.answers.map(\.address) ?? [] }
      if !wanted.allows(answers) { departures.append(.resolves(answers, expected: wanted)) }
    }
    return departures
  }

  /// The first name that is not met after those before it.
  private static func firstMissed(_ names: [String], by hops: [Hop]) -> String? {
    var rest = hops[...]
    for name in names {
      let test = ComponentTest(name)
      guard let place = rest.firstIndex(where: { test.fits($0.component) }) else { return name }
      rest = rest[place...]
    }
    return nil
  }
}

/// Whether a component is what a person wrote: by its name, its id, a pattern of either, or its kind.
private struct ComponentTest {
  private let text: String
  private let glob: Glob?
  private let kind: Component.Kind?

  init(_ text: String) {
    self.text = text
    glob = Glob(text)
    kind = Component.Kind.allCases.first { $0.word == text }
  }

  func fits(_ component: Component) -> Bool {
    if let kind, component.kind == kind { return true }
    guard let glob else { return component.label == text || component.id.text == text }
    return glob.matches(component.label) || glob.matches(component.id.text)
  }
}

extension ExpectedResolution {
  fileprivate func allows(_ answers: [IPAddress]) -> Bool {
    switch self {
    case .public: !answers.isEmpty && answers.allSatisfy(\.isPublic)
    case .private: !answers.isEmpty && answers.allSatisfy { !$0.isPublic }
    case .nothing: answers.isEmpty
    case .addresses(let addresses): Set(answers) == Set(addresses)
    }
  }
}
