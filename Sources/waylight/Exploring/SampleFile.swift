import ExplorerUI
import IPAddressing
import NetworkModel
import Reports
import TerminalScreen
import TopologyFiles

/// A sample with the text it is read from.
struct SampleFile: Sendable {
  let name: String
  /// Nil for the one that is part of the program.
  let path: String?

  /// The samples that were found, in the order in which they teach.
  static func all(in locations: Locations) -> [SampleFile] {
    Sample.all(in: locations).map { SampleFile(name: $0.name, path: $0.path) }
  }

  /// Reads the sample, with what its file says about it.
  /// - Returns: nil when the file is not there any more.
  func read() -> (card: SampleCard, network: LoadedNetwork)? {
    let found = path.map { TextFile.read($0) } ?? BundledFile.welcomeTopology.text
    guard let text = found else { return nil }
    var builder = TopologyBuilder()
    let document = YAMLTopologyReader.read(text, file: path ?? name, into: &builder)
    let card = SampleCard(
      name: name, title: document.title.byLanguage, summary: document.description.byLanguage)
    let network = LoadedNetwork(
      builder.build(), title: name, paths: [path].compactMap(\.self),
      questions: document.expectations.map(SuggestedQuestion.init))
    return (card, network)
  }
}

extension LocalizedText {
  fileprivate var byLanguage: [Language: String] { [.en: en, .ja: ja.withoutBlanksOfFolding] }
}

extension SuggestedQuestion {
  init(_ expectation: TopologyExpectation) {
    var to = expectation.to
    if let port = expectation.port { to += ":\(port)" }
    if let `protocol` = expectation.protocol, `protocol` != .tcp { to += "/\(`protocol`)" }
    self.init(from: expectation.from, to: to, note: expectation.note.byLanguage)
  }
}

extension String {
  /// Without the blanks that YAML puts where lines of a text were folded: Japanese has none between its words.
  fileprivate var withoutBlanksOfFolding: String {
    var text = ""
    var rest = self[...]
    while let blank = rest.firstIndex(of: " ") {
      text += rest[..<blank]
      rest = rest[rest.index(after: blank)...]
      let isBetweenWide =
        text.last.map { String($0).cellWidth > 1 } ?? false
        && rest.first.map { String($0).cellWidth > 1 } ?? false
      if !isBetweenWide { text += " " }
    }
    return text + rest
  }
}
