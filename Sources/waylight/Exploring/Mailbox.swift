import ExplorerUI
import Synchronization

/// Actions that other threads have for the explorer, until its own thread takes them. It is there before
/// the explorer is, so that reading need not wait for a terminal.
final class Mailbox: Sendable {
  private struct Content {
    var actions: [Action] = []
    var wake: (@Sendable () -> Void)?
  }

  private let content = Mutex(Content())

  func post(_ action: Action) {
    let wake = content.withLock { content in
      content.actions.append(action)
      return content.wake
    }
    wake?()
  }

  /// - Parameter wake: makes the explorer's thread look into the mailbox; may be called from any thread.
  func connect(_ wake: @escaping @Sendable () -> Void) {
    let isFilled = content.withLock { content in
      content.wake = wake
      return !content.actions.isEmpty
    }
    if isFilled { wake() }
  }

  /// Takes out everything that was posted, in order.
  func drain() -> [Action] {
    content.withLock { content in
      defer { content.actions = [] }
      return content.actions
    }
  }
}
