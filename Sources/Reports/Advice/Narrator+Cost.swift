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
      let name = names.label(line.component.id)
      return line.zones > 1
        ? text(en: "\(name) in \(line.zones) zones", ja: "\(name) (\(line.zones)ゾーン)") : name
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
          \(language.list(parts)): \(cost.perGB)/GB, \(cost.perMonth) a month (list prices of \
          \(region), \(date); data transfer apart).
          """,
        ja: """
          \(language.list(parts)): \(cost.perGB)/GB、\(cost.perMonth)/月、データ転送料金を除く \
          (\(region) の \(date) 時点の定価)。
          """), elsewhere, unpriced,
    ])
  }
}
