import IPAddressing
import NetworkModel

/// A destination as a person types it, with the port and protocol that may hang on it: `s3`,
/// `10.0.0.5:22`, `db:5432/tcp`, `[2001:db8::1]:443`, `https://host/`.
struct TypedDestination: Hashable, Sendable {
  var name: String
  var port: UInt16?
  var `protocol`: IPProtocol?

  init(_ text: String) {
    var text = text.trimmingSpaces
    if let scheme = text.range(of: "://") {
      port = text[..<scheme.lowerBound] == "http" ? 80 : nil
      text = String(text[scheme.upperBound...].prefix { $0 != "/" })
    } else if let slash = text.lastIndex(of: "/"),
      let known = IPProtocol(String(text[text.index(after: slash)...]))
    {
      `protocol` = known
      text = String(text[..<slash])
    }
    name = text
    if text.hasPrefix("["), let close = text.firstIndex(of: "]") {
      name = String(text[text.index(after: text.startIndex)..<close])
      port = UInt16(text[text.index(after: close)...].dropFirst()) ?? port
    } else if let colon = text.lastIndex(of: ":"), text.firstIndex(of: ":") == colon,
      let number = UInt16(text[text.index(after: colon)...])
    {
      name = String(text[..<colon])
      port = number
    }
  }
}

extension StringProtocol {
  /// The first place of another text.
  fileprivate func range(of other: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(other) {
        return start..<index(start, offsetBy: other.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
