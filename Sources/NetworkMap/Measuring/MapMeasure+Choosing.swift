import PathEngine
import TerminalScreen

/// What to try, until something fits.
extension MapMeasure {
  /// The finest detail that fits into the viewport; the coarsest when nothing does. A detail that is asked for
  /// is used whether it fits or not.
  init(_ scene: MapScene, viewport: Size, detail: DetailLevel?, widening: Widening = Widening()) {
    let candidates = Self.candidates(for: scene, detail)
    let named = candidates.filter { $0.detail >= .list }
    let wanted = DetailLevel.allCases.map { Self.desiredColumnWidth(scene, $0) }
    // First what leaves names readable, then what fits at all.
    for (candidates, isStrict) in [(named, true), (candidates, false)] {
      for candidate in candidates {
        for room in LabelRoom.all {
          let isLast = room == LabelRoom.all.last
          for gutter in candidate.detail.drawsBoxes && isLast ? [3, 2] : [3] {
            var measure = MapMeasure(candidate, gutter: gutter, room, widening)
            measure.wantedColumnWidth = wanted[candidate.detail.rawValue]
            guard measure.fit(scene, viewport),
              isLast && !isStrict || measure.isReadable(with: room)
            else { continue }
            self = measure
            return
          }
        }
      }
    }
    // Side by side, so that going on to the right shows the next one.
    let coarsest = Candidate(detail: candidates.last?.detail ?? .glyph, isStacked: false)
    self.init(coarsest, gutter: 3, .medium, widening)
    wantedColumnWidth = wanted[coarsest.detail.rawValue]
    overflow(scene, viewport)
  }

  private init(_ candidate: Candidate, gutter: Int, _ room: LabelRoom, _ widening: Widening) {
    self.init(
      detail: candidate.detail, isStacked: candidate.isStacked,
      columnWidth: candidate.detail.minimalColumnWidth,
      wantedColumnWidth: candidate.detail.minimalColumnWidth,
      gutter: candidate.detail.drawsBoxes ? gutter : 2, laneLabel: room.lane, portLabel: room.port,
      foldsIdleZones: candidate.foldsIdleZones, vpcs: [], widening: widening)
  }

  /// The cells that labels of ports, and of what is beside a VPC, may take while columns have so many.
  private struct LabelRoom: Equatable {
    var port: Int
    var lane: Int
    var column: Int

    static let medium = LabelRoom(port: 14, lane: 18, column: 24)
    /// Labels are as long as they want to be while columns are not short for it.
    static let all = [
      LabelRoom(port: 20, lane: 26, column: 30), medium,
      LabelRoom(port: 10, lane: 14, column: 18), LabelRoom(port: 6, lane: 12, column: 16),
    ]
  }

  /// Columns have what they want, or much of it where labels have given way already; addresses take some more.
  private func isReadable(with room: LabelRoom) -> Bool {
    let enough = detail == .addresses ? max(22, room.column + 2) : room.column
    return columnWidth >= min(wantedColumnWidth, enough)
  }

  private struct Candidate {
    var detail: DetailLevel
    var isStacked: Bool
    var foldsIdleZones = false
  }

  /// What to try, the best first. Two VPCs side by side with names are better than stacked with addresses; and
  /// where there is no room, zones that the path does not come to give way before names do.
  private static func candidates(for scene: MapScene, _ detail: DetailLevel?) -> [Candidate] {
    let levels = detail.map { [$0] } ?? levels(for: scene)
    // A line that passes a VPC by, or goes on to a third, is told best by one spine beside them all.
    let isSpine =
      scene.path.stops.isEmpty && scene.links.contains { !$0.isChain || $0.ends.count > 2 }
    let ways = scene.vpcs.count > 1 ? (isSpine ? [true, false] : [false, true]) : [false]
    let named = levels.filter { $0 >= .list }
    let folds = scene.path.stops.isEmpty || detail != nil ? [false] : [false, true]
    let first = ways.flatMap { way in
      named.map { Candidate(detail: $0, isStacked: way) }
    }
    let rest = levels.filter { $0 < .list }.flatMap { level in
      folds.flatMap { folds in
        ways.map { Candidate(detail: level, isStacked: $0, foldsIdleZones: folds) }
      }
    }
    guard folds.count > 1 else { return first + rest }
    let narrow = ways.flatMap { way in
      named.map { Candidate(detail: $0, isStacked: way, foldsIdleZones: true) }
    }
    let summary = rest.prefix { $0.detail == .summary && !$0.foldsIdleZones }
    return first + summary + narrow + rest.dropFirst(summary.count)
  }

  /// Boxes are no help where there are dozens of them.
  private static func levels(for scene: MapScene) -> [DetailLevel] {
    let all = DetailLevel.allCases.reversed()
    let subnets = scene.vpcs.map(\.subnets.count).max() ?? 0
    return subnets > 48 ? all.filter { !$0.drawsBoxes } : Array(all)
  }
}
