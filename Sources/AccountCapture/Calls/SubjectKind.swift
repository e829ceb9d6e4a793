/// What kind of text names a resource in a command's arguments.
///
/// Ids come out of answers, that is from the network, and go into the arguments of a command and into
/// names of files. Only texts of the expected form do: none is ever an option (`-x`), a path (`../x`),
/// or one of the values that the `aws` command replaces by what a file or an address holds (`file://x`).
package enum SubjectKind: Hashable, Sendable {
  /// An id with a prefix: `vpc-`, `tgw-rtb-`.
  case id(String)
  case loadBalancer
  case targetGroup
  /// `Z0123…`; answers have `/hostedzone/` before it.
  case hostedZone
  /// A UUID.
  case directConnectGateway
  case bucket

  /// The text as commands take it; nil when it is of another form.
  package func subject(_ text: String) -> Subject? {
    switch self {
    case .id(let prefix):
      let rest = text.dropFirst(prefix.count)
      guard text.hasPrefix(prefix), (1...64).contains(rest.count),
        rest.allSatisfy({ $0.isPlain || $0 == "-" }), rest.first != "-"
      else { return nil }
      return Subject(argument: text, name: text)
    case .loadBalancer: return Self.ofARN(text, "loadbalancer")
    case .targetGroup: return Self.ofARN(text, "targetgroup")
    case .hostedZone:
      let beginning = "/hostedzone/"
      let id = text.hasPrefix(beginning) ? String(text.dropFirst(beginning.count)) : text
      guard (1...32).contains(id.count), id.allSatisfy({ $0.isUpper || $0.isDigit }) else {
        return nil
      }
      return Subject(argument: id, name: id)
    case .directConnectGateway:
      guard text.count == 36, text.allSatisfy({ $0.isPlain || $0 == "-" }), text.first != "-" else {
        return nil
      }
      return Subject(argument: text, name: text)
    case .bucket:
      // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
      guard (3...63).contains(text.count), text.first?.isPlain == true,
        text.allSatisfy({ $0.isPlain && !$0.isUpper || $0 == "-" || $0 == "." }),
        !text.contains("..")
      else { return nil }
      return Subject(argument: text, name: text)
    }
  }

  /// `arn:aws:elasticloadbalancing:REGION:ACCOUNT:TYPE/…/NAME/NUMBER`, named in files by the last two.
  private static func ofARN(_ text: String, _ type: String) -> Subject? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", parts[2] == "elasticloadbalancing",
      text.utf8.count <= 512,
      parts.allSatisfy({ part in
        part.allSatisfy { $0.isPlain || $0 == "-" || $0 == "/" }
      })
    else { return nil }
    let words = parts[5].split(separator: "/", omittingEmptySubsequences: false)
    guard words.count >= 3, words[0] == type, words.allSatisfy({ !$0.isEmpty }) else { return nil }
    return Subject(argument: text, name: words.suffix(2).joined(separator: "."))
  }
}

/// A resource that a command is about.
package struct Subject: Hashable, Sendable {
  /// As the command's arguments have it.
  package var argument: String
  /// As a file's name has it: letters, digits, dots and hyphens.
  package var name: String
}

extension Character {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isUpper: Bool { ("A"..."Z").contains(self) }
  /// A letter or digit of ASCII.
  fileprivate var isPlain: Bool { isDigit || isUpper || ("a"..."z").contains(self) }
}

/// Names of regions and accounts, in the forms that they have.
package enum AWSName {
  /// `eu-west-1`, `us-gov-east-1`: letters, then a number.
  package static func isRegion(_ text: String) -> Bool {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (3...5).contains(words.count), let number = words.last, text.utf8.count <= 32 else {
      return false
    }
    return !number.isEmpty && number.allSatisfy(\.isDigit)
      && words.dropLast().allSatisfy { word in
        !word.isEmpty && word.allSatisfy { ("a"..."z").contains($0) }
      }
  }

  /// Twelve digits.
  package static func isAccount(_ text: String) -> Bool {
    text.utf8.count == 12 && text.allSatisfy(\.isDigit)
  }

  /// `arn:aws:iam::123456789012:role/NAME`, with a path or without.
  package static func isRole(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let marks: Set<Character> = ["/", "+", "=", ",", ".", "@", "-", "_"]
    return parts.count == 6 && parts[0] == "arn" && parts[2] == "iam" && parts[3].isEmpty
      && isAccount(String(parts[4])) && parts[5].hasPrefix("role/") && text.utf8.count <= 2048
      && parts[1].allSatisfy { $0.isPlain || $0 == "-" }
      && parts[5].allSatisfy { $0.isPlain || marks.contains($0) }
  }
}
