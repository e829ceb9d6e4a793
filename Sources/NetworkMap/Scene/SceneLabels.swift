import IPAddressing
import NetworkModel
import TerminalScreen

/// What things are called on the map, where room is short. All of it is clean of control characters.
enum SceneLabels {
  /// The name; without one, the id cut in its middle, such as `pcx-…0718`.
  static func short(_ entity: some Entity) -> String {
    entity.name.isEmpty ? short(entity.id) : clean(entity.name.text)
  }

  static func short(_ id: ResourceID) -> String {
    let text = id.text
    guard text.utf8.count > 14 else { return clean(text) }
    let prefix = id.kind.idPrefix
    let head = prefix.isEmpty ? clean(String(text.prefix(6))) : prefix + "-"
    return head + "…" + clean(String(text.suffix(4)))
  }

  /// Cut to so many cells; of an id that is cut in its middle already, its end, for that tells it from others.
  static func fitted(_ label: String, to cells: Int) -> String {
    if label.cellWidth > cells, let cut = label.firstIndex(of: "…") {
      let end = String(label[cut...])
      if end.cellWidth <= cells { return end }
    }
    return label.truncated(to: cells)
  }

  /// The name, or a word for a gateway that a VPC has only one of; the word, too, where the name is the VPC's
  /// own.
  static func gateway(_ entity: some Entity, _ word: String, in vpc: VPC? = nil) -> String {
    entity.name.isEmpty || entity.name == vpc?.name ? word : clean(entity.name.text)
  }

  /// What is left of a label without what stands around it anyway, the VPC's name before it and the zone's
  /// behind it: `public` of `shop-public-eu-west-1a`. The label itself where nothing would be left.
  static func core(of label: String, inVPC name: String, zone: String) -> String {
    let separators: Set<Character> = ["-", "_", ".", "/", " "]
    var rest = Substring(label)
    for prefix in [name, name.hasSuffix("-vpc") ? String(name.dropLast(4)) : ""]
    where !prefix.isEmpty && rest.hasPrefix(prefix) {
      let tail = rest.dropFirst(prefix.count)
      if let first = tail.first, separators.contains(first) {
        rest = tail.dropFirst()
        break
      }
    }
    let letter = zone.last.map { $0.isLetter ? String($0) : "" } ?? ""
    for suffix in [zone, shortZone(zone), letter] where !suffix.isEmpty && rest.hasSuffix(suffix) {
      let head = rest.dropLast(suffix.count)
      if let last = head.last, separators.contains(last) {
        rest = head.dropLast()
        break
      }
    }
    // A single letter says too little.
    return rest.utf8.count < 2 ? label : String(rest)
  }

  /// Lines feeds and the like become visible, and what would be too long to draw anywhere goes.
  static func clean(_ text: String) -> String {
    TextWidth.sanitised(text.utf8.count > 256 ? String(text.prefix(64)) : text)
  }

  /// `s3` of `com.amazonaws.ap-northeast-1.s3`; a customer's own service keeps its full name.
  static func serviceName(ofEndpoint name: String) -> String {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 3, parts[1] == "amazonaws", parts[2] != "vpce" else { return name }
    // That of Multi-Region Access Points names no region.
    if parts[2] == "s3-global" { return parts[2...].joined(separator: ".") }
    return parts[3...].joined(separator: ".")
  }

  /// The word that people use for a service.
  static func service(_ name: String) -> String {
    switch name {
    case "s3": "S3"
    case "s3-global.accesspoint": "S3 access point"
    case "dynamodb": "DynamoDB"
    case "ec2": "EC2 API"
    case "ec2messages": "EC2 messages"
    case "ssm": "SSM"
    case "ssmmessages": "SSM messages"
    case "secretsmanager": "Secrets Mgr"
    case "logs": "CloudWatch Logs"
    case "monitoring": "CloudWatch"
    case "ecr.api": "ECR API"
    case "ecr.dkr": "ECR"
    case "lambda": "Lambda"
    case "execute-api": "API Gateway"
    case "kinesis-streams": "Kinesis"
    case "elasticloadbalancing": "ELB API"
    default: name.utf8.count <= 4 ? name.uppercased() : clean(name)
    }
  }

  /// The region's letter and number at the end of a zone's name: `1a` of `ap-northeast-1a`.
  static func shortZone(_ name: String) -> String {
    name.lastIndex(of: "-").map { String(name[name.index(after: $0)...]) } ?? name
  }

  /// By text, with runs of digits by their number: `web-9` before `web-10`.
  static func isBefore(_ a: String, _ b: String) -> Bool {
    var (x, y) = (Substring(a).utf8, Substring(b).utf8)
    while let c = x.first, let d = y.first {
      let digits = (x.prefix(while: Self.isDigit), y.prefix(while: Self.isDigit))
      if digits.0.isEmpty || digits.1.isEmpty {
        if c != d { return c < d }
        x = x.dropFirst()
        y = y.dropFirst()
        continue
      }
      let numbers = (
        digits.0.drop { $0 == UInt8(ascii: "0") }, digits.1.drop { $0 == UInt8(ascii: "0") }
      )
      if numbers.0.count != numbers.1.count { return numbers.0.count < numbers.1.count }
      if !numbers.0.elementsEqual(numbers.1) {
        return numbers.0.lexicographicallyPrecedes(numbers.1)
      }
      x = x.dropFirst(digits.0.count)
      y = y.dropFirst(digits.1.count)
    }
    return x.isEmpty && y.isEmpty ? a < b : x.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// Ways to write an address, from the whole to its last part.
  static func abbreviations(of address: String) -> [String] {
    if address.isEmpty { return [] }
    if address.utf8.contains(UInt8(ascii: ":")) {
      let tail = address.split(separator: ":").last.map(String.init) ?? ""
      return [address, "…:" + tail]
    }
    let parts = address.split(separator: ".")
    guard parts.count == 4 else { return [address] }
    return [address, "…\(parts[2]).\(parts[3])", "….\(parts[3])"]
  }
}
