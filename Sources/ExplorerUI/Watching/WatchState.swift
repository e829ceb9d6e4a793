import NetworkMap
import NetworkModel
import PathEngine
import Reports

/// A path that is being watched, hop by hop.
struct WatchState: Sendable {
  let trace: Trace
  /// `worker → s3 tcp/443`.
  let title: String
  /// The way there in words; the first is the name where the query has one.
  let forward: [HopNarration]
  let back: [HopNarration]
  /// `reachable`, in the language of the screen.
  let verdictWord: String
  let explanations: [ExplanationNarration]
  let assumptions: [String]
  /// What would make it reachable, each tried by tracing; and the same in words.
  let advice: [Advice]
  let adviceSentences: [String]
  /// `$0.062/GB`; nil where nothing on the way has a price, or nothing arrives.
  let costPerGB: String?
  let costSentence: String?
  /// The language of the words above.
  let language: Language

  var isWayBack = false
  /// Goes on behind what blocks.
  var goesBeyond = false
  var isPlaying = false
  /// Milliseconds a hop.
  var pace = 600
  /// The step that is current, an index into `steps`.
  var step = 0
  /// The first line of the strip that is on the screen.
  var top = 0

  init(
    _ trace: Trace, title: String, in network: LoadedNetwork, language: Language,
    advice: [Advice] = []
  ) {
    self.trace = trace
    self.title = title
    self.language = language
    let narrator = TraceNarrator(
      trace, in: network.topology, language: language, badges: network.badges, advice: advice)
    self.advice = advice
    adviceSentences = narrator.adviceSentences
    costPerGB = trace.verdict == .reachable ? narrator.costPerGB : nil
    costSentence = trace.verdict == .reachable ? narrator.costSentence : nil
    forward = narrator.steps
    back = narrator.back
    verdictWord = narrator.verdict
    explanations = narrator.explanations
    assumptions = narrator.assumptions
  }

  /// The same in another language, at the same step.
  func told(in language: Language, of network: LoadedNetwork) -> WatchState {
    var other = WatchState(
      trace, title: title, in: network, language: language, advice: advice)
    other.isWayBack = isWayBack
    other.goesBeyond = goesBeyond
    other.isPlaying = isPlaying
    other.pace = pace
    other.step = step
    return other
  }

  /// The title with the arrow in the direction that is shown.
  var shownTitle: String {
    isWayBack ? title.split(separator: "→").joined(separator: "←") : title
  }

  static let paces = [150, 300, 600, 1000, 1800, 3000]

  /// How many steps come before the first hop: one where there is a name.
  var nameSteps: Int { isWayBack ? 0 : forward.count - trace.forward.count }

  /// The direction's steps, as far as they are to be shown.
  var steps: ArraySlice<HopNarration> {
    let all = isWayBack ? back : forward
    guard !goesBeyond, let block = firstBlock(all) else { return all[...] }
    return all[...block]
  }

  /// Whether a step says what would help: any that blocks, since one advice is for all of them.
  func showsAdvice(at step: Int) -> Bool {
    !advice.isEmpty && steps.indices.contains(step) && steps[step].mark == .blocks
  }

  /// Whether something blocks that is followed by more.
  var hasMoreBeyond: Bool {
    let all = isWayBack ? back : forward
    return firstBlock(all).map { $0 + 1 < all.count } ?? false
  }

  private func firstBlock(_ steps: [HopNarration]) -> Int? {
    steps.firstIndex { $0.mark == .blocks }
  }

  var current: HopNarration? { steps.indices.contains(step) ? steps[step] : nil }

  /// The hop of the current step; nil while it is the name.
  var hopIndex: Int { step - nameSteps }

  /// The hop that the map lights.
  var litHop: Int { MapRequest.litHop(at: hopIndex, of: isWayBack ? trace.back : trace.forward) }

  var currentHop: Hop? {
    let hops = isWayBack ? trace.back : trace.forward
    return hops.indices.contains(hopIndex) ? hops[hopIndex] : nil
  }

  /// The route table of the current step, else of the last one before it that had one.
  var currentTable: ResourceID? { tableHop?.component.id }

  /// The latest hop up to the current one at which a route table decided.
  var tableHop: Hop? {
    let hops = isWayBack ? trace.back : trace.forward
    var index = min(hopIndex, hops.count - 1)
    while index >= 0 {
      if hops[index].component.kind == .routeTable, case .route = hops[index].step {
        return hops[index]
      }
      index -= 1
    }
    return nil
  }

  /// What the route table decided, with every line that was looked at.
  var decision: RouteDecision? {
    guard let hop = tableHop, case .route(let decision) = hop.step else { return nil }
    return decision
  }

  /// Whether the current step is the route table's own.
  var isAtTable: Bool { currentHop?.component.kind == .routeTable }

  mutating func go(to index: Int) { step = min(max(0, index), max(0, steps.count - 1)) }
}
