import NetworkModel
import Reports
import TerminalScreen

/// Moving about, opening and going back.
extension ExplorerState {
  /// The rows inside of a pane's border now.
  func height(of pane: PaneID) -> Int { layout[pane]?.inside.height ?? 10 }

  mutating func move(_ id: CommandID) -> [Effect] {
    switch overlay {
    case .help(var help):
      moveRows(&help.rows, id, count: helpLines(of: help).count, height: overlayHeight)
      overlay = .help(help)
      return []
    case .palette(var palette):
      let count = palette.choices(in: self).count
      moveRows(&palette.rows, id, count: count, height: PaletteView.listHeight(self))
      overlay = .palette(palette)
      return []
    case .picker(var picker):
      moveRows(&picker.rows, id, count: picker.shown.count, height: PickerView.listHeight(self))
      overlay = .picker(picker)
      return []
    case .findings(var findings):
      let count = network?.findings.count ?? 0
      moveRows(&findings.rows, id, count: count, height: FindingsView.listHeight(self))
      overlay = .findings(findings)
      return []
    case .comparison(var comparison):
      moveRows(
        &comparison.rows, id, count: comparison.comparison.rows.count,
        height: ComparisonView.listHeight(self))
      overlay = .comparison(comparison)
      return []
    case .glance(var glance):
      let before = glance.rows.index
      moveRows(
        &glance.rows, id, count: glance.lines.count,
        height: GlanceView.listHeight(glance, self))
      glance.skipHeadings(glance.rows.index - before)
      overlay = .glance(glance)
      return []
    case .tour: return id == .left ? moveTour(-1) : id == .right ? moveTour(1) : []
    case .jump: return []
    case nil: break
    }
    switch stage {
    case .welcome:
      moveRows(
        &welcome.rows, id, count: welcome.samples.count, height: WelcomeView.listHeight(self))
    case .loading: break
    case .network: moveInPanes(id)
    }
    return []
  }

  private func moveRows(_ rows: inout RowCursor, _ id: CommandID, count: Int, height: Int) {
    guard let movement = id.movement else { return }
    rows.move(movement, count: count, height: height)
  }

  private mutating func moveInPanes(_ id: CommandID) {
    if id == .first || id == .last, var watch {
      watch.go(to: id == .first ? 0 : watch.steps.count - 1)
      watch.isPlaying = false
      self.watch = watch
      followStep()
      return
    }
    switch focus {
    case .network: moveInList(id)
    case .map: moveOnMap(id)
    case .table:
      let count = tableRows.count
      moveRows(&table.rows, id, count: count, height: height(of: .table))
      if id == .left || id == .right { unfoldTableRow(id == .right) }
    case .details:
      let rows = detailRows
      let before = details.rows.index
      moveRows(&details.rows, id, count: rows.count, height: height(of: .details))
      details.rows.index = rows.nearestText(
        to: details.rows.index, going: details.rows.index < before ? -1 : 1)
    case .trace: moveInStrip(id)
    }
  }

  private mutating func moveInStrip(_ id: CommandID) {
    guard var watch else { return }
    switch id.movement {
    case .up: watch.go(to: watch.step - 1)
    case .down: watch.go(to: watch.step + 1)
    case .pageUp, .halfUp: watch.go(to: watch.step - 5)
    case .pageDown, .halfDown: watch.go(to: watch.step + 5)
    case .top: watch.go(to: 0)
    case .bottom: watch.go(to: watch.steps.count - 1)
    case nil: return
    }
    watch.isPlaying = false
    self.watch = watch
    followStep()
  }

  private mutating func moveInList(_ id: CommandID) {
    guard let tree = network?.tree else { return }
    let before = list.row
    if let movement = id.movement {
      var rows = RowCursor(index: list.cursor, top: list.top)
      rows.move(movement, count: list.visible.count, height: listHeight)
      (list.cursor, list.top) = (rows.index, rows.top)
    } else if let row = list.row {
      let isOpen = tree.hasChildren(row) && !list.isFolded(row)
      if id == .left {
        if isOpen && list.filter.isEmpty {
          list.fold(row, tree)
        } else if tree.rows[row].parent >= 0 {
          list.reveal(Int(tree.rows[row].parent), tree)
        }
      } else if id == .right {
        if isOpen { list.cursor += 1 } else { list.unfold(row, tree) }
      }
    }
    if list.row != before { chosenChanged() }
  }

  /// Rows of the list on the screen: one less while the filter's line is there.
  var listHeight: Int { height(of: .network) - (isFiltering || !filterText.text.isEmpty ? 1 : 0) }

  /// Puts what hangs on the chosen thing back to its start.
  mutating func chosenChanged() {
    map.cursor = nil
    table = TablePaneState(order: table.order)
    details.rows = RowCursor()
    details.source = nil
  }

  /// Goes to a resource in the list, wherever it is.
  mutating func choose(_ id: ResourceID) {
    guard let network, let row = network.tree.row(of: id, in: network.topology) else { return }
    if !list.filter.isEmpty, !list.visible.contains(Int32(row)) { setFilter("") }
    list.reveal(row, network.tree)
    chosenChanged()
  }

  /// Goes to what has this name or id: a resource before a group of that name.
  mutating func go(to name: String) {
    guard let network else { return }
    guard let row = row(named: name.lowercased(), in: network) else {
      notice = Notice(
        .refused, text(en: "Nothing is called '\(name)'", ja: "「\(name)」というものはありません"))
      return
    }
    if !list.filter.isEmpty { setFilter("") }
    visits += 1
    list.reveal(row, network.tree)
    chosenChanged()
  }

  /// - Complexity: O(1) for an id, else O(rows).
  private func row(named wanted: String, in network: LoadedNetwork) -> Int? {
    if let row = network.tree.row(of: ResourceID(wanted), in: network.topology) { return row }
    let rows = network.tree.rows
    let found = rows.indices.filter { index in
      let item = rows[index].item
      return network.name(of: item, in: language).lowercased() == wanted
        || item.entity(in: network.topology)?.id.text == wanted
    }
    // A thing comes before the interfaces that are called after it.
    let own = found.first { index in
      guard let entity = rows[index].item.entity(in: network.topology) else { return false }
      return entity.label.lowercased() == wanted || entity.id.text == wanted
    }
    return own ?? found.first { !rows[$0].item.isGroup } ?? found.first
  }

  mutating func openCurrent() -> [Effect] {
    switch overlay {
    case .help(var help):
      help.isTyping = false
      overlay = .help(help)
      return []
    case .palette(let palette): return runPalette(palette)
    case .picker(let picker): return choose(in: picker)
    case .findings(let findings):
      guard let network, network.findings.indices.contains(findings.rows.index) else { return [] }
      guard let id = network.findings[findings.rows.index].resource,
        network.tree.row(of: id, in: network.topology) != nil
      else { return [] }
      overlay = nil
      visit(id)
      return []
    case .glance(var glance):
      if glance.isTyping {
        glance.isTyping = false
        overlay = .glance(glance)
      } else if let row = glance.current {
        open(row)
      }
      return []
    case .tour: return moveTour(1)
    case .comparison, .jump: return []
    case nil: break
    }
    switch stage {
    case .welcome:
      guard welcome.current != nil else { return [] }
      rememberView()
      let request = LoadRequest.sample(welcome.rows.index)
      self.request = request
      if let network = welcome.network { return open(network) }
      stage = .loading
      loading = LoadingState()
      return [.load(request)]
    case .loading: return []
    case .network: return openInPanes()
    }
  }

  private mutating func openInPanes() -> [Effect] {
    if isFiltering {
      isFiltering = false
      return []
    }
    switch focus {
    case .network:
      guard let tree = network?.tree, let row = list.row else { return [] }
      if tree.hasChildren(row) {
        if list.isFolded(row) { list.unfold(row, tree) } else { list.fold(row, tree) }
      } else {
        side = .details
        if layout[.details] == nil { focus = .details }
      }
    case .map:
      if enterMapBox() { break }
      side = .details
      if layout[.details] == nil { focus = .details }
    case .table: unfoldTableRow(nil)
    case .details: followLink()
    case .trace: break
    }
    return []
  }

  mutating func goBack() -> [Effect] {
    if isTouring { return endTour() }
    if let overlay {
      if case .help(var help) = overlay, help.isTyping {
        help.isTyping = false
        help.filter = LineEditor()
        self.overlay = .help(help)
      } else if case .glance(var glance) = overlay,
        glance.isTyping || !glance.filter.text.isEmpty
      {
        glance.isTyping = false
        glance.filter = LineEditor()
        glance.refresh()
        self.overlay = .glance(glance)
      } else {
        self.overlay = nil
      }
      return []
    }
    switch stage {
    case .welcome:
      if network != nil { stage = .network }
    case .loading:
      stage = network == nil ? .welcome : .network
      if loading.failure == nil { return [.stopLoading] }
    case .network:
      if isFiltering || !filterText.text.isEmpty {
        isFiltering = false
        setFilter("")
      } else if isZoomed {
        isZoomed = false
      } else if focus == .map, map.cursor != nil, leaveMapBox() {
        break
      } else if watch != nil {
        watch = nil
        if focus == .trace { focus = .map }
      } else if focus == .details, details.source != nil {
        details.source = nil
        details.rows = RowCursor()
      } else if focus != .network {
        focus = .network
      } else {
        side = .table
      }
    }
    return []
  }
}

extension CommandID {
  /// How the command moves through rows; nil when it does not.
  var movement: RowCursor.Movement? { Self.movements[self] }

  private static let movements: [CommandID: RowCursor.Movement] = [
    .up: .up, .down: .down, .pageUp: .pageUp, .pageDown: .pageDown, .halfUp: .halfUp,
    .halfDown: .halfDown, .top: .top, .first: .top, .bottom: .bottom, .last: .bottom,
  ]
}
