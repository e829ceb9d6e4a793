import IPAddressing
import NetworkModel

extension TopologyAssembler {
  mutating func addNATGateway(_ item: NATGatewayDeclaration, in vpc: VPCDeclaration) {
    if item.kind == .regional {
      addRegionalNATGateway(item, in: vpc)
      return
    }
    let id = names.id(NameTable.Key(.natGateway, in: vpc.name.text, item.name.text))
    let plans = (interfacesOf[id] ?? []).map { interfaces[$0] }
    guard !plans.isEmpty || item.addresses != nil else { return }
    let vpcID = vpcID(vpc)
    let (label, scope) = self.place(item.name, in: vpc)
    let subnet = item.subnet.flatMap { subnetIndex($0, in: vpc) }.map {
      subnetID(vpc.subnets[$0], in: vpc)
    }
    let listed = listedAddresses(of: item, in: vpc)
    builder.add(
      NATGateway.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
      locate: locator(item.name.position)
    ) { references in
      NATGateway(
        id: id, name: label, scope: scope, vpc: references.required(vpcID),
        subnet: references.known(subnet), connectivity: item.kind == .private ? .private : .public,
        state: item.state,
        addresses: listed?.map { $0(references) }
          ?? plans.map {
            NATGateway.Address(
              privateAddress: $0.primaryAddress, publicAddress: $0.publicAddress,
              interface: references.known($0.id))
          })
    }
  }

  /// The addresses that the file lists, to be made when all interfaces are known.
  private mutating func listedAddresses(
    of item: NATGatewayDeclaration, in vpc: VPCDeclaration
  ) -> [(TopologyBuilder.References) -> NATGateway.Address]? {
    item.addresses?.map { address in
      let interface = address.interface.flatMap {
        findID($0, .networkInterface, in: vpc.name.text)
      }
      let zone = address.zone.map { $0.text.utf8.count == 1 ? region(vpc) + $0.text : $0.text }
      return { references in
        NATGateway.Address(
          privateAddress: address.address, publicAddress: address.publicAddress,
          interface: references.known(interface), zone: InternedText(zone ?? ""))
      }
    }
  }

  /// A regional one has a public address in each zone and a route table, which AWS makes with it (N5).
  private mutating func addRegionalNATGateway(
    _ item: NATGatewayDeclaration, in vpc: VPCDeclaration
  ) {
    let place = vpc.name.text
    let id = names.id(NameTable.Key(.natGateway, in: place, item.name.text))
    let vpcID = vpcID(vpc)
    let (label, scope) = self.place(item.name, in: vpc)
    let table: ResourceID?
    if item.routeTable?.text == "none" {
      table = nil
    } else if let word = item.routeTable {
      table = findID(word, .routeTable, in: place)
    } else {
      table = addTable(ofRegional: item, id, in: vpc)
    }
    let listed = listedAddresses(of: item, in: vpc)
    var given = item.publicAddress
    let zones = (listed == nil ? zones(of: item, in: vpc) : []).map { zone in
      defer { given = nil }
      return (zone: zone, address: given ?? addresses.nextPublicAddress())
    }
    builder.add(
      NATGateway.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
      locate: locator(item.name.position)
    ) { references in
      NATGateway(
        id: id, name: label, scope: scope, vpc: references.required(vpcID),
        subnet: nil, routeTable: references.known(table), state: item.state,
        addresses: listed?.map { $0(references) }
          ?? zones.map {
            NATGateway.Address(
              privateAddress: nil, publicAddress: $0.address, zone: InternedText($0.zone))
          })
    }
  }

  /// The zones that the file names, else those that the VPC has subnets in.
  private func zones(of item: NATGatewayDeclaration, in vpc: VPCDeclaration) -> [String] {
    if item.zones.isEmpty { return Set(vpc.subnets.map { zone(of: $0, in: vpc) }).sorted() }
    return item.zones.map { $0.text.utf8.count == 1 ? region(vpc) + $0.text : $0.text }
  }

  /// Local routes, and one to the internet gateway.
  private mutating func addTable(
    ofRegional item: NATGatewayDeclaration, _ gateway: ResourceID, in vpc: VPCDeclaration
  ) -> ResourceID {
    let place = vpc.name.text
    let id = names.id(NameTable.Key(.routeTable, in: place, item.name.text, for: .natGateway))
    let internet = vpc.internetGateway.map {
      names.id(NameTable.Key(.internetGateway, in: place, $0.name.text))
    }
    let vpcID = vpcID(vpc)
    let (label, scope) = self.place(item.name, in: vpc)
    builder.add(
      RouteTable.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
      locate: locator(item.name.position)
    ) { references in
      var routes = vpc.cidrs.map { Route(.prefix($0), to: .local, origin: .local) }
      if let internet: Handle<InternetGateway> = references.known(internet) {
        routes.append(Route(.prefix(.allIPv4), to: .internetGateway(internet)))
      }
      return RouteTable(
        id: id, name: label, scope: scope, vpc: references.required(vpcID),
        edgeAssociations: [gateway], routes: routes)
    }
    return id
  }
}
