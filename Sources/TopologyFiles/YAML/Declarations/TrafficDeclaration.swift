import IPAddressing
import NetworkModel

/// A rule of a security group, its peers still names.
struct SecurityGroupRuleDeclaration {
  var traffic: TrafficClass
  var peers: [YAMLWord]
  var note: String
}

/// The two directions of a filter's rules, with the word that stands before the peer in each.
enum RuleDirection: String {
  case ingress, egress

  var preposition: String { self == .ingress ? "from" : "to" }
}

extension YAMLSource {
  /// Rules of a security group: `tcp/443 from 10.0.0.0/16`, or a mapping. Nil without the key, which
  /// is not the same as an empty list.
  mutating func securityGroupRules(_ value: YAMLValue?, _ direction: RuleDirection)
    -> [SecurityGroupRuleDeclaration]?
  {
    guard let value else { return nil }
    return list(value).compactMap { rule in
      rule.word.map { shortRule($0, direction) } ?? longRule(rule, direction)
    }
  }

  private mutating func shortRule(_ word: YAMLWord, _ direction: RuleDirection)
    -> SecurityGroupRuleDeclaration?
  {
    let parts = word.text.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, parts[1] == direction.preposition else {
      error(
        .badValue,
        LocalizedText(
          en: "'\(word.text)' is not an \(direction.rawValue) rule of a security group",
          ja: "「\(word.text)」はセキュリティグループの \(direction.rawValue) ルールではありません"),
        at: word.position,
        hint: LocalizedText(
          en: "write it as 'tcp/443 \(direction.preposition) 10.0.0.0/16'",
          ja: "'tcp/443 \(direction.preposition) 10.0.0.0/16' のように書きます"))
      return nil
    }
    guard let traffic = traffic(YAMLWord(text: String(parts[0]), position: word.position)) else {
      return nil
    }
    let start = word.text.unicodeScalars.distance(
      from: word.text.startIndex, to: parts[2].startIndex)
    var peers: [YAMLWord] = []
    var column = word.position.column + start
    for part in parts[2].split(separator: ",", omittingEmptySubsequences: false) {
      let name = part.drop { $0 == " " }
      peers.append(
        YAMLWord(
          text: String(name),
          position: TextPosition(
            line: word.position.line,
            column: column + part.unicodeScalars.count - name.unicodeScalars.count)))
      column += part.unicodeScalars.count + 1
    }
    return SecurityGroupRuleDeclaration(traffic: traffic, peers: peers, note: "")
  }

  private mutating func longRule(_ value: YAMLValue, _ direction: RuleDirection)
    -> SecurityGroupRuleDeclaration?
  {
    guard let keys = mapping(value, .securityGroupRule) else { return nil }
    let other = direction == .ingress ? "to" : "from"
    if let wrong = keys[other] {
      error(
        .unknownKey,
        LocalizedText(
          en: "an \(direction.rawValue) rule has no key '\(other)'",
          ja: "\(direction.rawValue) ルールにキー「\(other)」はありません"), at: wrong.position,
        hint: .didYouMean(direction.preposition))
    }
    let peers = words(keys[direction.preposition], .anAddressRangeOrAName)
    guard !peers.isEmpty else {
      error(
        .missingKey,
        LocalizedText(
          en: "the rule does not say \(direction.preposition) where",
          ja: "ルールに「\(direction.preposition)」がありません"), at: value.position,
        hint: LocalizedText(
          en: "add '\(direction.preposition): 10.0.0.0/16', or a group's name",
          ja: "'\(direction.preposition): 10.0.0.0/16' かグループの名前を加えてください"))
      return nil
    }
    guard let traffic = longTraffic(keys, at: value.position) else { return nil }
    return SecurityGroupRuleDeclaration(
      traffic: traffic, peers: peers, note: word(keys["note"], .aText)?.text ?? "")
  }

  /// Entries of a network ACL: `100 allow tcp/443 10.0.0.0/8`, or a mapping.
  mutating func networkACLEntries(_ value: YAMLValue?) -> [NetworkACL.Entry]? {
    guard let value else { return nil }
    var numbers: Set<Int> = []
    return list(value).compactMap { item in
      guard let entry = item.word.map({ shortEntry($0) }) ?? longEntry(item) else { return nil }
      guard numbers.insert(entry.number).inserted else {
        error(
          .inconsistent,
          LocalizedText(
            en: "rule \(entry.number) is there twice", ja: "ルール \(entry.number) が2回あります"),
          at: item.position,
          hint: LocalizedText(
            en: "each rule of one direction has a number of its own", ja: "同じ方向のルールの番号は、それぞれ違います"))
        return nil
      }
      return entry
    }
  }

  private mutating func shortEntry(_ word: YAMLWord) -> NetworkACL.Entry? {
    let parts = word.text.split(separator: " ").map {
      YAMLWord(text: String($0), position: word.position)
    }
    guard parts.count == 4, let number = Self.ruleNumber(parts[0].text, of: parts[3].text),
      let action = Self.actions.first(where: { $0.0 == parts[1].text })?.1
    else {
      error(
        .badValue,
        LocalizedText(
          en: "'\(word.text)' is not an entry of a network ACL",
          ja: "「\(word.text)」はネットワークACLの項目ではありません"), at: word.position,
        hint: LocalizedText(
          en: "write it as '100 allow tcp/443 10.0.0.0/8'",
          ja: "'100 allow tcp/443 10.0.0.0/8' のように書きます"))
      return nil
    }
    guard parts[0].text == "*" || isRuleNumber(number, at: word.position),
      let traffic = traffic(parts[2]),
      let prefix = prefix(parts[3])
    else { return nil }
    return NetworkACL.Entry(number: number, action: action, traffic: traffic, prefix: prefix)
  }

  /// `*` is the line that ends the list: 32767, and 32768 for IPv6.
  private static func ruleNumber(_ text: String, of prefix: String) -> Int? {
    text == "*" ? (prefix.contains(":") ? 32768 : 32767) : Int(text)
  }

  private mutating func longEntry(_ value: YAMLValue) -> NetworkACL.Entry? {
    guard let keys = mapping(value, .networkACLEntry) else { return nil }
    for key in ["rule", "action", "cidr"] where keys[key] == nil {
      error(
        .missingKey,
        LocalizedText(
          en: "\(YAMLShape.networkACLEntry.noun.en) needs the key '\(key)'",
          ja: "\(YAMLShape.networkACLEntry.noun.ja)にはキー「\(key)」が必要です"),
        at: value.position)
      return nil
    }
    guard let number = integer(keys["rule"], .aRuleNumber, in: 1...32766),
      let action = choice(keys["action"], .anAction, Self.actions),
      let prefix = prefixes(keys["cidr"]).first,
      let traffic = longTraffic(keys, at: value.position)
    else { return nil }
    return NetworkACL.Entry(number: number, action: action, traffic: traffic, prefix: prefix)
  }

  private static let actions: [(String, NetworkACL.Action)] = [("allow", .allow), ("deny", .deny)]

  private mutating func isRuleNumber(_ number: Int, at position: TextPosition) -> Bool {
    if (1...32766).contains(number) { return true }
    error(
      .badValue,
      LocalizedText(en: "'\(number)' is not a rule number", ja: "「\(number)」はルール番号ではありません"),
      at: position,
      hint: LocalizedText(en: "a whole number of 1-32766", ja: "1〜32766 の整数を書いてください"))
    return false
  }

  /// `all`, `tcp`, `tcp/443`, `udp/1024-65535`, `icmp/8`, `icmp/8/0`, or a protocol's number.
  private mutating func traffic(_ word: YAMLWord) -> TrafficClass? {
    let parts = word.text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if parts == ["all"] || parts == ["-1"] { return .all }
    if let traffic = Self.traffic(parts[0], detail: Array(parts.dropFirst())) { return traffic }
    error(
      .badValue,
      LocalizedText(
        en: "'\(word.text)' is not a kind of traffic", ja: "「\(word.text)」は通信の種類ではありません"),
      at: word.position,
      hint: LocalizedText(
        en: "write it as 'all', 'tcp/443', 'udp/1024-65535' or 'icmp/8'",
        ja: "'all'、'tcp/443'、'udp/1024-65535'、'icmp/8' のように書きます"))
    return nil
  }

  private mutating func longTraffic(_ keys: [String: YAMLValue], at position: TextPosition)
    -> TrafficClass?
  {
    guard let name = word(keys["protocol"], .aProtocol) else {
      if let ports = keys["ports"] ?? keys["icmp"] {
        error(
          .missingKey,
          LocalizedText(en: "this needs the key 'protocol' beside it", ja: "キー「protocol」も必要です"),
          at: ports.position)
        return nil
      }
      return .all
    }
    let detail = [keys["ports"], keys["icmp"]].compactMap { word($0, .ports) }
    return traffic(
      YAMLWord(
        text: ([name] + detail).map(\.text).joined(separator: "/"), position: name.position))
  }

  private static func traffic(_ name: String, detail: [String]) -> TrafficClass? {
    guard let number = IPProtocol(name) else { return nil }
    if detail.isEmpty { return TrafficClass(protocol: number) }
    if number.hasPorts, detail.count == 1 {
      let bounds = detail[0].split(separator: "-", omittingEmptySubsequences: false)
      guard bounds.count <= 2, let lower = UInt16(bounds[0]),
        let upper = UInt16(bounds[bounds.count - 1]), let ports = PortRange(lower, upper)
      else { return nil }
      return TrafficClass(protocol: number, ports: ports)
    }
    guard number.isICMP, detail.count <= 2, let type = UInt8(detail[0]) else { return nil }
    if detail.count == 1 { return TrafficClass(protocol: number, icmpType: type) }
    guard let code = UInt8(detail[1]) else { return nil }
    return TrafficClass(protocol: number, icmpType: type, icmpCode: code)
  }
}
