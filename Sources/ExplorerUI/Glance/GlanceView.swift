import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// A glance: a table over the whole screen; where there is room, with the route table of the row under
/// the cursor beside or below it.
enum GlanceView {
  static func frame(_ state: ExplorerState) -> Rect { state.layout.body }

  /// Where the rows stand, without the titles of the columns; and where there is room for the table of
  /// the row under the cursor.
  static func areas(
    _ glance: GlanceState, _ state: ExplorerState
  ) -> (titles: Rect, rows: Rect, detail: Rect?) {
    var inside = frame(state).inset(1)
    var detail: Rect?
    if glance.topic == .routeTables {
      if inside.width >= 170 {
        let (right, rest) = inside.splitRight(54)
        (inside, detail) = (rest, right.inset(left: 2))
      } else if inside.height >= 28 {
        let (below, rest) = inside.splitBottom(min(9, inside.height / 3))
        (inside, detail) = (rest, below.inset(top: 1))
      }
    }
    let (titles, rows) = inside.splitTop(1)
    return (titles, rows, detail)
  }

  static func rows(_ glance: GlanceState, _ state: ExplorerState) -> Rect {
    areas(glance, state).rows
  }

  static func listHeight(_ glance: GlanceState, _ state: ExplorerState) -> Int {
    max(1, rows(glance, state).height)
  }

  static func draw(_ glance: GlanceState, _ state: ExplorerState, on screen: inout Screen) {
    let frame = frame(state)
    let title = title(of: glance, state)
    let inside = Popup.open(frame, title: title, on: &screen)
    let (titles, rows, detail) = areas(glance, state)
    drawRemark(glance, state, from: frame.x + title.cellWidth + 4, to: rows.maxX, on: &screen)
    let layout = GlanceLayout(glance, width: rows.width - 1)
    screen.draw(in: titles) { screen in
      for (index, column) in glance.columns.enumerated() {
        guard let place = layout.places[index] else { continue }
        let isSorted = glance.sorted == index
        let mark = isSorted ? (glance.isBackwards ? Glyph.moreUp : Glyph.moreDown).text : ""
        screen.put(
          column.title + mark, at: Point(place.lowerBound, 0), style: isSorted ? .key : .dim,
          width: place.count)
      }
    }
    if glance.lines.isEmpty {
      screen.put(
        state.text(en: "nothing fits", ja: "該当なし"), at: Point(rows.x + 1, rows.y), style: .dim)
    }
    for row in 0..<rows.height {
      let position = glance.rows.top + row
      guard glance.lines.indices.contains(position) else { break }
      screen.draw(in: rows.row(row)) { screen in
        draw(glance.lines[position], of: glance, layout, on: &screen)
        if position == glance.rows.index { screen.select() }
      }
    }
    if let detail { drawDetail(glance, state, in: detail, inside, frame, on: &screen) }
    if glance.isTyping {
      let typed = "/" + glance.filter.text.sanitised
      screen.cursor = Point(min(frame.maxX - 2, frame.x + 3 + typed.cellWidth), frame.maxY)
    }
    if glance.isTyping || !glance.filter.text.isEmpty {
      screen.put(
        [(" /", .key), (glance.filter.text.sanitised + " ", .text)],
        at: Point(frame.x + 2, frame.maxY), width: frame.width - 4)
    }
  }

  private static func draw(
    _ line: GlanceState.Line, of glance: GlanceState, _ layout: GlanceLayout,
    on screen: inout Screen
  ) {
    switch line {
    case .heading(let name):
      screen.put(name, at: Point(1, 0), style: .title, width: max(1, screen.bounds.width - 2))
    case .row(let index):
      for (column, cell) in glance.all[index].cells.enumerated() {
        guard let place = layout.places[column], !cell.text.isEmpty else { continue }
        screen.put(
          cell.text(within: place.count), at: Point(place.lowerBound, 0), style: cell.style,
          width: place.count)
      }
    }
  }

  private static func title(of glance: GlanceState, _ state: ExplorerState) -> String {
    let topic =
      switch glance.topic {
      case .routeTables: state.text(en: "Route tables", ja: "ルートテーブル一覧")
      case .endpoints: state.text(en: "Endpoints", ja: "エンドポイント一覧")
      }
    guard let vpc = glance.vpc, let network = state.network else { return topic }
    return "\(topic): \(network.topology[vpc].label.sanitised)"
  }

  /// As much of what there is to say as the border has room for, the most telling first.
  private static func drawRemark(
    _ glance: GlanceState, _ state: ExplorerState, from start: Int, to end: Int,
    on screen: inout Screen
  ) {
    var parts = remarks(of: glance, state)
    if glance.topic == .endpoints { fit(&parts, into: end - start, glance, state) }
    func width() -> Int { parts.reduce(-1) { $0 + $1.text.cellWidth + 3 } }
    while !parts.isEmpty, width() > end - start { parts.removeLast() }
    var pieces: [(text: String, style: Style)] = [(" ", .dim)]
    for (index, part) in parts.enumerated() {
      if index > 0 { pieces.append((" · ", .dim)) }
      pieces.append(part)
    }
    if parts.isEmpty { return }
    pieces.append((" ", .dim))
    screen.put(pieces, at: Point(end - width(), screen.bounds.y + frame(state).y))
  }

  /// A sum without its date and place would be no price: these stay, and the words around them give way.
  private static func fit(
    _ parts: inout [(text: String, style: Style)], into room: Int, _ glance: GlanceState,
    _ state: ExplorerState
  ) {
    guard parts.count == 3, parts.reduce(-1, { $0 + $1.text.cellWidth + 3 }) > room else { return }
    let prices = PriceList.bundled
    parts[2].text = state.text(
      en: "\(prices.region) list, \(prices.date)", ja: "\(prices.region)定価、\(prices.date)")
    if parts.reduce(-1, { $0 + $1.text.cellWidth + 3 }) > room { parts.removeFirst() }
  }

  /// What there is to say of all rows together.
  private static func remarks(
    of glance: GlanceState, _ state: ExplorerState
  ) -> [(text: String, style: Style)] {
    let language = state.language
    let rows = glance.shown
    switch glance.topic {
    case .endpoints:
      guard let network = state.network else { return [] }
      let sum = rows.compactMap { network.topology.handle(of: $0.id, as: VPCEndpoint.self) }
        .compactMap { network.monthlyCost(of: network.topology[$0]) }.reduce(.zero, +)
      let prices = PriceList.bundled
      return [
        (language.count(rows.count, en: "endpoint", "endpoints", ja: "個のエンドポイント"), .dim),
        (language.text(en: "\(sum) a month", ja: "月額\(sum)"), .text),
        (
          language.text(
            en: "list prices of \(prices.region), \(prices.date)",
            ja: "\(prices.region)の\(prices.date)時点の定価"), .dim
        ),
      ]
    case .routeTables:
      guard let network = state.network else { return [] }
      let tables = Set(rows.compactMap(\.table))
      let holes = tables.count { table in
        network.topology[table].routes.contains { $0.isBlackhole }
      }
      let idle = rows.count { $0.cells[0].style == .warn }
      let subnets = rows.count { $0.id.kind == .subnet }
      var parts: [(text: String, style: Style)] = [
        (language.count(tables.count, en: "table", "tables", ja: "個のテーブル"), .dim),
        (language.count(subnets, en: "subnet", "subnets", ja: "個のサブネット"), .dim),
      ]
      if holes > 0 {
        parts.append(
          (
            "\(Glyph.fail.text) "
              + language.text(en: "\(holes) with blackholes", ja: "ブラックホール\(holes)個"), .bad
          ))
      }
      if idle > 0 {
        parts.append(
          (language.text(en: "\(idle) without a subnet", ja: "サブネットなし\(idle)個"), .warn))
      }
      if rows.contains(where: { $0.cells[3].text.hasSuffix(" *") }) {
        parts.append((language.text(en: "* main, by default", ja: "* 既定のメイン"), .dim))
      }
      return parts
    }
  }

  /// The lines of the table under the cursor.
  private static func drawDetail(
    _ glance: GlanceState, _ state: ExplorerState, in area: Rect, _ inside: Rect, _ frame: Rect,
    on screen: inout Screen
  ) {
    let isBelow = area.y > inside.y
    if isBelow {
      for x in frame.columns {
        let mask = LineMask(
          right: x == frame.maxX ? .none : .light, left: x == frame.x ? .none : .light)
        screen.line(mask, at: Point(x, area.y - 1), style: .borderFocus)
      }
    } else {
      for y in frame.rows {
        let mask = LineMask(
          up: y == frame.y ? .none : .light, down: y == frame.maxY ? .none : .light)
        screen.line(mask, at: Point(area.x - 2, y), style: .borderFocus)
      }
    }
    guard let network = state.network, let handle = glance.current?.table else { return }
    let table = network.topology[handle]
    let tables = RouteTables(
      wordsFor: network.topology, badges: network.badges, language: state.language)
    let title = " \(network.badges[handle]) \(table.label.sanitised) "
    screen.put(
      title, at: Point(isBelow ? area.x + 1 : area.x, isBelow ? area.y - 1 : frame.y),
      style: .title, width: min(title.cellWidth, area.width - 2))
    screen.draw(in: area.inset(left: 1)) { screen in
      let bounds = screen.bounds
      let routes = table.routes.prefix(bounds.height)
      let width = min(
        bounds.width / 2, routes.map { tables.destinationText($0).cellWidth }.max() ?? 0)
      for (row, route) in routes.enumerated() {
        let isLast = row == bounds.height - 1 && table.routes.count > bounds.height
        if isLast {
          let rest = table.routes.count - row
          screen.put(
            state.text(en: "and \(rest) more", ja: "ほか\(rest)行"), at: Point(0, row), style: .dim)
          break
        }
        let style: Style = route.isBlackhole ? .bad : .text
        screen.put(
          route.isBlackhole ? Glyph.fail.text : " ", at: Point(0, row), style: style)
        screen.put(
          tables.destinationText(route), at: Point(2, row), style: style, width: width)
        screen.put(
          [
            (Glyph.arrowRight.text + " ", .dim), (tables.targetText(route.target), style),
            (route.isBlackhole ? "  blackhole" : "", .bad),
            (tables.originText(route).isEmpty ? "" : "  " + tables.originText(route), .dim),
          ], at: Point(width + 3, row), width: max(1, bounds.width - width - 3))
      }
    }
  }
}

/// Where the columns of a glance stand.
struct GlanceLayout {
  /// Nil for a column that has no room.
  let places: [Range<Int>?]

  init(_ glance: GlanceState, width: Int) {
    let columns = glance.columns
    // What is widest among the rows that are shown decides; beyond a few thousand nobody compares.
    let rows = glance.lines.prefix(4000).compactMap { line in
      if case .row(let index) = line { glance.all[index] } else { nil }
    }
    var widths = columns.indices.map { column in
      rows.reduce(columns[column].title.cellWidth + 1) { max($0, $1.cells[column].text.cellWidth) }
    }
    var isShown = columns.map { _ in true }
    // A column in which nothing stands is left out.
    for column in columns.indices
    where column > 0 && rows.allSatisfy({ $0.cells[column].text.isEmpty }) {
      isShown[column] = false
    }
    func total() -> Int {
      columns.indices.filter { isShown[$0] }.reduce(0) { $0 + widths[$1] + 2 } - 2
    }
    let room = width - 2
    // What stands in a column, by its short form where there is one: a title is cut before that is.
    let needed = columns.indices.map { column in
      rows.reduce(0) { widest, row in
        let cell = row.cells[column]
        return max(widest, cell.short.isEmpty ? cell.text.cellWidth : cell.short.cellWidth)
      }
    }
    func shrink() {
      while total() > room {
        let able = columns.indices
          .filter { isShown[$0] && columns[$0].shrinks && widths[$0] > Self.least }
        let slack = able.filter { widths[$0] > needed[$0] }
        let widest = (slack.isEmpty ? able : slack)
          .max { (widths[$0], $1) < (widths[$1], $0) }
        guard let widest else { return }
        widths[widest] -= 1
      }
    }
    let leaving = columns.indices.filter { columns[$0].leaves != nil && isShown[$0] }
      .sorted { (columns[$0].leaves ?? 0) > (columns[$1].leaves ?? 0) }
    let natural = widths
    shrink()
    for column in leaving
    where total() > room
      || Self.isCramped(widths, needed, isShown, mayLoseSome: columns[column].leaves == 1)
    {
      isShown[column] = false
      widths = natural
      shrink()
    }
    var x = 1
    var places: [Range<Int>?] = []
    for column in columns.indices {
      guard isShown[column], x < width else {
        places.append(nil)
        continue
      }
      let end = min(x + widths[column], width)
      places.append(x..<end)
      x = end + 2
    }
    self.places = places
  }

  /// A shrunken column keeps so many cells.
  private static let least = 8

  /// Whether what stands in some column is cut. The last columns to leave leave for more than that: for a
  /// quarter of what another one needs.
  private static func isCramped(
    _ widths: [Int], _ needed: [Int], _ isShown: [Bool], mayLoseSome: Bool
  ) -> Bool {
    widths.indices.contains {
      isShown[$0] && (mayLoseSome ? widths[$0] * 4 < needed[$0] * 3 : widths[$0] < needed[$0])
    }
  }
}
