import NetworkModel
import Reports
import TerminalScreen

/// A screen that shows one thing of every subnet or endpoint, a row each, to be sorted and filtered.
struct GlanceState: Sendable {
  enum Topic: Hashable, Sendable { case routeTables, endpoints }

  let topic: Topic
  /// The titles of the columns; the rows have a cell for each.
  let columns: [GlanceColumn]
  /// Every row of the network.
  let all: [GlanceRow]
  /// The VPC that alone is shown; nil shows all.
  var vpc: Handle<VPC>?
  /// The VPC that was chosen when the screen was opened, to come back to.
  let nearVPC: Handle<VPC>?
  var filter = LineEditor()
  var isTyping = false
  /// The column that orders the rows; nil leaves them VPC by VPC, as they were made.
  var sorted: Int?
  var isBackwards = false
  var rows = RowCursor()
  /// The rows that are shown, with a heading before each VPC's where there are several.
  private(set) var lines: [Line] = []

  enum Line: Hashable, Sendable {
    case heading(String)
    /// An index into `all`.
    case row(Int)
  }

  init(
    _ topic: Topic, columns: [GlanceColumn], all: [GlanceRow], nearVPC: Handle<VPC>?
  ) {
    self.topic = topic
    self.columns = columns
    self.all = all
    self.nearVPC = nearVPC
  }

  /// The row under the cursor.
  var current: GlanceRow? {
    guard lines.indices.contains(rows.index), case .row(let index) = lines[rows.index] else {
      return nil
    }
    return all[index]
  }

  /// The rows that are shown, without headings.
  var shown: [GlanceRow] {
    lines.compactMap { if case .row(let index) = $0 { all[index] } else { nil } }
  }

  /// Chooses and orders the rows anew; the cursor stays on its row where that is still shown.
  /// - Complexity: O(*n* log *n*) in the number of rows.
  mutating func refresh() {
    let before = lines.indices.contains(rows.index) ? lines[rows.index] : nil
    let words = filter.text.lowercased().split(separator: " ").map(String.init)
    var kept = all.indices.filter { index in
      let row = all[index]
      return (vpc == nil || row.vpc == vpc) && words.allSatisfy { row.holds($0) }
    }
    if let sorted {
      kept.sort { a, b in
        let (x, y) = (all[a].cells[sorted], all[b].cells[sorted])
        return (x.rank, x.text, a) < (y.rank, y.text, b)
      }
    }
    if isBackwards { kept.reverse() }
    lines = []
    let hasHeadings = sorted == nil && Set(kept.map { all[$0].vpcName }).count > 1
    var heading: String?
    for index in kept {
      if hasHeadings, all[index].vpcName != heading {
        heading = all[index].vpcName
        lines.append(.heading(all[index].vpcName))
      }
      lines.append(.row(index))
    }
    rows.index = before.flatMap { lines.firstIndex(of: $0) } ?? lines.firstRow
  }

  /// Keeps the cursor off the headings, which hold nothing to open.
  mutating func skipHeadings(_ step: Int) {
    while lines.indices.contains(rows.index), case .heading = lines[rows.index] {
      let next = rows.index + (step < 0 ? -1 : 1)
      if !lines.indices.contains(next) {
        rows.index = step < 0 ? lines.firstRow : rows.index
        return
      }
      rows.index = next
    }
  }
}

extension [GlanceState.Line] {
  fileprivate var firstRow: Int {
    firstIndex { if case .row = $0 { true } else { false } } ?? 0
  }
}

/// A column of a glance.
struct GlanceColumn: Hashable, Sendable {
  var title: String
  /// Whether it gives way, with `…`, where there is no room.
  var shrinks = false
  /// Leaves the screen where there is no room: the highest first; nil stays.
  var leaves: Int?
}

/// One row of a glance.
struct GlanceRow: Hashable, Sendable {
  struct Cell: Hashable, Sendable {
    var text: String
    /// What stands for the text where that has no room; empty where its ends do.
    var short: String
    var style: Style
    /// Comes before the text when rows are sorted.
    var rank: Int

    init(_ text: String, _ style: Style = .text, rank: Int = 0, short: String = "") {
      self.text = text.sanitised
      self.short = short
      self.style = style
      self.rank = rank
    }

    /// As much as so many cells hold.
    func text(within cells: Int) -> String {
      if text.cellWidth <= cells { return text }
      return short.isEmpty || short.cellWidth > cells ? text.shortenedInside(to: cells) : short
    }
  }

  /// What Enter goes to.
  var id: ResourceID
  /// The table it is about, where there is one.
  var table: Handle<RouteTable>?
  var vpc: Handle<VPC>?
  var vpcName: String
  var cells: [Cell]

  /// Whether a word of the filter fits; with `!` before it, that it does not.
  func holds(_ word: String) -> Bool {
    if word.hasPrefix("!"), word.count > 1 { return !contains(String(word.dropFirst())) }
    return contains(word)
  }

  private func contains(_ word: String) -> Bool {
    id.text.contains(word) || vpcName.lowercased().contains(word)
      || cells.contains { $0.text.lowercased().contains(word) }
  }

  /// As it is copied: the cells with tabs between them.
  var text: String { cells.map(\.text).joined(separator: "\t") }
}
