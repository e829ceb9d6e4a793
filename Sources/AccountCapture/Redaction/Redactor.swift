import IPAddressing
import NetworkModel

/// Replaces account ids, public addresses and names in a capture: the same by the same everywhere, in
/// answers, ARNs, policies and names of files.
///
/// Ids, private addresses, DNS names and names of AWS's own stay, so that the network works as it did.
package struct Redactor {
  private var accounts: [String: String] = [:]
  private var names: [String: String] = [:]
  private var remarks: [String: String] = [:]
  private var prefixes: [IPPrefix] = []
  private var seenPrefixes: Set<IPPrefix> = []
  private var addresses: AddressReplacement?

  package init() {}

  // MARK: Collecting

  /// Takes note of what is in a file. All files have to be noted before the first is redacted.
  package mutating func note(_ bytes: [UInt8]) {
    var collected = self
    _ = JSONTextEditor.edit(bytes) { place in
      collected.note(place)
      return nil
    }
    self = collected
    addresses = nil
  }

  private mutating func note(_ place: JSONTextEditor.Place) {
    switch NamePlace(place) {
    case .name where !place.value.isEmpty:
      if names[place.value] == nil { names[place.value] = "name-\(names.count + 1)" }
    case .remark where !place.value.isEmpty:
      if remarks[place.value] == nil { remarks[place.value] = "remark-\(remarks.count + 1)" }
    case .name, .remark, nil: break
    }
    for account in Self.accounts(in: place.value) where accounts[account.text] == nil {
      let number = String(accounts.count + 1)
      accounts[account.text] = "1" + String(repeating: "0", count: 11 - number.count) + number
    }
    for match in AddressScanner.matches(in: place.value.utf8)
    where seenPrefixes.insert(match.prefix).inserted {
      prefixes.append(match.prefix)
    }
    for address in Self.namedAddresses(in: place.value) {
      let prefix = IPPrefix(host: .v4(address.address))
      if seenPrefixes.insert(prefix).inserted { prefixes.append(prefix) }
    }
    for arn in Self.arns(in: place.value) {
      for name in RedactedARN.people(in: place.value[arn]) where names[name] == nil {
        names[name] = "name-\(names.count + 1)"
      }
    }
  }

  // MARK: Redacting

  /// A file's text with everything replaced.
  package mutating func redact(_ bytes: [UInt8]) -> [UInt8] {
    let addresses = self.addresses ?? AddressReplacement(of: prefixes)
    self.addresses = addresses
    let redactor = self
    return JSONTextEditor.edit(bytes) { place in
      let text = redactor.text(place, addresses)
      return text == place.value ? nil : text
    }
  }

  /// The path of a file, in which an account, a name or the like may stand.
  package func path(_ path: String) -> String {
    let parts = path.split(separator: "/").map(String.init)
    return parts.map { part in
      if let account = accounts[part] { return account }
      let ending = ".json"
      let bucket = CallTable.bucketPolicy.operation + "."
      if part.hasPrefix(bucket), part.hasSuffix(ending) {
        let name = String(part.dropFirst(bucket.count).dropLast(ending.count))
        return bucket + (names[name] ?? name) + ending
      }
      // Of the others, those of load balancers and target groups have a name, and all else ids.
      let words = part.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard Self.namedOperations.contains(words[0]), words.count > 2 else { return part }
      return ([words[0], names[words[1]] ?? words[1]] + words[2...]).joined(separator: ".")
    }.joined(separator: "/")
  }

  private static let namedOperations = Set(
    CallTable.all.filter { $0.subjectKey != nil }.map(\.operation))

  /// Texts that nobody needs and nobody should see.
  private static let secrets = CallTable.all.reduce(into: Set<String>()) {
    $0.formUnion($1.secrets)
  }

  private func text(
    _ place: JSONTextEditor.Place, _ addresses: AddressReplacement
  ) -> String {
    // A capture has none; files of other origin may.
    if Self.secrets.contains(place.key) { return "" }
    switch NamePlace(place) {
    case .name: return names[place.value] ?? place.value
    case .remark: return remarks[place.value] ?? place.value
    case nil: break
    }
    if place.keys == ["CaptureFailures", "File"] || place.keys == ["CaptureAbsent"] {
      return path(place.value)
    }
    var text = withARNs(place.value)
    if text.hasPrefix("ELB ") { text = "ELB " + withNames(text.dropFirst(4), from: 1) }
    if text.hasPrefix("aws "), place.key == "Command" { text = withBucket(text) }
    text = withHostNames(text)
    text = withAddresses(text, addresses)
    return withAccounts(text)
  }

  // MARK: Parts of a text

  private func withARNs(_ text: String) -> String {
    replacing(Self.arns(in: text), in: text) { arn in
      RedactedARN.text(arn) { names[$0] }
    }
  }

  /// Words between slashes, from one of them on.
  private func withNames(_ text: Substring, from start: Int) -> String {
    text.split(separator: "/", omittingEmptySubsequences: false).enumerated().map { index, word in
      index < start ? String(word) : names[String(word)] ?? String(word)
    }.joined(separator: "/")
  }

  private func withBucket(_ text: String) -> String {
    let option = "--bucket="
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      guard word.hasPrefix(option) else { return String(word) }
      let name = String(word.dropFirst(option.count))
      return option + (names[name] ?? name)
    }.joined(separator: " ")
  }

  /// The name that AWS made of a load balancer's or database's:
  /// `internal-front-1234.eu-west-1.elb.amazonaws.com`.
  private func withHostNames(_ text: String) -> String {
    guard text.contains(".amazonaws.com"), text.contains(".elb.") || text.contains(".rds."),
      !text.contains(" ")
    else { return text }
    return text.split(separator: ".", omittingEmptySubsequences: false).map { label in
      let label = String(label)
      if let name = names[label] { return name }
      let beginning = label.hasPrefix("internal-") ? "internal-" : ""
      let rest = label.dropFirst(beginning.count)
      guard let hyphen = rest.lastIndex(of: "-"), let name = names[String(rest[..<hyphen])] else {
        return label
      }
      return beginning + name + rest[hyphen...]
    }.joined(separator: ".")
  }

  private func withAddresses(_ text: String, _ addresses: AddressReplacement) -> String {
    var edited = text
    let matches = AddressScanner.matches(in: text.utf8)
    for match in matches.reversed() {
      let new = addresses.replacement(of: match.prefix)
      guard new != match.prefix else { continue }
      edited = edited.replacing(
        utf8: match.range, with: match.hasLength ? "\(new)" : "\(new.address)")
    }
    for match in Self.namedAddresses(in: edited).reversed() {
      let new = addresses.replacement(of: IPPrefix(host: .v4(match.address))).address
      let words = "\(new)".split(separator: ".").joined(separator: "-")
      edited = edited.replacing(utf8: match.range, with: words)
    }
    return edited
  }

  private func withAccounts(_ text: String) -> String {
    var edited = text
    for account in Self.accounts(in: text).reversed() {
      edited = edited.replacing(utf8: account.range, with: accounts[account.text] ?? account.text)
    }
    return edited
  }

  private func replacing(
    _ ranges: [Range<String.Index>], in text: String, _ new: (Substring) -> String
  ) -> String {
    var edited = ""
    var place = text.startIndex
    for range in ranges {
      edited += text[place..<range.lowerBound] + new(text[range])
      place = range.upperBound
    }
    return edited + text[place...]
  }

  // MARK: Finding parts

  /// Runs of exactly twelve digits.
  private static func accounts(in text: String) -> [(text: String, range: Range<Int>)] {
    var found: [(text: String, range: Range<Int>)] = []
    let bytes = Array(text.utf8)
    guard bytes.count >= 12 else { return [] }
    func isWord(_ byte: UInt8) -> Bool {
      isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
    func isDigit(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    var place = 0
    while place < bytes.count {
      var end = place
      while end < bytes.count, isWord(bytes[end]) { end += 1 }
      let word = bytes[place..<end]
      if word.count == 12, word.allSatisfy(isDigit) {
        found.append((String(decoding: word, as: UTF8.self), place..<end))
      }
      place = end + 1
    }
    return found
  }

  /// Addresses in names that AWS makes of them: `ec2-54-1-2-3.compute.amazonaws.com`.
  private static func namedAddresses(
    in text: String
  ) -> [(address: IPv4Address, range: Range<Int>)] {
    guard text.hasPrefix("ec2-"), text.contains(".amazonaws.com") else { return [] }
    let label = text.utf8.dropFirst(4).prefix { $0 != UInt8(ascii: ".") }
    let words = String(label)?.split(separator: "-").joined(separator: ".") ?? ""
    guard let address = try? IPv4Address(words) else { return [] }
    return [(address, 4..<4 + label.count)]
  }

  private static func arns(in text: String) -> [Range<String.Index>] {
    var found: [Range<String.Index>] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "arn:")?.lowerBound {
      let end =
        rest[start...].firstIndex { "\"' ,;\\\n\t()[]{}<>".contains($0) } ?? rest.endIndex
      found.append(start..<end)
      rest = rest[end...]
    }
    return found
  }
}

extension String {
  /// - Precondition: the range is of whole characters of ASCII.
  fileprivate func replacing(utf8 range: Range<Int>, with new: String) -> String {
    let bytes = Array(utf8)
    return String(
      decoding: bytes[..<range.lowerBound] + new.utf8 + bytes[range.upperBound...], as: UTF8.self)
  }
}
