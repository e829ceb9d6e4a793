import AccountCapture
import FoundationEssentials
import NetworkModel
import Reports
import Synchronization

/// Captures an account into a folder, with progress on standard error, until it is done or a signal comes.
struct AccountCapturing {
  var options: CaptureOptions
  var language: Language

  /// - Parameter folder: is asked for when it is known that there is an account.
  /// - Returns: what became of it; nil when a signal came before anything was captured.
  /// - Throws: `Failure` when it could not be begun.
  func run(
    into folder: @escaping @Sendable () throws(CaptureFolder.Fault) -> CaptureFolder,
    watch: SignalWatch
  ) throws -> CaptureOutcome? {
    let environment = ProcessInfo.processInfo.environment
    let request = options.request
    do throws(CaptureRequest.Fault) {
      try request.check()
    } catch {
      throw Failure(error, language)
    }
    guard let command = AWSCommand(environment: environment, profile: options.profile) else {
      throw Failure(
        .noInput,
        language.text(en: "there is no \"aws\" in PATH", ja: "PATH に aws がありません"),
        details: [
          language.text(
            en: "install the AWS CLI, version 1 or 2, and sign in as usual",
            ja: "AWS CLI（バージョン1か2）を入れ、いつもどおりサインインしてください")
        ])
    }
    let progress = CaptureProgress(language)
    let isCancelled: @Sendable () -> Bool = { watch.signal > 0 }
    let jobs = options.jobs
    let work = Work {
      let preparation = CapturePreparation(
        request, environment: environment, isCancelled: isCancelled)
      let command = try preparation.assumeRole(command)
      let plan = try preparation.plan(command)
      let session = CaptureSession(
        command, into: try folder(), jobs: jobs, isCancelled: isCancelled, report: progress.note)
      return try session.run(plan)
    }
    WorkerThreads.start { work.run() }
    var result = work.result
    while result == nil {
      watch.wait(milliseconds: 100)
      progress.draw()
      result = work.result
    }
    progress.clear()
    switch result {
    case .success(let outcome): return outcome
    case .failure where watch.signal > 0: return nil
    case .failure(let fault as CaptureRequest.Fault): throw Failure(fault, language)
    case .failure(let fault as CaptureFolder.Fault): throw Failure(fault, language)
    case .failure(let error): throw error
    case nil: return nil
    }
  }

  /// Work on another thread, and what came of it.
  private final class Work: Sendable {
    private let body: @Sendable () throws -> CaptureOutcome
    private let done = Mutex<Result<CaptureOutcome, any Error>?>(nil)

    init(_ body: @escaping @Sendable () throws -> CaptureOutcome) { self.body = body }

    func run() {
      let result = Result { try body() }
      done.withLock { $0 = result }
    }

    var result: Result<CaptureOutcome, any Error>? { done.withLock { $0 } }
  }
}

extension Failure {
  init(_ fault: CaptureRequest.Fault, _ language: Language) {
    self.init(fault.isUsage ? .usage : .inputOutput, language.text(fault.words))
    if case .unanswered(_, let failure) = fault, failure.reason == .unauthenticated {
      details = [
        language.text(
          en: "sign in as usual: aws sso login, or aws configure; --profile names a profile",
          ja: "aws sso login か aws configure でサインインしてください。--profile でプロファイルを指定できます")
      ]
    }
  }

  init(_ fault: CaptureFolder.Fault, _ language: Language) {
    switch fault {
    case .notACapture, .isRedacted, .notRedacted: self.init(.usage, language.text(fault.words))
    case .isInUse, .system: self.init(.inputOutput, language.text(fault.words))
    }
  }
}
