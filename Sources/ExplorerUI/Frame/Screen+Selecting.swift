import TerminalScreen

extension Screen {
  /// Draws the region as the row that is chosen, and gives it the attention.
  mutating func select() {
    restyle(bounds, role: .selection)
    placeFocus(at: .zero)
  }
}
