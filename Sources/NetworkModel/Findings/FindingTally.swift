/// Keeps the first findings of each code and counts the rest, so that a large network with one fault
/// everywhere costs neither time nor the reader's patience.
struct FindingTally {
  private(set) var findings: [Finding] = []
  private var counts: [FindingCode: Int] = [:]

  /// - Parameter make: called only if the finding is kept: finding a place in the input takes time.
  mutating func report(_ code: FindingCode, _ make: () -> Finding) {
    let count = counts[code, default: 0] + 1
    counts[code] = count
    if count <= TopologyBuilder.findingLimit { findings.append(make()) }
  }

  /// The findings, and a note for each code that has more.
  var findingsAndLimits: [Finding] {
    findings
      + FindingCode.allCases.compactMap { code in
        let over = counts[code, default: 0] - TopologyBuilder.findingLimit
        guard over > 0 else { return nil }
        return Finding(
          .note, .limitReached,
          LocalizedText(
            en: "\(over) more findings of \(code.rawValue) are not listed",
            ja: "\(code.rawValue) の所見はほかに\(over)件ありますが、省略しました"))
      }
  }
}
