import TerminalScreen

extension PathDiagram {
  /// A Mermaid flowchart, as Markdown on code hosts draws it.
  package var mermaid: String {
    let numbers = Dictionary(
      nodes.enumerated().map { ($1.id, "n\($0)") }, uniquingKeysWith: { first, _ in first })
    func name(_ id: String) -> String { numbers[id] ?? "n" }
    func statement(_ node: Node) -> String { "\(name(node.id))[\(Self.quoted(node.lines))]" }
    var lines = ["---", "title: \(Self.quoted([title]))", "---", "flowchart LR"]
    for (number, group) in groups.enumerated() {
      lines.append("  subgraph v\(number)[\(Self.quoted([group]))]")
      lines += nodes.filter { $0.group == group }.map { "    " + statement($0) }
      lines.append("  end")
    }
    lines += nodes.filter { $0.group == nil }.map { "  " + statement($0) }
    for arrow in arrows {
      let line = arrow.isReply ? "-.->" : "-->"
      let label = arrow.lines.isEmpty ? "" : "|\(Self.quoted(arrow.lines))|"
      lines.append("  \(name(arrow.from)) \(line)\(label) \(name(arrow.to))")
    }
    for node in nodes where node.mark != .passes {
      let colour = node.mark == .blocks ? "#b3261e" : "#9a6700"
      lines.append("  style \(name(node.id)) stroke:\(colour),stroke-width:3px")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func quoted(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      line.sanitised.unicodeScalars.reduce(into: "") { text, scalar in
        // Mermaid reads quotes, and HTML between them; a number sign begins an entity.
        switch scalar {
        case "\"", "<", ">", "&", "#", "`", "\\": text += "#\(scalar.value);"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    return "\"" + escaped.joined(separator: "<br>") + "\""
  }
}
