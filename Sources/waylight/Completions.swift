import ArgumentParser
import FoundationEssentials
import Glibc
import NetworkModel
import TopologyFiles

/// What a shell offers behind an option or in place of an argument.
///
/// Whatever goes wrong, nothing is offered and nothing is said. Bash expands what it is given once more,
/// command substitutions included, so only words that no shell takes apart are ever offered: of a resource
/// that is called otherwise, the id.
enum Completions {
  static let profiles = CompletionKind.custom { _, _, start in
    offered(AWSProfiles.ofThisProcess.names, start)
  }

  static let regions = CompletionKind.custom { _, _, start in
    offered(AddressRanges.bundled.regions.sorted(), start)
  }

  static let samples = CompletionKind.custom { _, _, start in
    offered(Sample.all(in: .ofThisProcess).map(\.name), start)
  }

  static let themes = CompletionKind.custom { _, _, start in
    offered(ThemeShelf.ofThisProcess.names, start)
  }

  static let protocols = CompletionKind.list(["tcp", "udp", "icmp", "icmpv6", "all"])

  /// The ends of a path: what the input has that may be one.
  static let sources = CompletionKind.custom { words, _, start in
    offered(TypedInput(words).sources(beginningWith: start), start)
  }

  static let destinations = CompletionKind.custom { words, _, start in
    offered(TypedInput(words).destinations(beginningWith: start), start)
  }

  /// Files first; once there is one, kinds of resource too.
  static let pathsAndKinds = CompletionKind.custom { words, _, start in
    let input = TypedInput(words, besides: start)
    return offered(
      (input.paths.isEmpty ? [] : ListCommand.kindNames) + files(beginningWith: start), start)
  }

  /// Files first; once there is one, its route tables, subnets and VPCs too.
  static let pathsAndTables = CompletionKind.custom { words, _, start in
    let input = TypedInput(words, besides: start)
    return offered(input.tables(beginningWith: start) + files(beginningWith: start), start)
  }

  /// More than a person reads through.
  private static let limit = 300

  /// Those that begin as the word does so far, each once, in order.
  static func offered(_ candidates: [String], _ start: String) -> [String] {
    let fitting = Set(candidates.filter { $0.hasPrefix(start) && isPlain($0) })
    return Array(fitting.sorted().prefix(limit))
  }

  /// Letters, digits and what no shell, and no word break of bash, gives a meaning.
  static func isPlain(_ word: String) -> Bool {
    !word.isEmpty && word.first != "-"
      && word.unicodeScalars.allSatisfy { scalar in
        if scalar.isASCII {
          return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            || "-_./+,%".unicodeScalars.contains(scalar)
        }
        return scalar.properties.isAlphabetic
      }
  }

  /// The files and folders that a path may go on to.
  ///
  /// Bash knows a folder from a file. Other shells take the only word there is for the end of it: of a folder
  /// that would be the only one, they get what is in it.
  private static func files(beginningWith start: String) -> [String] {
    let end = start.lastIndex(of: "/").map { start.index(after: $0) } ?? start.startIndex
    let folder = String(start[..<end])
    let fitting = Locations.names(in: folder.isEmpty ? "." : folder).map { folder + $0 }
      .filter { $0.hasPrefix(start) }
    guard CompletionShell.requesting != .bash, fitting.count == 1, let only = fitting.first else {
      return fitting
    }
    let inside = Locations.names(in: only).map { only + "/" + $0 }
    return inside.isEmpty ? fitting : inside
  }
}

/// The profiles of the `aws` command: the names of the sections of its files, and nothing else of them.
struct AWSProfiles {
  let names: [String]

  static var ofThisProcess: AWSProfiles {
    AWSProfiles(environment: ProcessInfo.processInfo.environment)
  }

  /// Source: AWS CLI User Guide, "Configuration and credential file settings".
  init(environment: [String: String]) {
    let home = (environment["HOME"] ?? "") + "/.aws/"
    let configuration = Self.sections(of: environment["AWS_CONFIG_FILE"] ?? home + "config")
      .compactMap { section -> String? in
        if section == "default" { return section }
        let words = section.split(separator: " ")
        return words.count == 2 && words[0] == "profile" ? String(words[1]) : nil
      }
    let credentials = Self.sections(
      of: environment["AWS_SHARED_CREDENTIALS_FILE"] ?? home + "credentials")
    names = Set(configuration + credentials).sorted()
  }

  private static func sections(of path: String) -> [String] {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size < 1 << 20,
      let text = Locations.text(of: path)
    else { return [] }
    return text.split(whereSeparator: \.isNewline).compactMap { line in
      guard line.first == "[", let end = line.firstIndex(of: "]") else { return nil }
      return String(line[line.index(after: line.startIndex)..<end])
    }
  }
}

/// The network of the paths that stand in a command line already.
private struct TypedInput {
  let paths: [String]

  /// How long a person waits for a word.
  private static let patience = Duration.seconds(1)

  /// - Parameter word: the one that is being typed, which is no path yet.
  init(_ words: [String], besides word: String = "") {
    let commands = Set(Waylight.configuration.subcommands.map { $0.configuration.commandName })
    var arguments = words.dropFirst()
    if let first = arguments.first, commands.contains(first) { arguments = arguments.dropFirst() }
    paths = arguments.filter { argument in
      var status = stat()
      guard argument != word, !argument.hasPrefix("-"), stat(argument, &status) == 0 else {
        return false
      }
      // What may never end, or is not for us to take, such as a pipe, is left alone.
      return status.st_mode & S_IFMT == S_IFREG || status.st_mode & S_IFMT == S_IFDIR
    }
  }

  private var topology: Topology {
    guard !paths.isEmpty else { return .empty }
    let start = ContinuousClock.now
    let report = try? TopologyLoader.load(paths) { _ in
      ContinuousClock.now - start < Self.patience ? .proceed : .stop
    }
    return report?.topology ?? .empty
  }

  func sources(beginningWith start: String) -> [String] {
    hosts(of: topology, beginningWith: start) + ["internet", "onprem"]
  }

  func destinations(beginningWith start: String) -> [String] {
    let topology = topology
    let known = ServiceCatalogue.bundled
    let own = topology.vpcEndpoints.compactMap { known.service(named: $0.serviceName.text)?.name }
    // All that AWS has are too many to begin with.
    let services = start.isEmpty ? ["s3", "dynamodb"] + own : known.services.map(\.name)
    return hosts(of: topology, beginningWith: start) + services
      + ["internet", "onprem", "ssm-session"]
  }

  func tables(beginningWith start: String) -> [String] {
    let topology = topology
    return words(topology.routeTables, start) + words(topology.subnets, start)
      + words(topology.vpcs, start)
  }

  private func hosts(of topology: Topology, beginningWith start: String) -> [String] {
    let purposes: Set<NetworkInterface.Purpose> = [.host, .lambda, .container, .database]
    let others = topology.networkInterfaces.filter {
      $0.instance == nil && purposes.contains($0.purpose)
    }
    return words(topology.instances, start) + words(others, start) + words(topology.subnets, start)
      + words(topology.databases, start) + words(topology.loadBalancers, start)
  }

  /// Names, and ids where there is no name that can be offered or an id was begun.
  private func words(_ entities: [some Entity], _ start: String) -> [String] {
    entities.flatMap { entity -> [String] in
      let (name, id) = (entity.name.text, entity.id.text)
      if !Completions.isPlain(name) { return [id] }
      return !start.isEmpty && id.hasPrefix(start) ? [name, id] : [name]
    }
  }
}
