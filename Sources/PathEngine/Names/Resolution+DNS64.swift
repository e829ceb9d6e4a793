import IPAddressing

/// DNS64 (V2).
///
/// Source: VPC User Guide, "DNS64 and NAT64"; RFC 6147.
extension Resolution {
  /// Puts an IPv6 address within `64:ff9b::/96` in place of each IPv4 one, for a name that has no IPv6
  /// address of its own.
  mutating func synthesizeIPv6() {
    guard answers.allSatisfy({ $0.address.family == .ipv4 && !$0.address.isLinkLocal }) else {
      return
    }
    for index in answers.indices {
      answers[index].synthesizedFrom = answers[index].address
      answers[index].address = answers[index].address.throughNAT64
    }
  }
}
