/// The first screen: the samples, and a small map of the one under the cursor.
struct WelcomeState: Sendable {
  let samples: [SampleCard]
  var rows = RowCursor()
  /// Samples that have been read, by index.
  var previews: [Int: LoadedNetwork] = [:]
  /// Samples that were asked for.
  var asked: Set<Int> = []

  init(samples: [SampleCard]) { self.samples = samples }

  var current: SampleCard? { samples.indices.contains(rows.index) ? samples[rows.index] : nil }
  var preview: LoadedNetwork? { previews[rows.index] }
}
