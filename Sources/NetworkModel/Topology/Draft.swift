/// A resource that has been read but whose references are not looked up yet.
struct Draft<Output> {
  let id: ResourceID
  let requires: [TopologyBuilder.Reference]
  let locate: TopologyBuilder.Locator
  let make: (inout TopologyBuilder.References) -> Output
}

/// All drafts of one kind, whatever they make.
protocol DraftList: AnyObject {
  typealias Dropped = (
    id: ResourceID, missing: TopologyBuilder.Reference, locate: TopologyBuilder.Locator
  )
  func dropWhere(missing: (TopologyBuilder.Reference) -> Bool) -> [Dropped]
  func sortAndNumber(into positions: inout [ResourceID: UInt32])
}

/// It asks nothing of what they make, so that a first look at each kind does not cost a search for its
/// conformances, of which a start of the program would notice thirty.
final class Drafts<Output>: DraftList {
  var drafts: [Draft<Output>]
  /// Later drafts of an id that was already there, with the place of the first.
  private var repeats: [(draft: Draft<Output>, first: Int)] = []

  private let areSame: (Output, Output) -> Bool

  init(_ drafts: [Draft<Output>], areSame: @escaping (Output, Output) -> Bool) {
    self.drafts = drafts
    self.areSame = areSame
  }

  func dropWhere(missing: (TopologyBuilder.Reference) -> Bool) -> [Dropped] {
    var dropped: [Dropped] = []
    drafts.removeAll { draft in
      guard let reference = draft.requires.first(where: missing) else { return false }
      dropped.append((draft.id, reference, draft.locate))
      return true
    }
    return dropped
  }

  func sortAndNumber(into positions: inout [ResourceID: UInt32]) {
    // Stable by hand: of two drafts with one id the earlier read comes first.
    let order = drafts.indices.sorted { a, b in
      drafts[a].id == drafts[b].id ? a < b : drafts[a].id < drafts[b].id
    }
    var unique: [Draft<Output>] = []
    unique.reserveCapacity(drafts.count)
    for index in order {
      let draft = drafts[index]
      if unique.last?.id == draft.id {
        repeats.append((draft, unique.count - 1))
      } else {
        positions[draft.id] = UInt32(unique.count)
        unique.append(draft)
      }
    }
    drafts = unique
  }

  func make(with references: inout TopologyBuilder.References) -> [Output] {
    let made = drafts.map { draft in
      references.begin(draft.id, draft.locate)
      return draft.make(&references)
    }
    for (draft, first) in repeats {
      references.begin(draft.id, draft.locate)
      if areSame(draft.make(&references), made[first]) { continue }
      references.report(.duplicateID) {
        let place = drafts[first].locate(nil)
        return Finding(
          .warning, .duplicateID,
          LocalizedText(
            en: "\(draft.id) is given twice and not the same; the first is kept"
              + (place.map { " (first at \($0))" } ?? ""),
            ja: "\(draft.id) が異なる内容で2回あります。最初のものを使います"
              + (place.map { "（最初は \($0)）" } ?? "")),
          at: draft.locate(nil), resource: draft.id,
          hint: LocalizedText(
            en: "give one capture of each region, all taken at the same time",
            ja: "同じ時点の出力を、リージョンごとに1つずつ指定してください"))
      }
    }
    drafts = []
    repeats = []
    return made
  }
}

extension TopologyBuilder {
  /// Turns ids into handles while the entities are made, and notes what leads nowhere.
  public struct References {
    let positions: [ResourceID: UInt32]
    var tally: FindingTally
    private var current = ResourceID("", kind: .other)
    private var locate: Locator = { _ in nil }

    init(positions: [ResourceID: UInt32], tally: FindingTally) {
      self.positions = positions
      self.tally = tally
    }

    mutating func begin(_ id: ResourceID, _ locate: @escaping Locator) {
      current = id
      self.locate = locate
    }

    /// The handle of something that was named in `requires`.
    /// - Precondition: `id` was in `requires`, and is of the kind of `E`.
    public func required<E: Entity>(_ id: ResourceID, as type: E.Type = E.self) -> Handle<E> {
      guard id.kind == E.kind, let position = positions[id] else {
        preconditionFailure("\(id) was not among the requirements of \(current)")
      }
      return Handle(Int(position))
    }

    /// The handle of a resource, or nil without a finding when the input does not have it.
    public func known<E: Entity>(_ id: ResourceID?, as type: E.Type = E.self) -> Handle<E>? {
      guard let id, id.kind == E.kind, let position = positions[id] else { return nil }
      return Handle(Int(position))
    }

    /// The handle of a resource, or nil with a finding when the input does not have it.
    public mutating func optional<E: Entity>(
      _ id: ResourceID?, _ key: String, as type: E.Type = E.self
    ) -> Handle<E>? {
      guard let id else { return nil }
      if let handle: Handle<E> = known(id) { return handle }
      note(id, key)
      return nil
    }

    /// The handles of those that the input has, with a finding for each of the others.
    public mutating func list<E: Entity>(
      _ ids: [ResourceID], _ key: String, as type: E.Type = E.self
    ) -> [Handle<E>] {
      ids.compactMap { optional($0, key) }
    }

    /// Says that `current` names something that is not in the input.
    public mutating func note(_ id: ResourceID, _ key: String) {
      let (current, locate) = (current, locate)
      report(.danglingReference) {
        Finding(
          .warning, .danglingReference,
          LocalizedText(
            en: "\(current) names \(id) as its \(key), which is not in the input",
            ja: "\(current) の \(key) は \(id) ですが、入力にありません"),
          at: locate(key), resource: current,
          hint: LocalizedText(
            en: "add the output that holds \(id)", ja: "\(id) を含む出力を加えてください"))
      }
    }

    /// Says something about the entity that is being made; `make` is called only for findings that are
    /// kept.
    public mutating func report(_ code: FindingCode, _ make: () -> Finding) {
      tally.report(code, make)
    }
  }
}
