/// Names inside ARNs, `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`. Accounts are found without it.
enum RedactedARN {
  /// Names of people's roles, users and profiles, which stand nowhere but in ARNs.
  static func people(in arn: Substring) -> [String] {
    guard let parts = Parts(arn), ["iam", "sts"].contains(parts.service) else { return [] }
    return parts.ownWords.map { String(parts.words[$0].text) }
  }

  /// - Parameter name: the replacement of a name, nil for what is none.
  static func text(_ arn: Substring, _ name: (String) -> String?) -> String {
    guard let parts = Parts(arn) else { return String(arn) }
    var words = parts.words
    for index in parts.ownWords {
      if let new = name(String(words[index].text)) { words[index].text = new[...] }
    }
    return String(parts.beginning) + words.map { $0.text + $0.separator }.joined()
  }

  private struct Parts {
    /// With the colon before the resource.
    var beginning: Substring
    var service: Substring
    /// The resource's words, each with the `/` or `:` behind it.
    var words: [(text: Substring, separator: Substring)] = []

    init?(_ arn: Substring) {
      let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      guard parts.count == 6 else { return nil }
      beginning = arn[..<parts[5].startIndex]
      service = parts[2]
      var rest = parts[5]
      while !rest.isEmpty {
        let end = rest.firstIndex { $0 == "/" || $0 == ":" } ?? rest.endIndex
        let next = end == rest.endIndex ? end : rest.index(after: end)
        words.append((rest[..<end], rest[end..<next]))
        rest = rest[next...]
      }
    }

    /// Which words may be people's own: not the resource's type, nor AWS's roles, nor patterns.
    var ownWords: [Int] {
      let first: Int
      switch service {
      // Ids, which stay, even where somebody has a tag of the same words.
      case "ec2": return []
      // A bucket's ARN begins with its name, and goes on with what is in it.
      case "s3": return isOwn(0) ? [0] : []
      case "elasticloadbalancing": first = words.first?.text == "targetgroup" ? 1 : 2
      case "iam", "sts":
        if words.contains(where: { $0.text == "aws-service-role" || $0.text == "aws-reserved" }) {
          return []
        }
        first = 1
      default: first = 1
      }
      return words.indices.filter { $0 >= first && isOwn($0) }
    }

    /// Whether a word is there and no pattern.
    private func isOwn(_ index: Int) -> Bool {
      words.indices.contains(index) && !words[index].text.isEmpty
        && !words[index].text.contains { $0 == "*" || $0 == "?" || $0 == "$" }
    }
  }
}
