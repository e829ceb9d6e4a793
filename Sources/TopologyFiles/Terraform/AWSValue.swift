/// A part of what an AWS command would print, and the part of another text that it was written from.
struct AWSValue {
  indirect enum Content {
    case text(String)
    case number(Int)
    case bool(Bool)
    /// What AWS would not print there, as JSON; the reader complains of its type.
    case odd(String)
    case list([AWSValue])
    case object(AWSObject)
  }

  var content: Content
  /// The place in the document of the other text.
  var origin: Int

  init(_ text: String, at origin: Int) {
    content = .text(text)
    self.origin = origin
  }

  init(_ bool: Bool, at origin: Int) {
    content = .bool(bool)
    self.origin = origin
  }

  init(_ number: Int, at origin: Int) {
    content = .number(number)
    self.origin = origin
  }

  init(_ list: [AWSValue], at origin: Int) {
    content = .list(list)
    self.origin = origin
  }

  init(_ object: AWSObject) {
    content = .object(object)
    origin = object.origin
  }

  /// A scalar as it stands; of what is none, no more than its type.
  init(_ value: JSONValue) {
    origin = value.index
    switch value.kind {
    case .string: content = .text(value.string ?? "")
    case .bool: content = .bool(value.bool ?? false)
    case .number: content = value.int.map { .number($0) } ?? .odd("0.5")
    case .object: content = .odd("{}")
    case .array: content = .odd("[]")
    case .null: content = .odd("null")
    }
  }

  /// The same for two parts that say the same, wherever they stand.
  var signature: String {
    switch content {
    case .text(let text): "\"\(text)\""
    case .number(let number): "\(number)"
    case .bool(let bool): "\(bool)"
    case .odd(let text): text
    case .list(let list): "[\(list.map(\.signature).joined(separator: ","))]"
    case .object(let object):
      "{\(object.members.map { "\($0.key):\($0.value.signature)" }.joined(separator: ","))}"
    }
  }

  var text: String? {
    guard case .text(let text) = content else { return nil }
    return text
  }
}

/// An element of a list that an AWS command would print.
struct AWSObject {
  struct Member {
    var key: String
    var value: AWSValue
  }

  private(set) var members: [Member] = []
  let origin: Int

  init(at origin: Int) { self.origin = origin }

  /// Nil leaves the key out, as AWS does with what is not there.
  subscript(key: String) -> AWSValue? {
    get { members.first { $0.key == key }?.value }
    set {
      let index = members.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (let index?, nil): members.remove(at: index)
      case (nil, nil): break
      }
    }
  }

  /// Sets a text of ours where there is one.
  mutating func set(_ key: String, _ text: String?) {
    self[key] = text.map { AWSValue($0, at: origin) }
  }

  mutating func set(_ key: String, _ bool: Bool) { self[key] = AWSValue(bool, at: origin) }

  /// A list of objects that have one text each, as AWS likes to write ids: `[{"GroupId": …}]`.
  mutating func set(_ key: String, _ texts: [AWSValue], as inner: String) {
    self[key] = AWSValue(
      texts.map { text in
        var object = AWSObject(at: text.origin)
        object[inner] = text
        return AWSValue(object)
      }, at: origin)
  }

  mutating func set(_ key: String, _ list: [AWSValue]) {
    self[key] = AWSValue(list, at: origin)
  }
}
