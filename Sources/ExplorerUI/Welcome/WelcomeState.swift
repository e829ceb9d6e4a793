/// The first screen: the samples, and a small map of the one under the cursor.
struct WelcomeState: Sendable {
  private(set) var samples: [SampleCard]
  var rows = RowCursor()
  /// Samples that have been read, by index.
  private(set) var networks: [Int: LoadedNetwork] = [:]
  /// Whether the samples were asked for.
  var isAsked = false

  init(samples: [SampleCard]) { self.samples = samples }

  var current: SampleCard? { samples.indices.contains(rows.index) ? samples[rows.index] : nil }
  var network: LoadedNetwork? { networks[rows.index] }

  mutating func take(_ index: Int, _ card: SampleCard, _ network: LoadedNetwork) {
    guard samples.indices.contains(index) else { return }
    samples[index] = card
    networks[index] = network
  }
}
