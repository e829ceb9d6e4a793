import IPAddressing
public import NetworkModel

/// Turns what a person types into a query.
///
/// The same text always means the same in one topology; what fits several things is refused with all
/// of them.
public struct QueryParser: Sendable {
  public let topology: Topology
  let catalogue = ServiceCatalogue.bundled

  public init(_ topology: Topology) { self.topology = topology }

  /// Reads a whole query.
  /// - Parameters:
  ///   - protocol: nil for the one that the destination implies, else TCP.
  ///   - port: nil for the one that the destination implies, else 22 from an EC2 Instance Connect
  ///     Endpoint and 443 from anywhere else.
  /// - Throws: `QueryError`; `severalServices` for what ``queries(from:to:protocol:port:sourcePort:)``
  ///   would make several queries of.
  public func query(
    from: String, to: String, protocol: IPProtocol? = nil, port: UInt16? = nil,
    sourcePort: UInt16? = nil
  ) throws(QueryError) -> Query {
    let source = try source(from)
    let parsed = try parsedDestination(to)
    return Query(
      from: source, to: parsed.destination, protocol: `protocol` ?? parsed.impliedProtocol ?? .tcp,
      port: port ?? parsed.impliedPort ?? Self.defaultPort(from: source), sourcePort: sourcePort)
  }

  /// Reads a query, or one for each service of a word such as `ssm-session` (E11).
  /// - Throws: `QueryError`.
  public func queries(
    from: String, to: String, protocol: IPProtocol? = nil, port: UInt16? = nil,
    sourcePort: UInt16? = nil
  ) throws(QueryError) -> [Query] {
    var queries: [Query] = []
    for to in ServiceBundle.named(Self.trimmed(to))?.services ?? [to] {
      queries.append(
        try query(from: from, to: to, protocol: `protocol`, port: port, sourcePort: sourcePort))
    }
    return queries
  }

  /// The port that is asked for when nothing says another.
  public static func defaultPort(from source: Query.Source) -> UInt16 {
    switch source {
    case .instanceConnectEndpoint: 22
    case .interface, .subnet, .internet, .onPremises: 443
    }
  }

  static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
  }

  /// `internet` and `onprem`, in the spellings people use.
  enum Place { case internet, onPremises }

  static func place(_ text: String) -> Place? {
    switch text.lowercased() {
    case "internet": .internet
    case "onprem", "on-prem", "onpremises", "on-premises": .onPremises
    default: nil
    }
  }

  /// The id in an ARN such as `arn:aws:ec2:us-east-1:111122223333:instance/i-0a1b2c3d`; else the text.
  static func withoutARN(_ text: String) -> String {
    guard text.hasPrefix("arn:") else { return text }
    let resource =
      text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).last ?? ""
    // A load balancer is known by its type, name and number together.
    if resource.hasPrefix("loadbalancer/") { return String(resource.dropFirst(13)) }
    // Databases and functions come after a colon: `db:orders`.
    let last = resource.split(separator: "/").last ?? resource
    return last.split(separator: ":").dropFirst().first.map(String.init) ?? String(last)
  }

  /// The resource of that id, whatever its kind.
  func resource(_ text: String) -> ResourceID? {
    for text in [text, text.lowercased()] {
      let id = ResourceID(text)
      if topology.contains(id) { return id }
      // Ids of these do not tell what they are of.
      for kind in [ResourceKind.directConnectGateway, .loadBalancer, .database] {
        let id = ResourceID(text, kind: kind)
        if topology.contains(id) { return id }
      }
    }
    return nil
  }

  /// A host in the customer's network: `onprem@192.168.7.20`, or the name or id of a line in front.
  func hostOnPremises(
    _ text: String, role: QueryError.Role
  ) throws(QueryError) -> (link: ResourceID?, address: IPAddress)? {
    guard let at = text.lastIndex(of: "@"),
      let address = try? IPAddress(String(text[at...].dropFirst()))
    else { return nil }
    let end = String(text[..<at])
    if Self.place(end) == .onPremises { return (nil, address) }
    let found = Set([resource(end)].compactMap { $0 } + ends(named: end, .exact))
    let lines = found.filter(Self.isOnPremisesEnd).sorted()
    if lines.count > 1 { throw .ambiguous(text, role: role, candidates: lines) }
    return lines.first.map { ($0, address) }
  }

  static func isOnPremisesEnd(_ id: ResourceID) -> Bool {
    switch id.kind {
    case .customerGateway, .vpnConnection, .directConnectGateway, .virtualInterface: true
    default: false
    }
  }
}
