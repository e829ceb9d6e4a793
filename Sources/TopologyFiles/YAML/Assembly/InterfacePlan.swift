import IPAddressing
import NetworkModel

/// An interface that is to be made, first without and then with its addresses.
struct InterfacePlan {
  var id: ResourceID
  var name: String
  var position: TextPosition
  /// The VPC's and the subnet's places in the declaration.
  var vpc: Int
  /// Nil where the file does not tell.
  var subnet: Int?
  var given: YAMLWord?
  var secondaryGiven: [InterfaceKeys.SecondaryAddress] = []
  var ipv6: IPv6Declaration = .none
  var publicGiven: PublicAddressDeclaration = .none
  var groups: [ResourceID] = []
  /// It has groups that are not in the file.
  var lacksGroups = false
  var purpose: NetworkInterface.Purpose
  var checksSourceDestination = true
  var instance: ResourceID?
  /// What it was made for, of which it has the region and account; nil for one that stands by itself.
  var owner: YAMLWord?

  var primaryAddress: IPv4Address?
  var publicAddress: IPv4Address?
  var moreAddresses: [InterfaceAddress] = []

  init(
    _ id: ResourceID, name: String = "", at position: TextPosition, vpc: Int, subnet: Int?,
    given: YAMLWord?, purpose: NetworkInterface.Purpose
  ) {
    self.id = id
    self.name = name
    self.position = position
    self.vpc = vpc
    self.subnet = subnet
    self.given = given
    self.purpose = purpose
  }

  /// The file says that it has none: `ip: none`.
  var hasNoPrimaryAddress: Bool { given?.text == "none" }

  /// Where the search for a free address begins: gateways low, hosts from ten on.
  var firstOffset: UInt64 {
    switch purpose {
    case .natGateway, .vpcEndpoint, .gatewayLoadBalancerEndpoint, .instanceConnectEndpoint,
      .transitGateway:
      5
    case .host, .loadBalancer, .lambda, .container, .database, .other: 10
    }
  }
}

extension TopologyAssembler {
  /// Gives each planned interface its addresses: first those of the file, then free ones.
  mutating func giveAddresses() {
    for index in interfaces.indices { takeGivenAddresses(index) }
    for index in interfaces.indices { fillAddresses(index) }
  }

  private mutating func takeGivenAddresses(_ index: Int) {
    let plan = interfaces[index]
    if let given = plan.given, !plan.hasNoPrimaryAddress,
      case .v4(let address)? = take(given, for: plan, .ipv4)
    {
      interfaces[index].primaryAddress = address
    }
    for given in plan.secondaryGiven {
      guard let address = take(given.address, for: plan, .ipv4) else { continue }
      interfaces[index].moreAddresses.append(
        InterfaceAddress(address, publicAddress: given.publicAddress))
      if let address = given.publicAddress { takePublic(address, for: plan) }
    }
    if case .exactly(let words) = plan.ipv6 {
      for word in words {
        if let address = take(word, for: plan, .ipv6) {
          interfaces[index].moreAddresses.append(InterfaceAddress(address))
        }
      }
    }
    if case .exactly(let address) = plan.publicGiven {
      takePublic(address, for: plan)
      interfaces[index].publicAddress = address
    }
  }

  private mutating func takePublic(_ address: IPv4Address, for plan: InterfacePlan) {
    // An Elastic IP of the file may be told of at the interface, too.
    guard !addresses.reserve(public: address), elasticPlaces[address] != plan.id else { return }
    source.error(
      .inconsistent,
      LocalizedText(
        en: "the public address \(address) is given twice", ja: "パブリックアドレス \(address) が2回あります"),
      at: plan.position)
  }

  /// An address that the file gives, once it is checked against the subnet and all others.
  private mutating func take(_ word: YAMLWord, for plan: InterfacePlan, _ family: AddressFamily)
    -> IPAddress?
  {
    guard let address = source.address(word) else { return nil }
    guard let place = plan.subnet else { return address }
    let subnet = declaration.vpcs[plan.vpc].subnets[place]
    guard address.family == family, subnet.cidrs.contains(where: { $0.contains(address) }) else {
      let familyName = family == .ipv4 ? "IPv4" : "IPv6"
      let blocks = subnet.cidrs.filter { $0.family == family }.map(\.description)
      // Of a capture it is what is there.
      let isCapture = !declaration.addsDefaults
      source.report(
        isCapture ? .warning : .error, .inconsistent,
        LocalizedText(
          en: "\(word.text) is not an \(familyName) address of the subnet '\(subnet.name.text)'",
          ja: "\(word.text) はサブネット「\(subnet.name.text)」の\(familyName)アドレスではありません"),
        at: word.position,
        hint: blocks.isEmpty
          ? nil
          : LocalizedText(
            en: "the subnet holds \(blocks.joined(separator: " and "))",
            ja: "サブネットの範囲は \(blocks.joined(separator: "、"))"))
      return isCapture ? address : nil
    }
    guard addresses.reserve(address, in: declaration.vpcs[plan.vpc].name.text) else {
      source.error(
        .inconsistent,
        LocalizedText(
          en: "\(word.text) is given twice in the VPC", ja: "VPCの中に \(word.text) が2回あります"),
        at: word.position)
      return nil
    }
    return address
  }

  private mutating func fillAddresses(_ index: Int) {
    let plan = interfaces[index]
    let vpc = declaration.vpcs[plan.vpc]
    guard let subnet = plan.subnet.map({ vpc.subnets[$0] }) else { return }
    func free(_ family: AddressFamily) -> IPAddress? {
      guard let block = subnet.cidrs.first(where: { $0.family == family }) else { return nil }
      return addresses.next(in: block, of: vpc.name.text, from: plan.firstOffset)
    }
    if plan.primaryAddress == nil, !plan.hasNoPrimaryAddress, case .v4(let address)? = free(.ipv4) {
      interfaces[index].primaryAddress = address
    }
    if case .any = plan.ipv6, let address = free(.ipv6) {
      interfaces[index].moreAddresses.append(InterfaceAddress(address))
    }
    let wantsPublic: Bool
    switch plan.publicGiven {
    case .any: wantsPublic = true
    case .bySubnet: wantsPublic = subnet.assignsPublicAddress
    case .none, .exactly: wantsPublic = false
    }
    if wantsPublic { interfaces[index].publicAddress = addresses.nextPublicAddress() }
    if interfaces[index].primaryAddress == nil, interfaces[index].moreAddresses.isEmpty,
      !plan.hasNoPrimaryAddress
    {
      source.error(
        .inconsistent,
        LocalizedText(
          en: "the subnet '\(subnet.name.text)' has no free address left",
          ja: "サブネット「\(subnet.name.text)」に空いているアドレスがありません"),
        at: plan.position,
        hint: LocalizedText(en: "give the subnet a larger 'cidr'", ja: "サブネットの 'cidr' を広げてください"))
    }
  }
}
