import NetworkModel

/// Looks for changes that make a query reachable.
///
/// It takes away the first thing that blocks by each change that might, traces again, and goes on with
/// what then blocks first; the shortest ways of changing the network that end at `reachable` are advice.
struct Adviser {
  let query: Query
  private var tracesLeft = Adviser.mostTraces

  /// A way there and a way back, each with filters at both ends, is seldom more than this.
  static let mostChanges = 6
  static let mostTraces = 80
  static let mostAdvice = 3

  init(query: Query) { self.query = query }

  /// A topology with some changes made, and what has become of the query.
  struct Attempt {
    var tracer: PathTracer
    var trace: Trace
    var changes: [Change]

    var topology: Topology { tracer.topology }
    var firstBlock: Explanation? { trace.explanations.first { $0.severity == .blocks } }
  }

  mutating func advice(from start: Attempt) -> [Advice] {
    var found: [Advice] = []
    var level = [start]
    for _ in 0..<Self.mostChanges where found.isEmpty {
      var next: [Attempt] = []
      for attempt in level {
        for changes in CandidateChanges(attempt).all {
          guard let changed = make(changes, in: attempt) else { continue }
          switch changed.trace.verdict {
          case .reachable:
            let advice = withoutWhatIsToSpare(changed, from: start)
            if !found.contains(where: { Set($0.changes) == Set(advice.changes) }) {
              found.append(advice)
            }
          case .unreachable:
            if !isSame(changed.firstBlock, attempt.firstBlock) { next.append(changed) }
          case .undetermined:
            break
          }
        }
      }
      level = next
    }
    found.sort { $0.changes.count < $1.changes.count }
    return Array(found.prefix(Self.mostAdvice))
  }

  private mutating func make(_ changes: [Change], in attempt: Attempt) -> Attempt? {
    guard tracesLeft > 0, let topology = attempt.topology.applying(changes) else { return nil }
    tracesLeft -= 1
    let tracer = PathTracer(topology)
    return Attempt(
      tracer: tracer, trace: tracer.trace(query), changes: attempt.changes + changes)
  }

  /// Whether what blocks first is what blocked before, so that the change was of no use.
  private func isSame(_ a: Explanation?, _ b: Explanation?) -> Bool {
    a?.code == b?.code && a?.direction == b?.direction && a?.component == b?.component
  }

  /// Leaves out each change that the others do without: a later one may have taken another way.
  private func withoutWhatIsToSpare(_ attempt: Attempt, from start: Attempt) -> Advice {
    var advice = Advice(changes: attempt.changes, trace: attempt.trace)
    guard advice.changes.count > 1 else { return advice }
    for change in attempt.changes {
      let rest = advice.changes.filter { $0 != change }
      guard let topology = start.topology.applying(rest) else { continue }
      let trace = PathTracer(topology).trace(query)
      if trace.verdict == .reachable { advice = Advice(changes: rest, trace: trace) }
    }
    return advice
  }
}
