import NetworkModel
import PathEngine
import TerminalScreen

/// A trace as boxes and arrows: the places that the packet comes to, and on the arrows what it passes
/// between them. For Graphviz and Mermaid, which lay it out.
package struct PathDiagram: Sendable {
  struct Node: Hashable, Sendable {
    var id: String
    /// What it is, and what it is called.
    var lines: [String]
    /// The VPC that it stands in, by its label.
    var group: String?
    var mark: HopNarration.Mark
  }

  struct Arrow: Hashable, Sendable {
    var from: String
    var to: String
    /// What the packet passes on the way: `✔ NACL 100 allow`.
    var lines: [String]
    var isReply: Bool
    var mark: HopNarration.Mark
  }

  let title: String
  private(set) var nodes: [Node] = []
  private(set) var arrows: [Arrow] = []

  package init(_ narrator: TraceNarrator) {
    title = "\(narrator.verdict): \(narrator.query)"
    add(narrator.trace.forward, .forward, narrator)
    add(narrator.trace.back, .back, narrator)
  }

  /// The groups in the order in which the packet comes to them.
  var groups: [String] {
    nodes.compactMap(\.group).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private mutating func add(
    _ hops: [Hop], _ direction: Explanation.Direction, _ narrator: TraceNarrator
  ) {
    var last: String?
    var passed: [String] = []
    var worst = HopNarration.Mark.passes
    for index in hops.indices {
      let (component, words) = (hops[index].component, narrator.hop(index, direction))
      if words.mark != .passes { worst = words.mark }
      let isStop = words.mark == .blocks
      guard isPlace(component.kind) || isStop else {
        passed.append("\(words.mark.sign) \(words.word) \(words.decision)")
        continue
      }
      let id = node(component, words, narrator)
      if let last, last != id {
        arrows.append(
          Arrow(from: last, to: id, lines: passed, isReply: direction == .back, mark: worst))
      }
      (last, passed, worst) = (id, [], .passes)
      if isStop { return }
    }
  }

  private mutating func node(
    _ component: Component, _ words: HopNarration, _ narrator: TraceNarrator
  ) -> String {
    if let index = nodes.firstIndex(where: { $0.id == component.id.text }) {
      if words.mark == .blocks { nodes[index].mark = .blocks }
      return component.id.text
    }
    let label = narrator.names.label(component.id)
    var lines = [words.word, label]
    if label != component.id.text, component.id.text.contains("-") {
      lines.append(component.id.text.sanitised)
    }
    if words.mark != .passes { lines.append("\(words.mark.sign) \(words.decision)") }
    nodes.append(
      Node(
        id: component.id.text, lines: lines, group: component.vpc.map(narrator.names.label),
        mark: words.mark))
    return component.id.text
  }

  /// Filters and tables are passed on the way; all else is somewhere.
  private func isPlace(_ kind: Component.Kind) -> Bool {
    switch kind {
    case .securityGroup, .networkACL, .routeTable, .transitGatewayRouteTable, .vpcRouter: false
    case .networkInterface, .internetGateway, .egressOnlyInternetGateway, .natGateway,
      .gatewayEndpoint, .interfaceEndpoint, .gatewayLoadBalancerEndpoint,
      .instanceConnectEndpoint, .peeringConnection, .transitGateway, .transitGatewayAttachment,
      .virtualPrivateGateway, .vpnConnection, .customerGateway, .directConnectGateway,
      .virtualInterface, .loadBalancer, .service, .bucket, .internet, .onPremises:
      true
    }
  }
}
