/// One command as it is run: a row of the table with the region, account and resource filled in.
package struct CaptureCall: Hashable, Sendable {
  package let template: CallTemplate
  package let region: String
  package let account: String
  package let subject: Subject?

  package init(_ template: CallTemplate, region: String, account: String, subject: Subject? = nil) {
    self.template = template
    self.region = region
    self.account = account
    self.subject = subject
  }

  /// `ec2 describe-vpcs`, as people write it.
  package var title: String { "\(template.service) \(template.operation)" }

  /// Where it belongs in the capture: a region's name, or `global`.
  package var place: String {
    switch template.place {
    case .everyRegion, .before: region
    case .once, .onceIn: Self.global
    }
  }

  package static let global = "global"

  /// Where its answer lies under the capture's folder. The readers tell account and region by the folders,
  /// and by the name what an answer without an id is about.
  package var file: String { file(page: 1) }

  /// - Parameter page: from 1, where the caller asks for the pages itself.
  package func file(page: Int) -> String {
    let parts = [
      template.operation, subject?.name, template.nameEnding, page > 1 ? "\(page)" : nil, "json",
    ]
    return "\(account)/\(place)/" + parts.compactMap(\.self).joined(separator: ".")
  }

  /// What the `aws` command is given. An option and its value are one argument, so that no value is ever
  /// taken for an option.
  package func arguments(nextToken: String? = nil) -> [String] {
    var arguments = [template.service, template.operation]
    for argument in template.arguments {
      switch argument {
      case .text(let text): arguments.append(text)
      case .subject(let option): arguments.append("\(option)=\(subject?.argument ?? "")")
      case .region(let option): arguments.append("\(option)=\(region)")
      case .account(let option): arguments.append("\(option)=\(account)")
      }
    }
    if let nextToken { arguments.append("--next-token=\(nextToken)") }
    return arguments + ["--region=\(region)"]
  }
}
