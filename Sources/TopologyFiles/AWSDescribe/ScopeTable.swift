import NetworkModel

/// Finds the region and account of each resource, from as near to it as the input tells.
///
/// Much of AWS's output does not say where a resource lives: a route table has an owner and no region.
/// What the resource itself says counts first; then what its VPC says, or what is said of anything in
/// that VPC; then its neighbours in the file; then a folder named like a region or account; and then,
/// where the whole input speaks of one region or account, that one. The answer is known when all files
/// have been read, so readers hold a place in this table meanwhile.
final class ScopeTable {
  /// What a file says of all that is in it.
  struct Surroundings: Hashable {
    var region: InternedText = .empty
    var account: InternedText = .empty
  }

  private struct Clue: Hashable {
    var region: InternedText
    var account: InternedText
    var vpc: ResourceID?
    var surroundings: Surroundings
  }

  private var clues: [Clue] = []
  private var places: [Clue: Int] = [:]
  private var handles: [Handle<Scope>] = []
  private var ofVPC: [ResourceID: Surroundings] = [:]
  private var regionOfZone: [InternedText: InternedText] = [:]

  /// A place for what is known of one resource.
  func place(
    region: InternedText, account: InternedText, vpc: ResourceID?, in surroundings: Surroundings
  ) -> Int {
    if let vpc, !region.isEmpty || !account.isEmpty {
      if ofVPC[vpc, default: Surroundings()].region.isEmpty {
        ofVPC[vpc, default: Surroundings()].region = region
      }
    }
    let clue = Clue(region: region, account: account, vpc: vpc, surroundings: surroundings)
    if let known = places[clue] { return known }
    places[clue] = clues.count
    clues.append(clue)
    return clues.count - 1
  }

  /// Notes whose a VPC is, which of its resources only the VPC itself tells: subnets may be shared.
  func setAccount(_ account: InternedText, of vpc: ResourceID) {
    ofVPC[vpc, default: Surroundings()].account = account
  }

  func region(ofZone zone: InternedText) -> InternedText {
    if zone.isEmpty { return .empty }
    if let known = regionOfZone[zone] { return known }
    let region = InternedText(AWSRegion.region(ofZone: zone.text) ?? "")
    regionOfZone[zone] = region
    return region
  }

  /// Settles all places. To be called once, when everything has been read.
  func resolve(with builder: inout TopologyBuilder) {
    let soleRegion = sole { [$0.region, $0.surroundings.region] }
    let soleAccount = sole { [$0.account, $0.surroundings.account] }
    handles = clues.map { clue in
      let vpc = clue.vpc.flatMap { ofVPC[$0] } ?? Surroundings()
      let region = first(clue.region, vpc.region, clue.surroundings.region, soleRegion)
      let account = first(clue.account, vpc.account, clue.surroundings.account, soleAccount)
      return builder.scope(region: region.text, account: account.text)
    }
  }

  /// The scope of a place.
  /// - Precondition: `resolve` has been called.
  func handle(at place: Int) -> Handle<Scope> { handles[place] }

  private func first(_ candidates: InternedText...) -> InternedText {
    candidates.first { !$0.isEmpty } ?? .empty
  }

  private func sole(_ names: (Clue) -> [InternedText]) -> InternedText {
    let all = Set(clues.flatMap(names)).subtracting([.empty])
    return all.count == 1 ? all.first ?? .empty : .empty
  }
}

extension ScopeTable.Surroundings {
  /// What the text itself says, in the first of its values that say anything, else the path's folders,
  /// the nearest first.
  init(of root: JSONValue, path: String) {
    var looked = 0
    search(root, depth: 0, looked: &looked)
    let parts = path.split(separator: "/").reversed().flatMap { part -> [Substring] in
      [Substring(part)] + part.split(separator: ".")
    }
    for part in parts {
      if region.isEmpty, AWSRegion.isRegion(part) { region = InternedText(String(part)) }
      if account.isEmpty, AWSRegion.isAccount(part) { account = InternedText(String(part)) }
    }
  }

  private mutating func search(_ value: JSONValue, depth: Int, looked: inout Int) {
    guard depth < 7, looked < 2000, region.isEmpty || account.isEmpty else { return }
    for (key, member) in value.members {
      looked += 1
      if let text = member.text {
        take(key, text)
      } else {
        search(member, depth: depth + 1, looked: &looked)
      }
    }
    for element in value.elements.prefix(50) where !element.isString {
      search(element, depth: depth + 1, looked: &looked)
    }
  }

  private mutating func take(_ key: JSONString, _ text: JSONString) {
    if key == "AvailabilityZone", region.isEmpty {
      region = InternedText(AWSRegion.region(ofZone: String(text)) ?? "")
    } else if key == "RegionName", region.isEmpty {
      region = InternedText(String(text))
    } else if key == "OwnerId", account.isEmpty {
      let owner = String(text)
      if AWSRegion.isAccount(owner) { account = InternedText(owner) }
    } else if key.hasSuffix("Arn"), text.hasPrefix("arn:aws"),
      let scope = AWSRegion.scope(ofARN: String(text))
    {
      if region.isEmpty { region = InternedText(String(scope.region)) }
      if account.isEmpty { account = InternedText(String(scope.account)) }
    }
  }
}
