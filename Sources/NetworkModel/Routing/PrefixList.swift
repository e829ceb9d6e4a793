public import IPAddressing

/// A named list of prefixes, AWS's own or the customer's.
public struct PrefixList: Entity {
  public static let kind = ResourceKind.prefixList
  public static func all(in topology: Topology) -> [PrefixList] { topology.prefixLists }

  public var id: ResourceID
  /// `com.amazonaws.ap-northeast-1.s3` for AWS's own.
  public var name: InternedText
  public var scope: Handle<Scope>
  /// Nil when the input names the list but not what it holds.
  public var entries: [IPPrefix]?

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, entries: [IPPrefix]?
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.entries = entries
  }
}
