public import IPAddressing

/// What the arrays do not say by themselves, worked out once when a topology is made.
extension Topology {
  final class Storage: Sendable {
    let entities: Entities
    let positions: [ResourceID: UInt32]
    let routeTableOfSubnet: [Handle<RouteTable>?]
    let mainTableOfVPC: [Handle<RouteTable>?]
    let aclOfSubnet: [Handle<NetworkACL>?]
    let subnetsOfVPC: [[Handle<Subnet>]]
    let subnetTableOfVPC: [PrefixTable<Handle<Subnet>>]
    let interfacesOfSubnet: [[Handle<NetworkInterface>]]
    let interfaceAtIPv4: [UInt64: Handle<NetworkInterface>]
    let interfaceAtIPv6: [IPv6Address: Handle<NetworkInterface>]
    let interfaceAtPublic: [IPv4Address: PublicAddressOwner]
    let attachmentsOfTransitGateway: [[Handle<TransitGatewayAttachment>]]
    /// Of interfaces that AWS made for something with a name of its own, that name.
    let holderNames: [Handle<NetworkInterface>: InternedText]

    init(_ entities: Entities) {
      self.entities = entities
      positions = Self.positions(entities)
      (routeTableOfSubnet, mainTableOfVPC) = Self.tables(entities)

      var acls = [Handle<NetworkACL>?](repeating: nil, count: entities.subnets.count)
      var defaultACL = [Handle<NetworkACL>?](repeating: nil, count: entities.vpcs.count)
      for (index, acl) in entities.networkACLs.enumerated() {
        for subnet in acl.subnets where acls[subnet.index] == nil {
          acls[subnet.index] = Handle(index)
        }
        if acl.isDefault { defaultACL[acl.vpc.index] = Handle(index) }
      }
      aclOfSubnet = entities.subnets.enumerated().map { acls[$0] ?? defaultACL[$1.vpc.index] }

      var subnets = [[Handle<Subnet>]](repeating: [], count: entities.vpcs.count)
      var subnetTables = [PrefixTable<Handle<Subnet>>](
        repeating: PrefixTable(), count: entities.vpcs.count)
      for (index, subnet) in entities.subnets.enumerated() {
        subnets[subnet.vpc.index].append(Handle(index))
        for cidr in subnet.cidrs { subnetTables[subnet.vpc.index].insert(Handle(index), at: cidr) }
      }
      subnetsOfVPC = subnets.map { handles in
        handles.sorted { a, b in
          let (x, y) = (entities.subnets[a.index], entities.subnets[b.index])
          return (x.cidrs.first ?? .allIPv4, a) < (y.cidrs.first ?? .allIPv4, b)
        }
      }
      subnetTableOfVPC = subnetTables

      var inSubnet = [[Handle<NetworkInterface>]](repeating: [], count: entities.subnets.count)
      var v4: [UInt64: Handle<NetworkInterface>] = [:]
      var v6: [IPv6Address: Handle<NetworkInterface>] = [:]
      var publicOwners: [IPv4Address: PublicAddressOwner] = [:]
      v4.reserveCapacity(entities.networkInterfaces.count)
      for (index, interface) in entities.networkInterfaces.enumerated() {
        let handle = Handle<NetworkInterface>(index)
        if let subnet = interface.subnet { inSubnet[subnet.index].append(handle) }
        let more = entities.addresses[interface.moreAddresses.indices]
        let primary = interface.primaryAddress.map {
          InterfaceAddress(.v4($0), publicAddress: interface.publicAddress)
        }
        for address in [primary].compactMap({ $0 }) + more {
          switch address.address {
          case .v4(let bits): v4[Self.key(interface.vpc, bits)] = handle
          case .v6(let bits): v6[bits] = handle
          }
          if let publicAddress = address.publicAddress {
            publicOwners[publicAddress] = PublicAddressOwner(
              interface: handle, privateAddress: address.address)
          }
        }
      }
      interfacesOfSubnet = inSubnet
      interfaceAtIPv4 = v4
      interfaceAtIPv6 = v6
      interfaceAtPublic = publicOwners

      var attachments = [[Handle<TransitGatewayAttachment>]](
        repeating: [], count: entities.transitGateways.count)
      for (index, attachment) in entities.transitGatewayAttachments.enumerated() {
        attachments[attachment.transitGateway.index].append(Handle(index))
      }
      attachmentsOfTransitGateway = attachments

      var names: [Handle<NetworkInterface>: InternedText] = [:]
      for balancer in entities.loadBalancers {
        for interface in balancer.interfaces { names[interface] = InternedText(balancer.label) }
      }
      for database in entities.databases {
        if let interface = database.interface { names[interface] = InternedText(database.label) }
      }
      holderNames = names
    }

    /// The same resources with other attributes, and perhaps more endpoints and prefix lists: what is worked out
    /// from addresses and blocks stays as it is, but for the public addresses of interfaces.
    init(_ entities: Entities, like other: Storage) {
      self.entities = entities
      let hasNew =
        entities.vpcEndpoints.count != other.entities.vpcEndpoints.count
        || entities.prefixLists.count != other.entities.prefixLists.count
      positions = hasNew ? Self.positions(entities) : other.positions
      (routeTableOfSubnet, mainTableOfVPC) = Self.tables(entities)
      aclOfSubnet = other.aclOfSubnet
      subnetsOfVPC = other.subnetsOfVPC
      subnetTableOfVPC = other.subnetTableOfVPC
      interfacesOfSubnet = other.interfacesOfSubnet
      interfaceAtIPv4 = other.interfaceAtIPv4
      interfaceAtIPv6 = other.interfaceAtIPv6
      var owners = other.interfaceAtPublic
      for (index, interface) in entities.networkInterfaces.enumerated() {
        guard let address = interface.publicAddress, let primary = interface.primaryAddress,
          other.entities.networkInterfaces[index].publicAddress != address
        else { continue }
        owners[address] = PublicAddressOwner(
          interface: Handle(index), privateAddress: .v4(primary))
      }
      interfaceAtPublic = owners
      attachmentsOfTransitGateway = other.attachmentsOfTransitGateway
      holderNames = other.holderNames
    }

    /// The table of each subnet by association, and the main one of each VPC.
    private static func tables(
      _ entities: Entities
    ) -> (ofSubnets: [Handle<RouteTable>?], ofVPCs: [Handle<RouteTable>?]) {
      var explicit = [Handle<RouteTable>?](repeating: nil, count: entities.subnets.count)
      var main = [Handle<RouteTable>?](repeating: nil, count: entities.vpcs.count)
      for (index, table) in entities.routeTables.enumerated() {
        for subnet in table.subnets where explicit[subnet.index] == nil {
          explicit[subnet.index] = Handle(index)
        }
        if table.isMain, main[table.vpc.index] == nil { main[table.vpc.index] = Handle(index) }
      }
      return (explicit, main)
    }

    static func key(_ vpc: Handle<VPC>, _ address: IPv4Address) -> UInt64 {
      UInt64(vpc.position) << 32 | UInt64(address.bits)
    }

    private static func positions(_ entities: Entities) -> [ResourceID: UInt32] {
      var positions: [ResourceID: UInt32] = [:]
      func index(_ all: [some Entity]) {
        for (index, entity) in all.enumerated() { positions[entity.id] = UInt32(index) }
      }
      positions.reserveCapacity(entities.networkInterfaces.count + entities.subnets.count)
      index(entities.vpcs)
      index(entities.subnets)
      index(entities.routeTables)
      index(entities.prefixLists)
      index(entities.internetGateways)
      index(entities.egressOnlyInternetGateways)
      index(entities.natGateways)
      index(entities.vpcEndpoints)
      index(entities.instanceConnectEndpoints)
      index(entities.peeringConnections)
      index(entities.securityGroups)
      index(entities.networkACLs)
      index(entities.networkInterfaces)
      index(entities.instances)
      index(entities.elasticIPs)
      index(entities.dhcpOptions)
      index(entities.hostedZones)
      index(entities.transitGateways)
      index(entities.transitGatewayAttachments)
      index(entities.transitGatewayRouteTables)
      index(entities.virtualPrivateGateways)
      index(entities.customerGateways)
      index(entities.vpnConnections)
      index(entities.directConnectGateways)
      index(entities.virtualInterfaces)
      index(entities.resolverEndpoints)
      index(entities.resolverRules)
      index(entities.loadBalancers)
      index(entities.targetGroups)
      index(entities.databases)
      index(entities.buckets)
      index(entities.multiRegionAccessPoints)
      return positions
    }
  }

  /// The interface behind a public IPv4 address, and the private address it stands for.
  public struct PublicAddressOwner: Hashable, Sendable {
    public let interface: Handle<NetworkInterface>
    public let privateAddress: IPAddress

    public init(interface: Handle<NetworkInterface>, privateAddress: IPAddress) {
      self.interface = interface
      self.privateAddress = privateAddress
    }
  }

  /// What a person calls an interface without an instance: its Name, else that of the load balancer or
  /// database that AWS made it for; empty where it has neither.
  public func name(of interface: Handle<NetworkInterface>) -> InternedText {
    let own = self[interface].name
    return own.isEmpty ? storage.holderNames[interface] ?? own : own
  }

  /// The table a subnet uses: the one associated with it, else its VPC's main one (R1). Nil when the input has neither.
  public func routeTable(of subnet: Handle<Subnet>) -> Handle<RouteTable>? {
    storage.routeTableOfSubnet[subnet.index] ?? mainRouteTable(of: self[subnet].vpc)
  }

  /// Whether the subnet has a table by association rather than by default.
  public func hasExplicitRouteTable(_ subnet: Handle<Subnet>) -> Bool {
    storage.routeTableOfSubnet[subnet.index] != nil
  }

  public func mainRouteTable(of vpc: Handle<VPC>) -> Handle<RouteTable>? {
    storage.mainTableOfVPC[vpc.index]
  }

  /// The ACL of a subnet, by association or by default. Nil when the input has neither (A8).
  public func networkACL(of subnet: Handle<Subnet>) -> Handle<NetworkACL>? {
    storage.aclOfSubnet[subnet.index]
  }

  /// The subnets of a VPC, by address.
  public func subnets(of vpc: Handle<VPC>) -> [Handle<Subnet>] { storage.subnetsOfVPC[vpc.index] }

  /// The subnet of a VPC whose block holds an address.
  /// - Complexity: O(address length).
  public func subnet(holding address: IPAddress, in vpc: Handle<VPC>) -> Handle<Subnet>? {
    storage.subnetTableOfVPC[vpc.index].longestMatch(address)?.values.first
  }

  /// The interfaces of a subnet, in order of id.
  public func interfaces(in subnet: Handle<Subnet>) -> [Handle<NetworkInterface>] {
    storage.interfacesOfSubnet[subnet.index]
  }

  /// The interface that has a private (or IPv6) address in a VPC.
  /// - Complexity: O(1).
  public func interface(at address: IPAddress, in vpc: Handle<VPC>) -> Handle<NetworkInterface>? {
    switch address {
    case .v4(let bits):
      return storage.interfaceAtIPv4[Storage.key(vpc, bits)]
    case .v6(let bits):
      return storage.interfaceAtIPv6[bits].flatMap { self[$0].vpc == vpc ? $0 : nil }
    }
  }

  /// The interface that a public IPv4 address leads to.
  public func owner(ofPublic address: IPv4Address) -> PublicAddressOwner? {
    storage.interfaceAtPublic[address]
  }

  /// The interface that has a global IPv6 address, in whichever VPC.
  public func interface(atIPv6 address: IPv6Address) -> Handle<NetworkInterface>? {
    storage.interfaceAtIPv6[address]
  }

  /// All addresses of an interface: the primary IPv4 one first, then secondary ones and IPv6.
  public func addresses(of interface: Handle<NetworkInterface>) -> [InterfaceAddress] {
    let entity = self[interface]
    let more = storage.entities.addresses[entity.moreAddresses.indices]
    guard let primary = entity.primaryAddress else { return Array(more) }
    return [InterfaceAddress(.v4(primary), publicAddress: entity.publicAddress)] + more
  }

  /// What hangs on a transit gateway, in order of id.
  public func attachments(
    of gateway: Handle<TransitGateway>
  ) -> [Handle<TransitGatewayAttachment>] {
    storage.attachmentsOfTransitGateway[gateway.index]
  }

  /// The security groups of an interface.
  public func securityGroups(of interface: Handle<NetworkInterface>) -> [Handle<SecurityGroup>] {
    Array(storage.entities.groups[self[interface].groups.indices])
  }
}
