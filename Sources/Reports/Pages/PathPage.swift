import NetworkModel
import PathEngine
package import TerminalScreen

/// A trace as one page that needs nothing else: the map, and every step with its reasons, to be gone through by
/// buttons and keys; readable as it stands where no script runs, on paper and by a screen reader.
package struct PathPage: Sendable {
  /// One direction's drawing, with layers of which one is shown.
  package struct Map: Sendable {
    var element: String
    /// The layer with all of the way, that of the name, and that of each hop.
    var whole: Int
    var name: Int
    var hops: [Int]

    /// - Parameters:
    ///   - element: an SVG element whose layers are groups of the class `layer`, numbered by `data-layer`.
    ///   - whole: the layer with all of the way; the element shows it.
    ///   - name: the layer for the step at which the name is resolved.
    ///   - hops: the layers for the direction's hops.
    package init(element: String, whole: Int, name: Int, hops: [Int]) {
      self.element = element
      self.whole = whole
      self.name = name
      self.hops = hops
    }
  }

  let narrator: TraceNarrator
  private let there: Map
  private let back: Map?
  private let style: DrawingStyle

  /// - Parameters:
  ///   - there: the map of the way there.
  ///   - back: that of the way back; nil where the trace has none.
  ///   - style: the looks of the maps, whose colours are the page's.
  package init(_ narrator: TraceNarrator, there: Map, back: Map?, style: DrawingStyle) {
    self.narrator = narrator
    self.there = there
    self.back = back
    self.style = style
  }

  func text(en: @autoclosure () -> String, ja: @autoclosure () -> String) -> String {
    narrator.language.text(en: en(), ja: ja())
  }

  /// The document.
  package var html: String {
    let sheet = "\n" + style.sheet + "\n" + Self.sheet + "\n"
    let script = "\n" + Self.script + "\n"
    let policy = [
      "default-src 'none'", "style-src \(ContentHash(of: sheet).source)",
      "script-src \(ContentHash(of: script).source)", "img-src data:", "base-uri 'none'",
      "form-action 'none'",
    ]
    let title = "\(narrator.verdict): \(narrator.query)"
    return """
      <!DOCTYPE html>
      <html lang="\(narrator.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content=\(Self.quoted(policy.joined(separator: "; ")))>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(Self.safe(title))</title>
      <link rel="icon" href="data:,">
      <style>\(sheet)</style>
      </head>
      <body>
      \(header)
      <main>
      \(player)
      \(ways)
      </main>
      \(notes)
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  // MARK: Parts

  private var header: String {
    let verdict = narrator.trace.verdict
    let sign = "<span aria-hidden=\"true\">\(Self.sign(verdict))</span>"
    var answer = [
      "<span class=\"verdict \(verdict.rawValue)\">\(sign) \(Self.safe(narrator.verdict))</span>"
    ]
    if !narrator.summary.isEmpty {
      answer.append("<span class=\"summary\">\(Self.safe(narrator.summary))</span>")
    }
    if verdict == .reachable, let cost = narrator.costSentence {
      answer.append("<span class=\"cost\">\(Self.safe(cost))</span>")
    }
    var parts = [
      """
      <h1><bdi>\(Self.safe(narrator.source))</bdi> <span class="arrow">→</span> \
      <bdi>\(Self.safe(narrator.destination))</bdi> <span class="traffic">\(Self.safe(narrator.service))</span></h1>
      """, "<p class=\"answer\">\(answer.joined(separator: " "))</p>",
    ]
    if !narrator.advice.isEmpty {
      let heading =
        narrator.advice.count > 1
        ? text(en: "What would help (any of these)", ja: "対処案 (いずれか1つ)")
        : text(en: "What would help", ja: "対処案")
      parts.append(list(heading, narrator.adviceSentences, class: "advice"))
    }
    return "<header>\n\(parts.joined(separator: "\n"))\n</header>"
  }

  /// The buttons, for the script to show: without one they would do nothing.
  private var player: String {
    let buttons = [
      ("first", text(en: "First step", ja: "最初のステップ"), "⇤"),
      ("previous", text(en: "Back", ja: "前へ"), "◀"), ("next", text(en: "Next", ja: "次へ"), "▶"),
      ("last", text(en: "Last step", ja: "最後のステップ"), "⇥"),
    ].map { id, words, sign in
      let isSmall = id == "first" || id == "last"
      let label = "<span\(isSmall ? " class=\"word\"" : "")>\(words)</span>"
      let icon = "<span aria-hidden=\"true\">\(sign)\u{FE0E}</span>"
      let inside = id == "next" ? "\(label) \(icon)" : "\(icon) \(label)"
      return "<button type=\"button\" id=\"\(id)\">\(inside)</button>"
    }
    let keys = text(
      en: "Keys: ← → step by step, Home End first and last, Esc the whole path",
      ja: "キー: ← → 1ステップずつ、Home End 最初と最後、Esc 経路全体")
    return """
      <div id="player" role="group" aria-label="\(text(en: "Step through the path", ja: "経路をたどる"))" hidden \
      data-count="\(text(en: "Step {n} of {m}", ja: "ステップ {n}/{m}"))" \
      data-whole="\(text(en: "The whole path", ja: "経路全体"))" \
      data-summary=\(Self.quoted(Self.clean(narrator.headline)))>
      <div class="buttons">
      \(buttons.joined(separator: "\n"))
      <button type="button" id="play" aria-pressed="false">\(text(en: "Play", ja: "再生"))</button>
      <button type="button" id="whole">\(text(en: "Whole path", ja: "経路全体"))</button>
      <p class="keys">\(keys)</p>
      </div>
      <div class="track" aria-hidden="true"></div>
      <div class="now" aria-live="polite" aria-atomic="true"><span id="count"></span> <span id="sentence"></span></div>
      </div>
      """
  }

  private var ways: String {
    let steps = narrator.steps
    let nameCount = steps.count - narrator.trace.forward.count
    var ways = [
      way(
        "there", text(en: "The way there", ja: "往路"), steps, there,
        layers: Array(repeating: there.name, count: nameCount) + there.hops)
    ]
    if let back, !narrator.back.isEmpty {
      ways.append(
        way("back", text(en: "The way back", ja: "復路"), narrator.back, back, layers: back.hops))
    }
    return ways.joined(separator: "\n")
  }

  private func way(
    _ id: String, _ title: String, _ steps: [HopNarration], _ map: Map, layers: [Int]
  ) -> String {
    let items = zip(steps.indices, steps).map { index, step in
      self.step(
        step, number: index + 1, id: "\(id)-\(index + 1)",
        layer: layers.indices.contains(index) ? layers[index] : map.whole)
    }
    return """
      <section class="way" id="\(id)" aria-labelledby="\(id)-title" data-whole="\(map.whole)">
      <h2 id="\(id)-title">\(title)</h2>
      <figure>
      \(map.element)
      </figure>
      <ol class="steps">
      \(items.joined(separator: "\n"))
      </ol>
      </section>
      """
  }

  /// What belongs to no step.
  private var notes: String {
    let steps = narrator.steps + narrator.back
    let told = Set(steps.flatMap(\.explanations).map(\.sentence))
    let untold = narrator.explanations.filter { !told.contains($0.sentence) }
    let lists = [
      list(
        text(en: "Also to be known", ja: "そのほか"), untold.map(\.sentence)),
      list(text(en: "The name's other addresses", ja: "名前のほかのアドレス"), narrator.otherAnswers),
      list(text(en: "The balancer's other targets", ja: "ほかのターゲット"), narrator.otherTargets),
      list(text(en: "Taken for granted", ja: "前提"), narrator.assumptions),
    ].filter { !$0.isEmpty }
    return lists.isEmpty ? "" : "<footer>\n\(lists.joined(separator: "\n"))\n</footer>"
  }

  private func list(_ heading: String, _ items: [String], class name: String = "note") -> String {
    guard !items.isEmpty else { return "" }
    let lines = items.map { "<li>\(Self.safe($0))</li>" }.joined()
    return "<section class=\"\(name)\"><h2>\(heading)</h2><ul>\(lines)</ul></section>"
  }

  // MARK: Text

  /// Text of any origin without what could reorder or hide the rest.
  static func clean(_ text: String) -> String { text.sanitised }

  /// Text of any origin as content.
  static func safe(_ text: String) -> String { XML.escaped(clean(text)) }

  /// The same as an attribute's value, in quotes.
  static func quoted(_ text: String) -> String { XML.quoted(clean(text)) }

  static func sign(_ verdict: Verdict) -> String {
    switch verdict {
    case .reachable: HopNarration.Mark.passes.sign
    case .unreachable: HopNarration.Mark.blocks.sign
    case .undetermined: HopNarration.Mark.unknown.sign
    }
  }
}
