public import NetworkModel

/// A part of an input as it was written: what the input itself says of one resource.
public struct SourceExcerpt: Hashable, Sendable {
  /// Where the part begins.
  public var location: SourceLocation
  /// AWS's fields, an indented line each; of YAML the lines themselves.
  public var text: String

  public init(location: SourceLocation, text: String) {
    self.location = location
    self.text = text
  }
}

/// Looks a resource up in the inputs it was read from.
///
/// The model keeps no text: what an input said of a resource is read again when somebody asks for it, so
/// that a large network costs nothing for it. A file that changed meanwhile shows what it says now.
public enum ResourceSource {
  /// More parts than anybody reads.
  static let limit = 32

  /// The parts of the inputs that are about a resource itself, not those that only name it.
  ///
  /// - Parameters:
  ///   - name: what the resource is called in a topology in YAML, where ids may be made of names.
  ///   - paths: as they were given to ``TopologyLoader``; standard input cannot be read again.
  /// - Complexity: O(bytes) of all files; of those that do not hold the id, one pass.
  public static func excerpts(
    of id: ResourceID, named name: String, in paths: [String]
  ) -> [SourceExcerpt] {
    guard let source = try? FileSource(paths.filter { $0 != "-" }) else { return [] }
    var excerpts: [SourceExcerpt] = []
    for entry in source.entries where excerpts.count < limit {
      guard let contents = try? FileReader.read(entry.path) else { continue }
      switch contents.kind {
      case .json where contents.holds(id.text.prefix { $0 != "\"" }):
        excerpts += JSONExcerpts(of: id, file: entry.path).find(in: JSONText(contents))
      case .text where TopologyText.isTopology(contents):
        let text = contents.withBytes { String(decoding: $0, as: UTF8.self) }
        excerpts += YAMLExcerpts(of: id, named: name, file: entry.path).find(in: text)
      case .json, .text, .empty, .binary, .compressed: break
      }
    }
    return Array(excerpts.prefix(limit))
  }

  /// The same for a topology in YAML that is part of the program and no file.
  public static func excerpts(
    of id: ResourceID, named name: String, inYAML text: String, file: String
  ) -> [SourceExcerpt] {
    YAMLExcerpts(of: id, named: name, file: file).find(in: text)
  }
}

extension FileContents {
  /// Whether a text of ASCII occurs.
  fileprivate func holds(_ text: some StringProtocol) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return false }
    return withBytes { bytes in
      guard bytes.count >= wanted.count else { return false }
      var place = 0
      let last = bytes.count - wanted.count
      while place <= last {
        if bytes[place] == first {
          var length = 1
          while length < wanted.count, bytes[place + length] == wanted[length] { length += 1 }
          if length == wanted.count { return true }
        }
        place += 1
      }
      return false
    }
  }
}
