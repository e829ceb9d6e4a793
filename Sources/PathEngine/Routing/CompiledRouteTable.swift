import IPAddressing
import NetworkModel

/// A route table made ready for looking addresses up: every prefix, those of its prefix lists too, in one trie.
struct CompiledRouteTable: Sendable {
  /// Line numbers of the table by the prefixes they hold.
  let lines: PrefixTable<Int>
  /// Prefix lists whose entries the snapshot lacks and AWS's published ranges stand in for.
  let fromPublishedRanges: [ResourceID]
  /// Prefix lists whose entries nobody knows.
  let unknownLists: [ResourceID]

  /// - Complexity: O(n) in the number of prefixes, those within prefix lists counted.
  init(_ table: RouteTable, in topology: Topology) {
    var lines = PrefixTable<Int>()
    var published: [ResourceID] = []
    var unknown: [ResourceID] = []
    for (line, route) in table.routes.enumerated() {
      switch route.destination {
      case .prefix(let prefix):
        lines.insert(line, at: prefix)
      case .prefixList(let handle):
        let list = topology[handle]
        let content = PrefixListContent(of: list)
        for entry in content.entries ?? [] { lines.insert(line, at: entry) }
        if content.entries == nil { unknown.append(list.id) }
        if content.isPublished { published.append(list.id) }
      case .absentPrefixList(let id):
        unknown.append(id)
      }
    }
    self.lines = lines
    fromPublishedRanges = published
    unknownLists = unknown
  }
}

/// What a prefix list holds, as far as it can be known.
struct PrefixListContent {
  let entries: [IPPrefix]?
  /// The entries are AWS's published ranges of the service, not the snapshot's.
  let isPublished: Bool

  init(of list: PrefixList) {
    if let entries = list.entries {
      self.entries = entries
      isPublished = false
    } else if let ranges = Self.publishedRanges(of: list.name.text) {
      entries = ranges
      isPublished = true
    } else {
      entries = nil
      isPublished = false
    }
  }

  /// The ranges of `com.amazonaws.REGION.SERVICE`, for the services that have a list of AWS's own.
  private static func publishedRanges(of name: String) -> [IPPrefix]? {
    let parts = name.split(separator: ".")
    guard parts.count == 4, parts[0] == "com", parts[1] == "amazonaws",
      let service = ServiceCatalogue.bundled.service(named: String(parts[3]))
    else { return nil }
    let ranges = AddressFamily.allCases.flatMap {
      ServiceCatalogue.bundled.ranges(service: service, region: String(parts[2]), family: $0)
    }
    return ranges.isEmpty ? nil : ranges
  }
}
