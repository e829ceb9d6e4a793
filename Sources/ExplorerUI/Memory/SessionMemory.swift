package import NetworkModel
import YAMLTree

/// What the explorer remembers from one time to the next: for each input what was asked and looked at
/// last, and whether the tour has been seen.
package struct SessionMemory: Hashable, Sendable {
  /// How an input was left.
  package struct View: Hashable, Sendable {
    /// The paths of the input, or a sample's name.
    package var input: String
    /// The ends as one may type them, with what they were called.
    package var source = ""
    package var sourceLabel = ""
    package var destination = ""
    package var destinationLabel = ""
    /// The id of what was chosen.
    package var chosen = ""
    /// The step of the path that was shown; nil while none was.
    package var step: Int?
    /// Whether lanes were asked for instead of the map; nil while nothing was.
    package var lanes: Bool?
    /// Destinations that were chosen before, as one types them, the latest first.
    package var recent: [String] = []

    package init(input: String) { self.input = input }
  }

  /// The latest first.
  package private(set) var views: [View] = []
  package var hasSeenTour = false
  /// What is wrong with the file; it counts as far as it is right.
  package private(set) var findings: [Finding] = []

  /// Inputs beyond so many are forgotten, the oldest first.
  package static let limit = 30

  package init() {}

  package subscript(input: String) -> View? { views.first { $0.input == input } }

  package mutating func remember(_ view: View) {
    views.removeAll { $0.input == view.input }
    views.insert(view, at: 0)
    if views.count > Self.limit { views.removeLast() }
  }
}

extension SessionMemory {
  /// Reads what ``yaml`` wrote. A file that somebody broke gives what can be read, and a finding.
  /// - Parameter file: its name, for the findings.
  package init(yaml text: String, file: String) {
    let root: YAMLNode?
    do {
      root = try YAMLNode.root(of: text)
    } catch {
      note(
        LocalizedText(
          en: "what was remembered cannot be read, and is ignored",
          ja: "前回の記録を読み取れないため、無視しました"), file)
      return
    }
    guard let root, !root.isNull else { return }
    guard root.mapping != nil else {
      note(
        LocalizedText(
          en: "what was remembered is not what Waylight writes, and is ignored",
          ja: "前回の記録がWaylightの書いたものではないため、無視しました"), file)
      return
    }
    hasSeenTour = root["tour-seen"]?.bool ?? false
    let inputs = root["inputs"]?.sequence ?? []
    views = inputs.compactMap(View.init).prefix(Self.limit).map { $0 }
    if views.count < min(inputs.count, Self.limit) {
      note(
        LocalizedText(
          en: "some of what was remembered cannot be read, and is ignored",
          ja: "前回の記録の一部を読み取れないため、無視しました"), file)
    }
  }

  private mutating func note(_ message: LocalizedText, _ file: String) {
    findings.append(
      Finding(
        .warning, .malformed, message, at: SourceLocation(file: file),
        hint: LocalizedText(
          en: "remove the file to be rid of this message", ja: "このファイルを削除すると、この表示はなくなります")))
  }

  /// As a file keeps it.
  package var yaml: String {
    var lines = [
      "# Written by waylight; it may be removed at any time.", "tour-seen: \(hasSeenTour)",
    ]
    if !views.isEmpty { lines.append("inputs:") }
    for view in views { lines += view.lines }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension SessionMemory.View {
  fileprivate init?(_ node: YAMLNode) {
    guard let input = node["input"]?.string, !input.isEmpty else { return nil }
    self.input = input
    source = node["from"]?.string ?? ""
    sourceLabel = node["from-name"]?.string ?? ""
    destination = node["to"]?.string ?? ""
    destinationLabel = node["to-name"]?.string ?? ""
    chosen = node["chosen"]?.string ?? ""
    step = node["step"]?.int
    lanes = node["lanes"]?.bool
    recent = node["recent"]?.sequence?.compactMap(\.string) ?? []
  }

  fileprivate var lines: [String] {
    var fields: [(String, String)] = []
    func add(_ key: String, _ value: String) {
      if !value.isEmpty { fields.append((key, Self.quoted(value))) }
    }
    add("input", input)
    add("from", source)
    add("from-name", sourceLabel)
    add("to", destination)
    add("to-name", destinationLabel)
    add("chosen", chosen)
    if let step { fields.append(("step", "\(step)")) }
    if let lanes { fields.append(("lanes", "\(lanes)")) }
    if !recent.isEmpty {
      fields.append(("recent", "[" + recent.map(Self.quoted).joined(separator: ", ") + "]"))
    }
    return fields.enumerated().map { index, field in
      (index == 0 ? "  - " : "    ") + field.0 + ": " + field.1
    }
  }

  /// Any text as YAML's double-quoted scalar: paths and names may hold anything.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _
      where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x85
        || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
