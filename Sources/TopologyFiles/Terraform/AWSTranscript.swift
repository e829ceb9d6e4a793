import NetworkModel

/// What AWS's commands would print about the resources of another text, by region and account.
struct AWSTranscript {
  /// Where a resource lives; either may be empty.
  struct Place: Hashable, Comparable {
    var region = ""
    var account = ""

    static func < (a: Self, b: Self) -> Bool { (a.region, a.account) < (b.region, b.account) }
  }

  struct Item {
    var list: String
    var object: AWSObject
    var place: Place
    /// The resource that the item is about.
    var id: ResourceID
    /// What a person should know when the item is believed.
    var caution: Finding?
  }

  private(set) var items: [Item] = []

  mutating func add(_ item: Item) { items.append(item) }

  mutating func keep(where isWanted: (Item) -> Bool) { items = items.filter(isWanted) }

  /// The whole as a JSON text, and where its parts come from.
  func written(from source: JSONSource) -> (text: JSONText, origins: JSONOrigins) {
    var writer = Writer()
    let places = Dictionary(grouping: items, by: \.place).sorted { $0.key < $1.key }
    writer.object(places) { writer, place in
      writer.key(place.key.region.isEmpty ? "Region" : place.key.region)
      writer.object([place]) { writer, place in
        writer.key(place.key.account.isEmpty ? "Account" : place.key.account)
        let lists = Dictionary(grouping: place.value, by: \.list).sorted { $0.key < $1.key }
        writer.object(lists) { writer, list in
          writer.key(list.key)
          writer.array(list.value) { $0.write($1.object) }
        }
      }
    }
    return (JSONText(writer.bytes), JSONOrigins(source: source, marks: writer.marks))
  }

  private struct Writer {
    private(set) var bytes: [UInt8] = []
    private(set) var marks: [(offset: Int, index: Int)] = []

    mutating func object<Element>(
      _ elements: [Element], _ write: (inout Writer, Element) -> Void
    ) {
      sequence(elements, "{", "}", write)
    }

    mutating func array<Element>(
      _ elements: [Element], _ write: (inout Writer, Element) -> Void
    ) {
      sequence(elements, "[", "]", write)
    }

    private mutating func sequence<Element>(
      _ elements: [Element], _ start: String, _ end: String,
      _ write: (inout Writer, Element) -> Void
    ) {
      bytes += start.utf8
      var isFirst = true
      for element in elements {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        write(&self, element)
      }
      bytes += end.utf8
    }

    mutating func key(_ name: String) {
      quote(name)
      bytes.append(UInt8(ascii: ":"))
    }

    mutating func write(_ value: AWSValue) {
      marks.append((bytes.count, value.origin))
      switch value.content {
      case .text(let text): quote(text)
      case .number(let number): bytes += "\(number)".utf8
      case .bool(let bool): bytes += "\(bool)".utf8
      case .odd(let text): bytes += text.utf8
      case .list(let list): array(list) { $0.write($1) }
      case .object(let object): write(object)
      }
    }

    mutating func write(_ object: AWSObject) {
      marks.append((bytes.count, object.origin))
      self.object(object.members) { writer, member in
        writer.key(member.key)
        writer.write(member.value)
      }
    }

    private mutating func quote(_ text: String) {
      bytes.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0..<0x20:
          let digits = String(byte, radix: 16)
          bytes += "\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8
        default: bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }
}
