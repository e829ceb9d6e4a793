/// One thing that came from the terminal: a key, a mouse event, or news about the terminal itself.
package enum Key: Hashable, Sendable {
  /// A printable character, the space included.
  case character(Character)
  /// Ctrl with a lower case letter or one of `@ \ ] ^ _`.
  case control(Character)
  case enter
  case escape
  case tab
  case backTab
  case backspace
  case delete
  case up
  case down
  case left
  case right
  case shiftUp
  case shiftDown
  case shiftLeft
  case shiftRight
  case home
  case end
  case pageUp
  case pageDown
  case mouse(MouseEvent)
  /// Text that the terminal says was pasted. Not cleaned.
  case paste(String)
  /// The terminal has this size now.
  case resize(Size)
  /// The program was stopped and goes on; everything is to be drawn again.
  case suspendResume
  /// Ctrl-C, or the signal INT: leave.
  case interrupt
  /// Nothing was typed: `wake` was called, as finished background work does.
  case none
}

/// What the mouse did, and where.
package struct MouseEvent: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case press = "Press"
    case release = "Release"
    /// Moved with the button held.
    case drag = "Drag"
    case wheelUp = "WheelUp"
    case wheelDown = "WheelDown"
  }

  package enum Button: Int, CaseIterable, Hashable, Sendable {
    case left = 1
    case middle = 2
    case right = 3
  }

  package struct Modifiers: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }
    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
  }

  package var kind: Kind
  /// `.left` for the wheel.
  package var button: Button
  package var point: Point
  package var modifiers: Modifiers

  package init(
    _ kind: Kind, button: Button = .left, at point: Point, modifiers: Modifiers = []
  ) {
    self.kind = kind
    self.button = button
    self.point = point
    self.modifiers = modifiers
  }
}
