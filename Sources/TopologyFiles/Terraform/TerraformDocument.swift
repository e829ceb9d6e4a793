import NetworkModel

/// What a state or plan holds, on one side of the plan.
struct TerraformDocument {
  private(set) var resources: [TerraformResource] = []
  let configuration: TerraformConfiguration
  /// Whether the side has values at all, be it none.
  let hasValues: Bool
  /// Resources without an address that can be understood.
  private(set) var unnamed: [JSONValue] = []

  init(_ root: JSONValue, side: PlanSide) {
    let isPlan = root["planned_values"] != nil || root["resource_changes"] != nil
    let prior = root["prior_state"]?["values"]
    let values = !isPlan ? root["values"] : side == .after ? root["planned_values"] : prior
    hasValues = values != nil
    configuration = TerraformConfiguration(isPlan ? root["configuration"] : nil)
    var changes: [String: JSONValue] = [:]
    if isPlan, side == .after {
      for change in root.list("resource_changes") {
        if let address = change["address"]?.string { changes[address] = change["change"] }
      }
    }
    let isPlanned = isPlan && side == .after
    if let module = values?["root_module"] { add(module, changes, isPlanned) }
    // A plan's values are of what it changes; what it only looked up stands in the state before it.
    if isPlanned, let module = prior?["root_module"] {
      add(module, [:], false, dataNotAmong: Set(resources.map(\.address)))
    }
  }

  private mutating func add(
    _ root: JSONValue, _ changes: [String: JSONValue], _ isPlanned: Bool,
    dataNotAmong known: Set<TerraformAddress>? = nil
  ) {
    // A stack instead of recursion: modules may lie in one another to any depth.
    var modules = [root]
    while let module = modules.popLast() {
      for resource in module.list("resources") {
        guard let text = resource["address"]?.string, var address = TerraformAddress(text) else {
          unnamed.append(resource)
          continue
        }
        // Terraform 0.12 kept the index apart.
        if address.key == nil, let index = resource["index"] {
          address.key = index.string.map { "\"\($0)\"" } ?? index.int.map(String.init)
        }
        address.attributes = []
        if let known, !address.isData || known.contains(address) { continue }
        // What is deposed is on its way out, and stands beside what took its place.
        guard resource["deposed_key"] == nil, let value = resource["values"], value.isObject else {
          continue
        }
        resources.append(
          TerraformResource(
            number: resources.count, address: address,
            block: TerraformBlock(
              value: value, unknown: changes[text]?["after_unknown"],
              expressions: configuration.expressions(of: address), isPlanned: isPlanned)))
      }
      modules += module.list("child_modules").reversed()
    }
  }
}

extension JSONValue {
  /// The elements of a list that may be absent.
  func list(_ key: StaticString) -> [JSONValue] { self[key].map { Array($0.elements) } ?? [] }

  /// The member of a name that is not known beforehand.
  func member(named name: String) -> JSONValue? {
    members.first { String($0.key) == name }?.value
  }
}
