import NetworkModel

/// A resource or data source of a state or plan, as one instance of it stands there.
struct TerraformResource {
  /// Its position among all.
  let number: Int
  let address: TerraformAddress
  let block: TerraformBlock

  /// What stands for the id of something that AWS has not made yet.
  var standIn: String { address.text }
}

/// A resource's attributes, or those of a block in it.
///
/// It points into the document, like the values that it holds.
struct TerraformBlock {
  let value: JSONValue
  /// `after_unknown`: what a plan does not know yet; nil in a state.
  var unknown: JSONValue?
  /// What the configuration says, where it is part of the file.
  var expressions: JSONValue?
  /// Whether attributes may be absent because they are not known.
  var isPlanned = false
  /// Whether what the configuration says is of several blocks together, and does not tell of which.
  var sharesExpressions = false

  // MARK: Values

  /// A scalar to pass on; nil where it is absent, null, an empty text or not known yet.
  func scalar(_ key: StaticString) -> AWSValue? {
    guard let member = value[key], member.text.map({ !$0.isEmpty }) ?? true else { return nil }
    return AWSValue(member)
  }

  func string(_ key: StaticString) -> String? {
    value[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  func bool(_ key: StaticString) -> Bool? { value[key]?.bool }

  /// Texts of a list, or of a single one.
  func texts(_ key: StaticString) -> [AWSValue] {
    guard let member = value[key] else { return [] }
    if let text = member.text { return text.isEmpty ? [] : [AWSValue(member)] }
    return member.elements.filter { !$0.isNull }.map { AWSValue($0) }
  }

  // MARK: What is inside

  /// The blocks of that name, be they a list, a set or a single one.
  func blocks(_ key: StaticString) -> [TerraformBlock] {
    guard let member = value[key] else { return [] }
    let elements = member.isObject ? [member] : Array(member.elements)
    let unknowns = parts(unknown?[key], count: elements.count)
    let said = parts(expression(key), count: elements.count)
    let isShared = elements.count > 1 && !references(key).isEmpty
    return elements.indices.compactMap { index in
      guard elements[index].isObject else { return nil }
      return TerraformBlock(
        value: elements[index], unknown: unknowns[index], expressions: said[index],
        isPlanned: isPlanned, sharesExpressions: isShared)
    }
  }

  func block(_ key: StaticString) -> TerraformBlock? { blocks(key).first }

  /// What another tree says of each element; where it has no element for each, all that it says.
  private func parts(_ value: JSONValue?, count: Int) -> [JSONValue?] {
    guard let value, value.isArray else { return Array(repeating: value, count: count) }
    let elements = Array(value.elements)
    return elements.count == count ? elements : Array(repeating: nil, count: count)
  }

  // MARK: What is not known

  func isUnknown(_ key: StaticString) -> Bool {
    if let unknown { return unknown[key]?.bool == true || unknown.bool == true }
    return isPlanned && value.member(key) == nil && !references(key).isEmpty
  }

  /// Whether a list, or any of its elements, is not known.
  func isPartlyUnknown(_ key: StaticString) -> Bool {
    isUnknown(key) || (unknown?[key]?.elements.contains { $0.bool == true } ?? false)
  }

  /// What the configuration says of an attribute.
  ///
  /// Of lists of objects that are attributes and no blocks, such as a route table's routes, Terraform
  /// tells only what occurs anywhere in them.
  func expression(_ key: StaticString) -> JSONValue? {
    guard let expressions else { return nil }
    if expressions["references"]?.isArray == true { return expressions }
    return expressions[key]
  }

  /// What an attribute is made from, the most telling first.
  func references(_ key: StaticString) -> [String] {
    expression(key)?["references"]?.elements.compactMap(\.string) ?? []
  }
}
