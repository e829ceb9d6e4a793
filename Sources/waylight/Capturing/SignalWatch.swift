import Glibc
import Synchronization

/// Takes the signals that end a program as a wish, so that children are ended and files left whole first.
///
/// They are blocked rather than handled: threads that begin afterwards inherit that, and whoever holds the
/// watch asks for them when it suits.
final class SignalWatch: Sendable {
  private let arrived = Atomic<Int32>(0)
  private static let signals = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  init() { Self.change(SIG_BLOCK) }

  /// The signal that came, or 0.
  var signal: Int32 { arrived.load(ordering: .acquiring) }

  /// Waits for a signal, for at most so long.
  func wait(milliseconds: Int) {
    var set = Self.set
    var time = timespec(
      tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    let signal = sigtimedwait(&set, nil, &time)
    if signal > 0, arrived.load(ordering: .acquiring) == 0 {
      arrived.store(signal, ordering: .releasing)
    }
  }

  /// Gives the signals back to the program; ends it as the one that came would have.
  func end() {
    Self.change(SIG_UNBLOCK)
    guard signal > 0 else { return }
    Glibc.signal(signal, SIG_DFL)
    raise(signal)
  }

  private static var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }

  private static func change(_ how: Int32) {
    var set = set
    pthread_sigmask(how, &set, nil)
  }
}
