import TerminalScreen

extension PathDiagram {
  /// The DOT language of Graphviz.
  package var dot: String {
    var lines = [
      "digraph path {", "  rankdir=LR;", "  label=\(Self.quoted([title]));", "  labelloc=t;",
      "  node [shape=box, style=rounded, fontname=\"sans-serif\"];",
      "  edge [fontname=\"sans-serif\", fontsize=10];",
    ]
    for (number, group) in groups.enumerated() {
      lines.append("  subgraph cluster_\(number) {")
      lines.append("    label=\(Self.quoted([group]));")
      lines += nodes.filter { $0.group == group }.map { "    " + statement($0) }
      lines.append("  }")
    }
    lines += nodes.filter { $0.group == nil }.map { "  " + statement($0) }
    lines += arrows.map { "  " + statement($0) }
    return (lines + ["}"]).map { $0 + "\n" }.joined()
  }

  private func statement(_ node: Node) -> String {
    "\(Self.quoted([node.id])) [label=\(Self.quoted(node.lines))\(Self.colour(node.mark))];"
  }

  private func statement(_ arrow: Arrow) -> String {
    let style = arrow.isReply ? ", style=dashed" : ""
    return "\(Self.quoted([arrow.from])) -> \(Self.quoted([arrow.to]))"
      + " [label=\(Self.quoted(arrow.lines))\(style)\(Self.colour(arrow.mark))];"
  }

  private static func colour(_ mark: HopNarration.Mark) -> String {
    switch mark {
    case .passes, .pending: ""
    case .blocks: ", color=\"#b3261e\", penwidth=2"
    case .unknown: ", color=\"#9a6700\", penwidth=2"
    }
  }

  private static func quoted(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      line.sanitised.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
    return "\"" + escaped.joined(separator: "\\n") + "\""
  }
}
