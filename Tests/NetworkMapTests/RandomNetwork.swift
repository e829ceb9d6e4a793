import IPAddressing
import NetworkModel
import PathEngine
import TestSupport

/// A network out of a seed, with names that a person would not think of.
struct RandomNetwork {
  private(set) var topology: Topology = .empty
  private var random: SeededGenerator
  private var builder = TopologyBuilder()
  private var additions: [(inout TopologyBuilder) -> Void] = []

  private static let names = [
    "web", "a", "", "worker-of-the-payments-team-in-production", "データベース", "名前",
    "x\u{1B}[31mred", "two\nlines", "tab\there", "e\u{301}clair", "👩‍💻 dev", "\u{202E}gnp.exe",
    "db 1",
  ]

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    let vpcs = Int.random(in: 1...3, using: &random)
    for number in 0..<vpcs { addVPC(number) }
    for number in 1..<max(2, vpcs) where number < vpcs { addPeering(number) }
    topology = topology(of: additions)
  }

  /// The same network, read in another order.
  func shuffled(seed: UInt64) -> Topology {
    var random = SeededGenerator(seed: seed)
    return topology(of: additions.shuffled(using: &random))
  }

  private func topology(of additions: [(inout TopologyBuilder) -> Void]) -> Topology {
    // Scopes are known by now, and have their handles.
    var builder = builder
    for add in additions { add(&builder) }
    return builder.build().topology
  }

  private mutating func add<E: Entity>(
    _ type: E.Type, id: ResourceID, requires: [TopologyBuilder.Reference] = [],
    make: @escaping (inout TopologyBuilder.References) -> E
  ) {
    additions.append { $0.add(type, id: id, requires: requires, make: make) }
  }

  private mutating func add(
    interface id: ResourceID, requires: [TopologyBuilder.Reference],
    make: @escaping (inout TopologyBuilder.References) -> NetworkInterface.Record
  ) {
    additions.append { $0.add(interface: id, requires: requires, make: make) }
  }

  /// Traces between things of the network, some of which lead nowhere.
  mutating func traces(_ count: Int) -> [Trace] {
    let sources = topology.instances.compactMap(\.interfaces.first)
    return (0..<count).compactMap { _ in
      guard let from = sources.randomElement(using: &random),
        let other = sources.randomElement(using: &random)
      else { return nil }
      let destinations: [Query.Destination] = [
        .internet, .service("s3", region: nil), .service("ec2", region: nil),
        .interface(topology[other].id, address: nil),
      ]
      guard let to = destinations.randomElement(using: &random) else { return nil }
      return PathTracer(topology).trace(
        Query(from: .interface(topology[from].id, address: nil), to: to))
    }
  }

  private mutating func name() -> InternedText {
    let base = Self.names.randomElement(using: &random) ?? ""
    let isNumbered = Bool.random(using: &random)
    return InternedText(isNumbered ? "\(base)-\(Int.random(in: 0..<120, using: &random))" : base)
  }

  private mutating func id(_ kind: ResourceKind, _ number: Int) -> ResourceID {
    let digits = String(number, radix: 16)
    let zeros = String(repeating: "0", count: 17 - digits.utf8.count)
    return ResourceID("\(kind.idPrefix)-\(zeros)\(digits)")
  }

  // MARK: - One VPC

  private mutating func addVPC(_ number: Int) {
    let region = ["eu-west-1", "ap-northeast-1"].randomElement(using: &random) ?? ""
    let scope = builder.scope(region: region, account: "")
    let vpc = id(.vpc, number)
    let isIPv6 = Int.random(in: 0..<6, using: &random) == 0
    let block: IPAddress =
      isIPv6
      ? .v6(IPv6Address(high: 0x2600_1f14_0000_0000 + UInt64(number) << 16, low: 0))
      : .v4(IPv4Address(bits: 10 << 24 | UInt32(number) << 16))
    let vpcName = name()
    add(VPC.self, id: vpc) { _ in
      VPC(id: vpc, name: vpcName, scope: scope, cidrs: [IPPrefix(block, length: isIPv6 ? 56 : 16)])
    }
    let tables = addTables(number, vpc, scope)
    let group = id(.securityGroup, number)
    add(SecurityGroup.self, id: group, requires: [.init(vpc, "VpcId")]) { refs in
      let all = SecurityGroupRule(.all, .prefix(.allIPv4))
      return SecurityGroup(
        id: group, name: "all", scope: scope, vpc: refs.required(vpc), ingress: [all],
        egress: [all])
    }
    let zones = Int.random(in: 0...6, using: &random)
    let subnets = zones == 0 ? 0 : Int.random(in: 0...(number == 0 ? 40 : 12), using: &random)
    for place in 0..<subnets {
      addSubnet(number << 8 | place, vpc, scope, block, "\(region)\(zone(zones))", tables)
    }
    addEndpoints(number, vpc, scope, subnets: subnets, tables)
  }

  private mutating func zone(_ count: Int) -> String {
    String(Array("abcdef")[Int.random(in: 0..<count, using: &random)])
  }

  /// A main table, one to the internet, one to a NAT gateway.
  private mutating func addTables(
    _ number: Int, _ vpc: ResourceID, _ scope: Handle<Scope>
  ) -> [ResourceID] {
    let gateway = id(.internetGateway, number)
    let egress = id(.egressOnlyInternetGateway, number)
    let nat = id(.natGateway, number << 8)
    let peering = id(.peeringConnection, number)
    let hasGateway = Int.random(in: 0..<4, using: &random) > 0
    let gatewayName = name()
    if hasGateway {
      add(InternetGateway.self, id: gateway) { refs in
        InternetGateway(id: gateway, name: gatewayName, scope: scope, vpc: refs.known(vpc))
      }
      if Bool.random(using: &random) {
        add(EgressOnlyInternetGateway.self, id: egress) { refs in
          EgressOnlyInternetGateway(id: egress, scope: scope, vpc: refs.known(vpc))
        }
      }
    }
    return (0..<3).map { kind in
      let table = id(.routeTable, number << 8 | kind)
      let tableName = name()
      add(
        RouteTable.self, id: table, requires: [.init(vpc, "VpcId")]
      ) { refs in
        var routes = [
          Route(
            .prefix(IPPrefix(.v4(IPv4Address(bits: 10 << 24 | UInt32(number) << 16)), length: 16)),
            to: .local, origin: .local)
        ]
        if kind == 1, let igw: Handle<InternetGateway> = refs.known(gateway) {
          routes.append(Route(.prefix(.allIPv4), to: .internetGateway(igw)))
        }
        if kind == 2, let gateway: Handle<NATGateway> = refs.known(nat) {
          routes.append(Route(.prefix(.allIPv4), to: .natGateway(gateway)))
        }
        if let peering: Handle<PeeringConnection> = refs.known(peering) {
          routes.append(
            Route(
              .prefix(IPPrefix(.v4(IPv4Address(bits: 10 << 24)), length: 16)),
              to: .peeringConnection(peering)))
        }
        return RouteTable(
          id: table, name: tableName, scope: scope, vpc: refs.required(vpc), isMain: kind == 0,
          routes: routes)
      }
      return table
    }
  }

  private mutating func addSubnet(
    _ number: Int, _ vpc: ResourceID, _ scope: Handle<Scope>, _ block: IPAddress, _ zone: String,
    _ tables: [ResourceID]
  ) {
    let subnet = id(.subnet, number)
    let place = UInt64(number & 0xff)
    let isIPv6 = block.family == .ipv6
    let address: IPAddress =
      switch block {
      case .v4(let v4): .v4(IPv4Address(bits: v4.bits | UInt32(place) << 8))
      case .v6(let v6): .v6(IPv6Address(high: v6.high | place, low: 0))
      }
    let subnetName = name()
    add(Subnet.self, id: subnet, requires: [.init(vpc, "VpcId")]) { refs in
      Subnet(
        id: subnet, name: subnetName, scope: scope, vpc: refs.required(vpc),
        zone: InternedText(zone), cidrs: [IPPrefix(address, length: isIPv6 ? 64 : 24)])
    }
    if place == 0, !isIPv6 { addNAT(number, subnet, vpc, scope) }
    for host in 0..<Int.random(in: 0...6, using: &random) {
      addInstance(number << 8 | host, host, subnet, vpc, scope, address)
    }
    associate(number, subnet, vpc, scope, tables)
  }

  /// A table of the subnet's own, so that all tiers are met.
  private mutating func associate(
    _ number: Int, _ subnet: ResourceID, _ vpc: ResourceID, _ scope: Handle<Scope>,
    _ tables: [ResourceID]
  ) {
    // The first subnet has the NAT gateway, so it is public.
    let kind = number & 0xff == 0 ? 1 : Int.random(in: 0..<3, using: &random)
    guard kind > 0 else { return }
    let table = id(.routeTable, 1 << 20 | number)
    let gateway = id(.internetGateway, number >> 8)
    let nat = id(.natGateway, number & ~0xff)
    add(RouteTable.self, id: table, requires: [.init(vpc, "VpcId")]) { refs in
      var routes: [Route] = []
      if kind == 1, let igw: Handle<InternetGateway> = refs.known(gateway) {
        routes = [Route(.prefix(.allIPv4), to: .internetGateway(igw))]
      } else if let gateway: Handle<NATGateway> = refs.known(nat) {
        routes = [Route(.prefix(.allIPv4), to: .natGateway(gateway))]
      }
      return RouteTable(
        id: table, scope: scope, vpc: refs.required(vpc), subnets: [refs.required(subnet)],
        routes: routes)
    }
  }

  private mutating func addNAT(
    _ number: Int, _ subnet: ResourceID, _ vpc: ResourceID, _ scope: Handle<Scope>
  ) {
    let nat = id(.natGateway, number)
    let natName = name()
    add(NATGateway.self, id: nat, requires: [.init(vpc, "VpcId")]) { refs in
      NATGateway(
        id: nat, name: natName, scope: scope, vpc: refs.required(vpc), subnet: refs.known(subnet),
        addresses: [
          .init(
            privateAddress: IPv4Address(bits: 10 << 24 | 5), publicAddress: IPv4Address(bits: 99))
        ])
    }
  }

  private mutating func addInstance(
    _ number: Int, _ host: Int, _ subnet: ResourceID, _ vpc: ResourceID, _ scope: Handle<Scope>,
    _ block: IPAddress
  ) {
    let instance = id(.instance, number)
    let interface = id(.networkInterface, number)
    let instanceName = name()
    let group = id(.securityGroup, number >> 16)
    let isOpen = Int.random(in: 0..<5, using: &random) > 0
    add(Instance.self, id: instance) { refs in
      Instance(
        id: instance, name: instanceName, scope: scope,
        interfaces: refs.known(interface).map { [$0] } ?? [])
    }
    add(interface: interface, requires: [.init(vpc, "VpcId"), .init(subnet, "SubnetId")]) {
      refs in
      var record = NetworkInterface.Record(
        id: interface, scope: scope, vpc: refs.required(vpc), subnet: refs.required(subnet),
        instance: refs.known(instance),
        securityGroups: isOpen ? refs.list([group], "GroupId") : [])
      switch block {
      case .v4(let v4): record.primaryAddress = IPv4Address(bits: v4.bits | UInt32(host + 10))
      case .v6(let v6):
        record.moreAddresses = [
          InterfaceAddress(.v6(IPv6Address(high: v6.high, low: UInt64(host + 10))))
        ]
      }
      return record
    }
  }

  private mutating func addEndpoints(
    _ number: Int, _ vpc: ResourceID, _ scope: Handle<Scope>, subnets: Int, _ tables: [ResourceID]
  ) {
    for (place, service) in ["s3", "dynamodb", "ec2", "sts"].enumerated() {
      guard Bool.random(using: &random) else { continue }
      let endpoint = id(.vpcEndpoint, number << 8 | place)
      let endpointName = name()
      let inSubnets =
        subnets == 0 || place < 2
        ? [] : [id(.subnet, number << 8 | Int.random(in: 0..<subnets, using: &random))]
      add(VPCEndpoint.self, id: endpoint, requires: [.init(vpc, "VpcId")]) { refs in
        VPCEndpoint(
          id: endpoint, name: endpointName, scope: scope, vpc: refs.required(vpc),
          type: place < 2 ? .gateway : .interface,
          serviceName: InternedText("com.amazonaws.eu-west-1.\(service)"),
          subnets: refs.list(inSubnets, "SubnetId"))
      }
    }
    guard Bool.random(using: &random) else { return }
    let gateway = id(.virtualPrivateGateway, number)
    add(VirtualPrivateGateway.self, id: gateway) { refs in
      VirtualPrivateGateway(id: gateway, scope: scope, vpc: refs.known(vpc))
    }
  }

  private mutating func addPeering(_ number: Int) {
    let peering = id(.peeringConnection, number)
    let ends = (id(.vpc, 0), id(.vpc, number))
    let peeringName = name()
    let scope = builder.scope(region: "eu-west-1", account: "")
    add(PeeringConnection.self, id: peering) { refs in
      PeeringConnection(
        id: peering, name: peeringName, scope: scope,
        requester: .init(vpcID: ends.0, vpc: refs.known(ends.0)),
        accepter: .init(vpcID: ends.1, vpc: refs.known(ends.1)))
    }
  }
}
