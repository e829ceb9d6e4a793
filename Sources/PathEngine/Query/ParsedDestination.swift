public import NetworkModel

/// A destination with what its text says beside it: `https://` and `:8443` imply a port.
public struct ParsedDestination: Hashable, Sendable {
  public var destination: Query.Destination
  public var impliedPort: UInt16?
  public var impliedProtocol: IPProtocol?

  public init(
    _ destination: Query.Destination, impliedPort: UInt16? = nil, impliedProtocol: IPProtocol? = nil
  ) {
    self.destination = destination
    self.impliedPort = impliedPort
    self.impliedProtocol = impliedProtocol
  }
}
