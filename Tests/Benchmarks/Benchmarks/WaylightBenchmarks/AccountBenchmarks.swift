import Benchmark
import NetworkModel
import PathEngine
import TopologyFiles

/// Reading an account, and asking it.
func registerAccountBenchmarks() throws {
  let count = 50_000
  let path = try SyntheticAccount(instanceCount: count).write()

  Benchmark(
    "load \(count) interfaces", configuration: .init(metrics: metrics, maxDuration: .seconds(10))
  ) { _ in
    blackHole(try TopologyLoader.load([path]))
  }

  let report = try TopologyLoader.load([path])
  let tracer = PathTracer(report.topology)
  let source = Query.Source.interface(
    ResourceID(SyntheticAccount.interfaceID(count / 2)), address: nil)

  Benchmark("prepare tracing among \(count) interfaces") { _ in
    blackHole(PathTracer(report.topology))
  }

  Benchmark("trace to S3 among \(count) interfaces") { benchmark in
    let trace = tracer.trace(Query(from: source, to: .service("s3", region: nil)))
    if trace.verdict != .reachable {
      benchmark.error("a trace that ends early: \(trace.explanations.map(\.code))")
    }
  }
}
