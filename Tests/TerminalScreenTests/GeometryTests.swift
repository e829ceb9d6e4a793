import Testing

@testable import TerminalScreen

@Suite struct GeometryTests {
  private let rect = Rect(x: 2, y: 3, width: 10, height: 6)

  @Test(arguments: -1...12) func `the two parts of a split are the whole`(cut: Int) {
    let (left, right) = rect.splitLeft(cut)
    #expect(left.width + right.width == 10 && left.maxX + 1 == right.minX)
    let (top, below) = rect.splitTop(cut)
    #expect(top.height + below.height == 6 && top.maxY + 1 == below.minY)
    #expect(rect.splitRight(cut).right.maxX == rect.maxX)
    #expect(rect.splitBottom(cut).bottom.maxY == rect.maxY)
    #expect(rect.contains(left) && rect.contains(below))
  }

  @Test func `the edges of a rectangle are its outermost cells, each once`() {
    let edges = Rect(x: 1, y: 2, width: 4, height: 3).edges
    #expect(edges.reduce(0) { $0 + $1.width * $1.height } == 10)
    #expect(edges.allSatisfy { !Rect(x: 2, y: 3, width: 2, height: 1).contains($0.origin) })
    #expect(Rect(x: 0, y: 0, width: 3, height: 2).edges.count == 2)
    #expect(Rect(x: 0, y: 0, width: 1, height: 4).edges == [Rect(x: 0, y: 0, width: 1, height: 4)])
    #expect(Rect(x: 0, y: 0, width: 0, height: 4).edges.isEmpty)
  }

  @Test func `an inset never gets a negative size`() {
    #expect(rect.inset() == Rect(x: 3, y: 4, width: 8, height: 4))
    #expect(rect.inset(9).isEmpty)
  }

  @Test func `intersection and union`() {
    let other = Rect(x: 8, y: 0, width: 10, height: 5)
    #expect(rect.intersection(other) == Rect(x: 8, y: 3, width: 4, height: 2))
    #expect(rect.union(other) == Rect(x: 2, y: 0, width: 16, height: 9))
    #expect(rect.intersection(Rect(x: 40, y: 0, width: 1, height: 1)).isEmpty)
    #expect(rect.contains(Point(2, 3)) && !rect.contains(Point(12, 3)))
  }

  @Test func `a size reads what it writes`() {
    #expect(Size("120x40") == Size(width: 120, height: 40))
    #expect(Size("120") == nil && Size("0x3") == nil && Size("1x-1") == nil)
    #expect("\(Size(width: 80, height: 24))" == "80x24")
  }
}
