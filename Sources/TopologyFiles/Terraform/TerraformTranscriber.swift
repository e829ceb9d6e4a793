import NetworkModel

/// Writes about Terraform's resources what AWS's commands would print about them, which the reader of
/// AWS's output then reads: Terraform's attributes are AWS's under other names.
///
/// Many of its resources are parts of one of AWS's: a route, a rule, an association. They are gathered
/// first, by what they are part of.
struct TerraformTranscriber {
  typealias Target = TerraformReferences.Target

  /// A list in an element of AWS's output.
  struct Part: Hashable {
    var owner: String
    var list: String
  }

  let references: TerraformReferences
  let source: JSONSource
  /// What the text says.
  var told = AWSTranscript()
  /// What AWS does by itself, or what was only looked up: counts where nothing else tells of it.
  var supposed = AWSTranscript()
  private var parts: [Part: [AWSValue]] = [:]
  /// Parts that are there before a plan and not after it. Where AWS lists the parts of a whole, Terraform
  /// keeps the list as it found it until the plan is applied.
  private var gone: [Part: [AWSValue]] = [:]
  /// Default groups that nothing manages, with their VPCs.
  var defaultGroups: [(id: String, vpc: TerraformResource)] = []
  private var ids: [Int: String] = [:]

  var interfaces: [TerraformInterface] = []
  var addresses: [TerraformElasticIP] = []
  var natGateways: [TerraformNATGateway] = []
  var transitTables: [(id: String, resource: TerraformResource)] = []
  var attachments: [(interface: String, instance: AWSValue, deviceIndex: Int)] = []
  /// Blocks that VPCs have beside their first, by VPC.
  var moreBlocks: [String: [(key: String, prefix: AWSValue)]] = [:]
  /// The number of each resource, by the id that others call it by.
  private(set) var resourceOfID: [String: Int] = [:]
  /// Where the file's resources live, unless they say otherwise.
  private(set) var home = AWSTranscript.Place()
  /// Attributes of which something has been said.
  private var reported: Set<String> = []
  /// What is not known and is taken to be something, with the resources that it is about.
  private var guesses: [Guess: [TerraformResource]] = [:]

  private struct Guess: Hashable {
    var key: String
    var text: String
  }

  init(_ document: TerraformDocument, _ source: JSONSource) {
    references = TerraformReferences(document)
    self.source = source
    home = Self.home(of: document)
    for resource in document.resources {
      let id = id(of: resource)
      // What Terraform makes tells more than what it looked up.
      if let known = resourceOfID[id], !document.resources[known].address.isData { continue }
      resourceOfID[id] = resource.number
    }
  }

  /// Goes over all resources, the parts of others first.
  ///
  /// - Parameter before: the other side of a plan, if it has one.
  mutating func transcribe(after before: TerraformDocument?) {
    gatherParts()
    if let before {
      // What there is to say of it is said when it is asked for.
      var other = TerraformTranscriber(before, JSONSource(file: source.file, text: source.text))
      other.gatherParts()
      takeAway(other.parts)
    }
    addEndpointRoutes()
    for resource in references.resources {
      let type = TerraformType.known[resource.address.type]
      if let whole = type?.whole, type?.isRead(resource) ?? false { whole(&self, resource) }
      if type == nil { note(resource) }
    }
    finishTransitTables()
    finishInterfaces()
    supposeDefaultGroups()
    reportGuesses()
    reportLeftOver()
  }

  private mutating func gatherParts() {
    for resource in references.resources {
      TerraformType.known[resource.address.type]?.part?(&self, resource)
    }
  }

  private mutating func takeAway(_ before: [Part: [AWSValue]]) {
    for (part, values) in before {
      let kept = Set((parts[part] ?? []).map(\.signature))
      gone[part] = values.filter { !kept.contains($0.signature) }
    }
  }

  private func note(_ resource: TerraformResource) {
    let type = resource.address.type
    guard !resource.address.isData, !TerraformType.isNotNeeded(type) else { return }
    source.census.takeNotModelled(type, of: "Terraform", resource.block.value)
  }

  /// Whether a data source looked up what Terraform itself makes, which tells more of it.
  mutating func isToldByResource(_ resource: TerraformResource) -> Bool {
    let id = id(of: resource)
    return resource.address.isData && self.resource(id)?.address.isData == false
  }

  // MARK: Ids

  /// The id of a resource, or what stands for it.
  mutating func id(of resource: TerraformResource) -> String {
    if let known = ids[resource.number] { return known }
    ids[resource.number] = resource.standIn
    let id = TerraformType.id(of: resource, &self) ?? resource.standIn
    ids[resource.number] = id
    return id
  }

  func resource(_ id: String?) -> TerraformResource? {
    id.flatMap { resourceOfID[$0] }.map { references.resources[$0] }
  }

  /// The id that an attribute holds, or will hold.
  ///
  /// - Returns: nil where the resource has none. Where it has one that cannot be told, a text that is no
  ///   resource's id, so that nothing is taken for certain.
  mutating func reference(
    _ key: StaticString, of block: TerraformBlock, in resource: TerraformResource, _ target: Target
  ) -> AWSValue? {
    if let known = block.scalar(key) { return known }
    guard block.isUnknown(key) else { return nil }
    let expression = block.references(key)
    // What the configuration leaves to AWS.
    if expression.isEmpty, block.expressions != nil { return nil }
    let origin = block.value.index
    let found = candidates(expression, of: resource, target)
    let texts = texts(of: found, target)
    if texts.count == 1, let text = texts.first {
      let mayBeAnothers = block.sharesExpressions && expression.contains(where: Self.isIndirect)
      if mayBeAnothers || found.contains(where: \.isGuess) { noteGuess(key, resource, text) }
      return AWSValue(text, at: origin)
    }
    reportUntold(key, resource)
    return AWSValue("\(resource.standIn).\(key)", at: origin)
  }

  /// The ids of a list.
  mutating func referenceList(
    _ key: StaticString, of block: TerraformBlock, in resource: TerraformResource, _ target: Target
  ) -> [AWSValue] {
    var list = block.texts(key)
    guard block.isPartlyUnknown(key) else { return list }
    let expression = block.references(key)
    if expression.isEmpty, block.expressions != nil { return list }
    let found = candidates(expression, of: resource, target)
    var texts = texts(of: found, target)
    // Of several rules that each name a group, nothing tells which is whose.
    if block.sharesExpressions, texts.count > 1 { texts = [] }
    if texts.isEmpty {
      reportUntold(key, resource)
      list.append(AWSValue("\(resource.standIn).\(key)", at: block.value.index))
    }
    let mayBeAnothers = block.sharesExpressions && expression.contains(where: Self.isIndirect)
    if mayBeAnothers || found.contains(where: \.isGuess), let text = texts.first {
      noteGuess(key, resource, text)
    }
    for text in texts where !list.contains(where: { $0.text == text }) {
      list.append(AWSValue(text, at: block.value.index))
    }
    return list
  }

  /// Where the expression leads; else, as an expression may be made of values of which Terraform's
  /// output does not tell, the only one that could be meant.
  private func candidates(
    _ expression: [String], of resource: TerraformResource, _ target: Target
  ) -> [TerraformReferences.Found] {
    let found = references.found(expression, of: resource, target)
    guard found.isEmpty, expression.contains(where: Self.isIndirect) else { return found }
    for modules in [resource.address.modules, []] {
      var all = references.all(target, in: modules)
      if all.count == 1 {
        all[0].isGuess = true
        return all
      }
    }
    return []
  }

  private static func isIndirect(_ reference: String) -> Bool {
    ["local.", "each.value", "module.", "var."].contains { reference.hasPrefix($0) }
  }

  private mutating func texts(of found: [TerraformReferences.Found], _ target: Target) -> [String] {
    var texts: [String] = []
    for item in found {
      let other = references.resources[item.resource]
      let attribute = item.attribute ?? target.types[other.address.type] ?? "id"
      let text = text(of: other, attribute, isID: target.types[other.address.type] == attribute)
      if !texts.contains(text) { texts.append(text) }
    }
    return texts
  }

  private var depth = 0

  /// An attribute of another resource: its own id, or one that it names in its turn.
  private mutating func text(
    of resource: TerraformResource, _ attribute: String, isID: Bool
  ) -> String {
    if isID || attribute == "id" { return id(of: resource) }
    if let known = resource.block.value.member(named: attribute)?.string, !known.isEmpty {
      return known
    }
    if let followed = TerraformType.links[attribute], depth < 20 {
      depth += 1
      defer { depth -= 1 }
      if resource.block.isUnknown(followed.key),
        !resource.block.references(followed.key).isEmpty,
        let text = reference(followed.key, of: resource.block, in: resource, followed.target)?.text
      {
        return text
      }
    }
    // Another name for the id itself: an address's `allocation_id`, a zone's `zone_id`.
    if TerraformType.ownNames.contains(attribute) { return id(of: resource) }
    return "\(id(of: resource)).\(attribute)"
  }

  // MARK: Parts

  mutating func add(_ value: AWSValue, to owner: String?, _ list: String) {
    guard let owner else { return }
    parts[Part(owner: owner, list: list), default: []].append(value)
  }

  /// The parts of a list, which are thereby spoken for.
  mutating func takeParts(of owner: String, _ list: String) -> [AWSValue] {
    parts.removeValue(forKey: Part(owner: owner, list: list)) ?? []
  }

  /// Looks at parts without taking them.
  func parts(of owner: String, _ list: String) -> [AWSValue] {
    parts[Part(owner: owner, list: list)] ?? []
  }

  /// Says so where a part's whole is not in the text: it cannot count.
  private mutating func reportLeftOver() {
    let left = parts.sorted { ($0.key.owner, $0.key.list) < ($1.key.owner, $1.key.list) }
    for (part, values) in left where !TerraformType.internalLists.contains(part.list) {
      guard let first = values.first else { continue }
      let number = values.count
      // What was looked up does not tell the rest of the list.
      let isLookedUp = resource(part.owner)?.address.isData ?? false
      source.report(
        part.list == "Records" ? .note : .warning, .danglingReference,
        LocalizedText(
          en: "\(number) of \(part.owner)'s \(part.list) \(number == 1 ? "is" : "are") here and "
            + "\(part.owner) itself is \(isLookedUp ? "only looked up" : "not"); "
            + "\(number == 1 ? "it does" : "they do") not count",
          ja: "\(part.owner) の \(part.list) が\(number)件ありますが、\(part.owner) 自体が"
            + "\(isLookedUp ? "データソースでしかない" : "ない")ため無視しました"),
        at: JSONValue(tape: references.resources[0].block.value.tape, index: first.origin),
        hint: LocalizedText(
          en: "add the state or the describe output that holds \(part.owner)",
          ja: "\(part.owner) を含むstateかdescribeの出力を加えてください"))
    }
  }

  /// Parts that a plan takes away from a list that the configuration leaves to other resources.
  func gone(
    from owner: String, _ list: String, listed key: StaticString, in block: TerraformBlock
  ) -> [AWSValue] {
    guard block.expression(key) == nil else { return [] }
    return gone[Part(owner: owner, list: list)] ?? []
  }

  /// A list of ids without those that a plan takes away.
  func staying(
    _ ids: [AWSValue], of owner: String, _ list: String, listed key: StaticString,
    in block: TerraformBlock
  ) -> [AWSValue] {
    let gone = Set(gone(from: owner, list, listed: key, in: block).compactMap(\.text))
    return gone.isEmpty ? ids : ids.filter { !gone.contains($0.text ?? "") }
  }

  // MARK: Writing

  func object(_ resource: TerraformResource) -> AWSObject {
    AWSObject(at: resource.block.value.index)
  }

  /// Takes scalars over under AWS's names.
  func copy(
    _ block: TerraformBlock, to object: inout AWSObject, _ keys: (String, StaticString)...
  ) {
    for (name, key) in keys { object[name] = block.scalar(key) }
  }

  func setTags(of block: TerraformBlock, _ object: inout AWSObject, _ key: String = "Tags") {
    let all = block.value["tags_all"].flatMap { $0.count > 0 ? $0 : nil } ?? block.value["tags"]
    guard let all, all.isObject else { return }
    object.set(
      key,
      all.members.compactMap { member in
        guard member.value.isString else { return nil }
        var tag = AWSObject(at: member.value.index)
        tag.set("Key", String(member.key))
        tag["Value"] = AWSValue(member.value)
        return AWSValue(tag)
      })
  }

  /// Adds an element to one of the lists of AWS's output.
  mutating func tell(
    _ list: String, _ object: AWSObject, of resource: TerraformResource, _ kind: ResourceKind,
    id: String? = nil
  ) {
    let item = AWSTranscript.Item(
      list: list, object: object, place: place(of: resource),
      id: ResourceID(id ?? self.id(of: resource), kind: kind))
    if resource.address.isData { supposed.add(item) } else { told.add(item) }
  }

  /// Adds what AWS does by itself, unless something tells otherwise.
  mutating func suppose(
    _ list: String, _ object: AWSObject, of resource: TerraformResource, _ id: ResourceID,
    _ caution: LocalizedText?, hint: LocalizedText? = nil
  ) {
    let finding = caution.map {
      Finding(
        .note, .missingKey, $0, at: source.location(ofValueAt: object.origin), resource: id,
        hint: hint)
    }
    supposed.add(
      AWSTranscript.Item(
        list: list, object: object, place: place(of: resource), id: id, caution: finding))
  }

  // MARK: Findings

  private mutating func noteGuess(
    _ key: StaticString, _ resource: TerraformResource, _ text: String
  ) {
    guard reported.insert("\(resource.standIn) \(key)").inserted else { return }
    guesses[Guess(key: "\(key)", text: text), default: []].append(resource)
  }

  /// One finding for all that is taken to be the same.
  private func reportGuesses() {
    for (guess, resources) in guesses {
      guard let first = resources.first else { continue }
      let more = resources.count - 1
      source.report(
        .warning, .missingKey,
        LocalizedText(
          en:
            "\(first.standIn): \(guess.key) is known only after apply; it is taken to be \(guess.text)"
            + (more > 0 ? ", and so is that of \(more) more" : ""),
          ja: "\(first.standIn): \(guess.key) は適用後に決まります。\(guess.text) とみなします"
            + (more > 0 ? "（ほか\(more)件も同じ）" : "")),
        at: first.block.value,
        hint: LocalizedText(
          en: "Terraform's output does not hold the values of locals; apply, and show the state",
          ja: "Terraformの出力にはlocalsの値がありません。適用後のstateを指定してください"))
    }
  }

  /// Says that something is left aside because it is not known yet.
  func reportUnknown(_ key: StaticString, _ resource: TerraformResource) {
    source.report(
      .warning, .missingKey,
      LocalizedText(
        en: "\(resource.standIn): \(key) is known only after apply; it is left aside",
        ja: "\(resource.standIn): \(key) は適用後に決まるため無視しました"), at: resource.block.value)
  }

  private mutating func reportUntold(_ key: StaticString, _ resource: TerraformResource) {
    guard reported.insert("\(resource.standIn) \(key)").inserted else { return }
    source.report(
      .warning, .missingKey,
      LocalizedText(
        en: "\(resource.standIn): \(key) is known only after apply, and the configuration does not "
          + "tell which resource it will be",
        ja: "\(resource.standIn): \(key) は適用後に決まり、どのリソースになるかは構成からわかりません"),
      at: resource.block.value,
      hint: LocalizedText(
        en: "apply, and show the state", ja: "適用後のstateを指定してください"))
  }
}
