public import IPAddressing
public import NetworkModel

/// An address as a packet carries it, or the whole public internet where the query names no single one (A7).
public enum PacketAddress: Hashable, Sendable {
  case address(IPAddress)
  case anyPublic(AddressFamily)

  public var family: AddressFamily {
    switch self {
    case .address(let address): address.family
    case .anyPublic(let family): family
    }
  }

  /// The single address, where there is one.
  public var single: IPAddress? {
    switch self {
    case .address(let address): address
    case .anyPublic: nil
    }
  }

  /// Whether the prefix holds all that this stands for: any public address lies in a default route alone.
  public func isWithin(_ prefix: IPPrefix) -> Bool {
    switch self {
    case .address(let address): prefix.contains(address)
    case .anyPublic(let family): prefix.family == family && prefix.isDefault
    }
  }
}

extension PacketAddress: CustomStringConvertible {
  public var description: String {
    switch self {
    case .address(let address): address.description
    case .anyPublic(.ipv4): "0.0.0.0/0"
    case .anyPublic(.ipv6): "::/0"
    }
  }
}

/// The headers that routes and filters look at.
public struct Packet: Hashable, Sendable {
  public var source: PacketAddress
  public var destination: PacketAddress
  public var `protocol`: IPProtocol
  /// Nil for protocols without ports.
  public var sourcePorts: PortRange?
  public var destinationPorts: PortRange?
  /// ICMP only: 8 for an echo request, 0 for its reply (IPv6: 128, 129).
  public var icmpType: UInt8?

  public init(
    source: PacketAddress, destination: PacketAddress, protocol: IPProtocol,
    sourcePorts: PortRange? = nil, destinationPorts: PortRange? = nil, icmpType: UInt8? = nil
  ) {
    self.source = source
    self.destination = destination
    self.protocol = `protocol`
    self.sourcePorts = sourcePorts
    self.destinationPorts = destinationPorts
    self.icmpType = icmpType
  }

  public var family: AddressFamily { destination.family }

  /// The packet that answers this one.
  public var reply: Packet {
    let replyType: UInt8? =
      switch icmpType {
      case 8: 0
      case 128: 129
      default: icmpType
      }
    return Packet(
      source: destination, destination: source, protocol: `protocol`,
      sourcePorts: destinationPorts, destinationPorts: sourcePorts, icmpType: replyType)
  }
}
