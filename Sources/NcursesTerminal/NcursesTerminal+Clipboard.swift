import CNcurses

extension NcursesTerminal {
  /// The most that terminals take in one sequence (xterm's limit, in bytes of Base64).
  private static let clipboardLimit = 74_994

  /// Sends text to the clipboard by OSC 52, which also works through SSH. Inside of tmux it is sent
  /// a second time through tmux itself, which may be set up to let only one of the two pass.
  @discardableResult
  package func copyToClipboard(_ text: String) -> Bool {
    let encoded = Base64.encode(text.utf8)
    guard encoded.utf8.count <= Self.clipboardLimit else { return false }
    send("\u{1B}]52;c;\(encoded)\u{7}")
    if Self.isInsideTmux() {
      send("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;\(encoded)\u{7}\u{1B}\\")
    }
    return true
  }

  private func send(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cn_send($0.baseAddress, $0.count) }
    }
  }
}

/// RFC 4648.
enum Base64 {
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var result: [UInt8] = []
    var group: UInt32 = 0
    var count = 0
    func emit(_ length: Int) {
      for place in 0..<4 {
        let digit = digits[Int(group >> (18 - 6 * place) & 63)]
        result.append(place <= length ? digit : UInt8(ascii: "="))
      }
    }
    for byte in bytes {
      group |= UInt32(byte) << (16 - 8 * count)
      count += 1
      if count == 3 {
        emit(3)
        group = 0
        count = 0
      }
    }
    if count > 0 { emit(count) }
    return String(decoding: result, as: UTF8.self)
  }
}
