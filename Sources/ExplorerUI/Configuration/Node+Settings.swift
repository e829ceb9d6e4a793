import Yams

extension Node {
  /// The tree of a settings file: a theme, the configuration, what is remembered.
  ///
  /// What a value is depends on its key there, so scalars stay text until they are asked. To guess at
  /// each by patterns would take longer than all the rest.
  /// - Throws: `YamlError` where the text is no YAML.
  static func root(ofSettings text: String) throws -> Node? {
    try Parser(yaml: text, resolver: .basic).singleRoot()
  }
}

extension Node.Mapping {
  /// What a key stands for. Not by subscript, which makes a scalar to compare with and guesses at it.
  func value(of key: String) -> Node? {
    first { $0.key.scalar?.string == key }?.value
  }
}
