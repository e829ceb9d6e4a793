import IPAddressing
import NetworkModel
import TerminalScreen
package import Reports

extension LoadedNetwork {
  /// The network in lines, for screen readers and pipes: a row a line, indented by what holds it.
  package func plainLines(in language: Language) -> [String] {
    var lines = [language.text(en: "Network", ja: "ネットワーク")]
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
    for (title, glance) in [
      (
        language.text(en: "Route tables", ja: "ルートテーブル"),
        GlanceState.routeTables(of: self, near: nil, in: language)
      ),
      (
        language.text(en: "Endpoints", ja: "エンドポイント"),
        GlanceState.endpoints(of: self, near: nil, in: language)
      ),
    ] where !glance.all.isEmpty {
      lines += ["", title] + glance.plainLines
    }
    return lines
  }
}

extension GlanceState {
  /// The rows in lines, each cell with the title of its column: what is read aloud has no columns.
  fileprivate var plainLines: [String] {
    shown.map { row in
      zip(columns, row.cells).filter { !$1.text.isEmpty && $1.text != "-" }.enumerated()
        .map { $0 == 0 ? $1.1.text : "\($1.0.title) \($1.1.text)" }
        .joined(separator: ", ")
    }
  }
}
