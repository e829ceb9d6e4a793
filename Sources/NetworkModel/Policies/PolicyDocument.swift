/// An IAM policy document, as endpoints and buckets carry it.
public struct PolicyDocument: Hashable, Sendable {
  public enum Effect: UInt8, Hashable, Sendable { case allow, deny }

  /// `any` is `*` or `{"AWS": "*"}`.
  public enum Principal: Hashable, Sendable {
    case any
    case some([InternedText])
    case not([InternedText])
  }

  /// A list of patterns, or all but those.
  public enum Patterns: Hashable, Sendable {
    case matching([InternedText])
    case notMatching([InternedText])
  }

  /// `StringEquals`, `aws:SourceVpce`, and the values.
  public struct Condition: Hashable, Sendable {
    public var `operator`: InternedText
    public var key: InternedText
    public var values: [InternedText]

    public init(operator: InternedText, key: InternedText, values: [InternedText]) {
      self.operator = `operator`
      self.key = key
      self.values = values
    }
  }

  public struct Statement: Hashable, Sendable {
    public var sid: InternedText
    public var effect: Effect
    public var principal: Principal
    public var actions: Patterns
    public var resources: Patterns
    public var conditions: [Condition]

    public init(
      sid: InternedText = .empty, effect: Effect, principal: Principal = .any,
      actions: Patterns = .matching(["*"]), resources: Patterns = .matching(["*"]),
      conditions: [Condition] = []
    ) {
      self.sid = sid
      self.effect = effect
      self.principal = principal
      self.actions = actions
      self.resources = resources
      self.conditions = conditions
    }
  }

  public var statements: [Statement]

  public init(statements: [Statement]) { self.statements = statements }

  /// What AWS gives an endpoint that has no policy of its own (E7).
  public static let allowAll = PolicyDocument(statements: [Statement(effect: .allow)])
}

/// An S3 bucket whose policy is known. Its id is its name.
public struct Bucket: Entity {
  public static let kind = ResourceKind.bucket
  public static func all(in topology: Topology) -> [Bucket] { topology.buckets }

  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var policy: PolicyDocument?

  public init(id: ResourceID, name: InternedText, scope: Handle<Scope>, policy: PolicyDocument?) {
    self.id = id
    self.name = name
    self.scope = scope
    self.policy = policy
  }
}
