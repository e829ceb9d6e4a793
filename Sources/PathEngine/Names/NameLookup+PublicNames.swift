import IPAddressing
import NetworkModel

extension NameLookup {
  /// What the public DNS says (D2, D4, D8).
  mutating func publicAnswer(_ name: DNSName, _ match: ServiceName?) -> Resolution {
    if let code = attributeMissing(for: name) { return failure(name, code) }
    guard let match else {
      if isPrivateElsewhere(name) { return failure(name, .dnsPrivateNameOutsideVPC) }
      if name.isPrivateByForm { return failure(name, .dnsNameUnknown) }
      if name.isAWS, !isPlainServiceName(name) { return failure(name, .missingInput) }
      return resolution(name, [], reason: .unknownPublicName)
    }
    let passedOver = passedOver(by: name, match)
    guard let address = publicAddress(of: match, name) else {
      return resolution(
        name, service: match.reference, [], reason: .unknownPublicName, passedOver: passedOver)
    }
    assume(.examplePublicAddress(name: name.text, address: address))
    return resolution(
      name, service: match.reference, [.init(address: address)], reason: .publicName,
      passedOver: passedOver)
  }

  private func publicAddress(of match: ServiceName, _ name: DNSName) -> IPAddress? {
    guard let service = match.service else { return nil }
    return publicFamilies(name).lazy.compactMap {
      catalogue.publicAddress(of: service, in: match.reference.region, family: $0)
    }.first
  }

  /// Only dual-stack names have IPv6 addresses (S3 User Guide, "Using Amazon S3 dual-stack endpoints").
  private func publicFamilies(_ name: DNSName) -> [AddressFamily] {
    let isDualStack = name.labels.contains("dualstack") || name.isWithin("api.aws")
    return isDualStack && family == .ipv6 ? [.ipv6, .ipv4] : [.ipv4]
  }

  /// `SERVICE.REGION.amazonaws.com`, of a service that the catalogue does not have. Other names of
  /// AWS's stand for a load balancer, a database or the like, whose address may be a private one.
  private func isPlainServiceName(_ name: DNSName) -> Bool {
    let labels = name.labels
    guard labels.count > 2 else { return true }
    return name.text == "\(labels[0]).\(labels[1]).\(DNSName.suffix(forRegion: String(labels[1])))"
      && catalogue.regions.contains(String(labels[1]))
  }
}
