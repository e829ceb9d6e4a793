import FoundationEssentials
package import NetworkModel
package import PathEngine
import TerminalScreen

/// Who reaches what, as text, CSV, JSON or a page.
package struct MatrixReport: Sendable {
  let matrix: ReachabilityMatrix
  let topology: Topology
  let language: Language
  private let names: ResourceNames

  package init(_ matrix: ReachabilityMatrix, in topology: Topology, language: Language) {
    self.matrix = matrix
    self.topology = topology
    self.language = language
    names = ResourceNames(nil, in: topology)
  }

  func text(en: @autoclosure () -> String, ja: @autoclosure () -> String) -> String {
    language.text(en: en(), ja: ja())
  }

  func label(_ id: ResourceID) -> String { names.label(id) }

  /// The sign of a verdict; a blank where nothing was asked.
  func sign(_ cell: ReachabilityMatrix.Cell) -> String {
    switch cell.verdict {
    case nil: " "
    case .reachable: HopNarration.Mark.passes.sign
    case .unreachable: HopNarration.Mark.blocks.sign
    case .undetermined: HopNarration.Mark.unknown.sign
    }
  }

  /// By what it goes, or what stops it, in a few words.
  func detail(_ cell: ReachabilityMatrix.Cell) -> String {
    switch cell {
    case .notAsked: return "–"
    case .traces:
      guard let trace = cell.decisive else { return "–" }
      guard trace.verdict == .reachable else {
        let narrator = TraceNarrator(trace, in: topology, language: language)
        let wanted: Explanation.Severity = trace.verdict == .unreachable ? .blocks : .unknown
        return narrator.explanations.first { $0.severity == wanted }?.title ?? ""
      }
      return cell.gateway.map { label($0.id) } ?? text(en: "direct", ja: "直接")
    }
  }

  // MARK: Text

  package func text(width: Int?, paint: TextPaint) -> String {
    let columns =
      [TextTable.Column(text(en: "from", ja: "送信元"))]
      + matrix.destinations.map { TextTable.Column($0.sanitised, shrinks: true) }
    let rows = matrix.rows.map { row in
      [TextTable.Cell(label(row.id))]
        + row.cells.map { cell in
          TextTable.Cell("\(sign(cell)) \(detail(cell))", role(cell))
        }
    }
    let lines = TextTable(columns, rows: rows).lines(width: width, paint: paint)
    return (lines + ["", legend]).map { $0 + "\n" }.joined()
  }

  private func role(_ cell: ReachabilityMatrix.Cell) -> StyleRole {
    switch cell.verdict {
    case nil: .dim
    case .reachable: .ok
    case .unreachable: .bad
    case .undetermined: .warn
    }
  }

  private var legend: String {
    let marks = [
      (HopNarration.Mark.passes.sign, Verdict.reachable),
      (HopNarration.Mark.blocks.sign, .unreachable),
      (HopNarration.Mark.unknown.sign, .undetermined),
    ]
    return marks.map { "\($0) \($1.word(in: language))" }.joined(separator: "  ")
  }

  // MARK: CSV

  /// A line for each pair (RFC 4180, but for line feeds alone); in English whatever the language.
  package var csv: String {
    let head = ["from", "from_id", "to", "verdict", "gateway", "gateway_id", "code"]
    let lines = records.map { record in
      [
        record.from, record.fromId, record.to, record.verdict ?? "", record.gateway ?? "",
        record.gatewayId ?? "", record.code ?? "",
      ]
    }
    return ([head] + lines).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ field: String) -> String {
    // A spreadsheet would run what begins so.
    let isFormula = field.first.map { "=+-@".contains($0) } ?? false
    let safe = isFormula ? "'" + field : field
    guard safe.contains(where: { ",\"\r\n".contains($0) }) else { return safe }
    return "\"" + safe.replacing("\"", with: "\"\"") + "\""
  }

  // MARK: JSON

  /// An object for each pair; in English whatever the language.
  package var json: String {
    get throws { try AWSJSON.text(Records(matrix: records)) }
  }

  private struct Records: Encodable {
    var matrix: [Record]
  }

  private struct Record: Encodable {
    var from: String
    var fromId: String
    var to: String
    /// Absent where the destination is none for this source.
    var verdict: String?
    var gateway: String?
    var gatewayId: String?
    var gatewayKind: String?
    /// The first explanation's, where it does not get there.
    var code: String?
  }

  private var records: [Record] {
    matrix.rows.flatMap { row in
      zip(matrix.destinations, row.cells).map { destination, cell in
        let gateway = cell.gateway
        let isThere = cell.verdict == .reachable
        return Record(
          from: label(row.id).sanitised, fromId: row.id.text.sanitised, to: destination.sanitised,
          verdict: cell.verdict?.rawValue, gateway: gateway.map { label($0.id).sanitised },
          gatewayId: gateway?.id.text.sanitised, gatewayKind: gateway?.kind.word,
          code: isThere
            ? nil : cell.decisive?.explanations.first { $0.severity != .remark }?.code.rawValue)
      }
    }
  }
}
