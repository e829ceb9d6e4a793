package import PathEngine

extension TraceNarrator {
  /// What the components on the way there cost.
  package var cost: PathCost { PathCost(trace, in: names.topology) }

  /// `$0.062/GB`: what a GB by this way costs; nil where nothing on it has a price.
  package var costPerGB: String? {
    let cost = cost
    return cost.lines.isEmpty ? nil : "\(cost.perGB)/GB"
  }

  /// One line on what the way costs; nil where it has nothing that AWS charges for by itself.
  package var costSentence: String? {
    let cost = cost
    if cost.isEmpty { return nil }
    let unpriced =
      cost.unpriced.isEmpty
      ? ""
      : text(
        en: "What \(language.list(cost.unpriced.map { the($0.id) })) costs is not counted.",
        ja: "\(language.list(cost.unpriced.map { the($0.id) })) の料金は含みません。")
    guard !cost.lines.isEmpty else { return unpriced }
    let parts = cost.lines.map { line in
      let zones =
        line.zones > 1
        ? text(en: " in \(line.zones) zones", ja: " (\(line.zones)ゾーン)") : ""
      return the(line.component.id) + zones
    }
    let region = cost.prices.region
    let date = cost.prices.date
    let elsewhere =
      cost.otherRegions.isEmpty
      ? ""
      : text(
        en: "Prices in \(language.list(cost.otherRegions)) differ.",
        ja: "\(language.list(cost.otherRegions)) の料金とは異なります。")
    return language.sentences([
      text(
        en: """
          \(cost.perGB) per GB and \(cost.perMonth) a month for \(language.list(parts)): list prices of \
          \(region), \(date), without data transfer.
          """,
        ja: """
          \(language.list(parts)) に1GBあたり\(cost.perGB)、1か月あたり\(cost.perMonth) \
          (\(region) の \(date) 時点の定価、データ転送料金を除く)。
          """), elsewhere, unpriced,
    ])
  }
}
