package import NetworkModel
package import PathEngine
import TerminalScreen

/// Why a text names no end of a query, in words.
package struct QueryErrorText: Sendable {
  package let message: String
  /// What may have been meant, a line each.
  package let details: [String]

  /// What a person has written the ends of a query after.
  package struct EndNames: Sendable {
    var source: String
    var destination: String

    /// On the command line.
    package static let options = EndNames(source: "--from", destination: "--to")
    /// In a file of expectations.
    package static let keys = EndNames(source: "from", destination: "to")

    subscript(role: QueryError.Role) -> String {
      switch role {
      case .source: source
      case .destination: destination
      }
    }
  }

  /// - Parameter ends: how the end is called that the text was given for.
  package init(
    _ error: QueryError, in topology: Topology, _ language: Language, ends: EndNames = .options
  ) {
    let names = ResourceNames(nil, in: topology)
    switch error {
    case .unknown(let text, let role, let nearest):
      let option = ends[role]
      message = language.text(
        en: "\(option): nothing here is called '\(text.sanitised)'",
        ja: "\(option): '\(text.sanitised)' という名前のものはありません")
      let near = language.choice(nearest.map(\.sanitised))
      details =
        nearest.isEmpty
        ? [Self.whatThereIs(role, language)]
        : [language.text(en: "did you mean \(near)?", ja: "もしかして: \(near)")]
    case .ambiguous(let text, let role, let candidates):
      let option = ends[role]
      message = language.text(
        en: "\(option): '\(text.sanitised)' may be any of \(candidates.count); name one by its id",
        ja: "\(option): '\(text.sanitised)' には\(candidates.count)件が該当します。idで指定してください")
      details = candidates.map { id in
        let label = names.label(id)
        return label == id.text ? label : "\(id.text)  \(label)"
      }
    case .notAnEnd(let id, let role):
      let option = ends[role]
      let label = names.label(id)
      let what = label == id.text ? label : "\(label) (\(id.text))"
      message =
        switch role {
        case .source:
          language.text(
            en: "\(option): no packet starts from \(what)", ja: "\(option): \(what) は送信元になりません")
        case .destination:
          language.text(
            en: "\(option): no packet ends at \(what)", ja: "\(option): \(what) は宛先になりません")
        }
      details = [Self.whatThereIs(role, language)]
    case .severalServices(let bundle):
      let option = ends.destination
      message = language.text(
        en: "\(option): \(bundle.name) stands for several services; ask for each by itself",
        ja: "\(option): \(bundle.name) は複数のサービスを指します。一つずつ指定してください")
      details = bundle.services
    }
  }

  private static func whatThereIs(_ role: QueryError.Role, _ language: Language) -> String {
    switch role {
    case .source:
      language.text(
        en: """
          name an instance or interface by id, Name or private address, or a subnet; or internet, or \
          onprem
          """,
        ja: """
          インスタンスかインターフェイスをid、Name、プライベートアドレスで、またはサブネットを指定するか、\
          internet または onprem とします
          """)
    case .destination:
      language.text(
        en: "name an instance, an address, a service such as s3, a DNS name, or internet",
        ja: "インスタンス、アドレス、s3 などのサービス、DNS名、または internet を指定します")
    }
  }
}
