import NetworkModel

/// The names that AWS gives to an interface endpoint itself, which resolve anywhere: rule D5.
///
/// Source: AWS PrivateLink Guide, "DNS hostnames", and the S3 User Guide, "AWS PrivateLink for Amazon S3".
extension NameLookup {
  private struct Parts {
    var endpoint: VPCEndpoint
    var hash: Substring
    /// The zone that a zonal name ends with.
    var zone: Substring?
    /// What stands before the label with the id: `bucket`, or `photos.bucket`.
    var prefix: ArraySlice<Substring>
    /// What stands after it: `s3.us-east-1.vpce.amazonaws.com`.
    var domain: String
  }

  /// The answer for an endpoint's own name; nil for a name that is of another form.
  func endpointName(_ name: DNSName) -> Resolution? {
    let labels = name.labels
    guard let place = labels.firstIndex(where: { $0.hasPrefix("vpce-") }) else { return nil }
    guard let parts = parts(of: labels, at: place) else {
      // An endpoint's name without the endpoint: what it leads to is private, and not here.
      return name.text.contains(".vpce.") ? failure(name, .missingInput) : nil
    }
    guard isName(name, of: parts) else { return failure(name, .dnsNameUnknown) }
    let all = parts.endpoint.interfaces.flatMap(answers)
    let chosen =
      parts.zone.map { zone in all.filter { $0.zone.map { $0 == zone } ?? false } } ?? all
    // A zone where the endpoint has no interface has no name either.
    if chosen.isEmpty, !all.isEmpty { return failure(name, .dnsNameUnknown) }
    return resolution(
      name, service: service(of: parts.endpoint), chosen,
      reason: .endpointName(endpoint: parts.endpoint.id))
  }

  /// Finds the endpoint by the longest start of the label that is an endpoint's id.
  private func parts(of labels: [Substring], at place: Int) -> Parts? {
    let words = labels[place].split(separator: "-", omittingEmptySubsequences: false)
    for count in stride(from: words.count, through: 2, by: -1) {
      let id = ResourceID(words[..<count].joined(separator: "-"), kind: .vpcEndpoint)
      guard let handle = topology.handle(of: id, as: VPCEndpoint.self) else { continue }
      let rest = words[count...]
      return Parts(
        endpoint: topology[handle], hash: rest.first ?? "",
        zone: rest.count > 1 ? rest.dropFirst().joined(separator: "-")[...] : nil,
        prefix: labels[..<place], domain: labels[(place + 1)...].joined(separator: "."))
    }
    return nil
  }

  private func isName(_ name: DNSName, of parts: Parts) -> Bool {
    guard parts.endpoint.type == .interface else { return false }
    let listed = parts.endpoint.dnsNames.map { $0.text.lowercased() }
    if listed.contains(where: { name.matches($0) }) { return true }
    let service = service(of: parts.endpoint)
    let own = topology.region(of: parts.endpoint.scope).text
    let isElsewhere = !parts.endpoint.serviceRegion.isEmpty && service.region != own
    // Another region's service is asked by its regional name alone (E10).
    if isElsewhere, parts.zone != nil { return false }
    let region = isElsewhere ? service.region : own
    let domain = ".\(region).vpce.\(DNSName.suffix(forRegion: region))"
    guard parts.domain.hasSuffix(domain) || region.isEmpty else { return false }
    let known = service.name.split(separator: ".")
    let asked = parts.domain.dropLast(domain.count).split(separator: ".")
    guard region.isEmpty || asked == known || asked == known.reversed() || isPartner(parts) else {
      return false
    }
    // Where the names are known, the hash is; a list may still leave the zonal ones out.
    let hashes = listed.compactMap { hash(in: $0, of: parts.endpoint) }
    guard hashes.isEmpty ? !parts.hash.isEmpty : hashes.contains(String(parts.hash)) else {
      return false
    }
    return takesPrefix(service) == !parts.prefix.isEmpty || service.name == "ecr.dkr"
  }

  /// A service of somebody's own: `vpce-svc-0a1b2c3d.eu-west-1.vpce.amazonaws.com`.
  private func isPartner(_ parts: Parts) -> Bool { parts.domain.hasPrefix("vpce-svc-") }

  private func hash(in listed: String, of endpoint: VPCEndpoint) -> String? {
    let parts = listed.split(
      separator: "\(endpoint.id.text)-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return parts[1].split { $0 == "." || $0 == "-" }.first.map(String.init)
  }

  /// S3's names have `bucket.`, `accesspoint.` or `control.` before the id; DNS takes any label there.
  private func takesPrefix(_ service: ServiceReference) -> Bool {
    service.name == "s3" || service.name == "s3-global.accesspoint"
  }
}
