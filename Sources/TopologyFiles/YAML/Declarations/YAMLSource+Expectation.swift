import IPAddressing
import NetworkModel

extension YAMLSource {
  /// One line of `expect`.
  mutating func expectation(_ value: YAMLValue) -> TopologyExpectation? {
    guard let keys = mapping(value, .expectation) else { return nil }
    for key in ["from", "to"] where keys[key] == nil {
      error(
        .missingKey,
        LocalizedText(en: "an expectation needs the key '\(key)'", ja: "期待にはキー「\(key)」が必要です"),
        at: value.position)
      return nil
    }
    guard let from = word(keys["from"], .aSource), let to = word(keys["to"], .aDestination)
    else { return nil }
    let verdicts = ["reachable", "unreachable", "undetermined"].map { ($0, $0) }
    let codes = words(keys["code"], .aCode) + words(keys["codes"], .aCode)
    return TopologyExpectation(
      from: from.text, to: to.text,
      port: integer(keys["port"], .aPort, in: 0...65535).map { UInt16($0) },
      protocol: word(keys["protocol"], .aProtocol).flatMap { protocolNumber($0) },
      verdict: choice(keys["verdict"], .aVerdict, verdicts),
      via: words(keys["via"], .aName).map(\.text),
      avoids: words(keys["avoids"], .aName).map(\.text),
      codes: codes.isEmpty ? nil : codes.map(\.text),
      resolves: expectedResolution(keys["resolves"]), note: localizedText(keys["note"]),
      location: location(value.position))
  }

  private mutating func protocolNumber(_ word: YAMLWord) -> IPProtocol? {
    if let number = IPProtocol(word.text) { return number }
    unknown(
      .badValue, word,
      LocalizedText(en: "'\(word.text)' is not a protocol", ja: "「\(word.text)」はプロトコルではありません"),
      among: ["tcp", "udp", "icmp", "icmpv6"])
    return nil
  }

  private mutating func expectedResolution(_ value: YAMLValue?) -> ExpectedResolution? {
    guard let value, !value.isNull else { return nil }
    switch value.word?.text {
    case "public": return .public
    case "private": return .private
    case "nothing": return .nothing
    default:
      return .addresses(
        words(value, .anExpectedResolution).compactMap {
          address($0)
        })
    }
  }
}
