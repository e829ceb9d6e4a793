// swift-tools-version: 6.3
import PackageDescription

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let orderedCollections: Target.Dependency = .product(
  name: "OrderedCollections", package: "swift-collections")

let package = Package(
  name: "waylight",
  products: [
    .library(name: "NetworkModel", targets: ["NetworkModel"]),
    .library(name: "PathEngine", targets: ["PathEngine"]),
    .library(name: "TopologyFiles", targets: ["TopologyFiles"]),
    .executable(name: "waylight", targets: ["waylight"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
  ],
  targets: [
    // From the ground up: a target may only depend on those above it.
    .target(name: "IPAddressing"),
    .target(name: "CBundledFiles"),
    .target(name: "NetworkModel", dependencies: ["CBundledFiles", "IPAddressing"]),
    .target(name: "PathEngine", dependencies: ["IPAddressing", "NetworkModel"]),

    .target(name: "CLibYAML", linkerSettings: [.linkedLibrary("yaml")]),
    .target(name: "YAMLTree", dependencies: ["CLibYAML"]),
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(
      name: "TopologyFiles",
      dependencies: [
        "CSimdjson", "IPAddressing", "NetworkModel", "YAMLTree", orderedCollections,
      ]),

    .target(
      name: "AccountCapture", dependencies: ["IPAddressing", "NetworkModel", "TopologyFiles"]),

    .target(name: "TerminalScreen"),
    .target(
      name: "CNcurses",
      cSettings: [.define("NCURSES_WIDECHAR", to: "1"), .define("_GNU_SOURCE")],
      linkerSettings: [
        .linkedLibrary("ncursesw"), .linkedLibrary("tinfo", .when(platforms: [.linux])),
      ]),
    .target(name: "NcursesTerminal", dependencies: ["CNcurses", "TerminalScreen"]),

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
    .executableTarget(
      name: "waylight",
      dependencies: [
        "AccountCapture", "CBundledFiles", "ExplorerUI", "IPAddressing", "NcursesTerminal",
        "NetworkMap", "NetworkModel", "PathEngine", "Reports", "TerminalScreen", "TopologyFiles",
        argumentParser,
      ]),

    // Tests mirror the sources. TestSupport builds topologies in three lines.
    .target(
      name: "TestSupport", dependencies: ["IPAddressing", "NetworkModel", "TopologyFiles"],
      path: "Tests/TestSupport"),
    .testTarget(name: "YAMLTreeTests", dependencies: ["YAMLTree"]),
    .testTarget(name: "IPAddressingTests", dependencies: ["IPAddressing"]),
    .testTarget(
      name: "NetworkModelTests", dependencies: ["IPAddressing", "NetworkModel", "TestSupport"]),
    .testTarget(
      name: "PathEngineTests",
      dependencies: ["IPAddressing", "NetworkModel", "PathEngine", "TestSupport", "TopologyFiles"]),
    .testTarget(
      name: "TopologyFilesTests",
      dependencies: [
        "IPAddressing", "NetworkModel", "PathEngine", "TestSupport", "TopologyFiles",
      ]),
    .testTarget(
      name: "AccountCaptureTests",
      dependencies: [
        "AccountCapture", "IPAddressing", "NetworkModel", "PathEngine", "TestSupport",
        "TopologyFiles",
      ]),
    .testTarget(name: "TerminalScreenTests", dependencies: ["TerminalScreen"]),
    .testTarget(name: "NcursesTerminalTests", dependencies: ["NcursesTerminal", "TerminalScreen"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "IPAddressing", "NetworkModel", "PathEngine", "Reports", "TerminalScreen", "TestSupport",
        "TopologyFiles",
      ], exclude: ["Goldens"]),
    .testTarget(
      name: "NetworkMapTests",
      dependencies: [
        "IPAddressing", "NetworkMap", "NetworkModel", "PathEngine", "TerminalScreen", "TestSupport",
        "TopologyFiles",
      ],
      exclude: ["Goldens"]),
    .testTarget(
      name: "ExplorerUITests",
      dependencies: [
        "ExplorerUI", "IPAddressing", "NetworkMap", "NetworkModel", "PathEngine", "Reports",
        "TerminalScreen", "TestSupport", "TopologyFiles",
      ],
      exclude: ["Goldens"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)

for target in package.targets {
  switch target.type {
  case .regular, .executable, .test:
    target.swiftSettings =
      (target.swiftSettings ?? []) + [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      ]
  default:
    break
  }
}
