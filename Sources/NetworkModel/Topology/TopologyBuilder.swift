/// Collects what readers saw, in any order and from any number of inputs, and makes one topology of it.
///
/// A reader adds each resource with its id and a closure that makes the entity. The closures run in
/// ``build()``, when every id is known, so that a resource may refer to one that is read later.
public struct TopologyBuilder {
  /// A key of a resource that names another one.
  public struct Reference {
    public let id: ResourceID
    /// The key in the input, such as `VpcId`.
    public let key: String

    public init(_ id: ResourceID, _ key: String) {
      self.id = id
      self.key = key
    }
  }

  /// Tells where a resource, or one of its keys, stands in the input. Called for findings alone.
  public typealias Locator = (_ key: String?) -> SourceLocation?

  /// What has been found so far.
  public var findings: [Finding] { tally.findings }
  private var tally = FindingTally()
  private var scopes: [Scope] = []
  private var scopePositions: [Scope: Handle<Scope>] = [:]
  private var lists: [ResourceKind: any DraftList] = [:]
  private var tags: [ResourceID: [Tag]] = [:]
  private var ids: Set<ResourceID> = []

  /// Findings of one code beyond this many are counted, not kept.
  public static let findingLimit = 500

  public init() {}

  /// How many resources have been added.
  public var resourceCount: Int { ids.count }

  public func contains(_ id: ResourceID) -> Bool { ids.contains(id) }

  public mutating func scope(region: String, account: String) -> Handle<Scope> {
    let scope = Scope(region: InternedText(region), account: InternedText(account))
    if let known = scopePositions[scope] { return known }
    let handle = Handle<Scope>(scopes.count)
    scopes.append(scope)
    scopePositions[scope] = handle
    return handle
  }

  public mutating func report(_ finding: Finding) {
    tally.report(finding.code) { finding }
  }

  /// Adds a resource.
  ///
  /// - Parameters:
  ///   - requires: what must be in the input for the resource to make sense, such as a subnet's VPC;
  ///     without it the resource is left out with a finding.
  ///   - locate: where the resource stands in the input.
  ///   - make: makes the entity; its references are looked up in the argument.
  public mutating func add<E: Entity>(
    _ type: E.Type, id: ResourceID, requires: [Reference] = [], tags: [Tag] = [],
    locate: @escaping Locator = { _ in nil }, make: @escaping (inout References) -> E
  ) {
    append(
      Draft(id: id, requires: requires, locate: locate, make: make), kind: E.kind, tags: tags,
      areSame: ==)
  }

  /// Adds an interface, which is packed when the topology is made.
  public mutating func add(
    interface id: ResourceID, requires: [Reference], tags: [Tag] = [],
    locate: @escaping Locator = { _ in nil },
    make: @escaping (inout References) -> NetworkInterface.Record
  ) {
    let draft = Draft(id: id, requires: requires, locate: locate, make: make)
    append(draft, kind: .networkInterface, tags: tags, areSame: ==)
  }

  private mutating func append<Output>(
    _ draft: Draft<Output>, kind: ResourceKind, tags: [Tag],
    areSame: @escaping (Output, Output) -> Bool
  ) {
    ids.insert(draft.id)
    if !tags.isEmpty { self.tags[draft.id] = tags.sorted { $0.key < $1.key } }
    if let list = lists[kind] as? Drafts<Output> {
      list.drafts.append(draft)
    } else {
      lists[kind] = Drafts([draft], areSame: areSame)
    }
  }

  /// Makes the topology, with a finding for each reference that leads nowhere and each id given twice.
  /// - Complexity: O(n log n) in the number of resources.
  public mutating func build() -> ImportReport {
    dropWithoutRequirements()
    var references = References(positions: sortAndNumber(), tally: tally)
    var entities = Topology.Entities()
    entities.scopes = scopes
    entities.tags = tags
    func made<Output>(_ kind: ResourceKind, _ type: Output.Type = Output.self) -> [Output] {
      (lists[kind] as? Drafts<Output>)?.make(with: &references) ?? []
    }
    entities.vpcs = made(.vpc)
    entities.subnets = made(.subnet)
    entities.routeTables = made(.routeTable)
    entities.prefixLists = made(.prefixList)
    entities.internetGateways = made(.internetGateway)
    entities.egressOnlyInternetGateways = made(.egressOnlyInternetGateway)
    entities.natGateways = made(.natGateway)
    entities.vpcEndpoints = made(.vpcEndpoint)
    entities.instanceConnectEndpoints = made(.instanceConnectEndpoint)
    entities.peeringConnections = made(.peeringConnection)
    entities.securityGroups = made(.securityGroup)
    entities.networkACLs = made(.networkACL)
    entities.instances = made(.instance)
    entities.elasticIPs = made(.elasticIP)
    entities.dhcpOptions = made(.dhcpOptions)
    entities.hostedZones = made(.hostedZone)
    entities.transitGateways = made(.transitGateway)
    entities.transitGatewayAttachments = made(.transitGatewayAttachment)
    entities.transitGatewayRouteTables = made(.transitGatewayRouteTable)
    entities.virtualPrivateGateways = made(.virtualPrivateGateway)
    entities.customerGateways = made(.customerGateway)
    entities.vpnConnections = made(.vpnConnection)
    entities.directConnectGateways = made(.directConnectGateway)
    entities.virtualInterfaces = made(.virtualInterface)
    entities.resolverEndpoints = made(.resolverEndpoint)
    entities.resolverRules = made(.resolverRule)
    entities.loadBalancers = made(.loadBalancer)
    entities.targetGroups = made(.targetGroup)
    entities.databases = made(.database)
    entities.buckets = made(.bucket)
    entities.multiRegionAccessPoints = made(.multiRegionAccessPoint)
    entities.pack(made(.networkInterface, NetworkInterface.Record.self))
    tally = references.tally
    return ImportReport(topology: Topology(entities), findings: tally.findingsAndLimits)
  }

  /// Leaves out what lacks something it cannot be without, and then what lacks that, until nothing does.
  private mutating func dropWithoutRequirements() {
    var changed = true
    while changed {
      changed = false
      for kind in ResourceKind.allCases {
        guard let list = lists[kind] else { continue }
        for (id, missing, locate) in list.dropWhere(missing: { !ids.contains($0.id) }) {
          changed = true
          ids.remove(id)
          tally.report(.danglingReference) {
            Finding(
              .error, .danglingReference,
              LocalizedText(
                en: """
                  \(id) names \(missing.id) as its \(missing.key), which is not in the input; it is left out
                  """,
                ja: "\(id) の \(missing.key) は \(missing.id) ですが、入力にないため、\(id) を除きました"),
              at: locate(missing.key), resource: id,
              hint: LocalizedText(
                en: "add the output that holds \(missing.id), or correct the id",
                ja: "\(missing.id) を含む出力を加えるか、IDを直してください"))
          }
        }
      }
    }
  }

  /// Sorts each kind by id, takes out what was given twice, and numbers the rest.
  private mutating func sortAndNumber() -> [ResourceID: UInt32] {
    var positions: [ResourceID: UInt32] = [:]
    positions.reserveCapacity(ids.count)
    for kind in ResourceKind.allCases { lists[kind]?.sortAndNumber(into: &positions) }
    return positions
  }
}

extension Topology.Entities {
  mutating func pack(_ records: [NetworkInterface.Record]) {
    networkInterfaces.reserveCapacity(records.count)
    for record in records {
      let moreStart = UInt32(addresses.count)
      addresses += record.moreAddresses.prefix(Int(UInt16.max))
      let groupStart = UInt32(groups.count)
      groups += record.securityGroups.prefix(Int(UInt16.max))
      networkInterfaces.append(
        NetworkInterface(
          record,
          moreAddresses: ArenaRange(
            start: moreStart, count: UInt16(addresses.count - Int(moreStart))),
          groups: ArenaRange(start: groupStart, count: UInt16(groups.count - Int(groupStart)))))
    }
  }
}
