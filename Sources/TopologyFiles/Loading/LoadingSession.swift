import NetworkModel

/// One loading: goes from file to file, asks the reader of each kind, and joins what they saw.
struct LoadingSession {
  typealias Progress = TopologyLoader.Progress

  var builder = TopologyBuilder()
  private var describeReader = AWSDescribeReader()
  private var terraformReader: TerraformReader
  private var documents: [TopologyDocument] = []
  private var progress = Progress(filesRead: 0, fileCount: 0, bytesRead: 0, resourceCount: 0)
  private let report: (Progress) -> TopologyLoader.Continuation
  /// Files of which something was understood, though perhaps no resource.
  private var understood = 0
  /// Files in folders that are no input of ours.
  var passedOver: [String] = []

  init(side: PlanSide, report: @escaping (Progress) -> TopologyLoader.Continuation) {
    terraformReader = TerraformReader(side: side)
    self.report = report
  }

  mutating func load(_ paths: [String]) throws(TopologyLoadError) -> LoadedTopology {
    let source: FileSource
    do {
      source = try FileSource(paths)
    } catch {
      throw TopologyLoadError(error)
    }
    progress.fileCount = source.entries.count
    for problem in source.problems {
      report(.warning, problem.problem.code, problem.words, problem.path)
    }
    if source.entries.isEmpty {
      for path in paths {
        report(
          .error, .emptyInput,
          LocalizedText(en: "the folder holds no files", ja: "フォルダーにファイルがありません"), path)
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

  private mutating func finish() throws(TopologyLoadError) -> LoadedTopology {
    reportPassedOver()
    guard understood > 0 else { throw .nothingToRead(findings: builder.findings) }
    terraformReader.finish(&describeReader, into: &builder)
    describeReader.finish(into: &builder)
    let result = builder.build()
    guard report(progress) == .proceed else { throw .stopped }
    return LoadedTopology(report: result, documents: documents)
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
      report(entry.isNamed ? .error : .warning, error.problem.code, error.words, entry.path)
      return
    }
    progress.bytesRead = bytesRead
    switch contents.kind {
    case .json: try loadJSON(contents, entry)
    case .text: loadText(contents, entry)
    case .empty:
      report(
        entry.severity, .emptyInput, LocalizedText(en: "the file is empty", ja: "ファイルが空です"),
        entry.path)
    case .binary:
      reportUnusable(
        entry, .notText, LocalizedText(en: "the file is not text", ja: "ファイルがテキストではありません"))
    case .compressed where contents.isTerraformPlan:
      reportTerraformFile(entry)
    case .compressed:
      reportUnusable(
        entry, .notText, LocalizedText(en: "the file is compressed", ja: "ファイルが圧縮されています"),
        hint: LocalizedText(en: "unpack it and give what is inside", ja: "展開して中身を指定してください"))
    }
  }

  private mutating func loadJSON(
    _ contents: FileContents, _ entry: FileSource.Entry
  ) throws(TopologyLoadError) {
    let text = JSONText(contents)
    guard let error = try loadDocument(text, entry) else { return }
    guard error.problem == .trailingData else {
      reportSyntax(error, text, entry)
      if error.isTruncation, let whole = text.salvaged() {
        _ = try loadDocument(whole, entry, isSalvaged: true)
      }
      return
    }
    // Several outputs, one after the other, as `cat *.json` makes.
    let values = JSONErrorLocator.values(in: text)
    if let first = values.ranges.first, Self.isTerraformLog(text[first]) {
      // A value in each line, of which the first says all.
      reportTerraformLog(entry)
      return
    }
    for range in values.ranges {
      if let error = try loadDocument(text[range], entry) {
        reportSyntax(error, text[range], entry)
      }
    }
    if let error = values.error { reportSyntax(error, text, entry) }
  }

  private static func isTerraformLog(_ text: JSONText) -> Bool {
    // Its lines are short; a large output of AWS is not parsed twice for this.
    guard text.range.count < 4096, let document = try? JSONDocument(text) else { return false }
    return document.withRoot { JSONInput($0) == .terraformLog }
  }

  /// - Returns: why the text is not one JSON value, if it is not.
  private mutating func loadDocument(
    _ text: JSONText, _ entry: FileSource.Entry, isSalvaged: Bool = false
  ) throws(TopologyLoadError) -> JSONSyntaxError? {
    let document: JSONDocument
    do {
      document = try JSONDocument(text)
    } catch {
      return error
    }
    // Half of Terraform's output is half of each table and group: its resources are parts of AWS's.
    if isSalvaged, document.withRoot({ JSONInput($0) == .terraform }) { return nil }
    switch document.withRoot({ root in read(root, text, entry) }) {
    case .read: understood += 1
    case .unrecognised: reportUnrecognised(entry)
    case .stopped: throw .stopped
    case nil: break
    }
    return nil
  }

  /// Where the readers of JSON inputs are told apart; nil when all is said.
  private mutating func read(
    _ root: JSONValue, _ text: JSONText, _ entry: FileSource.Entry
  ) -> AWSDescribeReader.Outcome? {
    switch JSONInput(root) {
    case .awsDescribe:
      return describeReader.read(
        root, of: text, file: entry.path, into: &builder, isWanted: isWanted())
    case .terraform:
      return terraformReader.read(
        root, of: text, file: entry.path, &describeReader, into: &builder, isWanted: isWanted())
    case .terraformState:
      reportTerraformFile(entry)
      return nil
    case .terraformLog:
      reportTerraformLog(entry)
      return nil
    case .waylight:
      // JSON is YAML too.
      loadYAML(text.withBytes { String(decoding: $0, as: UTF8.self) }, entry)
      return nil
    }
  }

  /// Tells how many resources there are by now, and asks whether to go on.
  private func isWanted() -> (Int) -> Bool {
    { [progress, report] count in
      var now = progress
      now.resourceCount = count
      return report(now) == .proceed
    }
  }

  private mutating func loadText(_ contents: FileContents, _ entry: FileSource.Entry) {
    if let complaint = ForeignText.complaint(about: contents) {
      report(entry.severity, .unrecognised, complaint.words, entry.path, hint: complaint.hint)
      return
    }
    guard TopologyText.isTopology(contents) else {
      reportUnusable(
        entry, .unrecognised,
        LocalizedText(
          en: "the file is neither JSON nor a topology in YAML", ja: "JSONでもYAMLのトポロジーでもありません"),
        hint: LocalizedText(
          en: "a topology has the key vpcs:; AWS's output is captured with --output json",
          ja: "トポロジーには vpcs: が必要です。AWSの出力は --output json で取得してください"))
      return
    }
    switch contents.withBytes({ String(validating: $0, as: UTF8.self) }) {
    case let text?: loadYAML(text, entry)
    case nil:
      let place = contents.withBytes { bytes in
        TextPositionScanner.position(at: FileContents.validCount(of: bytes), in: bytes)
      }
      builder.report(
        Finding(
          .error, .malformed,
          LocalizedText(
            en: "here the file holds bytes that are not UTF-8", ja: "ここにUTF-8ではないバイトがあります"),
          at: SourceLocation(file: entry.path, line: place.line, column: place.column),
          hint: LocalizedText(en: "save it as UTF-8", ja: "UTF-8で保存し直してください")))
    }
  }

  private mutating func loadYAML(_ text: String, _ entry: FileSource.Entry) {
    let resourcesBefore = builder.resourceCount
    let findingsBefore = builder.findings.count
    let document = YAMLTopologyReader.read(text, file: entry.path, into: &builder)
    documents.append(document)
    let isFaulty = builder.findings[findingsBefore...].contains { $0.severity == .error }
    let isEmpty = builder.resourceCount == resourcesBefore
    if isEmpty, !isFaulty { reportNoResource(entry) }
    if !isEmpty || !isFaulty { understood += 1 }
  }
}

extension TopologyLoadError {
  fileprivate init(_ error: FileError) {
    switch error.problem {
    case .notFound: self = .noSuchFile(path: error.path)
    case .unreadable, .notAFile, .tooLarge, .tooManyFiles:
      self = .unreadable(path: error.path, reason: error.words.en)
    case .stopped: self = .stopped
    }
  }
}
