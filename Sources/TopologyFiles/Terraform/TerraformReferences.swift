import NetworkModel

/// Follows what a plan does not know yet to the resource that will tell it.
struct TerraformReferences {
  /// What a reference is looked for.
  struct Target {
    /// The types that are one, each with the attribute that is its id.
    var types: [String: String]
    /// Attributes of other resources that hold such an id.
    var attributes: Set<String>

    init(_ types: [String: String], _ attributes: Set<String> = []) {
      self.types = types
      self.attributes = attributes
    }
  }

  /// A resource, or an attribute of it; nil for the one that the target's type has.
  struct Found: Hashable {
    var resource: Int
    var attribute: String?
    /// Whether it is only the likeliest of several.
    var isGuess = false
  }

  /// Where a reference stands.
  private struct Place {
    var modules: [TerraformAddress.Step]
    /// The key of the instance that it stands in.
    var key: String?
    /// What `each.value` is one of.
    var forEach: [String]
  }

  let resources: [TerraformResource]
  let configuration: TerraformConfiguration
  /// The instances of a resource, in order.
  private let instances: [String: [Int]]
  /// The instances of a module, by path without the last key.
  private let moduleKeys: [String: [TerraformAddress.Step]]

  /// References lead through variables, outputs and other resources; this many times at most.
  private static let maximumSteps = 40

  init(_ document: TerraformDocument) {
    resources = document.resources
    configuration = document.configuration
    instances = Dictionary(grouping: resources.indices) { document.resources[$0].address.base }
    var keys: [String: [TerraformAddress.Step]] = [:]
    for modules in Set(resources.map(\.address.modules)) {
      for end in modules.indices {
        let path = TerraformAddress.path(of: Array(modules[..<end])) + modules[end].name
        if keys[path]?.contains(modules[end]) != true {
          keys[path, default: []].append(modules[end])
        }
      }
    }
    moduleKeys = keys.mapValues { $0.sorted { $0.text < $1.text } }
  }

  /// What an attribute's expression leads to, in the order of its references.
  func found(_ references: [String], of resource: TerraformResource, _ target: Target) -> [Found] {
    let place = Place(
      modules: resource.address.modules, key: resource.address.key,
      forEach: configuration.forEach(of: resource.address))
    var steps = 0
    return found(references, at: place, target, &steps)
  }

  /// The resources of the target's types in a module and those inside it.
  func all(_ target: Target, in modules: [TerraformAddress.Step]) -> [Found] {
    resources.filter {
      target.types[$0.address.type] != nil && !$0.address.isData
        && $0.address.modules.starts(with: modules)
    }.map { Found(resource: $0.number) }
  }

  private func found(
    _ references: [String], at place: Place, _ target: Target, _ steps: inout Int
  ) -> [Found] {
    var result: [Found] = []
    let usesOwnKey = references.contains {
      $0 == "count.index" || $0 == "each.key" || $0.hasPrefix("each.value")
    }
    for reference in Self.mostTelling(references) {
      steps += 1
      guard steps < Self.maximumSteps else { break }
      for item in follow(reference, at: place, target, usesOwnKey: usesOwnKey, &steps)
      where !result.contains(item) {
        result.append(item)
      }
    }
    return result
  }

  private func follow(
    _ reference: String, at place: Place, _ target: Target, usesOwnKey: Bool, _ steps: inout Int
  ) -> [Found] {
    let words = TerraformAddress.steps(of: reference)
    guard let first = words.first else { return [] }
    switch first.name {
    case "var":
      guard words.count > 1, !place.modules.isEmpty else { return [] }
      let outer = Array(place.modules.dropLast())
      let caller = Place(
        modules: outer, key: place.modules.last?.key,
        forEach: configuration.forEach(ofModule: place.modules))
      let given = configuration.variable(words[1].name, of: place.modules)
      // A variable that is a list or a map holds an element for each instance.
      let all = found(given, at: caller, target, &steps)
      return usesOwnKey || words[1].key != nil
        ? picked(all, key: words[1].key ?? place.key) : all
    case "each":
      guard words.count > 1, words[1].name == "value" else { return [] }
      var inner = place
      inner.forEach = []
      let all = found(place.forEach, at: inner, target, &steps)
      return picked(all, key: place.key)
    case "module":
      guard words.count > 2, words[1].name != "" else { return [] }
      return moduleInstances(words[1], at: place, usesOwnKey: usesOwnKey).flatMap { module in
        let inner = Place(modules: place.modules + [module], key: nil, forEach: [])
        let all = found(
          configuration.output(words[2].name, of: inner.modules), at: inner, target, &steps)
        return usesOwnKey || words[2].key != nil
          ? picked(all, key: words[2].key ?? place.key) : all
      }
    default:
      guard let address = TerraformAddress(words[...], in: place.modules) else { return [] }
      return resources(address, at: place, target, usesOwnKey: usesOwnKey)
    }
  }

  private func resources(
    _ address: TerraformAddress, at place: Place, _ target: Target, usesOwnKey: Bool
  ) -> [Found] {
    let attribute = address.attributes.first?.name
    let isWanted =
      attribute.map { target.attributes.contains($0) || target.types[address.type] == $0 }
      ?? (target.types[address.type] != nil)
    guard isWanted else { return [] }
    var found = instances[address.base] ?? []
    if let key = address.key {
      found = found.filter { resources[$0].address.key == key }
    }
    let all = found.map { Found(resource: $0, attribute: attribute) }
    return usesOwnKey && address.key == nil ? picked(all, key: place.key) : all
  }

  /// Of several, the one with the same key; of a counted list, `element` begins again at its end.
  private func picked(_ all: [Found], key: String?) -> [Found] {
    guard all.count > 1, let key else { return all }
    let same = all.filter { resources[$0.resource].address.key == key }
    if !same.isEmpty { return same }
    guard let index = Int(key), index >= 0 else { return all }
    var likeliest = all[index % all.count]
    likeliest.isGuess = true
    return [likeliest]
  }

  private func moduleInstances(
    _ step: TerraformAddress.Step, at place: Place, usesOwnKey: Bool
  ) -> [TerraformAddress.Step] {
    if step.key != nil { return [step] }
    let known = moduleKeys[TerraformAddress.path(of: place.modules) + step.name] ?? [step]
    let same = known.filter { $0.key == place.key }
    return usesOwnKey && known.count > 1 && !same.isEmpty ? same : known
  }

  /// Terraform lists `a.b.id` and, behind it, the `a.b` that it is of.
  private static func mostTelling(_ references: [String]) -> [String] {
    references.enumerated().filter { index, reference in
      !references.contains { other in
        other.count > reference.count && other.hasPrefix(reference)
          && [".", "["].contains(other[other.index(other.startIndex, offsetBy: reference.count)])
      } && references.firstIndex(of: reference) == index
    }.map(\.element)
  }
}
