package import Reports

/// What the welcome screen says of a network that comes with the program.
package struct SampleCard: Hashable, Sendable {
  /// The folder's name.
  package var name: String
  private var title: [Language: String]
  private var summary: [Language: String]

  /// - Parameters:
  ///   - title: by language; the name stands for what is missing.
  ///   - summary: a sentence or a few on what there is to see.
  package init(name: String, title: [Language: String] = [:], summary: [Language: String] = [:]) {
    self.name = name
    self.title = title
    self.summary = summary
  }

  package func title(in language: Language) -> String {
    let text = title[language] ?? ""
    return text.isEmpty ? name.split(separator: "-").joined(separator: " ") : text
  }

  package func summary(in language: Language) -> String { summary[language] ?? "" }
}

/// A path worth asking for, as the author of an input puts it.
package struct SuggestedQuestion: Hashable, Sendable {
  /// As a person types them.
  package var from: String
  package var to: String
  /// What there is to learn from it.
  package var note: [Language: String]

  /// - Parameter to: with the port and protocol where they matter: `db:5432`, `dns:53/udp`.
  package init(from: String, to: String, note: [Language: String] = [:]) {
    self.from = from
    self.to = to
    self.note = note
  }
}
