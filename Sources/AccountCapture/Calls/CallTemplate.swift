/// One command of AWS's that an account is asked, as a row of ``CallTable``.
package struct CallTemplate: Hashable, Sendable {
  /// Where a command is asked.
  package enum Place: Hashable, Sendable {
    /// In every region that is captured.
    case everyRegion
    /// Once: its answer is the same everywhere.
    case once
    /// Once, in the only region that answers, and in AWS's commercial partition alone.
    case onceIn(String)
    /// Before all others; what it answers is not written.
    case before
  }

  /// A part of the command's line behind the operation.
  package enum Argument: Hashable, Sendable {
    case text(String)
    /// An option with the resource that the command is about: `--vpc-id=vpc-1234`.
    case subject(option: String)
    case region(option: String)
    case account(option: String)
  }

  /// The service and the operation, as the `aws` command calls them.
  package var service: String
  package var operation: String
  /// The action that an IAM policy has to allow; nil where none is needed.
  package var permission: String?
  package var place: Place
  /// The outermost key of the answer that the readers look for.
  package var output: String
  package var arguments: [Argument] = []
  /// What is added to the file's name after the subject.
  package var nameEnding: String?
  /// The key under which the subject is put beside the answer, for answers that the file's name does not
  /// tell safely what they are about.
  package var subjectKey: String?
  /// Whether the `aws` command leaves it to the caller to ask for the pages behind the first.
  package var hasOwnPages = false
  /// Keys of secrets, which are taken out before anything is kept.
  package var secrets: Set<String> = []
  /// An error that says that there is nothing to tell.
  package var absence: String?
  /// What is asked of each resource in the answer.
  package var followUps: [FollowUp] = []

  init(
    _ service: String, _ operation: String, _ permission: String?, _ output: String,
    in place: Place = .everyRegion, _ arguments: Argument...
  ) {
    self.service = service
    self.operation = operation
    self.permission = permission
    self.output = output
    self.place = place
    self.arguments = arguments
  }

  /// The row with something more set.
  func with<Value>(_ part: WritableKeyPath<CallTemplate, Value>, _ value: Value) -> CallTemplate {
    var changed = self
    changed[keyPath: part] = value
    return changed
  }
}

/// Commands that are asked of each resource in an answer.
package struct FollowUp: Hashable, Sendable {
  /// What a resource has to be for the readers to look at it.
  package enum Condition: Hashable, Sendable {
    case isTrue(String, String)
    case isNot(String, String)
  }

  /// The list in the answer, and the key of the resource's id in its records.
  package var list: String
  package var key: String
  package var kind: SubjectKind
  package var condition: Condition?
  package var calls: [CallTemplate]

  init(
    of list: String, _ key: String, _ kind: SubjectKind, where condition: Condition? = nil,
    _ calls: CallTemplate...
  ) {
    self.list = list
    self.key = key
    self.kind = kind
    self.condition = condition
    self.calls = calls
  }
}
