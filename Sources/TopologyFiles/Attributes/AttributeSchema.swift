/// What is known about the keys of one kind of object in an input.
struct AttributeSchema: Sendable {
  enum State: UInt8, Hashable, Sendable {
    /// The model takes it.
    case used
    /// Known, and of no weight for how packets go.
    case notNeeded
    /// Known, and perhaps of weight, but the model has no place for it yet.
    case notModelled
  }

  /// What a person calls these objects: the key of their list, such as `Subnets`.
  let name: String

  /// Open addressing over FNV-1a hashes of the keys; 0 is an empty slot. A clash of two 64-bit hashes
  /// could only hide an unknown key.
  private var hashes: [UInt64] = []
  private var states: [State] = []

  /// Each list has the keys with spaces between them.
  init(_ name: String, used: String, notNeeded: String = "", notModelled: String = "") {
    self.name = name
    let keys =
      Self.words(used).map { ($0, State.used) }
      + Self.words(notNeeded).map { ($0, State.notNeeded) }
      + Self.words(notModelled).map { ($0, State.notModelled) }
    var capacity = 8
    while capacity < keys.count * 2 { capacity *= 2 }
    hashes = Array(repeating: 0, count: capacity)
    states = Array(repeating: .used, count: capacity)
    for (key, state) in keys {
      let hash = Self.hash(key.utf8)
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while hashes[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
      hashes[slot] = hash
      states[slot] = state
    }
  }

  private static func words(_ text: String) -> [Substring] {
    text.split { $0 == " " || $0 == "\n" }
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash == 0 ? 1 : hash
  }

  /// Nil for a key that is not known.
  subscript(key: JSONString) -> State? {
    let hash = Self.hash(key.bytes)
    let mask = hashes.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return states[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }
}
