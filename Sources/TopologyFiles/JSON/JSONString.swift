import Glibc

/// The bytes of a string in a `JSONDocument`, unescaped, valid UTF-8. Not to be kept beyond
/// `JSONDocument.withRoot`.
struct JSONString {
  let start: UnsafePointer<UInt8>
  let count: Int

  var isEmpty: Bool { count == 0 }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  static func == (text: JSONString, key: StaticString) -> Bool {
    text.count == key.utf8CodeUnitCount && memcmp(text.start, key.utf8Start, text.count) == 0
  }

  static func == (a: JSONString, b: JSONString) -> Bool {
    a.count == b.count && memcmp(a.start, b.start, a.count) == 0
  }

  func hasPrefix(_ prefix: StaticString) -> Bool {
    count >= prefix.utf8CodeUnitCount
      && memcmp(start, prefix.utf8Start, prefix.utf8CodeUnitCount) == 0
  }

  func hasSuffix(_ suffix: StaticString) -> Bool {
    let length = suffix.utf8CodeUnitCount
    return count >= length && memcmp(start + count - length, suffix.utf8Start, length) == 0
  }
}

extension String {
  init(_ text: JSONString) {
    self.init(decoding: text.bytes, as: UTF8.self)
  }
}
