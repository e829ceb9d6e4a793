import IPAddressing

/// Gives addresses to what the file leaves without: always the same for the same file, whatever the
/// order of its lines, and never one that the file gives to something else.
struct AddressPlan {
  private var taken: [String: Set<IPAddress>] = [:]
  private var publicTaken: Set<IPv4Address> = []
  private var publicGiven = 0
  /// Where the search in a block goes on: everything before is taken.
  private var cursors: [Cursor: UInt64] = [:]

  private struct Cursor: Hashable {
    var prefix: IPPrefix
    var vpc: String
    var start: UInt64
  }

  /// Takes an address out of a subnet's free ones.
  /// - Returns: false when something else has it already.
  mutating func reserve(_ address: IPAddress, in vpc: String) -> Bool {
    taken[vpc, default: []].insert(address).inserted
  }

  mutating func reserve(public address: IPv4Address) -> Bool {
    publicTaken.insert(address).inserted
  }

  /// The first free address of a block, from `offset` on, then from its beginning. AWS keeps the first
  /// four and the last of each block for itself.
  /// - Returns: nil when the block is full.
  mutating func next(in prefix: IPPrefix, of vpc: String, from offset: UInt64) -> IPAddress? {
    let hostBits = min(prefix.family.bitWidth - Int(prefix.length), 20)
    let end = (UInt64(1) << UInt64(hostBits)) - 1
    guard end > 4 else { return nil }
    let start = min(max(offset, 4), end)
    let cursor = Cursor(prefix: prefix, vpc: vpc, start: start)
    // Counted round from `start`, so that one number tells how far the search has come.
    let size = end - 4
    for step in cursors[cursor, default: 0]..<size {
      let address = prefix.address.advanced(by: 4 + (start - 4 + step) % size)
      if taken[vpc, default: []].insert(address).inserted {
        cursors[cursor] = step + 1
        return address
      }
    }
    cursors[cursor] = size
    return nil
  }

  /// Blocks that RFC 5737 keeps for documentation, and then RFC 2544's: nobody's on the internet, and
  /// public to every rule.
  private static let publicBlocks = [
    (IPv4Address(203, 0, 113, 0), 256), (IPv4Address(198, 51, 100, 0), 256),
    (IPv4Address(192, 0, 2, 0), 256), (IPv4Address(198, 18, 0, 0), 131_072),
  ]

  /// The next free public address, from 203.0.113.10 on.
  mutating func nextPublicAddress() -> IPv4Address? {
    while true {
      var index = publicGiven
      publicGiven += 1
      var candidate: IPv4Address?
      for (block, size) in Self.publicBlocks {
        // Ten at the beginning and one at the end stay free for those that the file gives.
        if index < size - 11 {
          candidate = IPv4Address(bits: block.bits + 10 + UInt32(index))
          break
        }
        index -= size - 11
      }
      guard let candidate else { return nil }
      if publicTaken.insert(candidate).inserted { return candidate }
    }
  }
}
