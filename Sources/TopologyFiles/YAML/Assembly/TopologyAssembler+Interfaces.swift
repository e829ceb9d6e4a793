import IPAddressing
import NetworkModel

extension TopologyAssembler {
  /// Plans every interface, in the order of VPCs, then gateways, endpoints and hosts, then names.
  mutating func planInterfaces() {
    for (index, vpc) in declaration.vpcs.enumerated() {
      for item in vpc.natGateways where item.kind != .regional && item.addresses == nil {
        planNATGateway(item, index)
      }
      for item in vpc.endpoints where item.type != .gateway { planEndpoint(item, index) }
      for item in vpc.instanceConnectEndpoints { planInstanceConnectEndpoint(item, index) }
      for item in vpc.loadBalancers { planLoadBalancer(item, index) }
      for item in vpc.instances { planInstance(item, index) }
      for item in vpc.interfaces {
        let id = names.id(NameTable.Key(.networkInterface, in: vpc.name.text, item.name.text))
        planHost(item.keys, id, name: item.name, index, purpose: item.purpose, instance: nil)
      }
    }
    for item in declaration.elasticIPs {
      guard let address = item.address else { continue }
      if let interface = interface(of: item) { elasticPlaces[address] = interface }
      guard !addresses.reserve(public: address) else { continue }
      source.error(
        .inconsistent,
        LocalizedText(
          en: "the public address \(address) is given twice", ja: "パブリックアドレス \(address) が2回あります"),
        at: item.name.position)
    }
  }

  /// Takes interfaces that the VPC declares, instead of making some.
  /// - Returns: false where the words are ids of those that are to be made.
  mutating func adopt(
    _ words: [YAMLWord]?, for owner: ResourceID, in vpc: VPCDeclaration
  ) -> Bool {
    guard let words else { return false }
    guard words.isEmpty || nameDeclaredInterfaces(words) else { return false }
    adopted[owner] = words.compactMap { findID($0, .networkInterface, in: vpc.name.text) }
    return true
  }

  /// Whether words are names of interfaces that stand by themselves, rather than ids of new ones.
  func nameDeclaredInterfaces(_ words: [YAMLWord]?) -> Bool {
    words?.contains { declaredInterfaces.contains($0.text) } ?? false
  }

  /// The interfaces of an endpoint, a gateway, a load balancer or an instance.
  func interfaceIDs(of owner: ResourceID) -> [ResourceID] {
    adopted[owner] ?? (interfacesOf[owner] ?? []).map { interfaces[$0].id }
  }

  private mutating func append(_ plan: InterfacePlan, for owner: ResourceID) {
    interfacesOf[owner, default: []].append(interfaces.count)
    interfaces.append(plan)
  }

  private mutating func planNATGateway(_ item: NATGatewayDeclaration, _ index: Int) {
    let vpc = declaration.vpcs[index]
    guard let word = item.subnet, let subnet = subnetIndex(word, in: vpc) else { return }
    var plan = InterfacePlan(
      names.id(
        NameTable.Key(.networkInterface, in: vpc.name.text, item.name.text, for: .natGateway)),
      at: item.name.position, vpc: index, subnet: subnet, given: item.address,
      purpose: .natGateway)
    plan.checksSourceDestination = false
    plan.owner = item.name
    if item.kind == .public {
      plan.publicGiven = item.publicAddress.map { .exactly($0) } ?? .any
    }
    append(plan, for: names.id(NameTable.Key(.natGateway, in: vpc.name.text, item.name.text)))
  }

  private mutating func planEndpoint(_ item: EndpointDeclaration, _ index: Int) {
    let vpc = declaration.vpcs[index]
    let owner = names.id(NameTable.Key(.vpcEndpoint, in: vpc.name.text, item.name.text))
    let groups = item.type == .interface ? groupIDs(item.securityGroups, in: vpc) : []
    if adopt(item.interfaces, for: owner, in: vpc) { return }
    var given = item.addresses
    var zones: Set<String> = []
    for word in item.subnets {
      guard let subnet = subnetIndex(word, in: vpc) else { continue }
      let zone = zone(of: vpc.subnets[subnet], in: vpc)
      guard zones.insert(zone).inserted else {
        source.error(
          .inconsistent,
          LocalizedText(
            en: "the endpoint '\(item.name.text)' has a second subnet in the zone '\(zone)'",
            ja: "エンドポイント「\(item.name.text)」のサブネットがゾーン「\(zone)」に2つあります"),
          at: word.position,
          hint: LocalizedText(
            en: "an endpoint takes one subnet of each zone", ja: "エンドポイントのサブネットはゾーンごとに1つです"))
        continue
      }
      let cidrs = vpc.subnets[subnet].cidrs
      let own = given.firstIndex { word in
        guard let address = try? IPAddress(word.text) else { return false }
        return cidrs.contains { $0.contains(address) }
      }
      let key = NameTable.Key(
        .networkInterface, in: vpc.name.text, "\(item.name.text)-\(word.text)", for: .vpcEndpoint)
      var plan = InterfacePlan(
        names.id(key), at: word.position, vpc: index, subnet: subnet,
        given: own.map { given.remove(at: $0) },
        purpose: item.type == .interface ? .vpcEndpoint : .gatewayLoadBalancerEndpoint)
      plan.groups = groups
      plan.owner = item.name
      append(plan, for: owner)
    }
    for word in given {
      guard source.address(word) != nil else { continue }
      source.error(
        .inconsistent,
        LocalizedText(
          en: "\(word.text) is in none of the endpoint's subnets",
          ja: "\(word.text) はエンドポイントのどのサブネットにもありません"), at: word.position,
        hint: LocalizedText(
          en: "one address for each name in 'subnets'", ja: "'subnets' の名前ごとにアドレスを1つ書きます"))
    }
  }

  private mutating func planInstanceConnectEndpoint(
    _ item: InstanceConnectEndpointDeclaration, _ index: Int
  ) {
    let vpc = declaration.vpcs[index]
    guard let subnet = subnetIndex(item.subnet, in: vpc) else { return }
    let owner = names.id(NameTable.Key(.instanceConnectEndpoint, in: vpc.name.text, item.name.text))
    if item.interface?.text == "none" {
      adopted[owner] = []
      return
    }
    if adopt(item.interface.map { [$0] }, for: owner, in: vpc) { return }
    let key = NameTable.Key(
      .networkInterface, in: vpc.name.text, item.name.text, for: .instanceConnectEndpoint)
    var plan = InterfacePlan(
      names.id(key), at: item.name.position, vpc: index, subnet: subnet, given: item.address,
      purpose: .instanceConnectEndpoint)
    plan.groups = groupIDs(item.securityGroups, in: vpc)
    plan.owner = item.name
    append(plan, for: owner)
  }

  private mutating func planInstance(_ item: InstanceDeclaration, _ index: Int) {
    let vpc = declaration.vpcs[index]
    let instance = names.id(NameTable.Key(.instance, in: vpc.name.text, item.name.text))
    var own: [ResourceID] = []
    if let primary = item.primary {
      let id = names.id(
        NameTable.Key(.networkInterface, in: vpc.name.text, item.name.text, for: .instance))
      planHost(
        primary, id, name: YAMLWord(text: "", position: item.name.position), index,
        purpose: .host, instance: instance, owner: item.name)
      own.append(id)
    } else if let word = item.interface {
      own += attach(word, to: instance, in: vpc)
    }
    for further in item.more {
      switch further {
      case .own(let more):
        let id = names.id(NameTable.Key(.networkInterface, in: vpc.name.text, more.name.text))
        planHost(more.keys, id, name: more.name, index, purpose: more.purpose, instance: instance)
        own.append(id)
      case .declared(let word): own += attach(word, to: instance, in: vpc)
      }
    }
    adopted[instance] = own
  }

  /// Attaches an interface that a VPC declares to an instance.
  private mutating func attach(
    _ word: YAMLWord, to instance: ResourceID, in vpc: VPCDeclaration
  ) -> [ResourceID] {
    guard let id = findID(word, .networkInterface, in: vpc.name.text) else { return [] }
    instanceOf[id] = instance
    return [id]
  }

  private mutating func planHost(
    _ keys: InterfaceKeys, _ id: ResourceID, name: YAMLWord, _ index: Int,
    purpose: NetworkInterface.Purpose, instance: ResourceID?, owner: YAMLWord? = nil
  ) {
    let vpc = declaration.vpcs[index]
    var subnet: Int?
    if let word = keys.subnet {
      guard let known = subnetIndex(word, in: vpc) else { return }
      subnet = known
    }
    var plan = InterfacePlan(
      id, name: name.text, at: name.position, vpc: index, subnet: subnet, given: keys.address,
      purpose: purpose)
    plan.secondaryGiven = keys.secondaryAddresses
    plan.ipv6 = keys.ipv6
    plan.publicGiven = keys.publicAddress
    plan.groups = groupIDs(keys.securityGroups, in: vpc)
    plan.lacksGroups = keys.securityGroups?.contains { $0.text == "unknown" } ?? false
    plan.checksSourceDestination = keys.checksSourceDestination
    plan.instance = instance
    plan.owner = owner
    append(plan, for: instance ?? id)
  }

  /// The groups that a resource names, or the VPC's default one.
  mutating func groupIDs(_ words: [YAMLWord]?, in vpc: VPCDeclaration) -> [ResourceID] {
    guard let words else {
      let key = NameTable.Key(.securityGroup, in: vpc.name.text, "default")
      return names.contains(key) ? [names.id(key)] : []
    }
    return words.filter { $0.text != "unknown" }.compactMap {
      findID($0, .securityGroup, in: vpc.name.text)
    }
  }

  mutating func addInterfaces() {
    let onElasticIP = elasticAddresses()
    for plan in interfaces {
      let vpc = declaration.vpcs[plan.vpc]
      let vpcID = vpcID(vpc)
      let subnetID = plan.subnet.map { self.subnetID(vpc.subnets[$0], in: vpc) }
      let own = YAMLWord(text: plan.name, position: plan.position)
      let (label, scope) = (label(own), place(plan.owner ?? own, in: vpc).scope)
      let publicAddress = onElasticIP[plan.id] ?? plan.publicAddress
      let instance = plan.instance ?? instanceOf[plan.id]
      builder.add(
        interface: plan.id,
        requires: [TopologyBuilder.Reference(vpcID, "vpc")]
          + (subnetID.map { [TopologyBuilder.Reference($0, "subnet")] } ?? []),
        locate: locator(plan.position)
      ) { references in
        NetworkInterface.Record(
          id: plan.id, name: label, scope: scope,
          vpc: references.required(vpcID), subnet: references.known(subnetID),
          instance: references.known(instance), primaryAddress: plan.primaryAddress,
          publicAddress: publicAddress,
          moreAddresses: plan.moreAddresses,
          securityGroups: plan.groups.compactMap { references.known($0) }, purpose: plan.purpose,
          checksSourceDestination: plan.checksSourceDestination,
          lacksSecurityGroups: plan.lacksGroups)
      }
    }
  }

  /// Those that have no interface.
  mutating func addInstancesOfNoVPC() {
    for item in declaration.instances {
      let id = names.id(NameTable.Key(.instance, in: nil, item.name.text))
      let (label, scope) = place(item.name)
      builder.add(Instance.self, id: id, locate: locator(item.name.position)) { _ in
        Instance(
          id: id, name: label, scope: scope, state: item.state,
          instanceType: InternedText(item.type), interfaces: [])
      }
    }
  }

  mutating func addInstances(_ index: Int) {
    let vpc = declaration.vpcs[index]
    for item in vpc.instances {
      let id = names.id(NameTable.Key(.instance, in: vpc.name.text, item.name.text))
      let own = interfaceIDs(of: id)
      // Without a subnet that is there it is nowhere.
      if item.primary != nil, interfacesOf[id] == nil { continue }
      let (label, scope) = place(item.name, in: vpc)
      builder.add(Instance.self, id: id, locate: locator(item.name.position)) { references in
        Instance(
          id: id, name: label, scope: scope, state: item.state,
          instanceType: InternedText(item.type),
          interfaces: own.compactMap { references.known($0) })
      }
    }
  }
}
