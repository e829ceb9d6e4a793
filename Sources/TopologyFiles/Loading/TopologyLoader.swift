public import NetworkModel

/// Reads files and folders into one topology, whatever kinds of input they are.
public enum TopologyLoader {
  /// How far loading has come.
  public struct Progress: Hashable, Sendable {
    public var filesRead: Int
    /// All files that the paths stand for.
    public var fileCount: Int
    public var bytesRead: Int
    public var resourceCount: Int
  }

  public enum Continuation: Hashable, Sendable {
    case proceed
    case stop
  }

  /// Reads all that the paths stand for: files, folders to any depth, `-` for standard input. What a
  /// file is, is told from its content. All of it becomes one topology.
  ///
  /// Files that are wrong, or wrong in part, are findings of the report. In folders, files that are no
  /// input of ours are passed over with a note. An account that holds nothing is an empty topology.
  ///
  /// - Parameters:
  ///   - side: which network of a Terraform plan is meant.
  ///   - progress: called now and then, at least once a file; may stop the loading.
  /// - Throws: when a path leads nowhere, or no file holds anything of a network.
  public static func load(
    _ paths: [String], side: PlanSide = .after,
    progress: @escaping (Progress) -> Continuation = { _ in .proceed }
  ) throws(TopologyLoadError) -> ImportReport {
    try loadWithDocuments(paths, side: side, progress: progress).report
  }

  /// Like ``load(_:side:progress:)``, and keeps what topology files say besides the network.
  public static func loadWithDocuments(
    _ paths: [String], side: PlanSide = .after,
    progress: @escaping (Progress) -> Continuation = { _ in .proceed }
  ) throws(TopologyLoadError) -> LoadedTopology {
    var session = LoadingSession(side: side, report: progress)
    return try session.load(paths)
  }
}

/// A topology with the titles, descriptions and expectations of the files that have them.
public struct LoadedTopology: Sendable {
  public var report: ImportReport
  /// One for each file of Waylight's own YAML, in the order in which they were read.
  public var documents: [TopologyDocument]
}
