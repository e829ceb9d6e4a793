import IPAddressing
import NetworkModel
import PathEngine

/// A small network for questions about names, in `us-east-1` unless told otherwise.
///
/// Every VPC is `10.N.0.0/16`, N counting from 0, with the subnets `VPC-a` and `VPC-b` in zones a and b.
struct NameTopology {
  /// A builder is used up by building; the steps make a new one each time.
  private var steps: [(inout TopologyBuilder) -> Void] = []
  private var vpcCount: UInt8 = 0
  private var regions: [String: String] = [:]

  var topology: Topology {
    var builder = TopologyBuilder()
    for step in steps { step(&builder) }
    return builder.build().topology
  }

  /// - Parameter attributes: support and host names; nil for what the snapshot does not tell.
  mutating func vpc(
    _ name: String, support: Bool? = true, hostnames: Bool? = true, isDefault: Bool = false,
    nameServers: [String]? = nil, region: String = "us-east-1"
  ) throws {
    regions[name] = region
    let number = vpcCount
    vpcCount += 1
    let options = ResourceID("dopt-\(name)")
    if let nameServers {
      let servers = try nameServers.map { try IPAddress($0) }
      add(DHCPOptions.self, options, in: region) { scope, _ in
        DHCPOptions(id: options, scope: scope, nameServers: servers)
      }
    }
    add(VPC.self, Self.id(name), in: region) { scope, refs in
      VPC(
        id: Self.id(name), name: InternedText(name), scope: scope,
        cidrs: [IPPrefix(.v4(IPv4Address(10, number, 0, 0)), length: 16)], isDefault: isDefault,
        dnsSupport: support, dnsHostnames: hostnames, dhcpOptions: refs.known(options))
    }
    for (index, zone) in ["a", "b"].enumerated() {
      add(Subnet.self, ResourceID("subnet-\(name)-\(zone)"), in: region) { scope, refs in
        Subnet(
          id: ResourceID("subnet-\(name)-\(zone)"), scope: scope,
          vpc: refs.required(Self.id(name)), zone: InternedText("\(region)\(zone)"),
          cidrs: [IPPrefix(.v4(IPv4Address(10, number, UInt8(index), 0)), length: 24)])
      }
    }
  }

  /// An interface in one of a VPC's two subnets, with an instance of its own unless it is an endpoint's.
  mutating func host(
    _ name: String, in vpc: String, zone: String = "a", _ addresses: String...,
    publicAddress: String? = nil, purpose: NetworkInterface.Purpose = .host
  ) throws {
    let all = try addresses.map { try IPAddress($0) }
    let publicIPv4 = try publicAddress.map { try IPv4Address($0) }
    let instance = ResourceID("i-\(name)")
    let interface = ResourceID("eni-\(name)")
    if purpose == .host {
      add(Instance.self, instance, in: regions[vpc]) { scope, refs in
        Instance(
          id: instance, name: InternedText(name), scope: scope,
          interfaces: refs.list([interface], "NetworkInterfaceId"))
      }
    }
    add(interface: interface, in: regions[vpc]) { scope, refs in
      var v4: IPv4Address?
      if case .v4(let address) = all.first { v4 = address }
      return NetworkInterface.Record(
        id: interface, scope: scope, vpc: refs.required(Self.id(vpc)),
        subnet: refs.known(ResourceID("subnet-\(vpc)-\(zone)")),
        instance: refs.known(instance), primaryAddress: v4, publicAddress: publicIPv4,
        moreAddresses: all.dropFirst(v4 == nil ? 0 : 1).map { InterfaceAddress($0) },
        purpose: purpose)
    }
  }

  /// An interface endpoint whose addresses are `[zone: address]`, or a gateway endpoint without any.
  mutating func endpoint(
    _ name: String, in vpc: String, for service: String, _ addresses: [String: String] = [:],
    type: VPCEndpoint.EndpointType = .interface, privateDNS: Bool = true,
    inboundOnly: Bool? = nil, state: ResourceState = .available, dnsNames: [String] = [],
    serviceRegion: String? = nil
  ) throws {
    let region = regions[vpc] ?? ""
    for (zone, address) in addresses {
      try host(
        "\(name)-\(zone)", in: vpc, zone: zone, address, purpose: .vpcEndpoint)
    }
    let interfaces = addresses.keys.sorted().map { ResourceID("eni-\(name)-\($0)") }
    let full =
      service.hasPrefix("com.")
      ? service : "com.amazonaws.\(serviceRegion ?? region).\(service)"
    let id = ResourceID("vpce-\(name)")
    add(VPCEndpoint.self, id, in: region) { scope, refs in
      VPCEndpoint(
        id: id, name: InternedText(name), scope: scope, vpc: refs.required(Self.id(vpc)),
        type: type, serviceName: InternedText(full),
        serviceRegion: InternedText(serviceRegion ?? ""), state: state,
        privateDNSEnabled: privateDNS && type == .interface,
        privateDNSOnlyForInboundResolver: inboundOnly,
        dnsNames: dnsNames.map { InternedText($0) },
        interfaces: refs.list(interfaces, "NetworkInterfaceIds"))
    }
  }

  mutating func peering(_ a: String, _ b: String, remoteDNS: Bool? = nil) {
    let id = ResourceID("pcx-\(a)-\(b)")
    add(PeeringConnection.self, id, in: "us-east-1") { scope, refs in
      func side(_ name: String) -> PeeringConnection.Side {
        .init(vpcID: Self.id(name), vpc: refs.known(Self.id(name)), allowsRemoteDNS: remoteDNS)
      }
      return PeeringConnection(id: id, scope: scope, requester: side(a), accepter: side(b))
    }
  }

  /// A private zone with `name type value` lines.
  mutating func zone(_ name: String, for vpcs: [String], _ records: [String]) {
    let id = ResourceID("Z\(name)", kind: .hostedZone)
    add(HostedZone.self, id, in: "") { scope, refs in
      HostedZone(
        id: id, name: InternedText(name), scope: scope,
        vpcs: refs.list(vpcs.map(Self.id), "VPCId"),
        records: records.map { line in
          let words = line.split(separator: " ").map(String.init)
          return DNSRecord(
            name: InternedText(words[0]), type: DNSRecord.RecordType(rawValue: words[1]) ?? .a,
            values: words.dropFirst(2).map { InternedText($0) })
        })
    }
  }

  /// A database behind an interface that is there already, or behind none that is known.
  mutating func database(
    _ name: String, in vpc: String, interface: String?, isPublic: Bool = false
  ) {
    let id = ResourceID(name, kind: .database)
    add(Database.self, id, in: regions[vpc]) { scope, refs in
      Database(
        id: id, name: InternedText(name), scope: scope, vpc: refs.required(Self.id(vpc)),
        dnsName: InternedText("\(name).c1a2b3c4d5e6.us-east-1.rds.amazonaws.com"), port: 5432,
        isPubliclyAccessible: isPublic,
        interface: refs.known(interface.map { ResourceID("eni-\($0)") }))
    }
  }

  mutating func bucket(_ name: String, in region: String = "us-east-1", policy: PolicyDocument?) {
    let id = ResourceID(name, kind: .bucket)
    add(Bucket.self, id, in: region) { scope, _ in
      Bucket(id: id, name: InternedText(name), scope: scope, policy: policy)
    }
  }

  private mutating func add<E: Entity>(
    _ type: E.Type, _ id: ResourceID, in region: String?,
    make: @escaping (Handle<Scope>, inout TopologyBuilder.References) -> E
  ) {
    steps.append { builder in
      let scope = builder.scope(region: region ?? "", account: "111122223333")
      builder.add(type, id: id) { make(scope, &$0) }
    }
  }

  private mutating func add(
    interface id: ResourceID, in region: String?,
    make:
      @escaping (Handle<Scope>, inout TopologyBuilder.References) -> NetworkInterface.Record
  ) {
    steps.append { builder in
      let scope = builder.scope(region: region ?? "", account: "111122223333")
      builder.add(interface: id, requires: []) { make(scope, &$0) }
    }
  }

  private static func id(_ vpc: String) -> ResourceID { ResourceID("vpc-\(vpc)") }

  // MARK: Asking

  struct Answer {
    var resolution: Resolution
    var assumptions: [Assumption]
    var addresses: [String] { resolution.answers.map(\.address.description) }
    var followed: String? { resolution.followed.map { addresses[$0] } }
    var reason: Resolution.Reason { resolution.reason }
    var passedOver: [String: Resolution.PassedOver.Why] {
      Dictionary(uniqueKeysWithValues: resolution.passedOver.map { ($0.endpoint.text, $0.why) })
    }
  }

  /// Asks from a VPC, or from the internet where none is named.
  func ask(
    _ name: String, from vpc: String? = nil, zone: String? = nil, family: AddressFamily = .ipv4
  ) -> Answer {
    let topology = topology
    let handle = vpc.flatMap { topology.handle(of: Self.id($0), as: VPC.self) }
    let zone = zone.map { InternedText("\(regions[vpc ?? ""] ?? "")\($0)") }
    let origin = handle.map { ResolverOrigin.vpc($0, zone: zone) } ?? .internet
    let (resolution, assumptions) = NameResolver(topology).resolve(
      name, from: origin, family: family)
    return Answer(resolution: resolution, assumptions: assumptions)
  }
}
