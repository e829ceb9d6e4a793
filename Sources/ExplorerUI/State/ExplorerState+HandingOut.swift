import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// Copying to the clipboard, and writing to files.
extension ExplorerState {
  /// What `copy` would put on the clipboard.
  var copyText: String? {
    if case .findings(let findings) = overlay {
      guard let all = network?.findings, all.indices.contains(findings.rows.index) else {
        return nil
      }
      let finding = all[findings.rows.index]
      return (finding.location.map { "\($0): " } ?? "") + language.text(finding.words)
    }
    if case .glance(let glance) = overlay { return glance.current?.text }
    guard let network else { return nil }
    switch focus {
    case .details where details.source != nil:
      guard case .parts(let parts)? = details.source, !parts.isEmpty else { return nil }
      return parts.map { "\($0.text)\n" }.joined()
    case .network, .map, .details:
      if case .zone(_, let zone) = item { return zone.text }
      if case .scope(let scope) = item { return network.topology[scope].region.text }
      return resource?.text
    case .table:
      let rows = tableRows
      guard rows.indices.contains(table.rows.index), case .line(let line) = rows[table.rows.index]
      else { return shownTable.map { network.topology[$0].id.text } }
      return "\(line.destination)\t\(line.target)\t\(line.state)"
    case .trace: return watch.map { traceText(of: $0) }
    }
  }

  /// The path as lines of text.
  func traceText(of watch: WatchState) -> String {
    var lines = ["\(watch.title): \(watch.verdictWord)"]
    for (title, steps) in [
      (text(en: "there", ja: "行き"), watch.forward), (text(en: "back", ja: "戻り"), watch.back),
    ] where !steps.isEmpty {
      lines += ["", title]
      for (index, step) in steps.enumerated() {
        let number = "\(index + 1)".padded(to: 2, align: .trailing)
        lines.append("\(number) \(step.mark.sign) \(step.word.padded(to: 10)) \(step.decision)")
        lines.append("                \(step.sentence)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes what is looked at into a file: the rows of a glance, the path, else the screen as it is.
  mutating func export() -> [Effect] {
    if case .glance(let glance) = overlay {
      let name = glance.topic == .routeTables ? "route-tables" : "endpoints"
      return [.write(path: "waylight-\(name).tsv", text: glanceText(glance))]
    }
    if let watch { return [.write(path: "waylight-path.txt", text: traceText(of: watch))] }
    return [.write(path: "waylight-screen.txt", text: render(self).text)]
  }

  /// Writes the screen into a file: `svg FILE` as a picture, `FILE` as its name says.
  func export(_ argument: String, overwrites: Bool) -> [Effect] {
    let parts = argument.split(separator: " ", maxSplits: 1).map(String.init)
    if parts.count == 2, parts[0] == "svg" {
      return [.save(.picture, path: parts[1].trimmingSpaces, overwrites: overwrites, isTold: true)]
    }
    return [.save(.text, path: argument, overwrites: overwrites, isTold: true)]
  }

  mutating func copy() -> [Effect] {
    guard let copied = copyText else { return [] }
    let shown =
      !copied.contains("\n")
      ? copied
      : focus == .trace ? text(en: "the path", ja: "経路") : text(en: "the fields", ja: "項目")
    notice = Notice(.done, text(en: "Copied \(shown)", ja: "コピーしました: \(shown)"))
    return [.copy(copied)]
  }
}

extension Language {
  /// Why a text is no end of a path.
  func complaint(_ error: QueryError) -> String {
    switch error {
    case .unknown(let name, let role, let nearest):
      let like =
        nearest.isEmpty
        ? ""
        : text(
          en: "; like it: \(nearest.joined(separator: ", "))",
          ja: "。近い名前: \(nearest.joined(separator: "、"))")
      return switch role {
      case .source:
        text(en: "No source is called '\(name)'\(like)", ja: "送信元「\(name)」はありません\(like)")
      case .destination:
        text(en: "No destination is called '\(name)'\(like)", ja: "宛先「\(name)」はありません\(like)")
      }
    case .ambiguous(let name, _, let candidates):
      let ids = candidates.prefix(4).map(\.text).joined(separator: ", ")
      return text(
        en: "'\(name)' fits several: \(ids)", ja: "「\(name)」は複数あります: \(ids)")
    case .notAnEnd(let id, let role):
      return switch role {
      case .source: text(en: "Packets do not start from \(id)", ja: "\(id) は送信元になりません")
      case .destination: text(en: "Packets do not go to \(id)", ja: "\(id) は宛先になりません")
      }
    case .severalServices(let bundle):
      let names = bundle.services.joined(separator: ", ")
      return text(
        en: "\(bundle.name) stands for several services: choose one of \(names)",
        ja: "\(bundle.name) は複数のサービスです。\(names) から1つ選んでください")
    }
  }
}
