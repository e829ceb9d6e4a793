/// Region and account names as they occur inside other texts.
enum AWSRegion {
  /// `eu-west-1` of `eu-west-1a`, `us-west-2` of the local zone `us-west-2-lax-1a`; nil for anything
  /// else.
  static func region(ofZone zone: some StringProtocol) -> String? {
    var region: [Substring] = []
    for part in zone.split(separator: "-", omittingEmptySubsequences: false) {
      let part = Substring(part)
      let digits = part.prefix { $0.isASCII && $0.isNumber }
      if !digits.isEmpty {
        guard region.count >= 2 else { return nil }
        return (region + [digits]).joined(separator: "-")
      }
      guard !part.isEmpty, part.allSatisfy({ $0.isASCII && $0.isLowercase }) else { return nil }
      region.append(part)
    }
    return nil
  }

  /// Whether a text is a region's name and nothing more.
  static func isRegion(_ text: some StringProtocol) -> Bool {
    region(ofZone: text).map { $0 == text } ?? false
  }

  /// Whether a text is an account's number: twelve digits.
  static func isAccount(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 12
      && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// The region and account of `arn:aws:ec2:REGION:ACCOUNT:…`; either may be empty.
  static func scope(ofARN arn: String) -> (region: Substring, account: Substring)? {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn" else { return nil }
    return (parts[3], isAccount(parts[4]) ? parts[4] : "")
  }

  /// The region in a service's name, `com.amazonaws.REGION.s3`.
  static func region(ofService name: String) -> Substring? {
    name.split(separator: ".").first { isRegion($0) }
  }
}
