public import NetworkModel

/// Who reaches what, and by which gateway: every source against every destination.
public struct ReachabilityMatrix: Sendable {
  /// A source: an instance, or another host, by its id.
  public struct Row: Sendable {
    public var id: ResourceID
    public var cells: [Cell]
  }

  /// The answer to one pair.
  public enum Cell: Sendable {
    case traces([Trace])
    /// The destination is not one for this source.
    case notAsked(QueryError)
  }

  /// As they were asked for: `s3`, `internet`, a host's name.
  public let destinations: [String]
  public let rows: [Row]

  /// - Parameters:
  ///   - sources: hosts, by id; nil for all instances and for hosts that are none.
  ///   - destinations: as a query names them; nil for what ``usualDestinations(of:)`` gives.
  ///   - progress: called after each row with how many there are.
  /// - Complexity: O(sources × destinations) traces.
  public init(
    of topology: Topology, sources: [ResourceID]? = nil, destinations: [String]? = nil,
    progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }
  ) {
    let tracer = PathTracer(topology)
    let parser = QueryParser(topology)
    let sources = sources ?? Self.hosts(of: topology)
    let wanted = destinations ?? Self.usualDestinations(of: topology)
    self.destinations = wanted
    var rows: [Row] = []
    rows.reserveCapacity(sources.count)
    for source in sources {
      let cells = wanted.map { destination -> Cell in
        do throws(QueryError) {
          return .traces(
            try parser.queries(from: source.text, to: destination).map(tracer.trace))
        } catch {
          return .notAsked(error)
        }
      }
      rows.append(Row(id: source, cells: cells))
      progress(rows.count, sources.count)
    }
    self.rows = rows
  }

  /// S3 and DynamoDB, the services that the network has endpoints for, and the internet.
  public static func usualDestinations(of topology: Topology) -> [String] {
    var services: Set<String> = []
    for endpoint in topology.vpcEndpoints {
      let name = endpoint.serviceName.text
      guard let service = ServiceCatalogue.bundled.service(named: name) else { continue }
      services.insert(service.name)
    }
    services.subtract(["s3", "dynamodb"])
    return ["s3", "dynamodb"] + services.sorted() + ["internet"]
  }

  /// The instances, then functions, tasks, databases and named interfaces that belong to none; by id.
  public static func hosts(of topology: Topology) -> [ResourceID] {
    // An interface without a name that nothing is said about may be any part of AWS's machinery.
    let others = topology.networkInterfaces.filter {
      $0.instance == nil && $0.purpose.isHost && !($0.purpose == .host && $0.name.isEmpty)
    }
    return topology.instances.filter { !$0.interfaces.isEmpty }.map(\.id).sorted()
      + others.map(\.id).sorted()
  }
}

extension ReachabilityMatrix.Cell {
  /// The verdict; nil where nothing was asked.
  public var verdict: Verdict? {
    guard case .traces(let traces) = self, !traces.isEmpty else { return nil }
    return Verdict.worst(of: traces.map(\.verdict))
  }

  /// The trace that decides: the first with the cell's verdict.
  public var decisive: Trace? {
    guard case .traces(let traces) = self, let verdict else { return nil }
    return traces.first { $0.verdict == verdict }
  }

  /// What the packet leaves its VPC's own network by: the first gateway, endpoint or connection on the
  /// way; nil when it stays inside, or does not come so far.
  public var gateway: Component? {
    decisive?.forward.first { $0.component.kind.isGateway }?.component
  }
}

extension Component.Kind {
  /// Whether it leads out of a VPC, or to a service.
  public var isGateway: Bool {
    switch self {
    case .internetGateway, .egressOnlyInternetGateway, .natGateway, .gatewayEndpoint,
      .interfaceEndpoint, .gatewayLoadBalancerEndpoint, .instanceConnectEndpoint,
      .peeringConnection, .transitGateway, .virtualPrivateGateway, .vpnConnection,
      .directConnectGateway, .virtualInterface:
      true
    case .networkInterface, .securityGroup, .networkACL, .routeTable, .transitGatewayAttachment,
      .transitGatewayRouteTable, .customerGateway, .loadBalancer, .vpcRouter, .service, .bucket,
      .internet, .onPremises:
      false
    }
  }
}

extension NetworkInterface.Purpose {
  /// Whether it is somebody's host, and not a part of AWS's own machinery.
  var isHost: Bool {
    switch self {
    case .host, .lambda, .container, .database: true
    case .loadBalancer, .other, .instanceConnectEndpoint, .natGateway, .vpcEndpoint,
      .gatewayLoadBalancerEndpoint, .transitGateway:
      false
    }
  }
}
