import IPAddressing
import NetworkModel

/// A load balancer.
struct LoadBalancerDeclaration {
  struct ListenerDeclaration {
    var `protocol`: LoadBalancer.Listener.ListenerProtocol
    var port: UInt16
    /// `unknown` among them stands for groups that are not in the file.
    var targetGroups: [YAMLWord]
  }

  var name: YAMLWord
  var id: YAMLWord?
  var type: LoadBalancer.BalancerType
  var isInternetFacing: Bool
  var subnets: [YAMLWord]
  var addresses: [YAMLWord]
  /// The public addresses of its interfaces, in the order of `subnets`; nil for any.
  var publicAddresses: [IPv4Address]?
  /// Nil for none on a Network Load Balancer, and for the VPC's default group on any other.
  var securityGroups: [YAMLWord]?
  /// Nil where the file says that it is not known.
  var isCrossZone: Bool?
  var state: ResourceState
  /// Nil where the file does not tell them, as a capture without them does not.
  var listeners: [ListenerDeclaration]?
  /// The ids of its interfaces in the order of `subnets`, or interfaces that the VPC declares.
  var interfaces: [YAMLWord]?
  /// Nil for a name like those that AWS gives.
  var dnsName: String?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .loadBalancer) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    let types: [(String, LoadBalancer.BalancerType)] = [
      ("application", .application), ("network", .network),
    ]
    let type =
      source.choice(
        keys["type"], LocalizedText(en: "a type of load balancer", ja: "ロードバランサーの種類"), types)
      ?? .application
    self.type = type
    isInternetFacing =
      source.choice(
        keys["scheme"], LocalizedText(en: "a scheme", ja: "スキーム"),
        [("internet-facing", true), ("internal", false)]) ?? true
    subnets = source.words(keys["subnets"], .aSubnetName)
    if keys["subnets"] == nil { source.missing("subnets", .loadBalancer, named: name) }
    addresses = source.words(keys["ips"], .anAddress)
    securityGroups = keys["security-groups"].map { source.words($0, .aSecurityGroupName) }
    publicAddresses = keys["public-ips"].map { value in
      source.list(value).compactMap { source.addressV4($0) }
    }
    isCrossZone = source.knownBool(keys["cross-zone"], else: type == .application)
    state = source.state(keys["state"]) ?? .active
    interfaces = keys["interfaces"].map { source.words($0, .anInterfaceName) }
    dnsName = source.word(keys["dns-name"], .aName)?.text
    if keys["listeners"] == nil { return }
    var listeners: [ListenerDeclaration] = []
    for item in source.named(keys["listeners"], LocalizedText(en: "listeners", ja: "リスナー")) {
      guard let listener = Self.listener(item.key) else {
        source.error(
          .badValue,
          LocalizedText(
            en: "'\(item.key.text)' is not a listener", ja: "「\(item.key.text)」はリスナーではありません"),
          at: item.key.position,
          hint: LocalizedText(
            en: "write it as 'tcp/443', 'udp/53', 'http/80' or the like",
            ja: "'tcp/443'、'udp/53'、'http/80' のように書きます"))
        continue
      }
      listeners.append(
        ListenerDeclaration(
          protocol: listener.protocol, port: listener.port,
          targetGroups: source.words(
            item.value, LocalizedText(en: "a target group's name", ja: "ターゲットグループの名前"))))
    }
    self.listeners = listeners
  }

  private static func listener(
    _ word: YAMLWord
  ) -> (protocol: LoadBalancer.Listener.ListenerProtocol, port: UInt16)? {
    let parts = word.text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let port = UInt16(parts[1]),
      let proto = LoadBalancer.Listener.ListenerProtocol(
        rawValue: parts[0].uppercased().replacing("-", with: "_"))
    else { return nil }
    return (proto, port)
  }
}

/// A target group.
struct TargetGroupDeclaration {
  struct TargetDeclaration {
    var word: YAMLWord
    var port: UInt16?
    var zone: String
    var health: TargetGroup.Target.Health
  }

  var name: YAMLWord
  var id: YAMLWord?
  /// Nil for the one that its targets are of.
  var type: TargetGroup.TargetType?
  /// Nil where the file says that they are not known, and of a group of Lambda functions.
  var `protocol`: LoadBalancer.Listener.ListenerProtocol?
  var port: UInt16?
  /// Nil for the default of its type, and of the inner kind where it is not known.
  var preservesClientAddress: Bool??
  /// Nil where the file does not tell them.
  var targets: [TargetDeclaration]?

  init?(_ entry: YAMLEntry, _ source: inout YAMLSource) {
    guard let keys = source.resource(entry, .targetGroup) else { return nil }
    name = entry.key
    id = source.word(keys["id"], .anID)
    let types = TargetGroup.TargetType.allCases.map { ($0.rawValue, $0) }
    type = source.choice(keys["type"], LocalizedText(en: "a type of target", ja: "ターゲットの種類"), types)
    let protocols = LoadBalancer.Listener.ListenerProtocol.allCases.map {
      ($0.rawValue.lowercased().replacing("_", with: "-"), $0)
    }
    if keys["protocol"]?.isUnknown != true {
      self.protocol =
        source.choice(keys["protocol"], .aProtocol, protocols) ?? (type == .lambda ? nil : .tcp)
    }
    if keys["port"] == nil, type != .lambda {
      source.missing("port", .targetGroup, named: name)
    }
    if keys["port"]?.isUnknown != true {
      port = Self.port(keys["port"], &source) ?? (type == .lambda ? nil : 0)
    }
    if let value = keys["preserve-client-ip"] {
      preservesClientAddress = .some(source.knownBool(value, else: nil))
    }
    guard let list = keys["targets"] else { return }
    var targets: [TargetDeclaration] = []
    for item in source.list(list) {
      if let word = item.word {
        targets.append(TargetDeclaration(word: word, zone: "", health: .healthy))
      } else if let target = Self.target(item, &source) {
        targets.append(target)
      }
    }
    self.targets = targets
  }

  private static func target(
    _ value: YAMLValue, _ source: inout YAMLSource
  ) -> TargetDeclaration? {
    guard let keys = source.mapping(value, .target) else { return nil }
    guard
      let word = source.word(
        keys["target"],
        LocalizedText(en: "an instance, address or load balancer", ja: "インスタンス、アドレス、ロードバランサーのいずれか"))
    else {
      if keys["target"] == nil {
        source.error(
          .missingKey,
          LocalizedText(en: "a target needs the key 'target'", ja: "ターゲットにはキー 'target' が必要です"),
          at: value.position)
      }
      return nil
    }
    let states: [(String, TargetGroup.Target.Health)] = [
      ("healthy", .healthy), ("unhealthy", .unhealthy), ("unused", .unused), ("unknown", .unknown),
    ]
    return TargetDeclaration(
      word: word, port: port(keys["port"], &source),
      zone: source.word(keys["az"], LocalizedText(en: "a zone, or all", ja: "ゾーンか all"))?.text
        ?? "",
      health: source.choice(
        keys["health"], LocalizedText(en: "a target's health", ja: "ターゲットの状態"), states) ?? .healthy)
  }

  private static func port(_ value: YAMLValue?, _ source: inout YAMLSource) -> UInt16? {
    source.integer(value, .aPort, in: 1...65535).flatMap { UInt16(exactly: $0) }
  }
}
