public import IPAddressing

/// An IP protocol by its IANA number, or all of them as EC2 writes it (`-1`).
public struct IPProtocol: RawRepresentable, Hashable, Sendable, Comparable {
  public let rawValue: Int16

  public init(rawValue: Int16) { self.rawValue = rawValue }

  /// Every protocol, with every port: what lets only some of it through does not let it through.
  public static let all = IPProtocol(rawValue: -1)

  public static let icmp = IPProtocol(rawValue: 1)
  public static let tcp = IPProtocol(rawValue: 6)
  public static let udp = IPProtocol(rawValue: 17)
  public static let icmpv6 = IPProtocol(rawValue: 58)

  private static let names: [(name: String, protocol: IPProtocol)] = [
    ("tcp", .tcp), ("udp", .udp), ("icmp", .icmp), ("icmpv6", .icmpv6), ("all", .all),
  ]

  /// Reads `tcp`, `udp`, `icmp`, `icmpv6`, `all` or a number of 0-255.
  public init?(_ text: String) {
    let text = text.lowercased()
    if let known = Self.names.first(where: { $0.name == text }) {
      self = known.protocol
    } else if let number = UInt8(text) {
      self.init(rawValue: Int16(number))
    } else {
      return nil
    }
  }

  /// TCP and UDP.
  public var hasPorts: Bool { self == .tcp || self == .udp }
  public var isICMP: Bool { self == .icmp || self == .icmpv6 }

  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

extension IPProtocol: CustomStringConvertible {
  public var description: String {
    Self.names.first { $0.protocol == self }?.name ?? String(rawValue)
  }
}

/// What part of the traffic a filter's rule speaks of, apart from addresses (S3).
public struct TrafficClass: Hashable, Sendable {
  /// Nil for all protocols (`-1`).
  public var `protocol`: IPProtocol?
  /// Destination ports, TCP and UDP only; nil for all.
  public var ports: PortRange?
  /// ICMP only; nil for any.
  public var icmpType: UInt8?
  public var icmpCode: UInt8?

  public init(
    protocol: IPProtocol?, ports: PortRange? = nil, icmpType: UInt8? = nil, icmpCode: UInt8? = nil
  ) {
    self.protocol = `protocol` == .all ? nil : `protocol`
    self.ports = ports
    self.icmpType = icmpType
    self.icmpCode = icmpCode
  }

  public static let all = TrafficClass(protocol: nil)
}

extension TrafficClass: CustomStringConvertible {
  /// `all`, `tcp/443`, `udp/1024-65535`, `icmp type 8`.
  public var description: String {
    guard let `protocol` else { return "all" }
    if let ports { return "\(`protocol`)/\(ports)" }
    if let icmpType {
      return "\(`protocol`) type \(icmpType)" + (icmpCode.map { " code \($0)" } ?? "")
    }
    return "\(`protocol`)"
  }
}
