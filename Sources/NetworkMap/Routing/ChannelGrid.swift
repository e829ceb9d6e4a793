import TerminalScreen

/// The lines that a path may run on: tracks in gutters and channels, and what stands in the way.
///
/// A vertex is where a vertical track crosses a horizontal one, so a search looks at a few hundred vertices
/// however large the drawing is.
struct ChannelGrid {
  let size: Size
  /// Columns and rows of tracks, ascending.
  let xs: [Int]
  let ys: [Int]
  private var cells: [CellUse]

  /// What is known of one cell of the drawing.
  struct CellUse: OptionSet {
    let rawValue: UInt8
    /// A box or a label: no line may be here.
    static let obstacle = CellUse(rawValue: 1)
    /// The border of a VPC.
    static let border = CellUse(rawValue: 2)
    static let horizontal = CellUse(rawValue: 4)
    static let vertical = CellUse(rawValue: 8)
    /// A zone's name, which a line goes behind only when there is no other way.
    static let name = CellUse(rawValue: 32)
    /// Left or right half of a VPC's border: a line may cross it straight.
    static let crossable = CellUse(rawValue: 16)
  }

  /// By cell: 0 outside of all VPCs, else the VPC's index plus one.
  private var regions: [UInt16]

  init(size: Size, xs: some Sequence<Int>, ys: some Sequence<Int>) {
    self.size = size
    self.xs = Set(xs.filter { $0 >= 0 && $0 < size.width }).sorted()
    self.ys = Set(ys.filter { $0 >= 0 && $0 < size.height }).sorted()
    cells = Array(repeating: [], count: size.width * size.height)
    regions = Array(repeating: 0, count: size.width * size.height)
  }

  func index(_ x: Int, _ y: Int) -> Int { y * size.width + x }

  subscript(x: Int, y: Int) -> CellUse {
    x >= 0 && y >= 0 && x < size.width && y < size.height ? cells[index(x, y)] : .obstacle
  }

  func region(_ x: Int, _ y: Int) -> Int {
    x >= 0 && y >= 0 && x < size.width && y < size.height ? Int(regions[index(x, y)]) : 0
  }

  mutating func block(_ rect: Rect) { add(.obstacle, to: rect) }

  mutating func discourage(_ rect: Rect) { add(.name, to: rect) }

  private mutating func add(_ use: CellUse, to rect: Rect) {
    let rect = rect.intersection(Rect(size))
    for y in rect.rows {
      for x in rect.columns { cells[index(x, y)].formUnion(use) }
    }
  }

  mutating func addVPC(_ number: Int, box: Rect) {
    let inside = box.intersection(Rect(size))
    for y in inside.rows {
      for x in inside.columns { regions[index(x, y)] = UInt16(truncatingIfNeeded: number + 1) }
    }
    add(.border, to: Rect(x: box.x, y: box.y, width: box.width, height: 1))
    add(.border, to: Rect(x: box.x, y: box.maxY, width: box.width, height: 1))
    for x in [box.x, box.maxX] {
      add([.border, .crossable], to: Rect(x: x, y: box.y + 1, width: 1, height: box.height - 2))
    }
  }

  /// Notes that a line runs through these cells; returns those where one already ran the same way.
  mutating func use(_ line: [Point]) -> [Point] {
    var shared: [Point] = []
    for (a, b) in zip(line, line.dropFirst()) {
      let use: CellUse = a.y == b.y ? .horizontal : .vertical
      for cell in [a, b] where Rect(size).contains(cell) {
        let place = index(cell.x, cell.y)
        if cells[place].contains(use), shared.last != cell, cell != line.first, cell != line.last {
          shared.append(cell)
        }
      }
    }
    for (a, b) in zip(line, line.dropFirst()) {
      let use: CellUse = a.y == b.y ? .horizontal : .vertical
      for cell in [a, b] where Rect(size).contains(cell) {
        cells[index(cell.x, cell.y)].formUnion(use)
      }
    }
    return shared
  }
}

/// The four ways a line can go, in the order in which ties are decided.
enum Heading: Int, CaseIterable, Hashable, Sendable {
  case left, up, right, down

  var dx: Int {
    switch self {
    case .left: -1
    case .right: 1
    case .up, .down: 0
    }
  }

  var dy: Int {
    switch self {
    case .up: -1
    case .down: 1
    case .left, .right: 0
    }
  }

  var isHorizontal: Bool { dx != 0 }

  var opposite: Heading {
    switch self {
    case .left: .right
    case .up: .down
    case .right: .left
    case .down: .up
    }
  }
}
