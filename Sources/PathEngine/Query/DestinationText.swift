import IPAddressing

/// What a person typed as a destination, taken apart: `https://host:8443/path`, `host:22`, `host`.
struct DestinationText {
  var scheme: String?
  /// Without brackets, user or port.
  var host: String
  var port: UInt16?
  /// What stands after the host, without the slash before it.
  var path: Substring

  /// Nil when it has the form of a URL or of `host:port`, but a wrong one.
  init?(_ text: String) {
    var rest = text[...]
    path = ""
    if let colon = text.firstRange(of: "://") {
      scheme = text[..<colon.lowerBound].lowercased()
      rest = text[colon.upperBound...]
      // In a URL, what stands before an @ is the user.
      let end = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
      path = rest[end...].dropFirst()
      rest = rest[..<end]
      if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    } else if let slash = text.firstIndex(of: "/"), text[..<slash].contains("."),
      (try? IPPrefix(text)) == nil
    {
      path = text[slash...].dropFirst()
      rest = text[..<slash]
    }
    guard let (host, port) = Self.split(rest), !host.isEmpty else { return nil }
    self.host = String(host)
    self.port = port.map { UInt16($0) } ?? nil
    if port != nil, self.port == nil { return nil }
  }

  private static func split(_ text: Substring) -> (host: Substring, port: Substring?)? {
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return nil }
      let host = text[..<end].dropFirst()
      let rest = text[end...].dropFirst()
      if rest.isEmpty { return (host, nil) }
      return rest.hasPrefix(":") ? (host, rest.dropFirst()) : nil
    }
    // Two colons are an IPv6 address.
    guard let colon = text.firstIndex(of: ":"), text.lastIndex(of: ":") == colon else {
      return (text, nil)
    }
    return (text[..<colon], text[colon...].dropFirst())
  }

  /// The port that the scheme stands for (IANA's service names).
  var schemePort: UInt16? {
    switch scheme {
    case "https", "wss", "s3": 443
    case "http", "ws": 80
    case "ssh", "sftp": 22
    case "rdp": 3389
    case "ftp": 21
    case "ldap": 389
    case "ldaps": 636
    case "mysql", "mariadb": 3306
    case "postgres", "postgresql": 5432
    case "redis", "rediss": 6379
    case "mongodb": 27017
    case "amqps": 5671
    case "nfs": 2049
    default: nil
    }
  }
}
