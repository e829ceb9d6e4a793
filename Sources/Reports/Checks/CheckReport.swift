import IPAddressing
package import NetworkModel
package import PathEngine
import TerminalScreen

/// What became of expectations, to be written for people and for the programs that watch over them.
package struct CheckReport: Sendable {
  package let results: [CheckResult]
  let topology: Topology
  let language: Language

  package init(_ results: [CheckResult], in topology: Topology, language: Language) {
    self.results = results
    self.topology = topology
    self.language = language
  }

  package var holds: Bool { results.allSatisfy(\.holds) }

  func text(en: @autoclosure () -> String, ja: @autoclosure () -> String) -> String {
    language.text(en: en(), ja: ja())
  }

  // MARK: Sentences

  /// The question of an expectation: `private-* → s3 tcp/443`.
  func question(_ expectation: TopologyExpectation) -> String {
    question(expectation, from: expectation.from, to: expectation.to)
  }

  func question(_ expectation: TopologyExpectation, from: String, to: String) -> String {
    let port = expectation.port.map(String.init)
    let ports = [expectation.protocol.map { "\($0)" }, port].compactMap(\.self)
    let service = ports.isEmpty ? "" : " " + ports.joined(separator: "/")
    return "\(from.sanitised) → \(to.sanitised)\(service)"
  }

  /// All that is wrong with a result, a line each; empty where it holds.
  func faults(_ result: CheckResult) -> [String] {
    if let problem = result.problem { return [sentence(problem)] }
    let several = result.cases.count > 1
    return result.cases.filter { !$0.holds }.flatMap { item in
      let start =
        several ? question(result.expectation, from: item.from, to: item.to) + ": " : ""
      return faults(item).map { start + $0 }
    }
  }

  func faults(_ item: CheckedCase) -> [String] {
    if let problem = item.problem { return [sentence(problem)] }
    return item.departures.map { sentence($0, item) }
  }

  private func sentence(_ problem: CheckProblem) -> String {
    switch problem {
    case .nothingMatches(let pattern, _):
      return text(
        en: "nothing is called like '\(pattern.sanitised)'",
        ja: "「\(pattern.sanitised)」に当てはまるものがありません")
    case .badEnd(let error):
      let words = QueryErrorText(error, in: topology, language, ends: .keys)
      return ([words.message] + words.details.prefix(3)).joined(separator: "; ")
    }
  }

  private func sentence(_ departure: Departure, _ item: CheckedCase) -> String {
    switch departure {
    case .verdict(let verdict, let expected):
      let why = summary(item, verdict)
      return text(
        en: "\(verdict.word(in: .en)), not \(expected)\(why.isEmpty ? "" : ": \(why)")",
        ja: "\(Self.japanese(expected))のはずが\(verdict.word(in: .ja))\(why.isEmpty ? "" : ": \(why)")"
      )
    case .missed(let name):
      return text(
        en: "does not pass \(name.sanitised); it goes \(way(item))",
        ja: "\(name.sanitised) を通りません。経路: \(way(item))")
    case .met(let name, let component):
      let label = component.label.sanitised
      let what = label == name ? label : "\(label) (\(name.sanitised))"
      return text(en: "passes \(what)", ja: "\(what) を通ります")
    case .noCode(let code):
      let codes = item.traces.flatMap { $0.explanations.map(\.code.rawValue) }
      let found = codes.isEmpty ? text(en: "none", ja: "なし") : codes.joined(separator: ", ")
      return text(
        en: "no explanation is \(code.sanitised); there is: \(found)",
        ja: "説明に \(code.sanitised) がありません。あるもの: \(found)")
    case .resolves(let addresses, let expected):
      let found =
        addresses.isEmpty
        ? text(en: "nothing", ja: "なし") : addresses.map(\.description).joined(separator: ", ")
      return text(
        en: "the name resolves to \(found), not \(words(expected))",
        ja: "名前解決の結果が\(words(expected))ではなく \(found) です")
    }
  }

  private static func japanese(_ verdict: String) -> String {
    Verdict(rawValue: verdict)?.word(in: .ja) ?? verdict
  }

  private func words(_ expected: ExpectedResolution) -> String {
    switch expected {
    case .public: text(en: "public addresses", ja: "パブリックアドレス")
    case .private: text(en: "private addresses", ja: "プライベートアドレス")
    case .nothing: text(en: "nothing", ja: "なし")
    case .addresses(let addresses): addresses.map(\.description).joined(separator: ", ")
    }
  }

  /// Why the answer is as it is, from the trace that decides.
  private func summary(_ item: CheckedCase, _ verdict: Verdict) -> String {
    guard let trace = item.traces.first(where: { $0.verdict == verdict }) else { return "" }
    return TraceNarrator(trace, in: topology, language: language).summary
  }

  /// The way there by the names of what forwards the packet.
  private func way(_ item: CheckedCase) -> String {
    let names = item.traces.flatMap(\.forward)
      .filter { $0.component.kind != .securityGroup && $0.component.kind != .networkACL }
      .map(\.component.label.sanitised)
    return names.isEmpty ? text(en: "nowhere", ja: "なし") : names.joined(separator: " → ")
  }
}

extension Verdict {
  package func word(in language: Language) -> String {
    switch self {
    case .reachable: language.text(en: "reachable", ja: "到達可能")
    case .unreachable: language.text(en: "unreachable", ja: "到達不可")
    case .undetermined: language.text(en: "undetermined", ja: "判定不能")
    }
  }
}
