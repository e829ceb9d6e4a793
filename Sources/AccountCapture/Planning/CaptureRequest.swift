package import NetworkModel

/// What a person wants to have captured.
package struct CaptureRequest: Hashable, Sendable {
  package var regions: [String]
  package var allRegions: Bool
  package var role: String?
  package var buckets: [String]

  package init(
    regions: [String] = [], allRegions: Bool = false, role: String? = nil, buckets: [String] = []
  ) {
    self.regions = regions
    self.allRegions = allRegions
    self.role = role
    self.buckets = buckets
  }

  /// Why it cannot be begun.
  package enum Fault: Error, Hashable, Sendable {
    case noRegion(String)
    case noBucket(String)
    case noRole(String)
    /// Neither named nor configured.
    case regionUnknown
    /// Who is asking could not be found out, or the role not be had.
    case unanswered(command: String, CallFailure)
  }

  /// Whether everything has the form that it must have; nothing has been asked so far.
  package func check() throws(Fault) {
    for region in regions where !AWSName.isRegion(region) { throw .noRegion(region) }
    for bucket in buckets where SubjectKind.bucket.subject(bucket) == nil {
      throw .noBucket(bucket)
    }
    if let role, !AWSName.isRole(role) { throw .noRole(role) }
  }
}

extension CaptureRequest.Fault {
  package var words: LocalizedText {
    switch self {
    case .noRegion(let name):
      LocalizedText(en: "'\(name)' is no name of a region", ja: "「\(name)」はリージョン名ではありません")
    case .noBucket(let name):
      LocalizedText(en: "'\(name)' is no name of a bucket", ja: "「\(name)」はバケット名ではありません")
    case .noRole(let name):
      LocalizedText(
        en: "'\(name)' is no ARN of a role, such as arn:aws:iam::123456789012:role/NAME",
        ja: "「\(name)」は arn:aws:iam::123456789012:role/NAME のようなロールのARNではありません")
    case .regionUnknown:
      LocalizedText(
        en: "no region is configured; name one with --region, or all with --all-regions",
        ja: "リージョンが設定されていません。--region か --all-regions で指定してください")
    case .unanswered(let command, let failure):
      LocalizedText(
        en: "aws \(command): \(failure.message)", ja: "aws \(command): \(failure.message)")
    }
  }

  /// Whether the person's words are wrong, and not what AWS answered.
  package var isUsage: Bool {
    switch self {
    case .noRegion, .noBucket, .noRole, .regionUnknown: true
    case .unanswered: false
    }
  }
}
