import NetworkModel
import PathEngine
import TerminalScreen
import TestSupport
import Testing

@testable import NetworkMap

/// What holds of every drawing, whatever the network.
@Suite struct MapPropertyTests {
  static let sizes = [
    Size(width: 80, height: 21), Size(width: 84, height: 30), Size(width: 110, height: 44),
    Size(width: 40, height: 9), Size(width: 200, height: 60), Size(width: 1, height: 1),
    Size(width: 64, height: 14),
  ]

  static func requests(seed: UInt64) -> [MapRequest] {
    var network = RandomNetwork(seed: seed)
    let traces = [nil] + network.traces(5).map { Optional($0) }
    var random = SeededGenerator(seed: seed &+ 7)
    return traces.map { trace in
      let size = sizes.randomElement(using: &random) ?? sizes[0]
      var request = MapRequest(topology: network.topology, trace: trace, viewport: size)
      if Bool.random(using: &random) {
        request.detail = DetailLevel.allCases.randomElement(using: &random)
      }
      if Bool.random(using: &random) { request.litHop = Int.random(in: 0..<12, using: &random) }
      request.goesBeyondBlock = Bool.random(using: &random)
      request.showsWayBack = Int.random(in: 0..<4, using: &random) == 0
      request.focus = network.topology.subnets.randomElement(using: &random)?.id
      request.scroll = Point(
        Int.random(in: -3..<40, using: &random), Int.random(in: -3..<30, using: &random))
      return request
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `every row is as wide as the viewport, and the same request gives the same drawing`(
    seed: UInt64
  ) {
    for request in Self.requests(seed: seed) {
      for draw in [NetworkMap.draw(_:), LanesView.draw(_:)] {
        let drawn = draw(request)
        #expect(drawn.screen.size == request.viewport)
        for row in 0..<request.viewport.height {
          #expect(drawn.screen.rowText(row).cellWidth == request.viewport.width)
        }
        #expect(draw(request).screen == drawn.screen)
        let ascii = drawn.screen.text(in: .ascii)
        #expect(ascii.utf8.allSatisfy { $0 == 10 || (0x20..<0x7F).contains($0) })
      }
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `boxes and labels stand apart, and inside of what they belong to`(seed: UInt64) {
    for request in Self.requests(seed: seed) {
      let layout = MapArrangement(request).layout
      var taken: [Rect] = []
      func claim(_ rect: Rect, _ what: String) {
        guard !rect.isEmpty else { return }
        #expect(Rect(layout.size).contains(rect), "\(what) \(rect) in \(layout.size)")
        for other in taken where other.intersects(rect) {
          Issue.record("\(what) \(rect) lies on \(other), seed \(seed), \(request.viewport)")
        }
        taken.append(rect)
      }
      for vpc in layout.vpcs {
        for subnet in vpc.subnets {
          claim(subnet.rect, "subnet")
          #expect(vpc.box.inset(1).contains(subnet.rect))
        }
        for port in vpc.sidePorts {
          for rect in [port.left, port.right] { rect.map { claim($0, "port") } }
        }
        for rect in vpc.topPorts { claim(rect, "gateway") }
        for rect in vpc.outside { claim(rect, "outside") }
        for rect in vpc.internet { claim(rect, "Internet") }
        claim(vpc.region, "region")
        for column in vpc.columns {
          claim(
            Rect(x: column.lowerBound, y: vpc.headerRow, width: column.count, height: 1), "zone")
        }
      }
      for (a, b) in zip(layout.vpcs, layout.vpcs.dropFirst()) { #expect(!a.box.intersects(b.box)) }
      for vpc in layout.vpcs {
        // Above and beside the boxes, and not on their borders.
        for label in vpc.outside + vpc.internet + [vpc.region] where !label.isEmpty {
          #expect(!layout.vpcs.contains { $0.box.intersects(label) }, "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `a path is whole, and no line runs through a box or a label`(seed: UInt64) {
    for request in Self.requests(seed: seed) where request.trace != nil {
      let arrangement = MapArrangement(request)
      let (layout, path) = (arrangement.layout, arrangement.path)
      let boxes = layout.vpcs.flatMap(\.subnets).map(\.rect)
      var labels = layout.vpcs.flatMap { $0.outside + $0.internet + $0.topPorts + [$0.region] }
      for port in layout.vpcs.flatMap(\.sidePorts) {
        labels += [port.left, port.right].compactMap { $0 }
      }
      for piece in path.pieces {
        #expect(piece.cells.count >= 2)
        for (a, b) in zip(piece.cells, piece.cells.dropFirst()) {
          #expect(abs(a.x - b.x) + abs(a.y - b.y) == 1)
        }
        for cell in piece.cells.dropFirst().dropLast() {
          #expect(!boxes.contains { $0.contains(cell) }, "seed \(seed) \(request.viewport)")
          #expect(!labels.contains { $0.contains(cell) }, "seed \(seed) \(request.viewport)")
        }
      }
      for line in layout.links.joined().map(\.cells)
        + layout.vpcs.flatMap(\.branches).joined().map(\.cells)
      {
        // They begin, and between VPCs also end, under the labels of ports.
        for cell in line.dropFirst().dropLast() {
          #expect(!labels.contains { $0.contains(cell) }, "seed \(seed) \(request.viewport)")
          #expect(!layout.vpcs.contains { $0.box.contains(cell) })
        }
      }
      let reached = max(0, path.reached - 1)
      #expect(path.pieces.filter { $0.cells.count > 0 }.count >= reached, "seed \(seed)")
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `what the path stops at can be seen`(seed: UInt64) {
    for request in Self.requests(seed: seed) where request.trace != nil {
      let arrangement = MapArrangement(request)
      let (scene, layout, path) = (arrangement.scene, arrangement.layout, arrangement.path)
      for stop in scene.path.stops.prefix(path.reached) {
        guard case .node(let vpc, let subnet, let node) = stop.anchor else { continue }
        #expect(
          layout.vpcs[vpc].subnets[subnet].row(of: node) != nil,
          "seed \(seed) \(request.viewport) \(layout.detail)")
      }
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `the step that is current is in sight once the map scrolls to it`(seed: UInt64) {
    for var request in Self.requests(seed: seed) where request.litHop != nil {
      guard request.viewport.width >= 40 else { continue }
      let drawn = NetworkMap.draw(request)
      guard let place = drawn.currentPlace else { continue }
      request.scroll = drawn.scroll(revealing: place)
      let there = NetworkMap.draw(request)
      let isSeen = there.windows.contains { window in
        window.area.offset(
          x: window.origin.x - window.area.x, y: window.origin.y - window.area.y
        ).intersects(place)
      }
      #expect(isSeen, "seed \(seed) \(request.viewport) \(place) at \(there.scroll)")
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `what is kept while stepping draws the same as what is made anew`(seed: UInt64) {
    for var request in Self.requests(seed: seed) {
      request.focus = nil
      let arrangement = MapArrangement(request)
      for hop in 0..<10 {
        request.litHop = hop
        guard arrangement.serves(request) else { continue }
        #expect(arrangement.draw(request).screen == NetworkMap.draw(request).screen)
      }
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `what is kept while the focus moves shows the same as what is made anew`(seed: UInt64) {
    for var request in Self.requests(seed: seed) {
      request.focus = nil
      let arrangement = MapArrangement(request)
      let painted = arrangement.paint(request)
      let things = arrangement.draw(request).items.map(\.id)
      for (index, id) in things.enumerated() {
        request.focus = id
        request.lightsFrame = index % 2 == 0
        guard arrangement.serves(request) else { continue }
        #expect(
          arrangement.show(painted, for: request).screen == NetworkMap.draw(request).screen,
          "seed \(seed) \(request.viewport) \(id)")
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `a network is drawn the same in whatever order it was read`(seed: UInt64) {
    let network = RandomNetwork(seed: seed)
    let shuffled = network.shuffled(seed: seed &+ 1)
    for viewport in Self.sizes {
      let request = MapRequest(topology: network.topology, viewport: viewport)
      var other = request
      other.topology = shuffled
      #expect(NetworkMap.draw(request).screen == NetworkMap.draw(other).screen)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `every item but the edges' can be reached from any other by direction`(seed: UInt64) {
    for request in Self.requests(seed: seed) {
      let drawn = NetworkMap.draw(request)
      for item in drawn.items where item.level == .box {
        for direction in DrawnMap.Direction.allCases {
          let next = drawn.neighbour(of: item.id, direction: direction)
          if let next { #expect(drawn.items.contains { $0.id == next }) }
        }
      }
    }
  }
}
