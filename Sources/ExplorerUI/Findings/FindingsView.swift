import NetworkModel
import Reports
import TerminalScreen

/// What could not be read: one line each, and all of the one under the cursor below.
enum FindingsView {
  static func frame(_ state: ExplorerState) -> Rect {
    Popup.frame(state, width: 110, height: 40)
  }

  /// Rows for the finding under the cursor.
  private static func detailHeight(_ frame: Rect) -> Int { frame.height >= 16 ? 6 : 3 }

  /// Where the findings stand: over the detail of the chosen one.
  static func rows(_ state: ExplorerState) -> Rect {
    let frame = frame(state)
    return frame.inset(1).inset(bottom: detailHeight(frame) + 1)
  }

  static func listHeight(_ state: ExplorerState) -> Int { max(1, rows(state).height) }

  static func draw(_ findings: FindingsState, _ state: ExplorerState, on screen: inout Screen) {
    let all = state.network?.findings ?? []
    let frame = frame(state)
    let inside = Popup.open(
      frame, title: state.text(en: "Findings", ja: "所見"), remark: summary(all, state.language),
      on: &screen)
    let (below, list) = inside.splitBottom(detailHeight(frame) + 1)
    for row in 0..<list.height {
      let position = findings.rows.top + row
      guard all.indices.contains(position) else { break }
      screen.draw(in: list.row(row)) { screen in
        let finding = all[position]
        let width = screen.bounds.width
        screen.put(finding.severity.sign, at: Point(1, 0), style: finding.severity.style)
        screen.put(
          state.language.text(finding.words).sanitised, at: Point(3, 0), width: max(1, width - 4))
        if position == findings.rows.index { screen.select() }
      }
    }
    guard all.indices.contains(findings.rows.index) else { return }
    let end = frame.columns.upperBound - 1
    for x in frame.columns {
      let mask = LineMask(right: x == end ? .none : .light, left: x == frame.x ? .none : .light)
      screen.line(mask, at: Point(x, below.y), style: .borderFocus)
    }
    drawDetail(all[findings.rows.index], state, in: below.inset(top: 1), on: &screen)
  }

  private static func drawDetail(
    _ finding: Finding, _ state: ExplorerState, in area: Rect, on screen: inout Screen
  ) {
    var lines: [(String, Style)] = []
    let width = max(1, area.width - 2)
    lines += state.language.text(finding.words).sanitised.wrapped(width: width).map {
      ($0, .text)
    }
    if let advice = finding.advice {
      lines += (Glyph.arrowRight.text + " " + state.language.text(advice).sanitised).wrapped(
        width: width
      ).map {
        ($0, .ok)
      }
    }
    let place = [finding.location?.description ?? "", finding.code.rawValue]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    // The end of a place says where in the file: it stays, whatever else has to go.
    let whole = place.sanitised.wrapped(width: width)
    let hasRoom = lines.count + whole.count <= area.height
    lines += (hasRoom ? whole : [place.sanitised.shortened(to: width)]).map { ($0, .dim) }
    for (index, line) in lines.enumerated() where index < area.height {
      screen.put(line.0, at: Point(area.x + 1, area.y + index), style: line.1, width: width)
    }
  }

  private static func summary(_ all: [Finding], _ language: Language) -> String {
    FindingSeverity.allCases.reversed().compactMap { severity in
      let count = all.filter { $0.severity == severity }.count
      guard count > 0 else { return nil }
      return switch severity {
      case .error: language.count(count, en: "error", "errors", ja: "件のエラー")
      case .warning: language.count(count, en: "warning", "warnings", ja: "件の警告")
      case .note: language.count(count, en: "note", "notes", ja: "件の注記")
      }
    }.joined(separator: language == .en ? ", " : "、")
  }
}

extension FindingSeverity {
  var sign: String {
    switch self {
    case .error: Glyph.fail.text
    case .warning: "!"
    case .note: Glyph.pending.text
    }
  }

  var style: Style {
    switch self {
    case .error: .bad
    case .warning: .warn
    case .note: .dim
    }
  }
}
