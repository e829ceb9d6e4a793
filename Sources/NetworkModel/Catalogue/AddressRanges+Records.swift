import IPAddressing

extension AddressRanges {
  /// One range of the file.
  struct Record {
    let prefix: IPPrefix
    /// The record that holds this one most closely.
    let parent: Int?
    let service: Int
    let region: Int
  }

  func table(_ family: AddressFamily) -> AddressRangesFile.Table {
    switch family {
    case .ipv4: file.v4
    case .ipv6: file.v6
    }
  }

  /// The address that a record starts with.
  /// - Precondition: there is such a record.
  func address(_ number: Int, _ family: AddressFamily) -> IPAddress {
    let table = table(family)
    precondition((0..<table.count).contains(number), "no such range record")
    switch family {
    case .ipv4:
      return .v4(IPv4Address(bits: file.load(UInt32.self, at: table.offset + number * 12)))
    case .ipv6:
      let offset = table.offset + number * 24
      return .v6(
        IPv6Address(
          high: file.load(UInt64.self, at: offset), low: file.load(UInt64.self, at: offset + 8)))
    }
  }

  /// The record of that number; nil when there is none or its parts make no sense.
  func record(_ number: Int, _ family: AddressFamily) -> Record? {
    let table = table(family)
    guard (0..<table.count).contains(number) else { return nil }
    let tail =
      switch family {
      case .ipv4: table.offset + number * 12 + 4
      case .ipv6: table.offset + number * 24 + 16
      }
    let parent = file.load(UInt32.self, at: tail)
    let length = Int(file.load(UInt8.self, at: tail + 4))
    let service = Int(file.load(UInt8.self, at: tail + 5))
    let region = Int(file.load(UInt8.self, at: tail + 6))
    guard length <= family.bitWidth, service < file.services.count, region < file.regions.count
    else { return nil }
    return Record(
      prefix: IPPrefix(address(number, family), length: length),
      parent: parent == .max ? nil : Int(parent), service: service, region: region)
  }

  /// The number of the last record that does not start behind the address.
  func lastRecord(atOrBelow wanted: IPAddress) -> Int? {
    let family = wanted.family
    let behind = firstIndex(below: table(family).count) { address($0, family) > wanted }
    return behind == 0 ? nil : behind - 1
  }

  /// The numbers of the records of one service in one region, in address order.
  func members(of service: String, in region: String, family: AddressFamily) -> [Int] {
    guard let service = position(of: service, in: file.services),
      let region = position(of: region, in: file.regions)
    else { return [] }
    func key(_ group: Int) -> (Int, Int) {
      let offset = file.groups.offset + group * 20
      return (
        Int(file.load(UInt8.self, at: offset)), Int(file.load(UInt8.self, at: offset + 1))
      )
    }
    let group = firstIndex(below: file.groups.count) { key($0) >= (service, region) }
    guard group < file.groups.count, key(group) == (service, region) else { return [] }

    let span = file.groups.offset + group * 20 + (family == .ipv4 ? 4 : 12)
    let first = Int(file.load(UInt32.self, at: span))
    let count = Int(file.load(UInt32.self, at: span + 4))
    let members = family == .ipv4 ? file.v4Members : file.v6Members
    guard first <= members.count, count <= members.count - first else { return [] }
    return (first..<(first + count)).map {
      Int(file.load(UInt32.self, at: members.offset + $0 * 4))
    }
  }

  private func position(of name: String, in sorted: [String]) -> Int? {
    let found = firstIndex(below: sorted.count) { sorted[$0] >= name }
    return found < sorted.count && sorted[found] == name ? found : nil
  }

  /// The first index for which `isBehind` holds, or `count`; it must hold for all that follow.
  private func firstIndex(below count: Int, where isBehind: (Int) -> Bool) -> Int {
    var lower = 0
    var upper = count
    while lower < upper {
      let middle = lower + (upper - lower) / 2
      if isBehind(middle) { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }
}
