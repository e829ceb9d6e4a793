/// The kinds of input that are JSON, told from their outermost keys.
enum JSONInput: Hashable, Sendable {
  case awsDescribe
  /// `terraform show -json` of a state or a plan.
  case terraform
  /// Terraform's own file of a state, which is for Terraform alone.
  case terraformState
  /// A line of what `terraform plan -json` says while it works, which names resources and no more.
  case terraformLog
  /// Waylight's own format, which is YAML and so may be written as JSON.
  case waylight

  init(_ root: JSONValue) {
    if root["waylight"] != nil {
      self = .waylight
    } else if root["format_version"] != nil, Self.isTerraform(root) {
      self = .terraform
    } else if root["terraform_version"] != nil, root["lineage"] != nil {
      self = .terraformState
    } else if root["@level"] != nil, root["@message"] != nil, root["@module"] != nil {
      self = .terraformLog
    } else {
      self = .awsDescribe
    }
  }

  /// Of an empty state Terraform prints the version of the format and nothing more.
  private static func isTerraform(_ root: JSONValue) -> Bool {
    root.count == 1 || root["terraform_version"] != nil || root["values"] != nil
      || root["planned_values"] != nil
  }
}
