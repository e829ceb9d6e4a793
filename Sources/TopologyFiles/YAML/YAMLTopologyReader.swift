import IPAddressing
public import NetworkModel
import YAMLTree

/// Reads Waylight's own YAML: a network by names, short enough to write by hand, with everything
/// optional that AWS would default. `docs/topology-yaml.md` describes every key.
///
/// What the file leaves out: a main route table with the local routes, a default network ACL that lets
/// all pass, a default security group for hosts and endpoints that name none, ids made of the names,
/// free addresses for what has none. The same text always gives the same topology, and the order of
/// the entries of a mapping does not matter.
public enum YAMLTopologyReader {
  /// Text longer than this, in bytes, is read with a warning: a person did not write it.
  static let largeText = 20 << 20

  /// Reads a text, and adds what it holds to a builder.
  ///
  /// What is wrong in the text becomes an error finding with line, column and, where there is one, the
  /// nearest right word; the rest of the text is still read. A text that is not YAML gives what is
  /// before the fault.
  /// - Parameter file: what the findings call the text.
  public static func read(
    _ text: String, file: String, into builder: inout TopologyBuilder
  ) -> TopologyDocument {
    read(text, file: file, into: &builder, maximumValues: YAMLSource.maximumValues)
  }

  /// - Parameter maximumValues: how many values are looked at, each as often as aliases repeat it.
  static func read(
    _ text: String, file: String, into builder: inout TopologyBuilder, maximumValues: Int
  ) -> TopologyDocument {
    var source = YAMLSource(file: file, maximumValues: maximumValues)
    let start = TextPosition(line: 1, column: 1)
    if text.utf8.count > largeText {
      source.warn(
        .limitReached,
        LocalizedText(
          en: "the text has \(text.utf8.count >> 20) MiB, which is much for this format",
          ja: "\(text.utf8.count >> 20) MiBは、この形式には大きすぎます"),
        at: start,
        hint: LocalizedText(
          en: "large networks are read faster from AWS's own output",
          ja: "大きなネットワークはAWSの出力から読むほうが速くなります"))
    }
    let composer = YAMLComposer(text)
    if let fault = composer.fault {
      source.error(.malformed, fault.words, at: fault.position, hint: fault.hint)
      source.isCutOff = true
    }
    guard let root = composer.root.map({ YAMLValue(node: $0) }), !root.isNull else {
      if composer.fault == nil {
        source.error(
          .emptyInput, LocalizedText(en: "there is nothing in it", ja: "中身がありません"), at: start,
          hint: LocalizedText(en: "begin it with 'waylight: 1'", ja: "'waylight: 1' で始めてください"))
      }
      for finding in source.findings { builder.report(finding) }
      return TopologyDocument()
    }
    let declaration = TopologyDeclaration(root, &source)
    var assembler = TopologyAssembler(declaration, source: source, builder: builder)
    assembler.assemble()
    builder = assembler.builder
    for finding in assembler.source.findings.sorted(by: isBefore) { builder.report(finding) }
    return declaration.document
  }

  /// In the order of the text.
  private static func isBefore(_ a: Finding, _ b: Finding) -> Bool {
    func key(_ finding: Finding) -> (Int, Int, String) {
      (finding.location?.line ?? 0, finding.location?.column ?? 0, finding.message)
    }
    return key(a) < key(b)
  }
}
