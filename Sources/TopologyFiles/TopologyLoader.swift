public import NetworkModel

/// Reads files and folders into one topology, whatever kinds of input they are.
public struct TopologyLoader {
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

  private var builder = TopologyBuilder()
  private var describeReader = AWSDescribeReader()
  private var progress = Progress(filesRead: 0, fileCount: 0, bytesRead: 0, resourceCount: 0)
  private let report: (Progress) -> Continuation
  /// Files of which something was understood, though perhaps no resource.
  private var understood = 0
  /// Files in folders that are no input of ours.
  private var passedOver: [String] = []

  private init(report: @escaping (Progress) -> Continuation) {
    self.report = report
  }

  /// Reads all that the paths stand for: files, folders to any depth, `-` for standard input. What a
  /// file is, is told from its content. All of it becomes one topology.
  ///
  /// Files that are wrong, or wrong in part, are findings of the report; so is an account that is
  /// empty. In folders, files that are no input of ours are passed over with a note.
  ///
  /// - Parameter progress: called now and then, at least once a file; may stop the loading.
  /// - Throws: when a path leads nowhere, or no file holds anything of a network.
  public static func load(
    _ paths: [String], progress: @escaping (Progress) -> Continuation = { _ in .proceed }
  ) throws(TopologyLoadError) -> ImportReport {
    var loader = TopologyLoader(report: progress)
    return try loader.load(paths)
  }

  private mutating func load(_ paths: [String]) throws(TopologyLoadError) -> ImportReport {
    let source: FileSource
    do {
      source = try FileSource(paths)
    } catch {
      throw TopologyLoadError(error)
    }
    progress.fileCount = source.entries.count
    for problem in source.problems {
      report(.warning, problem.problem.code, problem.message, problem.path)
    }
    if source.entries.isEmpty {
      for path in paths {
        report(.error, .emptyInput, "the folder holds no files", path)
      }
    }
    for entry in source.entries {
      guard report(progress) == .proceed else { throw .stopped }
      try load(entry)
      progress.filesRead += 1
      progress.resourceCount = builder.resourceCount
    }
    return try finish()
  }

  private mutating func finish() throws(TopologyLoadError) -> ImportReport {
    reportPassedOver()
    guard understood > 0 else { throw .nothingToRead(findings: builder.findings) }
    describeReader.finish(into: &builder)
    let result = builder.build()
    guard report(progress) == .proceed else { throw .stopped }
    return result
  }

  // MARK: One file

  private mutating func load(_ entry: FileSource.Entry) throws(TopologyLoadError) {
    let contents: FileContents
    var bytesRead = progress.bytesRead
    do {
      contents = try FileReader.read(entry.path) { [report, progress] count in
        bytesRead += count
        var now = progress
        now.bytesRead = bytesRead
        return report(now) == .proceed
      }
    } catch {
      guard error.problem != .stopped else { throw .stopped }
      if entry.isNamed, progress.fileCount == 1 { throw TopologyLoadError(error) }
      report(entry.isNamed ? .error : .warning, error.problem.code, error.message, entry.path)
      return
    }
    progress.bytesRead = bytesRead
    switch contents.kind {
    case .json: try loadJSON(contents, entry)
    case .text: loadText(contents, entry)
    case .empty:
      report(entry.severity, .emptyInput, "the file is empty", entry.path)
    case .binary:
      reportUnusable(entry, .notText, "the file is not text")
    case .compressed:
      reportUnusable(
        entry, .notText, "the file is compressed", hint: "unpack it and give what is inside")
    }
  }

  private mutating func loadJSON(
    _ contents: FileContents, _ entry: FileSource.Entry
  ) throws(TopologyLoadError) {
    let text = JSONText(contents)
    guard let error = try loadDocument(text, entry) else { return }
    guard error.problem == .trailingData else {
      reportSyntax(error, text, entry)
      return
    }
    // Several outputs, one after the other, as `cat *.json` makes.
    let values = JSONErrorLocator.values(in: text)
    for range in values.ranges {
      if let error = try loadDocument(text[range], entry) {
        reportSyntax(error, text[range], entry)
      }
    }
    if let error = values.error { reportSyntax(error, text, entry) }
  }

  /// - Returns: why the text is not one JSON value, if it is not.
  private mutating func loadDocument(
    _ text: JSONText, _ entry: FileSource.Entry
  ) throws(TopologyLoadError) -> JSONSyntaxError? {
    let document: JSONDocument
    do {
      document = try JSONDocument(text)
    } catch {
      return error
    }
    switch document.withRoot({ root in read(root, text, entry) }) {
    case .read: understood += 1
    case .unrecognised: reportUnrecognised(text, entry)
    case .stopped: throw .stopped
    }
    return nil
  }

  /// Where the readers of JSON inputs are told apart.
  private mutating func read(
    _ root: JSONValue, _ text: JSONText, _ entry: FileSource.Entry
  ) -> AWSDescribeReader.Outcome {
    let progress = progress
    return describeReader.read(root, of: text, file: entry.path, into: &builder) {
      [report] count in
      var now = progress
      now.resourceCount = count
      return report(now) == .proceed
    }
  }

  private mutating func loadText(_ contents: FileContents, _ entry: FileSource.Entry) {
    if let complaint = ForeignText.complaint(about: contents) {
      report(.warning, .unrecognised, complaint.message, entry.path, hint: complaint.hint)
    } else {
      reportUnusable(
        entry, .unrecognised, "the file is neither JSON nor a topology in YAML",
        hint: "capture AWS's output with --output json")
    }
  }

  // MARK: Findings about files

  private mutating func reportSyntax(
    _ error: JSONSyntaxError, _ text: JSONText, _ entry: FileSource.Entry
  ) {
    let base = text.range.lowerBound
    let (place, message) = text.withFileBytes { bytes in
      (
        TextPositionScanner.position(at: base + error.offset, in: bytes),
        error.message { TextPositionScanner.position(at: base + $0, in: bytes).line }
      )
    }
    let isCut = error.isTruncation
    builder.report(
      Finding(
        entry.severity, isCut ? .truncated : .malformed, message,
        at: SourceLocation(file: entry.path, line: place.line, column: place.column),
        hint: isCut ? "capture it again: it was cut short" : "capture it again, or correct the file"
      ))
  }

  private mutating func reportUnrecognised(_ text: JSONText, _ entry: FileSource.Entry) {
    reportUnusable(
      entry, .unrecognised, "the file is JSON, but not the output of an AWS command",
      hint: "give the whole output of aws ec2 describe-*, without --query")
  }

  /// A file that is no input: a fault where the person named it, else nothing to speak of.
  private mutating func reportUnusable(
    _ entry: FileSource.Entry, _ code: FindingCode, _ message: String, hint: String? = nil
  ) {
    if entry.isNamed {
      report(.error, code, message, entry.path, hint: hint)
    } else {
      passedOver.append(entry.path)
    }
  }

  private mutating func reportPassedOver() {
    guard let first = passedOver.first else { return }
    let names = passedOver.prefix(5).map {
      $0.split(separator: "/").last.map(String.init) ?? $0
    }
    let rest = passedOver.count > names.count ? ", …" : ""
    report(
      .note, .unrecognised,
      "\(passedOver.count) files are no input and were passed over: "
        + names.joined(separator: ", ") + rest, first)
  }

  private mutating func report(
    _ severity: FindingSeverity, _ code: FindingCode, _ message: String, _ path: String,
    hint: String? = nil
  ) {
    builder.report(
      Finding(severity, code, message, at: SourceLocation(file: path), hint: hint))
  }
}

extension FileSource.Entry {
  /// How much it matters that the file cannot be read.
  fileprivate var severity: FindingSeverity { isNamed ? .error : .warning }
}

extension FileError.Problem {
  fileprivate var code: FindingCode {
    switch self {
    case .notFound, .unreadable, .notAFile, .stopped: .unreadable
    case .tooLarge, .tooManyFiles: .limitReached
    }
  }
}

extension TopologyLoadError {
  fileprivate init(_ error: FileError) {
    switch error.problem {
    case .notFound: self = .noSuchFile(path: error.path)
    case .unreadable, .notAFile, .tooLarge, .tooManyFiles:
      self = .unreadable(path: error.path, reason: error.message)
    case .stopped: self = .stopped
    }
  }
}
