import NetworkModel

/// What a trace takes where AWS may take one of several; the first, unless it is said otherwise.
struct Choices {
  /// The place of a load balancer's target, of those that it may send to (L1).
  var targets: [ResourceID: Int] = [:]
  /// The place of a table's route, of those by overlapping prefix lists (R4).
  var routes: [ResourceID: Int] = [:]
  /// The routes of some table fare differently.
  var isDisputed = false

  func route(of table: ResourceID) -> Int { routes[table] ?? 0 }
}

extension PathTracer {
  /// Whether another of the routes that some table leaves open leads to another verdict (R4).
  func isDisputed(
    _ trace: Trace, _ openTables: [ResourceID: Int], _ choices: Choices
  ) -> Bool {
    openTables.sorted { $0.key < $1.key }.contains { table, count in
      (1..<count).contains { place in
        var other = choices
        other.routes[table] = place
        return self.trace(trace.query, choosing: other, judgesOthers: false).verdict
          != trace.verdict
      }
    }
  }
}
