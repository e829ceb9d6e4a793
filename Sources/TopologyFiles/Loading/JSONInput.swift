/// The kinds of input that are JSON, told from their outermost keys.
enum JSONInput: Hashable, Sendable {
  case awsDescribe
  /// `terraform show -json` of a state or a plan.
  case terraform
  /// Waylight's own format, which is YAML and so may be written as JSON.
  case waylight

  init(_ root: JSONValue) {
    if root["waylight"] != nil {
      self = .waylight
    } else if root["format_version"] != nil, root["terraform_version"] != nil {
      self = .terraform
    } else {
      self = .awsDescribe
    }
  }
}
