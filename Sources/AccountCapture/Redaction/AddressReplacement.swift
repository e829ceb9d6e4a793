import IPAddressing
import NetworkModel

/// Replaces public addresses so that everything that a network decides by them stays as it was.
///
/// What lies in a block lies in the block's replacement; what lies in none of the blocks lies in none of the
/// replacements; and what is in one of AWS's published ranges stays in it. Blocks that AWS's services answer
/// from, and those as large as a /8, are no secret of anybody's and stay: rules and routes for them would
/// otherwise change their meaning.
struct AddressReplacement {
  private var replacements: [IPPrefix: IPPrefix] = [:]
  private let ranges: AddressRanges
  /// What stays, to be found by an address that it holds, and in order.
  private var kept = PrefixTable<Void>()
  private var keptStarts: [IPPrefix] = []
  /// What was replaced so far, with its replacement; and the replacements.
  private var placed = PrefixTable<IPPrefix>()
  private var taken = PrefixTable<Void>()
  /// Where to look on for a prefix of that length in that room.
  private var cursors: [Room: UInt128] = [:]

  private struct Room: Hashable {
    var prefix: IPPrefix
    var length: UInt8
  }

  /// - Parameter prefixes: every address and block that there is, also those that stay.
  /// - Complexity: about O(*n* log *n*) for *n* prefixes.
  init(of prefixes: some Sequence<IPPrefix>, ranges: AddressRanges = .bundled) {
    self.ranges = ranges
    var replaced: [[IPPrefix]] = Array(repeating: [], count: 129)
    var seen: Set<IPPrefix> = []
    for prefix in prefixes where Self.isPublic(prefix) && seen.insert(prefix).inserted {
      if stays(prefix) {
        kept.insert((), at: prefix)
        keptStarts.append(prefix)
      } else {
        replaced[Int(prefix.length)].append(prefix)
      }
    }
    keptStarts.sort()
    // What holds others first, so that they find its replacement.
    for prefix in replaced.joined() { place(prefix) }
  }

  /// The prefix itself where it stays.
  func replacement(of prefix: IPPrefix) -> IPPrefix { replacements[prefix] ?? prefix }

  static func isPublic(_ prefix: IPPrefix) -> Bool {
    // Not multicast, nor what a network mask looks like.
    if case .v4(let address) = prefix.address, address.bits >= 224 << 24 { return false }
    return prefix.address.isPublic && prefix.lastAddress.isPublic
  }

  /// Whether it is not the account's own, or too large to be replaced by anything but itself.
  private func stays(_ prefix: IPPrefix) -> Bool {
    let isIPv4 = prefix.family == .ipv4
    if prefix.length <= (isIPv4 ? 8 : 32) { return true }
    guard ranges.overlap(prefix) else { return false }
    // Elastic IPs, and the IPv6 blocks of VPCs, are of EC2's ranges; all else there is AWS's.
    guard let owner = ranges.owner(of: prefix.address),
      ["EC2", AddressRanges.allServices].contains(owner.rangeService),
      owner.prefix.contains(prefix), owner.prefix != prefix
    else { return true }
    return prefix.length < (isIPv4 ? 32 : 48)
  }

  // MARK: Finding room

  private mutating func place(_ prefix: IPPrefix) {
    let holder = placed.matches(prefix.address).flatMap(\.values)
      .max { $0.length < $1.length }
    let inAWS = ranges.closestRange(holding: prefix.address)
    let wide = IPPrefix(prefix.address, length: prefix.family == .ipv4 ? 8 : 32)
    let holding = kept.matches(prefix.address).map(\.prefix).filter { $0.contains(prefix) }
    // A replacement lies where its prefix does, so that of these each but one is in another.
    let rooms = [wide] + [inAWS, holder].compactMap(\.self) + holding
    guard let room = rooms.max(by: { $0.length < $1.length }),
      let found = firstFree(for: prefix, in: room, inAWS: inAWS)
    else {
      // Without room for another it stays, and nothing may take its place.
      kept.insert((), at: prefix)
      keptStarts.insert(prefix, at: keptStarts.partitioningIndex { $0 >= prefix })
      return
    }
    replacements[prefix] = found
    placed.insert(found, at: prefix)
    taken.insert((), at: found)
  }

  private static let mostTries = 100_000

  private mutating func firstFree(
    for prefix: IPPrefix, in room: IPPrefix, inAWS: IPPrefix?
  ) -> IPPrefix? {
    let width = prefix.family.bitWidth
    let step = UInt128(1) << UInt128(width - Int(prefix.length))
    let last = room.lastAddress.value
    let place = Room(prefix: room, length: prefix.length)
    var value = cursors[place] ?? room.address.value
    for _ in 0..<Self.mostTries {
      guard value <= last, last - value >= step - 1 else { return nil }
      let candidate = IPPrefix(IPAddress(value, prefix.family), length: Int(prefix.length))
      if let obstacle = obstacle(candidate, in: room, inAWS: inAWS) {
        // Behind it, at the next place where such a prefix can begin.
        let behind = max(obstacle.lastAddress.value, value) / step * step
        guard behind < last, last - behind >= step else { return nil }
        value = behind + step
        continue
      }
      // Not the network's own address, which would look like a block.
      let looksLikeBlock = prefix.length == UInt8(width) && value == room.address.value
      if candidate != prefix, Self.isPublic(candidate), !looksLikeBlock {
        cursors[place] = value
        return candidate
      }
      guard last - value >= step else { return nil }
      value += step
    }
    return nil
  }

  /// Something in the room that has no place for the candidate.
  private func obstacle(
    _ candidate: IPPrefix, in room: IPPrefix, inAWS: IPPrefix?
  ) -> IPPrefix? {
    // What holds the room holds the prefix too.
    let around = (taken.matches(candidate.address) + kept.matches(candidate.address))
      .map(\.prefix).first { $0.length > room.length || $0 == candidate }
    if let around { return around }
    let next = keptStarts.partitioningIndex { $0 >= candidate }
    if next < keptStarts.count, candidate.contains(keptStarts[next]) { return keptStarts[next] }
    return foreignRange(candidate, inAWS: inAWS)
  }

  /// A range of AWS's that the candidate is in or has in it, and the prefix is not.
  private func foreignRange(_ candidate: IPPrefix, inAWS: IPPrefix?) -> IPPrefix? {
    let held = ranges.closestRange(holding: candidate.address)
    if let held { return held == inAWS ? nil : held }
    return inAWS == nil && !ranges.overlap(candidate) ? nil : candidate
  }
}

extension IPAddress {
  /// The address as a number.
  fileprivate var value: UInt128 {
    switch self {
    case .v4(let address): UInt128(address.bits)
    case .v6(let address): UInt128(address.high) << 64 | UInt128(address.low)
    }
  }

  fileprivate init(_ value: UInt128, _ family: AddressFamily) {
    switch family {
    case .ipv4: self = .v4(IPv4Address(bits: UInt32(truncatingIfNeeded: value)))
    case .ipv6:
      self = .v6(
        IPv6Address(
          high: UInt64(truncatingIfNeeded: value >> 64), low: UInt64(truncatingIfNeeded: value)))
    }
  }
}

extension [IPPrefix] {
  /// The first index from which on all are as wanted.
  fileprivate func partitioningIndex(where isBehind: (IPPrefix) -> Bool) -> Int {
    var lower = 0
    var upper = count
    while lower < upper {
      let middle = (lower + upper) / 2
      if isBehind(self[middle]) { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }
}
