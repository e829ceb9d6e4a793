import IPAddressing
import NetworkModel

extension TopologyAssembler {
  /// Plans every interface, in the order of VPCs, then gateways, endpoints and hosts, then names.
  mutating func planInterfaces() {
    for (index, vpc) in declaration.vpcs.enumerated() {
      for item in vpc.natGateways where item.kind != .regional { planNATGateway(item, index) }
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
      guard let address = item.address, !addresses.reserve(public: address) else { continue }
      source.error(
        .inconsistent,
        LocalizedText(
          en: "the public address \(address) is given twice", ja: "パブリックアドレス \(address) が2回あります"),
        at: item.name.position)
    }
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
    if item.kind == .public {
      plan.publicGiven = item.publicAddress.map { .exactly($0) } ?? .any
    }
    append(plan, for: names.id(NameTable.Key(.natGateway, in: vpc.name.text, item.name.text)))
  }

  private mutating func planEndpoint(_ item: EndpointDeclaration, _ index: Int) {
    let vpc = declaration.vpcs[index]
    let owner = names.id(NameTable.Key(.vpcEndpoint, in: vpc.name.text, item.name.text))
    let groups = item.type == .interface ? groupIDs(item.securityGroups, in: vpc) : []
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
    let key = NameTable.Key(
      .networkInterface, in: vpc.name.text, item.name.text, for: .instanceConnectEndpoint)
    var plan = InterfacePlan(
      names.id(key), at: item.name.position, vpc: index, subnet: subnet, given: item.address,
      purpose: .instanceConnectEndpoint)
    plan.groups = groupIDs(item.securityGroups, in: vpc)
    append(
      plan,
      for: names.id(NameTable.Key(.instanceConnectEndpoint, in: vpc.name.text, item.name.text)))
  }

  private mutating func planInstance(_ item: InstanceDeclaration, _ index: Int) {
    let vpc = declaration.vpcs[index]
    let instance = names.id(NameTable.Key(.instance, in: vpc.name.text, item.name.text))
    let id = names.id(
      NameTable.Key(.networkInterface, in: vpc.name.text, item.name.text, for: .instance))
    planHost(
      item.primary, id, name: YAMLWord(text: "", position: item.name.position), index,
      purpose: .host, instance: instance)
    for more in item.more {
      let id = names.id(NameTable.Key(.networkInterface, in: vpc.name.text, more.name.text))
      planHost(more.keys, id, name: more.name, index, purpose: more.purpose, instance: instance)
    }
  }

  private mutating func planHost(
    _ keys: InterfaceKeys, _ id: ResourceID, name: YAMLWord, _ index: Int,
    purpose: NetworkInterface.Purpose, instance: ResourceID?
  ) {
    let vpc = declaration.vpcs[index]
    guard let subnet = subnetIndex(keys.subnet, in: vpc) else { return }
    var plan = InterfacePlan(
      id, name: name.text, at: name.position, vpc: index, subnet: subnet, given: keys.address,
      purpose: purpose)
    plan.secondaryGiven = keys.secondaryAddresses
    plan.ipv6 = keys.ipv6
    plan.publicGiven = keys.publicAddress
    plan.groups = groupIDs(keys.securityGroups, in: vpc)
    plan.checksSourceDestination = keys.checksSourceDestination
    plan.instance = instance
    append(plan, for: instance ?? id)
  }

  /// The groups that a resource names, or the VPC's default one.
  mutating func groupIDs(_ words: [YAMLWord]?, in vpc: VPCDeclaration) -> [ResourceID] {
    guard let words else {
      return [names.id(NameTable.Key(.securityGroup, in: vpc.name.text, "default"))]
    }
    return words.compactMap { findID($0, .securityGroup, in: vpc.name.text) }
  }

  mutating func addInterfaces() {
    let onElasticIP = elasticAddresses()
    for plan in interfaces {
      let vpc = declaration.vpcs[plan.vpc]
      let vpcID = vpcID(vpc)
      let subnetID = subnetID(vpc.subnets[plan.subnet], in: vpc)
      let scope = scope(of: vpc)
      let publicAddress = onElasticIP[plan.id] ?? plan.publicAddress
      builder.add(
        interface: plan.id,
        requires: [
          TopologyBuilder.Reference(vpcID, "vpc"), TopologyBuilder.Reference(subnetID, "subnet"),
        ],
        locate: locator(plan.position)
      ) { references in
        NetworkInterface.Record(
          id: plan.id, name: InternedText(plan.name), scope: scope,
          vpc: references.required(vpcID), subnet: references.known(subnetID),
          instance: references.known(plan.instance), primaryAddress: plan.primaryAddress,
          publicAddress: publicAddress,
          moreAddresses: plan.moreAddresses.map { InterfaceAddress($0) },
          securityGroups: plan.groups.compactMap { references.known($0) }, purpose: plan.purpose,
          checksSourceDestination: plan.checksSourceDestination)
      }
    }
  }

  mutating func addInstances(_ index: Int) {
    let vpc = declaration.vpcs[index]
    let scope = scope(of: vpc)
    for item in vpc.instances {
      let id = names.id(NameTable.Key(.instance, in: vpc.name.text, item.name.text))
      let own = (interfacesOf[id] ?? []).map { interfaces[$0].id }
      guard !own.isEmpty else { continue }
      builder.add(Instance.self, id: id, locate: locator(item.name.position)) { references in
        Instance(
          id: id, name: InternedText(item.name.text), scope: scope, state: item.state,
          instanceType: InternedText(item.type),
          interfaces: own.compactMap { references.known($0) })
      }
    }
  }
}
