// swift-tools-version: 6.3
import PackageDescription

// Apart from the package itself: its targets once more, watched by libFuzzer and the address sanitizer.
// `make fuzz` builds and runs it. A fuzzer is a main program, so each reader has one of its own.

let readers = ["Describe", "Terraform", "Topology", "Expectations", "Settings", "Theme", "Session"]

let watched: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address"])]
let features: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]
let orderedCollections: Target.Dependency = .product(
  name: "OrderedCollections", package: "swift-collections")

let package = Package(
  name: "waylight-fuzzing",
  dependencies: [
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0")
  ],
  targets: [
    .target(name: "CLibFuzzer", path: "CLibFuzzer"),
    .target(name: "IPAddressing"),
    .target(name: "CBundledFiles"),
    .target(name: "NetworkModel", dependencies: ["CBundledFiles", "IPAddressing"]),
    .target(name: "PathEngine", dependencies: ["IPAddressing", "NetworkModel"]),
    .target(name: "CLibYAML", linkerSettings: [.linkedLibrary("yaml")]),
    .target(name: "YAMLTree", dependencies: ["CLibYAML"]),
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(
      name: "TopologyFiles",
      dependencies: ["CSimdjson", "IPAddressing", "NetworkModel", "YAMLTree", orderedCollections]),
    .target(name: "TerminalScreen"),
    .target(
      name: "Reports",
      dependencies: ["IPAddressing", "NetworkModel", "PathEngine", "TerminalScreen"]),
    .target(
      name: "NetworkMap",
      dependencies: ["IPAddressing", "NetworkModel", "PathEngine", "TerminalScreen"]),
    .target(
      name: "ExplorerUI",
      dependencies: [
        "CBundledFiles", "IPAddressing", "NetworkMap", "NetworkModel", "PathEngine", "Reports",
        "TerminalScreen", "YAMLTree",
      ]),
  ]
    + readers.map { reader in
      .executableTarget(
        name: "Fuzz\(reader)",
        dependencies: [
          "CLibFuzzer", "ExplorerUI", "IPAddressing", "NetworkModel", "TopologyFiles",
        ],
        path: "Fuzzers/\(reader)",
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])])
    },
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)

for target in package.targets where !target.name.hasPrefix("C") {
  target.swiftSettings = (target.swiftSettings ?? []) + watched + features
}
