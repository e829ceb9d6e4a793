import NetworkModel

extension AWSDescribeReader {
  /// The policy in a text of a record; nil, with a finding, when it cannot be understood.
  func policy(in text: JSONString, _ record: JSONRecord) -> PolicyDocument? {
    guard !text.isEmpty else { return nil }
    do {
      return try PolicyReader.read(JSONText(text.bytes))
    } catch {
      let name = record.resource.map { "\($0): " } ?? ""
      record.report(
        .warning, .badValue,
        LocalizedText(
          en:
            "\(name)the policy cannot be understood (\(error.words.en)); it counts as AWS's default",
          ja: "\(name)ポリシーを解釈できないため（\(error.words.ja)）、AWSの既定とみなします"),
        at: "PolicyDocument")
      return nil
    }
  }

  /// `get-bucket-policy`, whose bucket is beside it, in the file's name, or in what the policy speaks of.
  mutating func readBucketPolicy(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let text = record.text("Policy"), let policy = policy(in: text, record) else { return }
    guard
      let name = record.string("Bucket") ?? bucketInFileName ?? Self.bucket(of: policy)
    else {
      record.report(
        .warning, .missingKey,
        LocalizedText(
          en: "the policy does not say which bucket it is of", ja: "どのバケットのポリシーかわかりません"),
        hint: LocalizedText(
          en: "name the file get-bucket-policy.BUCKET.json",
          ja: "ファイル名を get-bucket-policy.BUCKET.json にしてください"))
      return
    }
    let id = ResourceID(name, kind: .bucket)
    let scope = joins.scopes.place(region: "", account: "", vpc: nil, in: surroundings)
    builder.add(Bucket.self, id: id, locate: record.locator) { [joins] _ in
      Bucket(
        id: id, name: InternedText(name), scope: joins.scopes.handle(at: scope), policy: policy)
    }
  }

  /// What stands between the command and the ending: bucket names have dots.
  private var bucketInFileName: String? {
    let beginning = "get-bucket-policy."
    let ending = ".json"
    guard fileName.hasPrefix(beginning), fileName.hasSuffix(ending) else { return nil }
    let name = fileName.dropFirst(beginning.count).dropLast(ending.count)
    return name.isEmpty ? nil : String(name)
  }

  /// The bucket that all of a policy's resources belong to.
  private static func bucket(of policy: PolicyDocument) -> String? {
    var names: Set<String> = []
    for statement in policy.statements {
      guard case .matching(let resources) = statement.resources else { return nil }
      for resource in resources {
        let parts = resource.text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[2] == "s3" else { return nil }
        names.insert(String(parts[5].prefix { $0 != "/" }))
      }
    }
    return names.count == 1 ? names.first : nil
  }
}
