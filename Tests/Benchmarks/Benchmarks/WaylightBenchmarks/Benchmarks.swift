import Benchmark

/// Instructions rather than time: they are the same on a busy machine.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.instructions, .wallClock, .peakMemoryResident],
    warmupIterations: 3,
    maxDuration: .seconds(3))
  registerCatalogueBenchmarks()
}
