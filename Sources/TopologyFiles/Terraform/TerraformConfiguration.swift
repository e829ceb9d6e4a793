import NetworkModel

/// What a plan tells of the configuration that it was made from: the expressions behind the values.
struct TerraformConfiguration {
  /// By the path of its modules, without their keys, and its type and name.
  private var resources: [String: JSONValue] = [:]
  /// Module calls and modules, by path without keys.
  private var calls: [String: JSONValue] = [:]
  private var modules: [String: JSONValue] = [:]
  /// The regions of the providers that name one, by the key that resources have.
  private(set) var regions: [String: String] = [:]

  init(_ value: JSONValue?) {
    guard let value else { return }
    if let providers = value["provider_config"] {
      for (key, provider) in providers.members {
        regions[String(key)] = provider["expressions"]?["region"]?["constant_value"]?.string
      }
    }
    guard let root = value["root_module"] else { return }
    var open = [(path: "", module: root)]
    while let (path, module) = open.popLast() {
      modules[path] = module
      for resource in module.list("resources") {
        if let address = resource["address"]?.string { resources[path + address] = resource }
      }
      guard let children = module["module_calls"] else { continue }
      for (name, call) in children.members {
        let inner = "\(path)module.\(String(name))."
        calls[inner] = call
        if let module = call["module"] { open.append((inner, module)) }
      }
    }
  }

  func expressions(of address: TerraformAddress) -> JSONValue? {
    resource(address)?["expressions"]
  }

  /// The region of the provider that makes a resource.
  func region(of address: TerraformAddress) -> String? {
    guard let key = resource(address)?["provider_config_key"]?.string else {
      return regions.count == 1 ? regions.first?.value : nil
    }
    // A module's own provider is the outer one unless it says another: `module.net:aws`.
    return regions[key] ?? key.split(separator: ":").last.flatMap { regions[String($0)] }
  }

  private func resource(_ address: TerraformAddress) -> JSONValue? {
    let path = Self.path(of: address.modules)
    return resources[path + (address.isData ? "data." : "") + "\(address.type).\(address.name)"]
  }

  private static func path(of modules: [TerraformAddress.Step]) -> String {
    modules.map { "module.\($0.name)." }.joined()
  }

  // MARK: What names stand for

  /// What the call of a module gives for a variable of it.
  func variable(_ name: String, of modules: [TerraformAddress.Step]) -> [String] {
    Self.references(calls[Self.path(of: modules)]?["expressions"]?.member(named: name))
  }

  func output(_ name: String, of modules: [TerraformAddress.Step]) -> [String] {
    Self.references(
      self.modules[Self.path(of: modules)]?["outputs"]?.member(named: name)?["expression"])
  }

  /// What `for_each` goes over, of a resource.
  func forEach(of address: TerraformAddress) -> [String] {
    Self.references(resource(address)?["for_each_expression"])
  }

  /// What `for_each` goes over, of a module.
  func forEach(ofModule modules: [TerraformAddress.Step]) -> [String] {
    Self.references(calls[Self.path(of: modules)]?["for_each_expression"])
  }

  /// Everything that occurs in an expression, also in the parts of an object.
  private static func references(_ expression: JSONValue?) -> [String] {
    expression?.list("references").compactMap(\.string) ?? []
  }
}
