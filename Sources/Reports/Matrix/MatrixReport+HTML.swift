import NetworkModel
import PathEngine
import TerminalScreen

extension MatrixReport {
  /// One page that needs nothing else: a table with heads for rows and columns, readable on paper, by a
  /// screen reader and in the dark.
  package func html(title: String) -> String {
    let title = title.isEmpty ? text(en: "Who reaches what", ja: "到達性の一覧") : title
    let heads = matrix.destinations.map { "<th scope=\"col\">\(XML.escaped($0))</th>" }
    let rows = matrix.rows.map { row in
      let head =
        "<th scope=\"row\" title=\(XML.quoted(row.id.text))>\(XML.escaped(label(row.id)))</th>"
      return "<tr>" + head + row.cells.map(self.cell).joined() + "</tr>"
    }
    return """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(XML.escaped(title))</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(XML.escaped(title))</h1>
      <table>
      <thead><tr><th scope="col">\(text(en: "from", ja: "送信元"))</th>\(heads.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </body>
      </html>

      """
  }

  private func cell(_ cell: ReachabilityMatrix.Cell) -> String {
    guard let verdict = cell.verdict else { return "<td>–</td>" }
    let sign = "<b aria-hidden=\"true\">\(XML.escaped(sign(cell)))</b>"
    // The sign is for the eye; the word is for who does not see it.
    let word = "<span class=\"word\">\(XML.escaped(verdict.word(in: language)))</span>"
    return "<td class=\"\(verdict.rawValue)\">\(sign) \(word) \(XML.escaped(detail(cell)))</td>"
  }

  private static let style = """
    :root { color-scheme: light dark; --line: #c8ccd0; --good: #0b6b2e; --bad: #b3261e; --unknown: #7a5200; }
    @media (prefers-color-scheme: dark) {
      :root { --line: #444b52; --good: #6fd391; --bad: #ff9a91; --unknown: #f0c060; }
    }
    body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }
    h1 { font-size: 1.3rem; }
    table { border-collapse: collapse; }
    th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; white-space: nowrap; }
    thead th { position: sticky; top: 0; background: Canvas; }
    .reachable { color: var(--good); } .unreachable { color: var(--bad); } .undetermined { color: var(--unknown); }
    .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    """
}
