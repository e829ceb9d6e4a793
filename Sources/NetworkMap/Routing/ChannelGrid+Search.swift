import TerminalScreen

/// A cell on a border where a line may begin or end, and the way it leaves it.
struct Face: Hashable, Sendable {
  var cell: Point
  var heading: Heading
  /// A line already uses it.
  var isUsed = false
}

/// Where a line may be.
struct Domain: Hashable, Sendable {
  /// Indices of VPCs.
  var vpcs: Set<Int>
  var includesOutside: Bool

  static func inside(_ vpc: Int) -> Domain { Domain(vpcs: [vpc], includesOutside: false) }
  static let outside = Domain(vpcs: [], includesOutside: true)
  /// Out through a VPC's side border.
  static func across(_ vpcs: Set<Int>) -> Domain { Domain(vpcs: vpcs, includesOutside: true) }
}

extension ChannelGrid {
  /// What a line costs: short, straight, alone.
  enum Cost {
    static let cell = 1
    static let bend = 4
    static let reuse = 6
    static let crossing = 2
    static let border = 8
    static let usedFace = 40
    static let name = 100
  }

  /// The cheapest line from one of the faces to one of the others, their cells included; nil when there
  /// is none. Of several that cost the same, always the same one.
  ///
  /// - Complexity: O(*v* log *v*) for *v* crossings of tracks.
  func line(
    from starts: [Face], to goals: [Face], within domain: Domain
  ) -> (cells: [Point], cost: Int)? {
    var search = LineSearch(grid: self, domain: domain)
    for start in starts { search.start(at: start) }
    for goal in goals { search.addGoal(goal) }
    return search.run()
  }

  /// The cost of entering a cell; nil when no line may be there.
  func cost(ofEntering x: Int, _ y: Int, _ heading: Heading, in domain: Domain) -> Int? {
    let use = self[x, y]
    if use.contains(.obstacle) { return nil }
    let region = region(x, y)
    guard region == 0 ? domain.includesOutside : domain.vpcs.contains(region - 1) else {
      return nil
    }
    var cost = Cost.cell
    if use.contains(.border) {
      guard domain.includesOutside, use.contains(.crossable), heading.isHorizontal else {
        return nil
      }
      cost += Cost.border
    }
    if use.contains(.name) { cost += Cost.name }
    if use.contains(heading.isHorizontal ? .horizontal : .vertical) { cost += Cost.reuse }
    if use.contains(heading.isHorizontal ? .vertical : .horizontal) { cost += Cost.crossing }
    return cost
  }
}

/// Dijkstra's search over the crossings of tracks.
struct LineSearch {
  private let grid: ChannelGrid
  private let domain: Domain
  private var best: [Int]
  private var cameFrom: [Int]
  private var queue = PriorityQueue()
  private var startOf: [Int: Face] = [:]
  private var goals: [Int: (face: Face, cost: Int)] = [:]

  init(grid: ChannelGrid, domain: Domain) {
    self.grid = grid
    self.domain = domain
    let count = grid.xs.count * grid.ys.count * 4
    best = Array(repeating: .max, count: count)
    cameFrom = Array(repeating: -1, count: count)
  }

  /// A state: a crossing, and the heading by which it was reached.
  private func key(_ xi: Int, _ yi: Int, _ heading: Heading) -> Int {
    (xi * grid.ys.count + yi) * 4 + heading.rawValue
  }

  /// The first crossing that a line from a face comes to, with the cost of getting there.
  private func firstCrossing(_ face: Face) -> (xi: Int, yi: Int, cost: Int)? {
    var (x, y) = (face.cell.x, face.cell.y)
    var cost = face.isUsed ? ChannelGrid.Cost.usedFace : 0
    while true {
      x += face.heading.dx
      y += face.heading.dy
      guard let step = grid.cost(ofEntering: x, y, face.heading, in: domain) else { return nil }
      cost += step
      if let xi = grid.xs.position(of: x), let yi = grid.ys.position(of: y) {
        return (xi, yi, cost)
      }
    }
  }

  mutating func start(at face: Face) {
    guard let (xi, yi, cost) = firstCrossing(face) else { return }
    let state = key(xi, yi, face.heading)
    guard cost < best[state] else { return }
    best[state] = cost
    startOf[state] = face
    queue.push(cost, state)
  }

  mutating func addGoal(_ face: Face) {
    guard let (xi, yi, cost) = firstCrossing(face) else { return }
    // The way in is the way out backwards, so it costs the same but for the crossing's own cell.
    for heading in Heading.allCases where heading != face.heading {
      let state = key(xi, yi, heading)
      let turn = heading == face.heading.opposite ? 0 : ChannelGrid.Cost.bend
      if cost + turn < goals[state]?.cost ?? .max { goals[state] = (face, cost + turn) }
    }
  }

  mutating func run() -> (cells: [Point], cost: Int)? {
    var found: (cost: Int, state: Int)?
    while let (cost, state) = queue.pop() {
      if cost > best[state] { continue }
      if let found, cost >= found.cost { break }
      if let goal = goals[state], cost + goal.cost < found?.cost ?? .max {
        found = (cost + goal.cost, state)
      }
      expand(state, cost)
    }
    return found.map { (line(to: $0.state), $0.cost) }
  }

  private mutating func expand(_ from: Int, _ cost: Int) {
    let heading = Heading(rawValue: from % 4) ?? .left
    let xi = from / 4 / grid.ys.count
    let yi = from / 4 % grid.ys.count
    for next in Heading.allCases where next != heading.opposite {
      let (nx, ny) = (xi + next.dx, yi + next.dy)
      guard grid.xs.indices.contains(nx), grid.ys.indices.contains(ny),
        let step = length(from: xi, yi, next, to: nx, ny)
      else { continue }
      let total = cost + step + (next == heading ? 0 : ChannelGrid.Cost.bend)
      let target = key(nx, ny, next)
      guard total < best[target] else { continue }
      best[target] = total
      cameFrom[target] = from
      startOf[target] = nil
      queue.push(total, target)
    }
  }

  private func length(from xi: Int, _ yi: Int, _ heading: Heading, to nx: Int, _ ny: Int) -> Int? {
    var (x, y) = (grid.xs[xi], grid.ys[yi])
    let (endX, endY) = (grid.xs[nx], grid.ys[ny])
    var total = 0
    while x != endX || y != endY {
      x += heading.dx
      y += heading.dy
      guard let step = grid.cost(ofEntering: x, y, heading, in: domain) else { return nil }
      total += step
    }
    return total
  }

  private func line(to last: Int) -> [Point] {
    var corners: [Point] = []
    if let goal = goals[last] { corners.append(goal.face.cell) }
    var state = last
    while state >= 0 {
      corners.append(
        Point(grid.xs[state / 4 / grid.ys.count], grid.ys[state / 4 % grid.ys.count]))
      if let start = startOf[state] {
        corners.append(start.cell)
        break
      }
      state = cameFrom[state]
    }
    return Self.cells(through: corners.reversed())
  }

  /// All cells on the straight pieces between corners.
  private static func cells(through corners: [Point]) -> [Point] {
    guard var at = corners.first else { return [] }
    var cells = [at]
    for corner in corners.dropFirst() {
      while at != corner {
        at = Point(at.x + (corner.x - at.x).signum(), at.y + (corner.y - at.y).signum())
        cells.append(at)
      }
    }
    return cells
  }
}

extension [Int] {
  /// The index of a value in an ascending array.
  fileprivate func position(of value: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == value ? low : nil
  }
}

/// A binary heap of states by cost; of equal costs, what came in first comes out first.
struct PriorityQueue {
  private var heap: [(cost: Int, order: Int, state: Int)] = []
  private var order = 0

  mutating func push(_ cost: Int, _ state: Int) {
    heap.append((cost, order, state))
    order += 1
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard isBefore(child, parent) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> (cost: Int, state: Int)? {
    guard let top = heap.first else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      siftDown()
    }
    return (top.cost, top.state)
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if isBefore(child, least) { least = child }
      }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private func isBefore(_ a: Int, _ b: Int) -> Bool {
    (heap[a].cost, heap[a].order) < (heap[b].cost, heap[b].order)
  }
}
