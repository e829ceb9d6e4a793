import NetworkModel
import Reports
import TopologyFiles

/// Reads the paths of a command, with a progress bar on standard error where that is a terminal.
func load(
  _ paths: [String], _ side: PlanSide, _ language: Language
) throws -> ImportReport {
  try loadWithDocuments(paths, side, language).report
}

/// The same, with what topology files say besides the network.
func loadWithDocuments(
  _ paths: [String], _ side: PlanSide, _ language: Language
) throws -> LoadedTopology {
  var bar = ProgressBar(language)
  defer { bar.clear() }
  do throws(TopologyLoadError) {
    return try TopologyLoader.loadWithDocuments(paths, side: side) { progress in
      bar.show(progress)
      return .proceed
    }
  } catch {
    throw Failure(error, language)
  }
}

/// Says on standard error what is wrong with the input, so that nobody trusts half a network blindly.
func say(_ findings: [Finding], _ language: Language) {
  let errors = findings.filter { $0.severity == .error }
  let warnings = findings.filter { $0.severity == .warning }.count
  for finding in errors.prefix(3) {
    StandardError.say("waylight: " + FindingText(finding, language).line)
  }
  guard errors.count > 3 || warnings > 0 else { return }
  let counts = [
    errors.isEmpty ? nil : language.count(errors.count, en: "error", "errors", ja: "件のエラー"),
    warnings == 0 ? nil : language.count(warnings, en: "warning", "warnings", ja: "件の警告"),
  ].compactMap(\.self)
  StandardError.say(
    "waylight: "
      + language.text(
        en: "\(language.list(counts)) about the input; `waylight list PATH findings` shows them",
        ja: "入力に\(language.list(counts))があります。`waylight list PATH findings` で表示します"))
}

/// One line that is drawn over and over while files are read.
private struct ProgressBar {
  private let language: Language
  private let isShown = StandardError.isTerminal
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant?

  init(_ language: Language) { self.language = language }

  mutating func show(_ progress: TopologyLoader.Progress) {
    guard isShown else { return }
    let now = ContinuousClock.now
    // What is read at once needs no bar, and nobody reads faster than ten times a second.
    guard now - start > .milliseconds(200), last.map({ now - $0 > .milliseconds(100) }) ?? true
    else { return }
    last = now
    let files = "\(progress.filesRead)/\(progress.fileCount)"
    let share = progress.fileCount == 0 ? 0 : 20 * progress.filesRead / progress.fileCount
    let bar = String(repeating: "█", count: share) + String(repeating: "░", count: 20 - share)
    let words = language.text(
      en: "\(files) files, \(progress.bytesRead >> 20) MiB, \(progress.resourceCount) resources",
      ja: "\(files)ファイル、\(progress.bytesRead >> 20) MiB、\(progress.resourceCount)リソース")
    StandardError.draw("\r\u{1B}[K\(bar) \(words)")
  }

  func clear() {
    if last != nil { StandardError.draw("\r\u{1B}[K") }
  }
}
