import NetworkModel
import Synchronization
import TopologyFiles

/// What happens while an account is captured. Called from several threads.
package enum CaptureEvent: Sendable {
  /// So many more commands are known to be needed in a place.
  case planned(CaptureCall)
  case started(CaptureCall)
  /// It will be tried again.
  case waits(CaptureCall, Duration)
  case taken(CaptureCall)
  /// It was there already.
  case kept(CaptureCall)
  case failed(CaptureCall, CallFailure)
}

/// What became of a capture.
package struct CaptureOutcome: Hashable, Sendable {
  /// The files of all commands that came to an end, in whatever way.
  package var asked: [String] = []
  package var takenCount = 0
  package var keptCount = 0
  package var absent: [String] = []
  package var failures: [CaptureRecord.Failure] = []
  /// Commands that were known to be needed and not run.
  package var leftCount = 0
  /// Why it ended early.
  package var stop: CallFailure?

  package var isComplete: Bool { leftCount == 0 && stop == nil }
}

/// Runs the commands of a plan, several at a time, and writes what they answer.
package final class CaptureSession: Sendable {
  private struct State {
    var waiting: [CaptureCall] = []
    var planned: Set<CaptureCall> = []
    var runningCount = 0
    var outcome = CaptureOutcome()
  }

  private let runner: any CallRunner
  private let folder: CaptureFolder
  private let jobs: Int
  private let delays: [Duration]
  private let isCancelled: @Sendable () -> Bool
  private let report: @Sendable (CaptureEvent) -> Void
  private let state = Mutex(State())

  /// How long is waited before each further try of a command that was throttled.
  package static let usualDelays: [Duration] = [
    .milliseconds(500), .seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(16),
  ]

  /// - Parameters:
  ///   - jobs: how many commands run at a time, at most.
  ///   - isCancelled: asked often, from several threads; true ends what is running.
  package init(
    _ runner: any CallRunner, into folder: CaptureFolder, jobs: Int,
    delays: [Duration] = CaptureSession.usualDelays,
    isCancelled: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (CaptureEvent) -> Void = { _ in }
  ) {
    self.runner = runner
    self.folder = folder
    self.jobs = max(1, jobs)
    self.delays = delays
    self.isCancelled = isCancelled
    self.report = report
  }

  /// Runs a plan to its end. The folder's record says at first that it is not complete.
  /// - Throws: where the record cannot be written.
  package func run(_ plan: CapturePlan) throws(CaptureFolder.Fault) -> CaptureOutcome {
    var record = folder.record
    record.begin(plan)
    try folder.write(record)
    add(plan.firstCalls)
    WorkerThreads.run(jobs) { self.work(plan) }
    let outcome = state.withLock { state in
      state.outcome.leftCount = state.waiting.count
      return state.outcome
    }
    record.end(plan, outcome)
    try folder.write(record)
    return outcome
  }

  private func add(_ calls: [CaptureCall], first: Bool = false) {
    let new = state.withLock { state in
      let new = calls.filter { state.planned.insert($0).inserted }
      state.waiting = first ? new + state.waiting : state.waiting + new
      return new
    }
    for call in new { report(.planned(call)) }
  }

  // MARK: One thread

  private enum Next {
    case call(CaptureCall)
    case wait
    case none
  }

  private func work(_ plan: CapturePlan) {
    while true {
      let next = state.withLock { state -> Next in
        if state.outcome.stop != nil || isCancelled() { return .none }
        if state.waiting.isEmpty { return state.runningCount == 0 ? .none : .wait }
        state.runningCount += 1
        return .call(state.waiting.removeFirst())
      }
      switch next {
      case .none: return
      case .wait: WorkerThreads.sleep(.milliseconds(10))
      case .call(let call):
        let isDone = handle(call, plan)
        state.withLock { state in
          state.runningCount -= 1
          if isDone { state.outcome.asked.append(call.file) } else { state.waiting.append(call) }
        }
      }
    }
  }

  /// - Returns: false when it was not run to its end.
  private func handle(_ call: CaptureCall, _ plan: CapturePlan) -> Bool {
    if folder.record.absent.contains(call.file) {
      state.withLock { state in
        state.outcome.keptCount += 1
        state.outcome.absent.append(call.file)
      }
      report(.kept(call))
      return true
    }
    let isThere = folder.has(call.file)
    do throws(CallFailure) {
      var answer: [UInt8]?
      if isThere {
        answer = call.template.followUps.isEmpty ? nil : folder.contents(call.file)
      } else {
        report(.started(call))
        answer = try patiently(call) { () throws(CallFailure) in try self.take(call) }
      }
      if let answer { follow(call, answer, plan) }
      state.withLock { state in
        if isThere { state.outcome.keptCount += 1 } else { state.outcome.takenCount += 1 }
      }
      report(isThere ? .kept(call) : .taken(call))
      return true
    } catch {
      return note(error, of: call)
    }
  }

  private func note(_ failure: CallFailure, of call: CaptureCall) -> Bool {
    if isCancelled() { return false }
    if let absence = call.template.absence, failure.code == absence {
      state.withLock { state in
        state.outcome.absent.append(call.file)
        state.outcome.takenCount += 1
      }
      report(.taken(call))
      return true
    }
    state.withLock { state in
      if failure.reason == .unauthenticated {
        state.outcome.stop = state.outcome.stop ?? failure
      } else {
        state.outcome.failures.append(CaptureRecord.Failure(call, failure))
      }
    }
    report(.failed(call, failure))
    return failure.reason != .unauthenticated
  }

  private func follow(_ call: CaptureCall, _ answer: [UInt8], _ plan: CapturePlan) {
    guard !call.template.followUps.isEmpty, let outline = try? JSONOutline(answer) else { return }
    let (calls, strange) = plan.followUps(of: call, answer: outline)
    add(calls, first: true)
    guard let first = strange.first else { return }
    let failure = CallFailure(
      .malformed, "\(strange.count) ids of no known form, nothing was asked about them: \(first)")
    state.withLock { $0.outcome.failures.append(CaptureRecord.Failure(call, failure)) }
  }

  /// Tries again after a while where that may help.
  private func patiently<Value>(
    _ call: CaptureCall, _ body: () throws(CallFailure) -> Value
  ) throws(CallFailure) -> Value {
    for (retry, delay) in delays.enumerated() {
      do throws(CallFailure) {
        return try body()
      } catch {
        guard retry < error.mostRetries, !isCancelled() else { throw error }
        report(.waits(call, delay))
        WorkerThreads.sleep(delay, unless: isCancelled)
      }
    }
    return try body()
  }

  // MARK: One command

  /// Runs a command and writes its answer: all pages, or none.
  /// - Returns: the first page, for what follows from it.
  private func take(_ call: CaptureCall) throws(CallFailure) -> [UInt8] {
    var pages: [(draft: CaptureFolder.Draft, edited: [UInt8]?)] = []
    var first: [UInt8] = []
    do throws(CallFailure) {
      var token: String?
      repeat {
        let draft = try written { () throws(CaptureFolder.Fault) in
          try folder.draft(call.file(page: pages.count + 1))
        }
        pages.append((draft, nil))
        let (answer, edited, next) = try page(call, draft, token)
        pages[pages.count - 1].edited = edited
        if pages.count == 1 { first = answer }
        token = next
      } while token != nil && pages.count < Self.pageLimit
    } catch {
      for page in pages { folder.discard(page.draft) }
      throw error
    }
    // The first one last: it is what says that the answer is here.
    while let page = pages.popLast() {
      do throws(CallFailure) {
        try written { () throws(CaptureFolder.Fault) in
          try folder.finish(page.draft, contents: page.edited)
        }
      } catch {
        for page in pages { folder.discard(page.draft) }
        throw error
      }
    }
    return first
  }

  private static let pageLimit = 1000

  private func page(
    _ call: CaptureCall, _ draft: CaptureFolder.Draft, _ token: String?
  ) throws(CallFailure) -> (answer: [UInt8], edited: [UInt8]?, next: String?) {
    let arguments = call.arguments(nextToken: token)
    let template = call.template
    var answer: [UInt8]
    if template.secrets.isEmpty {
      try runner.run(arguments, into: draft.descriptor, isCancelled: isCancelled)
      guard let bytes = draft.contents else {
        throw CallFailure(.notWritten, "the answer cannot be read back")
      }
      answer = bytes
    } else {
      // Not even for a moment in a file.
      answer = try runner.answer(arguments, sharesTerminal: false, isCancelled: isCancelled)
    }
    // Nothing at all is how the command prints an answer without members.
    var isChanged = !template.secrets.isEmpty
    if answer.allSatisfy({ $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }) {
      answer = Array("{}\n".utf8)
      isChanged = true
    }
    let outline: JSONOutline
    do throws(JSONOutline.Fault) {
      outline = try JSONOutline(answer)
    } catch {
      throw CallFailure(.malformed, error.words.en)
    }
    guard outline.isObject else { throw CallFailure(.malformed, "it is no JSON object") }
    var next: String?
    if template.hasOwnPages {
      let token = outline.text("NextToken") ?? outline.text("nextToken") ?? ""
      next = token.isEmpty ? nil : token
    }
    var edited = answer
    if next != nil || !template.secrets.isEmpty {
      isChanged = true
      edited = JSONTextEditor.edit(edited) { place in
        if template.secrets.contains(place.key) { return "" }
        // The page that it leads to is here too.
        return place.keys == ["NextToken"] || place.keys == ["nextToken"] ? "" : nil
      }
    }
    if let key = template.subjectKey, let subject = call.subject {
      isChanged = true
      edited = JSONTextEditor.insert(key, subject.argument, into: edited)
    }
    return (answer, isChanged ? edited : nil, next)
  }

  private func written<Value>(
    _ body: () throws(CaptureFolder.Fault) -> Value
  ) throws(CallFailure) -> Value {
    do throws(CaptureFolder.Fault) {
      return try body()
    } catch {
      throw CallFailure(.notWritten, error.words.en)
    }
  }
}
