import Glibc

/// Threads that wait for children most of the time. Those of a pool are for work that does not wait.
package enum WorkerThreads {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs the same work on so many threads, and returns when all have ended. Where the system has not that
  /// many to give, on fewer; on this one if it has none.
  package static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    var threads: [pthread_t] = []
    for _ in 0..<count {
      let work = Unmanaged.passRetained(Work(body))
      var thread = pthread_t()
      let failure = pthread_create(
        &thread, nil,
        { pointer in
          guard let pointer else { return nil }
          Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
          return nil
        }, work.toOpaque())
      if failure == 0 { threads.append(thread) } else { work.release() }
    }
    if threads.isEmpty { body() }
    for thread in threads { pthread_join(thread, nil) }
  }

  static func sleep(_ duration: Duration, unless isCancelled: () -> Bool = { false }) {
    let end = ContinuousClock.now + duration
    while ContinuousClock.now < end, !isCancelled() {
      let rest = min(end - ContinuousClock.now, .milliseconds(20)).components
      usleep(UInt32(max(0, rest.attoseconds / 1_000_000_000_000)))
    }
  }
}
