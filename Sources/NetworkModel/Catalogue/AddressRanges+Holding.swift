package import IPAddressing

extension AddressRanges {
  /// The smallest of AWS's ranges that holds an address.
  /// - Complexity: O(log *n*) for *n* ranges, and the depth to which they lie in each other.
  package func closestRange(holding address: IPAddress) -> IPPrefix? {
    var candidate = lastRecord(atOrBelow: address)
    while let number = candidate, let record = record(number, address.family) {
      if record.prefix.contains(address) { return record.prefix }
      candidate = record.parent.flatMap { $0 < number ? $0 : nil }
    }
    return nil
  }

  /// Whether a prefix has an address that is in one of AWS's ranges.
  package func overlap(_ prefix: IPPrefix) -> Bool {
    if closestRange(holding: prefix.address) != nil { return true }
    // None holds its beginning: one that overlaps begins inside.
    guard let number = lastRecord(atOrBelow: prefix.lastAddress),
      let record = record(number, prefix.family)
    else { return false }
    return prefix.contains(record.prefix.address)
  }
}
