import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// All that is known of what is chosen, and the ways to its neighbours.
extension ExplorerState {
  var detailLines: [DetailLine] { details.lines }

  /// The rows of the pane as they are drawn now.
  var detailRows: [DetailsView.Row] {
    guard let width = layout[.details]?.inside.width else { return [] }
    return DetailsView.rows(detailLines, width: width)
  }

  /// Works the lines out where they are on the screen.
  mutating func settleDetails(_ layout: ScreenLayout) {
    guard let network, let pane = layout[.details] else { return }
    let (item, language) = (item, language)
    let source = details.source
    let subject = DetailsPaneState.Subject(
      item: item, language: language, openings: openings, changes: network.version,
      source: source)
    details.refresh(subject) {
      guard let item else { return [] }
      var describer = ItemDescriber(network: network, language: language)
      if let source { describer.describe(source, of: item) } else { describer.describe(item) }
      return describer.lines
    }
    if details.rows.isAtStart { return }
    details.rows.fit(count: detailRows.count, height: pane.inside.height)
  }

  /// Goes to the neighbour under the cursor.
  mutating func followLink() {
    let rows = detailRows
    guard rows.indices.contains(details.rows.index), let id = rows[details.rows.index].link else {
      let key = Glyph.breadcrumb.text
      notice = Notice(
        .note,
        text(
          en: "Lines with \(key) lead to a neighbour", ja: "\(key) の付いた行から関連するものへ移れます"))
      return
    }
    visit(id)
    side = .details
    focus = .details
  }

  /// Shows what the input itself says of the thing, or the model's view of it again.
  mutating func toggleSource() -> [Effect] {
    side = .details
    if layout[.details] == nil { focus = .details }
    if details.source != nil {
      details.source = nil
      details.rows = RowCursor()
      return []
    }
    guard let network, let id = resource else { return [] }
    details.source = .isBeingRead
    details.rows = RowCursor()
    return [
      .readSource(id, name: network.topology.entity(id)?.name.text ?? "", of: network.paths)
    ]
  }

  /// What the input says has been read; it counts while the same thing is looked at.
  mutating func take(_ parts: [SourcePart], of id: ResourceID) {
    guard details.source == .isBeingRead, resource == id else { return }
    details.source = .parts(parts)
  }
}

extension [DetailsView.Row] {
  /// The row that says something at a place or beyond it; the place itself where none does.
  func nearestText(to index: Int, going step: Int) -> Int {
    var next = index
    while indices.contains(next), self[next].name.isEmpty, self[next].value.isEmpty { next += step }
    return indices.contains(next) ? next : index
  }
}
