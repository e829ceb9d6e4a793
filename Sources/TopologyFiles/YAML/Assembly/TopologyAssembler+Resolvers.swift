import IPAddressing
import NetworkModel

extension TopologyAssembler {
  /// Resolver endpoints and rules, and access points.
  mutating func addResolvers() {
    for item in declaration.resolverEndpoints { add(item) }
    for item in declaration.resolverRules { add(item) }
    for item in declaration.accessPoints {
      let id = names.id(NameTable.Key(.multiRegionAccessPoint, in: nil, item.name.text))
      let (label, scope) = place(item.name, region: "")
      builder.add(MultiRegionAccessPoint.self, id: id, locate: locator(item.name.position)) { _ in
        MultiRegionAccessPoint(
          id: id, name: label, scope: scope, isReady: item.isReady,
          locations: item.buckets.map {
            MultiRegionAccessPoint.Location(
              bucket: InternedText($0.bucket.text), region: InternedText($0.region.text))
          })
      }
    }
  }

  private mutating func add(_ item: ResolverEndpointDeclaration) {
    guard let vpc = findID(item.vpc, .vpc, in: nil) else { return }
    let id = names.id(NameTable.Key(.resolverEndpoint, in: nil, item.name.text))
    let home = declaration.vpcs.first { vpcID($0) == vpc }
    let (label, scope) = place(
      item.name, region: home?.region?.text, account: home?.account?.text)
    builder.add(
      ResolverEndpoint.self, id: id, requires: [TopologyBuilder.Reference(vpc, "vpc")],
      locate: locator(item.name.position)
    ) { references in
      ResolverEndpoint(
        id: id, name: label, scope: scope, direction: item.direction,
        vpc: references.required(vpc), addresses: item.addresses.sorted(), state: item.state)
    }
  }

  private mutating func add(_ item: ResolverRuleDeclaration) {
    let id = names.id(NameTable.Key(.resolverRule, in: nil, item.name.text))
    let vpcs = item.vpcs.compactMap { findID($0, .vpc, in: nil) }
    let endpoint = item.endpoint.flatMap { word in
      absent(word, [.resolverEndpoint], in: nil)
        ?? findID(word, .resolverEndpoint, in: nil)
    }
    let targets = item.forwardTo.flatMap { addresses(of: $0) }
    let (label, scope) = place(item.name)
    builder.add(ResolverRule.self, id: id, locate: locator(item.name.position)) { references in
      ResolverRule(
        id: id, name: label, scope: scope,
        domain: InternedText(item.domain),
        action: item.forwardTo.isEmpty && !item.forwardsSomewhere
          ? .system : .forward(to: targets, endpoint: endpoint),
        vpcs: vpcs.compactMap { references.known($0) })
    }
  }

  /// An address, or those of an inbound endpoint of the file.
  private mutating func addresses(of word: YAMLWord) -> [IPAddress] {
    if let endpoint = declaration.resolverEndpoints.first(where: { $0.name.text == word.text }) {
      return endpoint.addresses
    }
    return source.address(word).map { [$0] } ?? []
  }
}
