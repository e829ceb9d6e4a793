import IPAddressing
import NetworkModel

extension TopologyAssembler {
  /// Load balancers and target groups are known by the ends of their ARNs.
  mutating func declareLoadBalancers(of vpc: VPCDeclaration) {
    let name = vpc.name.text
    for item in vpc.loadBalancers {
      names.declare(
        NameTable.Key(.loadBalancer, in: name, item.name.text),
        given: item.id?.text ?? Self.balancerID(item.name.text, item.type, in: name))
      if nameDeclaredInterfaces(item.interfaces) { continue }
      for (index, subnet) in item.subnets.enumerated() {
        names.declare(
          NameTable.Key(
            .networkInterface, in: name, "\(item.name.text)-\(subnet.text)", for: .loadBalancer),
          given: item.interfaces?.at(index)?.text)
      }
    }
    for item in vpc.targetGroups {
      names.declare(
        NameTable.Key(.targetGroup, in: name, item.name.text),
        given: item.id?.text ?? Self.targetGroupID(item.name.text, in: name))
    }
  }

  /// The end of an ARN like those that AWS makes.
  static func balancerID(
    _ name: String, _ type: LoadBalancer.BalancerType, in vpc: String
  ) -> String {
    "\(type == .network ? "net" : "app")/\(name)/\(EndpointName.hash("\(vpc)/\(name)"))"
  }

  static func targetGroupID(_ name: String, in vpc: String) -> String {
    "targetgroup/\(name)/\(EndpointName.hash("\(vpc)/\(name)"))"
  }

  /// One interface in each subnet, with a public address where the balancer faces the internet.
  mutating func planLoadBalancer(_ item: LoadBalancerDeclaration, _ place: Int) {
    let vpc = declaration.vpcs[place]
    let owner = names.id(NameTable.Key(.loadBalancer, in: vpc.name.text, item.name.text))
    let groups =
      item.type == .network && item.securityGroups == nil
      ? [] : groupIDs(item.securityGroups, in: vpc)
    if adopt(item.interfaces, for: owner, in: vpc) { return }
    var given = item.addresses
    for (index, word) in item.subnets.enumerated() {
      guard let subnet = subnetIndex(word, in: vpc) else { continue }
      let cidrs = vpc.subnets[subnet].cidrs
      let own = given.firstIndex { word in
        guard let address = try? IPAddress(word.text) else { return false }
        return cidrs.contains { $0.contains(address) }
      }
      let key = NameTable.Key(
        .networkInterface, in: vpc.name.text, "\(item.name.text)-\(word.text)", for: .loadBalancer)
      var plan = InterfacePlan(
        names.id(key), at: word.position, vpc: place, subnet: subnet,
        given: own.map { given.remove(at: $0) }, purpose: .loadBalancer)
      plan.groups = groups
      plan.owner = item.name
      plan.checksSourceDestination = false
      if let addresses = item.publicAddresses {
        plan.publicGiven = addresses.at(index).map { .exactly($0) } ?? .none
      } else if item.isInternetFacing {
        plan.publicGiven = .any
      }
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

  mutating func addTargetGroupsOfNoVPC() {
    for item in declaration.targetGroups { addTargetGroup(item, in: nil) }
  }

  private mutating func addLoadBalancer(_ item: LoadBalancerDeclaration, in vpc: VPCDeclaration) {
    let id = names.id(NameTable.Key(.loadBalancer, in: vpc.name.text, item.name.text))
    let vpcID = vpcID(vpc)
    let (label, scope) = place(item.name, in: vpc)
    let own = interfaceIDs(of: id)
    let subnets = item.subnets.compactMap { subnetIndex($0, in: vpc) }
      .map { subnetID(vpc.subnets[$0], in: vpc) }
    let securityGroups =
      item.securityGroups == nil && (item.type == .network || own.isEmpty)
      ? [] : groupIDs(item.securityGroups, in: vpc)
    let listeners = item.listeners?.map { listener in
      let groups = listener.targetGroups.filter { $0.text != "unknown" }.compactMap {
        findID($0, .targetGroup, in: vpc.name.text)
      }
      return (listener, groups)
    }
    let dnsName =
      item.dnsName
      ?? Self.balancerName(
        item.name.text, item.type, isInternetFacing: item.isInternetFacing, in: vpc.name.text,
        region: region(vpc))
    builder.add(
      LoadBalancer.self, id: id, requires: [TopologyBuilder.Reference(vpcID, "vpc")],
      locate: locator(item.name.position)
    ) { references in
      LoadBalancer(
        id: id, name: label, scope: scope, vpc: references.required(vpcID), type: item.type,
        isInternetFacing: item.isInternetFacing, dnsName: InternedText(dnsName),
        state: item.state, subnets: subnets.compactMap { references.known($0) },
        interfaces: own.compactMap { references.known($0) },
        securityGroups: securityGroups.compactMap { references.known($0) },
        isCrossZone: item.isCrossZone,
        listeners: listeners?.map { listener, groups in
          LoadBalancer.Listener(
            listener.protocol, port: listener.port,
            targetGroups: groups.compactMap { references.known($0) },
            lacksTargetGroups: listener.targetGroups.contains { $0.text == "unknown" })
        })
    }
  }

  /// `front-1a2b3c4d.elb.REGION.amazonaws.com` of a Network Load Balancer, and of an Application Load
  /// Balancer `internal-front-1a2b3c4d.REGION.elb.amazonaws.com`.
  static func balancerName(
    _ name: String, _ type: LoadBalancer.BalancerType, isInternetFacing: Bool, in vpc: String,
    region: String
  ) -> String {
    let suffix = region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
    let stem = "\(name)-\(EndpointName.hash("\(vpc)/\(name)"))".lowercased()
    switch type {
    case .network: return "\(stem).elb.\(region).\(suffix)"
    case .application:
      return "\(isInternetFacing ? "" : "internal-")\(stem).\(region).elb.\(suffix)"
    }
  }

  /// - Parameter vpc: nil for one that stands outside of all.
  private mutating func addTargetGroup(_ item: TargetGroupDeclaration, in vpc: VPCDeclaration?) {
    let id = names.id(NameTable.Key(.targetGroup, in: vpc?.name.text, item.name.text))
    let vpcID = vpc.map { self.vpcID($0) }
    let region = vpc.map { self.region($0) } ?? declaration.region.text
    let (label, scope) = place(item.name, region: region, account: vpc.map { account($0) })
    let targets = item.targets?.compactMap { target in
      self.target(target, ofType: item.type, in: vpc).map { (target, $0) }
    }
    let type = item.type ?? targets?.first?.1.type ?? .instance
    builder.add(
      TargetGroup.self, id: id,
      requires: vpcID.map { [TopologyBuilder.Reference($0, "vpc")] } ?? [],
      locate: locator(item.name.position)
    ) { references in
      TargetGroup(
        id: id, name: label, scope: scope,
        // Functions are in no VPC.
        vpc: type == .lambda ? nil : references.known(vpcID), type: type,
        protocol: item.protocol, port: item.port,
        preservesClientAddress: item.preservesClientAddress ?? .some(type == .instance),
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
    /// A Lambda function, or what is not in the file.
    case absent(ResourceID)

    var type: TargetGroup.TargetType {
      switch self {
      case .address: .ip
      case .instance: .instance
      case .loadBalancer: .alb
      case .absent(let id): id.kind == .loadBalancer ? .alb : .instance
      }
    }

    func place(_ references: TopologyBuilder.References) -> TargetGroup.Target.Place {
      switch self {
      case .address(let address): .address(address)
      case .instance(let id):
        references.known(id, as: Instance.self).map { .instance($0) } ?? .unresolved(id)
      case .loadBalancer(let id):
        references.known(id, as: LoadBalancer.self).map { .loadBalancer($0) } ?? .unresolved(id)
      case .absent(let id): .unresolved(id)
      }
    }
  }

  private mutating func target(
    _ target: TargetGroupDeclaration.TargetDeclaration, ofType type: TargetGroup.TargetType?,
    in vpc: VPCDeclaration?
  ) -> TargetWord? {
    if let address = try? IPAddress(target.word.text) { return .address(address) }
    let kinds: [ResourceKind] = [.instance, .loadBalancer]
    let place = vpc?.name.text
    if names.keys(target.word.text, kinds, in: place).isEmpty {
      if let id = absent(target.word, [.instance], in: place) { return .absent(id) }
      if type == .lambda { return .absent(ResourceID(target.word.text)) }
      if type == .alb, target.word.text.contains("/") {
        return .absent(ResourceID(target.word.text, kind: .loadBalancer))
      }
    }
    guard
      let key = find(
        target.word, anyOf: kinds, in: place,
        LocalizedText(en: "instance or load balancer", ja: "インスタンスかロードバランサー"))
    else { return nil }
    return key.kind == .instance ? .instance(names.id(key)) : .loadBalancer(names.id(key))
  }
}
