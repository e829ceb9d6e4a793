import CNcurses
import TerminalScreen

extension Key {
  /// The key that an event stands for; nil for one that means nothing.
  init?(_ event: cn_event, size: Size) {
    switch Int(event.kind) {
    case CN_CHARACTER: self.init(scalar: UInt32(bitPattern: event.value))
    case CN_KEY: self.init(code: Int(event.value))
    case CN_MOUSE:
      guard let mouse = MouseEvent(event) else { return nil }
      self = .mouse(mouse)
    case CN_PASTE:
      guard let text = event.text else { return nil }
      let bytes = UnsafeRawBufferPointer(start: text, count: event.text_length)
      self = .paste(String(decoding: bytes, as: UTF8.self))
    case CN_RESIZED: self = .resize(size)
    case CN_RESUMED: self = .suspendResume
    case CN_INTERRUPTED: self = .interrupt
    case CN_WOKEN: self = .none
    default: return nil
    }
  }

  private init?(scalar value: UInt32) {
    switch value {
    case 3: self = .interrupt
    case 8, 127: self = .backspace
    case 9: self = .tab
    case 10, 13: self = .enter
    case 27: self = .escape
    case 0: self = .control("@")
    case 1...26:
      self = .control(Character(Unicode.Scalar(UInt8(value) + 96)))
    case 28...31: self = .control(Character(Unicode.Scalar(UInt8(value) + 64)))
    case 0x80...0x9F: return nil
    default:
      guard let scalar = Unicode.Scalar(value) else { return nil }
      self = .character(Character(scalar))
    }
  }

  private init?(code: Int) {
    switch code {
    case CN_KEY_UP: self = .up
    case CN_KEY_DOWN: self = .down
    case CN_KEY_LEFT: self = .left
    case CN_KEY_RIGHT: self = .right
    case CN_KEY_SHIFT_UP: self = .shiftUp
    case CN_KEY_SHIFT_DOWN: self = .shiftDown
    case CN_KEY_SHIFT_LEFT: self = .shiftLeft
    case CN_KEY_SHIFT_RIGHT: self = .shiftRight
    case CN_KEY_HOME: self = .home
    case CN_KEY_END: self = .end
    case CN_KEY_PAGE_UP: self = .pageUp
    case CN_KEY_PAGE_DOWN: self = .pageDown
    case CN_KEY_DELETE: self = .delete
    case CN_KEY_BACK_TAB: self = .backTab
    case CN_KEY_BACKSPACE: self = .backspace
    case CN_KEY_ENTER: self = .enter
    default: return nil
    }
  }
}

extension MouseEvent {
  fileprivate init?(_ event: cn_event) {
    let kind: Kind
    switch Int(event.value) {
    case CN_PRESS: kind = .press
    case CN_RELEASE: kind = .release
    case CN_DRAG: kind = .drag
    case CN_WHEEL_UP: kind = .wheelUp
    case CN_WHEEL_DOWN: kind = .wheelDown
    default: return nil
    }
    self.init(
      kind, button: Button(rawValue: Int(event.button)) ?? .left,
      at: Point(Int(event.x), Int(event.y)),
      modifiers: Modifiers(rawValue: UInt8(clamping: event.modifiers)))
  }
}
