import IPAddressing
import NetworkModel
import TerminalScreen
package import Reports

extension LoadedNetwork {
  /// The network in lines, for screen readers and pipes: a row a line, indented by what holds it.
  package func plainLines(in language: Language) -> [String] {
    var lines: [String] = []
    for row in tree.rows {
      var line = String(repeating: "  ", count: Int(row.depth))
      line += name(of: row.item, in: language).sanitised
      if case .subnet(let handle) = row.item {
        let cidr = topology[handle].cidrs.first?.description ?? ""
        line += "  \(cidr)  \(tier(of: handle).word(in: language))  \(badge(of: handle))"
      } else {
        let remark = remark(on: row.item, in: language).sanitised
        if !remark.isEmpty { line += "  " + remark }
      }
      if let id = row.item.entity(in: topology)?.id.text, !line.contains(id) { line += "  " + id }
      lines.append(line)
    }
    return lines
  }
}
