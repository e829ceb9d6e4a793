import NetworkModel
import Reports
import TerminalScreen

/// A load that is under way: a bar, and how much there is so far.
enum LoadingView {
  static func draw(_ state: ExplorerState, on screen: inout Screen) {
    let layout = state.layout
    HeaderView.draw(state, in: layout.header, on: &screen)
    let area = layout.body.centered(Size(width: 60, height: 7)).inset(x: 1, y: 0)
    screen.draw(in: area) { screen in
      if let failure = state.loading.failure {
        drawFailure(state.language.text(failure), state, on: &screen)
      } else {
        drawProgress(state, on: &screen)
      }
    }
  }

  private static func drawFailure(
    _ failure: String, _ state: ExplorerState, on screen: inout Screen
  ) {
    let width = screen.bounds.width
    screen.put(
      [
        (Glyph.fail.text + " ", .bad),
        (state.text(en: "This could not be read", ja: "読み取れませんでした"), .title),
      ], at: Point(0, 0))
    for (index, line) in failure.sanitised.wrapped(width: width).enumerated() {
      screen.put(line, at: Point(0, 2 + index), width: width)
    }
  }

  private static func drawProgress(_ state: ExplorerState, on screen: inout Screen) {
    let width = screen.bounds.width
    let progress = state.loading.progress
    screen.put(state.text(en: "Reading", ja: "読み込み中"), at: Point(0, 0), style: .title)
    let share =
      progress.bytesTotal > 0
      ? Double(progress.bytesDone) / Double(progress.bytesTotal)
      : progress.filesTotal > 0
        ? Double(progress.filesDone) / Double(progress.filesTotal) : 0
    let filled = min(width, max(0, Int(share * Double(width))))
    screen.put(
      [
        (String(repeating: Glyph.barFull.text, count: filled), .path),
        (String(repeating: Glyph.barEmpty.text, count: width - filled), .dim),
      ], at: Point(0, 2))
    let files =
      progress.filesTotal > 0
      ? state.text(
        en: "\(progress.filesDone) of \(progress.filesTotal) files",
        ja: "\(progress.filesTotal)ファイル中\(progress.filesDone)")
      : ""
    let resources = state.text(
      en: "\(progress.resources) resources", ja: "\(progress.resources)個のリソース")
    let line = [files, progress.bytesDone.asBytes, resources].filter { !$0.isEmpty }
      .joined(separator: " · ")
    screen.put(line, at: Point(0, 4), style: .dim, width: width)
  }
}

extension Int {
  /// As a number of bytes with a unit: `812 KB`, `1.4 MB`; empty for none.
  var asBytes: String {
    if self <= 0 { return "" }
    let units = ["B", "KB", "MB", "GB", "TB"]
    var tenths = self * 10
    var unit = 0
    while tenths >= 10_000, unit < units.count - 1 {
      tenths /= 1000
      unit += 1
    }
    let whole = tenths / 10
    return tenths < 100 && unit > 0
      ? "\(whole).\(tenths % 10) \(units[unit])" : "\(whole) \(units[unit])"
  }
}
