/// A fully qualified DNS name in lower case, without the dot at its end.
struct DNSName: Hashable {
  let text: String

  var labels: [Substring] { text.split(separator: ".") }

  /// Nil for what no resolver would ask (RFC 1035 section 2.3.4, and the underscore that AWS allows).
  init?(_ text: String) {
    let lowered = text.lowercased()
    let bare = lowered.hasSuffix(".") ? lowered.dropLast() : lowered[...]
    let labels = bare.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...253).contains(bare.utf8.count), labels.allSatisfy(Self.isLegal) else { return nil }
    self.text = String(bare)
  }

  private static func isLegal(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
      && label.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  /// Whether the name is the domain or lies below it.
  func isWithin(_ domain: String) -> Bool { text == domain || text.hasSuffix(".\(domain)") }

  /// Whether the name is `pattern`, or fits it where it begins with `*.`, which stands for any labels
  /// but not for none (RFC 4592).
  func matches(_ pattern: String) -> Bool {
    pattern.hasPrefix("*.") ? text.hasSuffix(pattern.dropFirst()) : text == pattern
  }

  /// The domains above the name, the nearest first.
  var parents: some Sequence<Substring> {
    sequence(first: text[...]) { domain in
      domain.firstIndex(of: ".").map { domain[domain.index(after: $0)...] }
    }.dropFirst()
  }
}

extension DNSName: CustomStringConvertible {
  var description: String { text }
}

extension DNSName {
  /// The domain of a partition's service names, told from the region's.
  static func suffix(forRegion region: String) -> String {
    if region.hasPrefix("cn-") { return "amazonaws.com.cn" }
    if region.hasPrefix("eusc-") { return "amazonaws.eu" }
    return "amazonaws.com"
  }

  /// Whether the name is one that AWS gives.
  var isAWS: Bool {
    ["amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "api.aws"].contains { isWithin($0) }
  }

  /// Whether the public DNS can have no such name: one label, or a top-level domain that RFC 6761,
  /// RFC 6762 or ICANN sets aside for private use.
  var isPrivateByForm: Bool {
    let labels = labels
    guard labels.count > 1, let top = labels.last else { return true }
    return ["internal", "local", "localhost", "lan", "home", "corp", "test", "invalid", "arpa"]
      .contains(top) || top.allSatisfy(\.isNumber)
  }
}
