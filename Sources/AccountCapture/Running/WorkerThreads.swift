import Glibc

/// Threads of their own for work that waits most of the time, or that is to leave nothing behind: those of a
/// pool are for work that does not wait, and wake up once more, seconds later, to go to rest.
package enum WorkerThreads {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs the same work on so many threads, and returns when all have ended. Where the system has not that
  /// many to give, on fewer; on this one if it has none.
  package static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    let threads = (0..<count).compactMap { _ in thread(for: body) }
    if threads.isEmpty { body() }
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Starts the work, and does not wait for it. Where the system has no thread to give, it is done at once.
  package static func start(_ body: @escaping @Sendable () -> Void) {
    guard let thread = thread(for: body) else { return body() }
    pthread_detach(thread)
  }

  /// A thread that does the work and ends; nil where the system has none to give.
  private static func thread(for body: @escaping @Sendable () -> Void) -> pthread_t? {
    let work = Unmanaged.passRetained(Work(body))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, work.toOpaque())
    if failure == 0 { return thread }
    work.release()
    return nil
  }

  static func sleep(_ duration: Duration, unless isCancelled: () -> Bool = { false }) {
    let end = ContinuousClock.now + duration
    while ContinuousClock.now < end, !isCancelled() {
      let rest = min(end - ContinuousClock.now, .milliseconds(20)).components
      usleep(UInt32(max(0, rest.attoseconds / 1_000_000_000_000)))
    }
  }
}
