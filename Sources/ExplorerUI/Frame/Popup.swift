import TerminalScreen

/// A box over everything else, with room around it.
enum Popup {
  /// The rectangle of a popup in the body of a screen.
  static func frame(_ state: ExplorerState, width: Int, height: Int) -> Rect {
    let body = state.layout.body
    return body.centered(
      Size(width: min(width, body.width - 2), height: min(height, body.height)))
  }

  /// Clears the place and draws the border; returns the inside.
  static func open(
    _ frame: Rect, title: String, remark: String = "", on screen: inout Screen
  ) -> Rect {
    // What lies behind steps back.
    screen.restyle(screen.bounds, role: .dim)
    screen.fill(frame.inset(x: -1, y: 0), style: .popup)
    screen.box(frame, style: .borderFocus, title: title, titleStyle: .title)
    if !remark.isEmpty, remark.cellWidth + title.cellWidth + 8 <= frame.width {
      screen.put(
        " \(remark) ", at: Point(frame.maxX - remark.cellWidth - 2, frame.y), style: .dim)
    }
    return frame.inset(1)
  }
}
