import IPAddressing
import NetworkModel

extension TopologyAssembler {
  /// Load balancers and target groups are known by the ends of their ARNs.
  mutating func declareLoadBalancers(of vpc: VPCDeclaration) {
    let name = vpc.name.text
    for item in vpc.loadBalancers {
      let hash = EndpointName.hash("\(name)/\(item.name.text)")
      let kind = item.type == .network ? "net" : "app"
      names.declare(
        NameTable.Key(.loadBalancer, in: name, item.name.text),
        given: item.id?.text ?? "\(kind)/\(item.name.text)/\(hash)")
      for subnet in item.subnets {
        names.declare(
          NameTable.Key(
            .networkInterface, in: name, "\(item.name.text)-\(subnet.text)", for: .loadBalancer))
      }
    }
    for item in vpc.targetGroups {
      let hash = EndpointName.hash("\(name)/\(item.name.text)")
      names.declare(
        NameTable.Key(.targetGroup, in: name, item.name.text),
        given: item.id?.text ?? "targetgroup/\(item.name.text)/\(hash)")
    }
  }

  /// One interface in each subnet, with a public address where the balancer faces the internet.
  mutating func planLoadBalancer(_ item: LoadBalancerDeclaration, _ index: Int) {
    let vpc = declaration.vpcs[index]
    let owner = names.id(NameTable.Key(.loadBalancer, in: vpc.name.text, item.name.text))
    let groups =
      item.type == .network && item.securityGroups == nil
      ? [] : groupIDs(item.securityGroups, in: vpc)
    var given = item.addresses
    for word in item.subnets {
      guard let subnet = subnetIndex(word, in: vpc) else { continue }
      let cidrs = vpc.subnets[subnet].cidrs
      let own = given.firstIndex { word in
        guard let address = try? IPAddress(word.text) else { return false }
        return cidrs.contains { $0.contains(address) }
      }
      let key = NameTable.Key(
        .networkInterface, in: vpc.name.text, "\(item.name.text)-\(word.text)", for: .loadBalancer)
      var plan = InterfacePlan(
        names.id(key), at: word.position, vpc: index, subnet: subnet,
        given: own.map { given.remove(at: $0) }, purpose: .loadBalancer)
      plan.groups = groups
      plan.checksSourceDestination = false
      if item.isInternetFacing { plan.publicGiven = .any }
      interfacesOf[owner, default: []].append(interfaces.count)
      interfaces.append(plan)
    }
    for word in given where source.address(word) != nil {
      source.error(
        .inconsistent,
        LocalizedText(
          en: "\(word.text) is in none of the load balancer's subnets",
          ja: "\(word.text) はロードバランサーのどのサブネットにもありません"), at: word.position,
        hint: LocalizedText(
          en: "one address for each name in 'subnets'", ja: "'subnets' の名前ごとにアドレスを1つ書きます"))
    }
  }

  mutating func addLoadBalancers(_ index: Int) {
    let vpc = declaration.vpcs[index]
    for item in vpc.loadBalancers { addLoadBalancer(item, in: vpc) }
    for item in vpc.targetGroups { addTargetGroup(item, in: vpc) }
  }

  private mutating func addLoadBalancer(_ item: LoadBalancerDeclaration, in vpc: VPCDeclaration) {
    let id = names.id(NameTable.Key(.loadBalancer, in: vpc.name.text, item.name.text))
    let vpcID = vpcID(vpc)
    let scope = scope(of: vpc)
    let plans = (interfacesOf[id] ?? []).map { interfaces[$0] }
    let subnets = plans.map { subnetID(vpc.subnets[$0.subnet], in: vpc) }
    let listeners = item.listeners?.map { listener in
      let groups = listener.targetGroups.compactMap {
        findID($0, .targetGroup, in: vpc.name.text)
      }
      return (listener, groups)
    }
    let dnsName = dnsName(of: item, in: vpc)
    builder.add(
      LoadBalancer.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
      locate: locator(item.name.position)
    ) { references in
      LoadBalancer(
        id: id, name: InternedText(item.name.text), scope: scope, vpc: references.required(vpcID),
        type: item.type, isInternetFacing: item.isInternetFacing, dnsName: InternedText(dnsName),
        state: item.state, subnets: subnets.compactMap { references.known($0) },
        interfaces: plans.compactMap { references.known($0.id) },
        securityGroups: (plans.first?.groups ?? []).compactMap { references.known($0) },
        isCrossZone: item.isCrossZone,
        listeners: listeners?.map { listener, groups in
          LoadBalancer.Listener(
            listener.protocol, port: listener.port,
            targetGroups: groups.compactMap { references.known($0) })
        })
    }
  }

  /// `front-1a2b3c4d.elb.REGION.amazonaws.com` of a Network Load Balancer, and of an Application Load
  /// Balancer `internal-front-1a2b3c4d.REGION.elb.amazonaws.com`.
  private func dnsName(of item: LoadBalancerDeclaration, in vpc: VPCDeclaration) -> String {
    let region = region(vpc)
    let suffix = region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
    let stem = "\(item.name.text)-\(EndpointName.hash("\(vpc.name.text)/\(item.name.text)"))"
      .lowercased()
    switch item.type {
    case .network: return "\(stem).elb.\(region).\(suffix)"
    case .application:
      return "\(item.isInternetFacing ? "" : "internal-")\(stem).\(region).elb.\(suffix)"
    }
  }

  private mutating func addTargetGroup(_ item: TargetGroupDeclaration, in vpc: VPCDeclaration) {
    let id = names.id(NameTable.Key(.targetGroup, in: vpc.name.text, item.name.text))
    let vpcID = vpcID(vpc)
    let scope = scope(of: vpc)
    let region = region(vpc)
    let targets = item.targets?.compactMap { target in
      self.target(target, in: vpc).map { (target, $0) }
    }
    let type = item.type ?? targets?.first?.1.type ?? .instance
    builder.add(
      TargetGroup.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
      locate: locator(item.name.position)
    ) { references in
      TargetGroup(
        id: id, name: InternedText(item.name.text), scope: scope, vpc: references.required(vpcID),
        type: type, protocol: item.protocol, port: item.port,
        preservesClientAddress: item.preservesClientAddress ?? (type == .instance),
        targets: targets?.map { declared, target in
          let zone = declared.zone.count == 1 ? region + declared.zone : declared.zone
          return TargetGroup.Target(
            target.place(references), port: declared.port, zone: InternedText(zone),
            health: declared.health)
        })
    }
  }

  /// What a target's word means.
  private enum TargetWord {
    case address(IPAddress)
    case instance(ResourceID)
    case loadBalancer(ResourceID)

    var type: TargetGroup.TargetType {
      switch self {
      case .address: .ip
      case .instance: .instance
      case .loadBalancer: .alb
      }
    }

    func place(_ references: TopologyBuilder.References) -> TargetGroup.Target.Place {
      switch self {
      case .address(let address): .address(address)
      case .instance(let id):
        references.known(id, as: Instance.self).map { .instance($0) } ?? .unresolved(id)
      case .loadBalancer(let id):
        references.known(id, as: LoadBalancer.self).map { .loadBalancer($0) } ?? .unresolved(id)
      }
    }
  }

  private mutating func target(
    _ target: TargetGroupDeclaration.TargetDeclaration, in vpc: VPCDeclaration
  ) -> TargetWord? {
    if let address = try? IPAddress(target.word.text) { return .address(address) }
    let kinds: [ResourceKind] = [.instance, .loadBalancer]
    guard
      let key = find(
        target.word, anyOf: kinds, in: vpc.name.text,
        LocalizedText(en: "instance or load balancer", ja: "インスタンスかロードバランサー"))
    else { return nil }
    return key.kind == .instance ? .instance(names.id(key)) : .loadBalancer(names.id(key))
  }
}
