import IPAddressing
package import NetworkModel
package import PathEngine

/// Tells a trace in words: the only place where decisions become sentences, for the screen, for text
/// and for JSON alike.
package struct TraceNarrator: Sendable {
  package let trace: Trace
  package let language: Language
  package let names: ResourceNames
  /// What would make it reachable, as the caller had it worked out.
  package let advice: [Advice]
  /// What each component of the trace is, to name it well elsewhere.
  let kinds: [ResourceID: Component.Kind]

  /// - Parameter topology: the topology of the trace, for names, states and table letters; without it the
  ///   trace's own labels serve.
  package init(
    _ trace: Trace, in topology: Topology?, language: Language, badges: RouteTableBadges? = nil,
    advice: [Advice] = []
  ) {
    self.trace = trace
    self.advice = advice
    self.language = language
    names = ResourceNames(trace, in: topology, badges: badges)
    var kinds: [ResourceID: Component.Kind] = [:]
    for hop in trace.forward + trace.back { kinds[hop.component.id] = hop.component.kind }
    self.kinds = kinds
  }

  /// The way there, step by step; the first is the name where the query has one.
  package var steps: [HopNarration] {
    [name].compactMap(\.self) + trace.forward.indices.map { hop($0, .forward) }
  }

  /// The way back, step by step.
  package var back: [HopNarration] { trace.back.indices.map { hop($0, .back) } }

  /// Everything that blocks, is unknown or is worth a remark, in the order of the walk.
  package var explanations: [ExplanationNarration] { trace.explanations.map(explanation) }

  /// The guesses that the answer rests on, a sentence each.
  package var assumptions: [String] { trace.assumptions.map(assumption) }

  /// One hop of one direction.
  /// - Precondition: `index` is one of that direction's hops.
  package func hop(_ index: Int, _ direction: Explanation.Direction) -> HopNarration {
    let hops = direction == .back ? trace.back : trace.forward
    let hop = hops[index]
    let place = Place(
      hop: hop, next: index + 1 < hops.count ? hops[index + 1] : nil, direction: direction)
    let found = trace.explanations
      .filter { $0.direction == direction && $0.hop == index }
      .map(explanation)
    var narration = narrate(place)
    narration.explanations = found
    // What is wrong says more than what the component would have done.
    if hop.outcome != .passes, let first = found.first(where: { $0.severity != .remark }) {
      narration.reason = narration.decision.contains(first.title) ? "" : first.title
      narration.sentence = first.sentence
    }
    return narration
  }

  /// A hop with what is around it.
  struct Place {
    var hop: Hop
    var next: Hop?
    var direction: Explanation.Direction

    var component: Component { hop.component }
    var packet: Packet { hop.packet }
    var isReply: Bool { direction == .back }
  }

  private func narrate(_ place: Place) -> HopNarration {
    let telling =
      switch place.hop.step {
      case .originate: originate(place)
      case .securityGroup(let decision): securityGroup(decision, place)
      case .networkACL(let decision): networkACL(decision, place)
      case .route(let decision): route(decision, place)
      case .deliverDirectly: deliverDirectly(place)
      case .gateway, .translate: gateway(place)
      case .policy(let decision): policy(decision, place)
      case .balance(let decision): balance(decision, place)
      case .arrive: arrive(place)
      }
    let mark: HopNarration.Mark =
      switch place.hop.outcome {
      case .passes: .passes
      case .blocks: .blocks
      case .unknown: .unknown
      }
    return HopNarration(
      mark: mark, word: word(place.component.kind), component: place.component.id,
      decision: telling.decision, reason: telling.reason, sentence: telling.sentence,
      considered: telling.considered)
  }

  /// What a step has to say of itself.
  struct Telling {
    var decision: String
    var reason = ""
    var sentence: String
    var considered: [ConsideredNarration] = []
  }

  func text(en: @autoclosure () -> String, ja: @autoclosure () -> String) -> String {
    language.text(en: en(), ja: ja())
  }
}
