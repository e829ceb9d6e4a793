/// A longest-prefix-match table: a binary trie, one level a bit, in one array.
///
/// Several values may stand at one prefix; they keep the order in which they came.
public struct PrefixTable<Value> {
  private struct Node {
    var children: (Int32, Int32) = (-1, -1)
    /// Where in `buckets` the values of this prefix are, or -1.
    var bucket: Int32 = -1
  }

  private var nodes = [Node(), Node()]
  private var buckets: [(prefix: IPPrefix, values: [Value])] = []

  public init() {}

  public var isEmpty: Bool { buckets.isEmpty }

  /// Adds a value at a prefix.
  /// - Complexity: O(prefix length).
  public mutating func insert(_ value: Value, at prefix: IPPrefix) {
    var node = Int(prefix.family.rawValue)
    for index in 0..<Int(prefix.length) {
      let right = prefix.address.bit(index)
      var next = right ? nodes[node].children.1 : nodes[node].children.0
      if next < 0 {
        next = Int32(nodes.count)
        nodes.append(Node())
        if right { nodes[node].children.1 = next } else { nodes[node].children.0 = next }
      }
      node = Int(next)
    }
    if nodes[node].bucket < 0 {
      nodes[node].bucket = Int32(buckets.count)
      buckets.append((prefix, []))
    }
    buckets[Int(nodes[node].bucket)].values.append(value)
  }

  /// All prefixes that hold the address, the longest first, each with its values.
  /// - Complexity: O(address length), whatever the number of prefixes.
  public func matches(_ address: IPAddress) -> [(prefix: IPPrefix, values: [Value])] {
    var found: [(prefix: IPPrefix, values: [Value])] = []
    walk(address) { found.append(buckets[$0]) }
    found.reverse()
    return found
  }

  /// The longest prefix that holds the address, with its values.
  /// - Complexity: O(address length), whatever the number of prefixes.
  public func longestMatch(_ address: IPAddress) -> (prefix: IPPrefix, values: [Value])? {
    var best: Int?
    walk(address) { best = $0 }
    return best.map { buckets[$0] }
  }

  private func walk(_ address: IPAddress, visit: (Int) -> Void) {
    var node = Int(address.family.rawValue)
    for index in 0...address.family.bitWidth {
      if nodes[node].bucket >= 0 { visit(Int(nodes[node].bucket)) }
      if index == address.family.bitWidth { return }
      let next = address.bit(index) ? nodes[node].children.1 : nodes[node].children.0
      if next < 0 { return }
      node = Int(next)
    }
  }
}

extension PrefixTable: Sendable where Value: Sendable {}
