// swift-tools-version: 6.3
import PackageDescription

// Apart from the package itself, so that nobody who builds Waylight fetches a benchmark harness.
let package = Package(
  name: "waylight-benchmarks",
  dependencies: [
    .package(name: "waylight", path: "../.."),
    // Without its default traits it needs no jemalloc.
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "WaylightBenchmarks",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "NetworkModel", package: "waylight"),
        .product(name: "PathEngine", package: "waylight"),
        .product(name: "TopologyFiles", package: "waylight"),
      ],
      path: "Benchmarks/WaylightBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
