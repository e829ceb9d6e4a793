import IPAddressing
import NetworkModel

/// A prefix list as far as it has been read: `describe-prefix-lists` and
/// `describe-managed-prefix-lists` each tell of AWS's own lists.
struct PrefixListDraft {
  var name: InternedText
  var scope: Int
  /// Nil when no output so far said what the list holds.
  var cidrs: [IPPrefix]?
  var tags: [Tag]
  var locate: TopologyBuilder.Locator
}

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "PrefixLists",
    used: "PrefixListId PrefixListName Cidrs PrefixListArn OwnerId Tags",
    notNeeded: """
      AddressFamily State StateMessage MaxEntries Version IpamPrefixListResolverTargetId \
      IpamPrefixListResolverSyncEnabled
      """)

  /// `describe-prefix-lists`, `describe-managed-prefix-lists`.
  mutating func readPrefixList(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("PrefixListId", .prefixList) else { return }
    var record = record
    record.resource = id
    record.audit(Self.schema)
    let name = record.interned("PrefixListName")
    let region = AWSRegion.region(ofService: name.text).map { InternedText(String($0)) } ?? .empty
    var draft = PrefixListDraft(
      name: name, scope: scope(of: record, arn: "PrefixListArn", region: region),
      cidrs: nil, tags: tags(of: record).rest, locate: record.locator)
    let texts = record.texts("Cidrs")
    if !texts.isEmpty { draft.cidrs = Self.prefixes(texts, record) }
    guard let known = prefixLists[id] else {
      prefixLists[id] = draft
      return
    }
    prefixLists[id]?.cidrs = known.cidrs ?? draft.cidrs
    if known.tags.isEmpty { prefixLists[id]?.tags = draft.tags }
    if let mine = draft.cidrs, let other = known.cidrs, Set(mine) != Set(other) {
      record.report(
        .warning, .duplicateID,
        LocalizedText(
          en: "\(id) is given twice and not the same; the first is kept",
          ja: "\(id) が異なる内容で2回あります。最初のものを使います"),
        hint: LocalizedText(
          en: "give one capture of each region, all taken at the same time",
          ja: "同じ時点の出力を、リージョンごとに1つずつ指定してください"))
    }
  }

  private static func prefixes(_ texts: [JSONString], _ record: JSONRecord) -> [IPPrefix] {
    texts.compactMap { text in
      let prefix = try? IPPrefix(String(text))
      if prefix == nil {
        record.report(
          .warning, .badValue,
          LocalizedText(
            en: "\(String(text).prefix(80)) in a prefix list is no CIDR block; it is left aside",
            ja: "プレフィックスリストの \(String(text).prefix(80)) はCIDRブロックではないため無視しました"),
          at: "Cidrs")
      }
      return prefix
    }
  }

  /// `get-managed-prefix-list-entries`, which tells the list in the file's name alone.
  mutating func readPrefixListEntries(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard
      let id = idOrFileName(
        record, "PrefixListId", .prefixList, command: "get-managed-prefix-list-entries")
    else { return }
    joins.entriesOfPrefixList[id, default: []] += record.records("Entries").compactMap {
      $0.prefix("Cidr")
    }
  }

  func addPrefixLists(to builder: inout TopologyBuilder) {
    for (id, draft) in prefixLists.sorted(by: { $0.key < $1.key }) {
      builder.add(PrefixList.self, id: id, tags: draft.tags, locate: draft.locate) { [joins] _ in
        PrefixList(
          id: id, name: draft.name, scope: joins.scopes.handle(at: draft.scope),
          entries: draft.cidrs ?? joins.entriesOfPrefixList[id])
      }
    }
  }
}
