/// A public DNS name of a service with its region left open: `*.s3.{region}.{suffix}`.
struct NamePattern: Hashable, Sendable {
  /// True when any labels may stand before the rest.
  let takesPrefix: Bool
  /// The rest, lower case.
  let template: String
  /// The region of a name that does not say one: `us-east-1` for `s3.amazonaws.com`.
  let fixedRegion: String?

  /// Reads `[*.]NAME[@REGION]`.
  init(_ text: Substring) {
    let parts = text.fields(separatedBy: "@")
    let pattern = parts[0].utf8
    takesPrefix = pattern.starts(with: "*.".utf8)
    template = String(Substring(pattern.dropFirst(takesPrefix ? 2 : 0)))
    fixedRegion = parts.count > 1 ? String(parts[1]) : nil
  }

  /// The name in a region; it starts with `*.` where labels may stand before it.
  func name(in region: String) -> String {
    let filled = template.split(separator: ".", omittingEmptySubsequences: false)
      .map { label in
        switch label {
        case "{region}": region
        case "{suffix}": DNSSuffix.forRegion(fixedRegion ?? region)
        default:
          label.hasSuffix("-{region}")
            ? label.dropLast("{region}".count) + region : String(label)
        }
      }
      .joined(separator: ".")
    return takesPrefix ? "*.\(filled)" : filled
  }
}

/// The domains under which AWS's partitions name their services.
enum DNSSuffix {
  /// All of them, the longer before the one it ends like.
  static let all = ["amazonaws.com.cn", "amazonaws.com", "amazonaws.eu"]

  /// The domain of dual-stack names: `lambda.us-east-1.api.aws`.
  static let dualStack = "api.aws"

  static func forRegion(_ region: String) -> String {
    if region.hasPrefix("cn-") { return "amazonaws.com.cn" }
    if region.hasPrefix("eusc-") { return "amazonaws.eu" }
    return "amazonaws.com"
  }
}
