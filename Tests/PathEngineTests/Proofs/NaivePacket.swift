import IPAddressing
import NetworkModel

/// A packet of the second opinion. An address that is nil is any public one.
struct NaivePacket {
  var from: IPAddress?
  var to: IPAddress?
  var family: AddressFamily
  var `protocol`: IPProtocol
  /// Empty for protocols without ports.
  var fromPorts: [ClosedRange<Int>] = []
  var toPorts: [ClosedRange<Int>] = []
  var icmpType: UInt8?

  var answer: NaivePacket {
    var answer = self
    (answer.from, answer.to) = (to, from)
    (answer.fromPorts, answer.toPorts) = (toPorts, fromPorts)
    if let icmpType { answer.icmpType = icmpType == 8 ? 0 : icmpType == 128 ? 129 : icmpType }
    return answer
  }

  /// The IPv4 packet that NAT64 makes of one to 64:ff9b::/96 (V2).
  mutating func becomeIPv4(to address: IPv4Address) {
    (to, family) = (.v4(address), .ipv4)
    if `protocol` == .icmpv6 { (`protocol`, icmpType) = (.icmp, 8) }
  }

  /// The IPv6 packet that NAT64 makes of an answer, from the address that was asked.
  mutating func becomeIPv6(from asked: IPAddress) {
    (from, family) = (asked, .ipv6)
    if `protocol` == .icmp { (`protocol`, icmpType) = (.icmpv6, 129) }
  }

  /// Whether a filter's class of traffic holds it, ports aside.
  func isOf(_ traffic: TrafficClass) -> Bool {
    guard let wanted = traffic.protocol else { return true }
    if wanted != `protocol` { return false }
    if `protocol`.isICMP {
      if let type = traffic.icmpType, type != icmpType { return false }
      // An echo has the code 0.
      if let code = traffic.icmpCode, code != 0 { return false }
    }
    return true
  }
}

/// Any public address is in a default route alone.
func holds(_ prefix: IPPrefix, _ address: IPAddress?, _ family: AddressFamily) -> Bool {
  if let address { return prefix.contains(address) }
  return prefix.family == family && prefix.length == 0
}
