/// Where an entity is in its topology: a dense, typed index of four bytes.
///
/// A handle means something only in the topology that made it. Ids live on; handles do not.
public struct Handle<Element>: Hashable, Sendable, Comparable {
  let position: UInt32

  init(_ index: Int) { position = UInt32(index) }

  /// The place in the topology's array of this kind, from 0.
  public var index: Int { Int(position) }

  public static func < (a: Self, b: Self) -> Bool { a.position < b.position }
}

/// A region of an account: where a resource lives.
public struct Scope: Hashable, Sendable {
  /// `ap-northeast-1`; empty when the input does not tell.
  public let region: InternedText
  /// Twelve digits; empty when the input does not tell.
  public let account: InternedText
}

/// A resource of the network.
public protocol Entity: Hashable, Sendable {
  static var kind: ResourceKind { get }
  /// The topology's array of this kind.
  static func all(in topology: Topology) -> [Self]
  var id: ResourceID { get }
  /// The Name tag, or the name that AWS gives the kind; empty when there is none.
  var name: InternedText { get }
  var scope: Handle<Scope> { get }
}

extension Entity {
  /// The name where there is one, else the id: what a person calls it.
  public var label: String { name.isEmpty ? id.text : name.text }
}

/// A key and value that a person put on a resource.
public struct Tag: Hashable, Sendable {
  public let key: InternedText
  public let value: InternedText

  public init(key: InternedText, value: InternedText) {
    self.key = key
    self.value = value
  }
}

/// The life of a resource, in AWS's words over all the kinds that have one.
public enum ResourceState: String, Hashable, Sendable, CaseIterable {
  case pending, available, active, inactive, attaching, attached, detaching, detached
  case associating, associated, disassociating, disassociated, enabled, disabled, enabling,
    disabling
  case pendingAcceptance = "pending-acceptance"
  case initiatingRequest = "initiating-request"
  case provisioning, modifying, expired, rejected, rejecting, failed, failing, partial
  case deleting, deleted, running, stopped, stopping, terminated
  /// Of a line: nothing comes through.
  case down
  case shuttingDown = "shutting-down"
  case rollingBack = "rolling-back"
  case inUse = "in-use"
  case createComplete = "create-complete"
  case createInProgress = "create-in-progress"
  case unknown

  /// Whether what is in this state does its work; each kind has a word of its own for it.
  public var isUsable: Bool { self == .available || self == .active || self == .createComplete }

  /// Reads AWS's text whatever its case or its camel humps (`pendingAcceptance`).
  public init(aws text: String) {
    let dashed =
      text.contains("-") || text.allSatisfy { !$0.isLowercase }
      ? text.lowercased()
      : text.reduce(into: "") { result, character in
        if character.isUppercase, !result.isEmpty { result += "-" }
        result += character.lowercased()
      }
    self = ResourceState(rawValue: dashed) ?? .unknown
  }
}
