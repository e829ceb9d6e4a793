/// Tells Waylight's own YAML from other texts.
enum TopologyText {
  /// Whether a line of the text's beginning starts one of the outermost keys that every topology has.
  static func isTopology(_ contents: FileContents) -> Bool {
    contents.withBytes { bytes in
      isTopology(beginning: bytes.prefix(FileContents.beginning))
    }
  }

  static func isTopology(beginning bytes: some Collection<UInt8>) -> Bool {
    bytes.split { $0 == 0x0A || $0 == 0x0D }.contains { line in
      keys.contains { line.starts(with: $0.utf8) }
    }
  }

  private static let keys = ["waylight:", "vpcs:"]
}
