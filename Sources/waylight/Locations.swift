import FoundationEssentials
import Glibc

/// Where the program's files are looked for: first what the person put there, then what was installed,
/// then the checkout it was built from (XDG Base Directory Specification).
struct Locations {
  /// The program itself, links followed.
  let program: String
  private let configurationHome: String
  private let stateHome: String
  private let cacheHome: String
  /// In the order in which they are looked into.
  private let dataFolders: [String]

  static var ofThisProcess: Locations {
    Locations(
      environment: ProcessInfo.processInfo.environment, program: realPath("/proc/self/exe") ?? "")
  }

  init(environment: [String: String], program: String) {
    self.program = program
    // The specification: relative paths are to be ignored, empty ones count as not set.
    func folder(_ name: String, _ fallback: String) -> String {
      environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
        ?? (environment["HOME"] ?? "") + "/" + fallback
    }
    configurationHome = folder("XDG_CONFIG_HOME", ".config") + "/waylight"
    stateHome = folder("XDG_STATE_HOME", ".local/state") + "/waylight"
    cacheHome = folder("XDG_CACHE_HOME", ".cache") + "/waylight"
    let installed = (environment["XDG_DATA_DIRS"] ?? "").split(separator: ":").map(String.init)
      .filter { $0.hasPrefix("/") }
    let shared = installed.isEmpty ? ["/usr/local/share", "/usr/share"] : installed
    var folders = [configurationHome, folder("XDG_DATA_HOME", ".local/share") + "/waylight"]
    folders += shared.map { $0 + "/waylight" }
    if let bin = Self.parent(of: program), let prefix = Self.parent(of: bin) {
      folders.append(prefix + "/share/waylight")
    }
    if let checkout = Self.checkout(holding: program) { folders.append(checkout) }
    var seen = Set<String>()
    dataFolders = folders.filter { seen.insert($0).inserted }
  }

  var configuration: String { configurationHome + "/config.yaml" }

  /// Where a fault of the program is written down.
  var log: String { stateHome + "/waylight.log" }

  /// Where captures lie that nobody named a folder for.
  var cache: String { cacheHome }

  /// Where an account is captured to that is explored at once.
  ///
  /// - Parameter name: of the profile, or what stands for it.
  func liveCapture(of name: String) -> String {
    let plain = name.unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        || scalar == "-" || scalar == "_" ? Character(scalar) : "_"
    }
    return cacheHome + "/live/" + String(plain.prefix(64))
  }

  /// Where a capture lies before it is redacted: one place for each folder that one is written to.
  func rawCapture(for folder: String) -> String {
    let whole = Self.realPath(folder) ?? folder
    // FNV-1a: the same folder finds what was left of its capture.
    let hash = whole.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return cacheHome + "/unredacted/" + String(hash, radix: 16)
  }

  /// What the explorer remembers from one time to the next.
  var session: String { stateHome + "/session.yaml" }

  /// Every place of a kind of file: `themes`, `sample-topologies`.
  func folders(_ name: String) -> [String] { dataFolders.map { $0 + "/" + name } }

  /// The places that there are.
  func presentFolders(_ name: String) -> [String] { folders(name).filter(Self.isThere) }

  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// What a folder holds, by name, without hidden files.
  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  static func text(of path: String) -> String? { TextFile.read(path) }

  /// The folder with the package's manifest above the program, while it runs out of its build folder.
  private static func checkout(holding program: String) -> String? {
    var folder = parent(of: program)
    while let here = folder {
      if isThere(here + "/Package.swift"), isThere(here + "/sample-topologies") { return here }
      folder = parent(of: here)
    }
    return nil
  }

  private static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return nil }
    return String(path[..<slash])
  }

  /// A path from the root, links followed; nil for one that leads nowhere.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
