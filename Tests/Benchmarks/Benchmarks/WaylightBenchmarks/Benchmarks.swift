import Benchmark

/// Instructions where the machine counts them: they are the same on a busy one.
let metrics: [BenchmarkMetric] = [.instructions, .wallClock, .peakMemoryResident]

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: metrics, warmupIterations: 3, maxDuration: .seconds(3))
  registerCatalogueBenchmarks()
  do {
    try registerAccountBenchmarks()
  } catch {
    fatalError("the benchmark's own account cannot be written or read: \(error)")
  }
}
