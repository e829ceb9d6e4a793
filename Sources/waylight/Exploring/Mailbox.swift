import ExplorerUI
import Synchronization

/// Actions that other threads have for the explorer, until its own thread takes them.
final class Mailbox: Sendable {
  private let actions = Mutex<[Action]>([])
  private let wake: @Sendable () -> Void

  /// - Parameter wake: makes the explorer's thread look into the mailbox; may be called from any thread.
  init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  func post(_ action: Action) {
    actions.withLock { $0.append(action) }
    wake()
  }

  /// Takes out everything that was posted, in order.
  func drain() -> [Action] {
    actions.withLock { actions in
      defer { actions = [] }
      return actions
    }
  }
}
