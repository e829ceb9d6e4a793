public import IPAddressing
public import NetworkModel

/// One question: can this source reach that destination, and which way?
///
/// A query names resources by id, so that the same question can be put to another topology (before and
/// after a change).
public struct Query: Hashable, Sendable {
  public var source: Source
  public var destination: Destination
  public var `protocol`: IPProtocol
  /// The destination port; nil for protocols without ports.
  public var port: UInt16?
  /// The client's port; nil stands for its whole ephemeral range (S5).
  public var sourcePort: UInt16?

  public init(
    from source: Source, to destination: Destination, protocol: IPProtocol = .tcp,
    port: UInt16? = 443, sourcePort: UInt16? = nil
  ) {
    self.source = source
    self.destination = destination
    self.protocol = `protocol`
    self.port = `protocol`.hasPorts ? port : nil
    self.sourcePort = `protocol`.hasPorts ? sourcePort : nil
  }

  public enum Source: Hashable, Sendable {
    /// An interface, from its primary address unless one is named (A7).
    case interface(ResourceID, address: IPAddress?)
    /// Any host of a subnet.
    case subnet(ResourceID)
    /// An EC2 Instance Connect Endpoint (E9).
    case instanceConnectEndpoint(ResourceID)
    /// Any public address, or the one named (A7).
    case internet(IPAddress?)
    /// Beyond a VPN or Direct Connect: by the line or gateway that is named, or by any; from an example
    /// out of the blocks that are known there unless an address is named.
    case onPremises(ResourceID?, address: IPAddress? = nil)
  }

  public enum Destination: Hashable, Sendable {
    case interface(ResourceID, address: IPAddress?)
    case address(IPAddress)
    /// A DNS name, in lower case and without the dot at the end.
    case name(String)
    /// An AWS service by its short name; the source's region unless one is named.
    case service(String, region: String?)
    case internet
    case onPremises(ResourceID?, address: IPAddress? = nil)
  }
}
