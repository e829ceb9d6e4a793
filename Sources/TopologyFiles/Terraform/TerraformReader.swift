import NetworkModel

/// Reads what `terraform show -json` prints of states and plans.
///
/// Feed it the files one after the other, and then call ``finish(_:into:)``: what AWS does by itself, and
/// what Terraform only looked up, counts where no file tells otherwise.
struct TerraformReader {
  let side: PlanSide
  private var supposed: [(transcript: AWSTranscript, source: JSONSource)] = []
  private var attributes = AttributeSummary()

  init(side: PlanSide) { self.side = side }

  /// Reads a document that is already parsed.
  mutating func read(
    _ root: JSONValue, of text: JSONText, file: String, _ reader: inout AWSDescribeReader,
    into builder: inout TopologyBuilder, isWanted: (Int) -> Bool
  ) -> AWSDescribeReader.Outcome {
    let source = JSONSource(file: file, text: text)
    defer {
      for finding in source.takeFindings() { builder.report(finding) }
      attributes.add(source)
    }
    guard checkVersion(root, source) else { return .read }
    let document = TerraformDocument(root, side: side)
    report(document, root, source)
    var transcriber = TerraformTranscriber(document, source)
    let isPlan = root["planned_values"] != nil
    transcriber.transcribe(
      after: isPlan && side == .after ? TerraformDocument(root, side: .before) : nil)
    supposed.append((transcriber.supposed, source))
    return Self.read(
      transcriber.told, source, &reader, into: &builder, isWanted: isWanted)
  }

  /// Adds what counts where nothing else tells of it. To be called once, before the reader of AWS's
  /// output finishes.
  mutating func finish(_ reader: inout AWSDescribeReader, into builder: inout TopologyBuilder) {
    for (transcript, source) in supposed {
      var transcript = transcript
      transcript.keep { !builder.contains($0.id) }
      for caution in transcript.items.compactMap(\.caution) { builder.report(caution) }
      _ = Self.read(transcript, source, &reader, into: &builder) { _ in true }
    }
    supposed = []
    for finding in attributes.findings { builder.report(finding) }
  }

  private static func read(
    _ transcript: AWSTranscript, _ source: JSONSource, _ reader: inout AWSDescribeReader,
    into builder: inout TopologyBuilder, isWanted: (Int) -> Bool
  ) -> AWSDescribeReader.Outcome {
    guard !transcript.items.isEmpty else { return .read }
    let (text, origins) = transcript.written(from: source)
    guard let document = try? JSONDocument(text) else { return .unrecognised }
    let written = JSONSource(file: source.file, text: text, origins: origins)
    return document.withRoot { root in
      reader.read(root, written, named: "", into: &builder, isWanted: isWanted)
    }
  }

  // MARK: What is said of the whole

  /// The format promises that a new major version is something else.
  private func checkVersion(_ root: JSONValue, _ source: JSONSource) -> Bool {
    let version = root["format_version"]?.string ?? ""
    guard let major = version.split(separator: ".").first.flatMap({ Int($0) }), major > 1 else {
      return true
    }
    source.report(
      .error, .notModelled,
      LocalizedText(
        en: "Terraform's format \(version.prefix(20)) is not known; versions 0 and 1 are read",
        ja: "Terraformの形式 \(version.prefix(20)) は読み取れません。バージョン0と1に対応しています"),
      at: root["format_version"] ?? root)
    return false
  }

  private func report(
    _ document: TerraformDocument, _ root: JSONValue, _ source: JSONSource
  ) {
    for value in document.unnamed {
      source.report(
        .warning, .missingKey,
        LocalizedText(
          en: "a resource has no address that can be understood; it is left out",
          ja: "アドレスのわからないリソースを除きました"), at: value)
    }
    if root["errored"]?.bool == true {
      source.report(
        .warning, .inconsistent,
        LocalizedText(
          en: "the plan ended with an error; it may lack resources",
          ja: "このplanはエラーで終わったため、リソースが足りないかもしれません"),
        at: root["errored"] ?? root)
    }
    guard !document.hasValues else { return }
    source.report(
      .note, .emptyInput,
      side == .before && root["planned_values"] != nil
        ? LocalizedText(en: "before this plan there is nothing", ja: "このplanの前には何もありません")
        : LocalizedText(en: "the state holds nothing", ja: "stateには何もありません"), at: root)
  }
}
