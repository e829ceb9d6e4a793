import NetworkModel

extension PolicyDocument.Statement {
  /// How a statement concerns a request of which neither the action nor the object is known.
  struct Bearing {
    /// The part of the service's actions on the bucket that it speaks of.
    var coverage: PolicyPattern.Coverage
    var conditions: Judgement
    var isForEverybody: Bool
  }

  func bearing(on request: PolicyRequest, _ context: PolicyContext) -> Bearing {
    Bearing(
      coverage: min(actionCoverage(request.service), resourceCoverage(request)),
      conditions: conditions.map { $0.judge(context) }.reduce(.yes, &&),
      isForEverybody: principal == .any)
  }

  private func actionCoverage(_ service: String?) -> PolicyPattern.Coverage {
    let prefix = service.flatMap(Self.actionPrefix)
    return Self.coverage(actions) { text in
      let pattern = text.lowercased()
      if pattern == "*" { return .all }
      // Of a service whose actions' prefix is not known here, any action may be one.
      return prefix.map { PolicyPattern(pattern).coverage(ofTextsStartingWith: "\($0):") } ?? .some
    }
  }

  private func resourceCoverage(_ request: PolicyRequest) -> PolicyPattern.Coverage {
    guard request.service == "s3" else {
      return Self.coverage(resources) { $0 == "*" ? .all : .some }
    }
    let root = "arn:aws:s3:::"
    guard let bucket = request.bucket else {
      return Self.coverage(resources) {
        Self.pattern($0).map { $0.coverage(ofTextsStartingWith: root) } ?? .some
      }
    }
    // Requests are about the bucket or about an object in it.
    let ofBucket = Self.coverage(resources) {
      Self.pattern($0).map { $0.matches("\(root)\(bucket)") ? .all : .none } ?? .some
    }
    let ofObjects = Self.coverage(resources) {
      Self.pattern($0).map { $0.coverage(ofTextsStartingWith: "\(root)\(bucket)/") } ?? .some
    }
    return ofBucket == ofObjects ? ofBucket : .some
  }

  /// A resource pattern in the partition `aws`; nil for one that a policy variable leaves open.
  private static func pattern(_ text: String) -> PolicyPattern? {
    if text.contains("${") { return nil }
    for partition in ["arn:aws-cn:", "arn:aws-us-gov:", "arn:aws-eusc:"]
    where text.hasPrefix(partition) {
      return PolicyPattern("arn:aws:\(text.dropFirst(partition.count))")
    }
    return PolicyPattern(text)
  }

  private static func coverage(
    _ patterns: PolicyDocument.Patterns, of one: (String) -> PolicyPattern.Coverage
  ) -> PolicyPattern.Coverage {
    switch patterns {
    case .matching(let list):
      return list.map { one($0.text) }.max() ?? .none
    case .notMatching(let list):
      switch list.map({ one($0.text) }).max() ?? .none {
      case .all: return .none
      case .some: return .some
      case .none: return .all
      }
    }
  }

  /// What stands before the colon in the actions of an endpoint's service; nil where it is not known.
  ///
  /// Source: Service Authorization Reference.
  private static func actionPrefix(of service: String) -> String? {
    switch service {
    case "athena", "cloudformation", "cloudtrail", "codebuild", "dynamodb", "ec2", "ec2messages",
      "ecs", "events", "execute-api", "glue", "kms", "lambda", "logs", "rds", "s3",
      "secretsmanager", "sns", "sqs", "ssm", "ssmmessages", "states", "sts":
      service
    case "ecr.api", "ecr.dkr": "ecr"
    case "kinesis-firehose": "firehose"
    case "kinesis-streams": "kinesis"
    case "monitoring": "cloudwatch"
    default: nil
    }
  }
}
