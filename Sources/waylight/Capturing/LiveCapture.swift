import AccountCapture
import FoundationEssentials
import Reports

/// A capture of an account that is explored at once. It lies in the cache, and is made anew each time.
///
/// An earlier one stays there until the new one is whole: who loses the line still has something to look at.
struct LiveCapture {
  var options: CaptureOptions
  var language: Language

  /// Where it lies when it is whole.
  var folder: String {
    Locations.ofThisProcess.liveCapture(of: options.profile ?? options.roleArn ?? "default")
  }

  /// - Throws: `Failure`, which says of an earlier capture that it is still there.
  func run() throws {
    do {
      try capture()
    } catch var failure as Failure {
      if let earlier { failure.details.append(earlier) }
      throw failure
    }
  }

  private func capture() throws {
    // No profile's folder has a dot in its name.
    let (folder, draft) = (folder, folder + ".new")
    let watch = SignalWatch()
    let outcome = try AccountCapturing(options: options, language: language).run(
      into: { () throws(CaptureFolder.Fault) in try CaptureFolder(draft, isFresh: true) },
      watch: watch)
    watch.end()
    guard let outcome, outcome.isComplete else {
      throw Failure(
        .inputOutput,
        language.text(
          en: "the account could not be captured to its end", ja: "アカウントを最後まで取得できませんでした"),
        details: [outcome?.stop?.message].compactMap(\.self))
    }
    do throws(CaptureFolder.Fault) {
      try CaptureFolder(draft).takePlace(of: folder)
    } catch {
      throw Failure(error, language)
    }
  }

  /// What to do with an earlier capture; nil where there is none.
  private var earlier: String? {
    guard let seconds = CaptureFolder.lastWritten(folder) else { return nil }
    let time = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    return language.text(
      en: "the capture of \(time) is still there: waylight \(folder)",
      ja: "\(time) の取得結果は残っています: waylight \(folder)")
  }
}
