extension Screen {
  /// Fills `rect` with `scalar` (a space, or any character of width one).
  package mutating func fill(_ rect: Rect, style: Style = .text, with scalar: Unicode.Scalar = " ")
  {
    let area = rect.offset(x: origin.x, y: origin.y).intersection(clip)
    let cell =
      TextWidth.drawn(scalar) == .base(scalar, width: 1)
      ? Cell(scalar, style: style) : .blank(style)
    for row in area.rows {
      for x in area.columns { set(cell, x: x, row: row) }
    }
  }

  /// Fills the whole region.
  package mutating func fill(style: Style = .text, with scalar: Unicode.Scalar = " ") {
    fill(bounds, style: style, with: scalar)
  }

  /// Changes the looks of `rect` and leaves its text: the role when one is given, and attributes
  /// added to those there are.
  package mutating func restyle(
    _ rect: Rect, role: StyleRole? = nil, adding attributes: TextAttributes = []
  ) {
    let area = rect.offset(x: origin.x, y: origin.y).intersection(clip)
    for row in area.rows {
      for x in area.columns {
        let index = row * size.width + x
        var style = cells[index].style
        if let role { style.role = role }
        style.attributes.formUnion(attributes)
        cells[index].style = style
      }
    }
  }

  /// Gives another role to the characters of an area that have `role`; blanks keep theirs.
  package mutating func restyle(_ rect: Rect, of role: StyleRole, to other: StyleRole) {
    let area = rect.offset(x: origin.x, y: origin.y).intersection(clip)
    for row in area.rows {
      for x in area.columns {
        let index = row * size.width + x
        guard cells[index].role == role, cells[index].scalar != " " else { continue }
        cells[index].style.role = other
      }
    }
  }

  /// Where a box has its title.
  package enum TitlePlace: Hashable, Sendable {
    case top
    case bottom
  }

  /// Draws the border of `rect`; the inside is left alone. Needs two columns and two rows.
  ///
  /// With `joins` the border joins lines that are already there, so boxes can share an edge.
  package mutating func box(
    _ rect: Rect, style: Style = .border, weight: LineWeight = .light, title: String? = nil,
    titleStyle: Style? = nil, titleAt place: TitlePlace = .top, joins: Bool = false
  ) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let (w, none) = (weight, LineWeight.none)
    func piece(_ mask: LineMask, _ x: Int, _ y: Int) {
      line(mask, at: Point(x, y), style: style, joins: joins)
    }
    let horizontal = LineMask(up: none, right: w, down: none, left: w)
    let vertical = LineMask(up: w, right: none, down: w, left: none)
    for x in (rect.x + 1)..<max(rect.x + 1, rect.maxX) {
      piece(horizontal, x, rect.y)
      piece(horizontal, x, rect.maxY)
    }
    for y in (rect.y + 1)..<max(rect.y + 1, rect.maxY) {
      piece(vertical, rect.x, y)
      piece(vertical, rect.maxX, y)
    }
    piece(LineMask(up: none, right: w, down: w, left: none), rect.x, rect.y)
    piece(LineMask(up: none, right: none, down: w, left: w), rect.maxX, rect.y)
    piece(LineMask(up: w, right: w, down: none, left: none), rect.x, rect.maxY)
    piece(LineMask(up: w, right: none, down: none, left: w), rect.maxX, rect.maxY)
    if let title, !title.isEmpty, rect.width >= 6 {
      let text = " " + title.truncated(to: rect.width - 5) + " "
      put(
        text, at: Point(rect.x + 1, place == .top ? rect.y : rect.maxY),
        style: titleStyle ?? style.with(.title), truncation: .clip)
    }
  }

  /// Draws one piece of line. With `joins` it is joined to the line that is already in the cell:
  /// each arm gets the heavier of both.
  package mutating func line(
    _ mask: LineMask, at point: Point, style: Style = .border, joins: Bool = true
  ) {
    let place = point + origin
    guard clip.contains(place) else { return }
    var mask = mask
    let index = place.y * size.width + place.x
    if joins, let there = LineMask(glyph: cells[index].scalar) { mask.formUnion(there) }
    set(Cell(mask.glyph, style: style), x: place.x, row: place.y)
  }
}
