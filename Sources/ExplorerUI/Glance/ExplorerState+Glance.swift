import NetworkModel
import Reports
import TerminalScreen

/// Opening a glance, and what keys do in one.
extension ExplorerState {
  /// Shows every subnet with its route table, or every endpoint; of many VPCs at first the one that is
  /// looked at.
  mutating func openGlance(_ topic: GlanceState.Topic) {
    guard let network else { return }
    let vpc = item?.vpc(in: network.topology)
    var glance =
      switch topic {
      case .routeTables: GlanceState.routeTables(of: network, near: vpc, in: language)
      case .endpoints: GlanceState.endpoints(of: network, near: vpc, in: language)
      }
    if glance.all.count > Self.manyRows, let vpc, glance.all.contains(where: { $0.vpc == vpc }) {
      glance.vpc = vpc
      glance.refresh()
    }
    // The cursor begins on what is looked at.
    if let id = resource,
      let index = glance.lines.firstIndex(where: { line in
        if case .row(let row) = line { glance.all[row].id == id } else { false }
      })
    {
      glance.rows.index = index
    }
    glance.skipHeadings(1)
    overlay = .glance(glance)
  }

  /// More rows than anybody reads at once.
  private static let manyRows = 200

  /// Changes between the VPC that was looked at and all of them.
  mutating func toggleGlanceScope() {
    guard case .glance(var glance) = overlay else { return }
    glance.vpc = glance.vpc == nil ? glance.current?.vpc ?? glance.nearVPC : nil
    glance.refresh()
    overlay = .glance(glance)
  }

  mutating func sortGlance(_ glance: GlanceState, backwards: Bool) {
    var glance = glance
    if backwards {
      glance.isBackwards.toggle()
    } else {
      glance.isBackwards = false
      let next = (glance.sorted ?? -1) + 1
      glance.sorted = next < glance.columns.count ? next : nil
    }
    glance.refresh()
    let column = glance.sorted.map { glance.columns[$0].title }
    notice = Notice(
      .done,
      column.map { text(en: "Sorted by \($0)", ja: "並び: \($0)") }
        ?? text(en: "VPC by VPC", ja: "VPCごと"))
    overlay = .glance(glance)
  }

  /// Leaves the glance for what its cursor is on.
  mutating func open(_ row: GlanceRow) {
    overlay = nil
    visit(row.id)
    side = row.table == nil ? .details : .table
    isZoomed = false
    focus = side
  }

  /// The rows of a glance as text, to be written to a file.
  func glanceText(_ glance: GlanceState) -> String {
    let titles = (glance.columns.map(\.title) + ["VPC", "ID"]).joined(separator: "\t")
    let rows = glance.shown.map { "\($0.text)\t\($0.vpcName)\t\($0.id.text.sanitised)" }
    return ([titles] + rows).map { $0 + "\n" }.joined()
  }
}
