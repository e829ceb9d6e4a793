import NetworkModel
import PathEngine
import Reports

/// Choosing an end of a path from a list that typing narrows down.
struct PickerState: Sendable {
  enum Role: Hashable, Sendable { case source, destination }

  let role: Role
  /// Everything there is to choose, without what is typed.
  let candidates: [PickerCandidate]
  var line = LineEditor()
  var rows = RowCursor()
  /// What fits, best first; kept while the line stays the same.
  private(set) var shown: [PickerCandidate] = []
  /// Why what was typed is nothing; nil while it is something.
  var complaint: String?

  /// More would not be read anyway.
  private static let limit = 500

  init(role: Role, candidates: [PickerCandidate]) {
    self.role = role
    self.candidates = candidates
    shown = Array(candidates.prefix(Self.limit))
  }

  /// Takes over what is typed now.
  mutating func refresh() {
    complaint = nil
    rows = RowCursor()
    let typed = name.filter { $0 != " " }
    guard !typed.isEmpty else {
      shown = Array(candidates.prefix(Self.limit))
      return
    }
    var scored: [(score: Int, index: Int)] = []
    for (index, candidate) in candidates.enumerated() {
      let name = FuzzyMatch.score(typed, in: candidate.label).map { $0 * 2 }
      let remark = FuzzyMatch.score(typed, in: candidate.remark)
      if let score = [name, remark].compactMap({ $0 }).max() { scored.append((score, index)) }
    }
    scored.sort { ($1.score, $0.index) < ($0.score, $1.index) }
    shown = scored.prefix(Self.limit).map { candidates[$0.index] }
  }

  /// What is typed, without a port and protocol that may hang on it.
  var name: String {
    role == .destination ? TypedDestination(line.text).name : line.text.trimmingSpaces
  }

  var current: PickerCandidate? { shown.indices.contains(rows.index) ? shown[rows.index] : nil }
}

/// One row of the picker.
struct PickerCandidate: Hashable, Sendable {
  enum End: Hashable, Sendable {
    case source(Query.Source)
    case destination(Query.Destination)
  }

  enum Kind: Int, Hashable, Sendable {
    case recent, service, loadBalancer, database, accessPoint, internet, onPremises, instance
    case interface
  }

  var kind: Kind
  var end: End
  var label: String
  /// An address, an endpoint, a region.
  var remark: String
  /// What it listens on, where that is known.
  var port: UInt16?
}
