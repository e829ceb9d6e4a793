import ExplorerUI
import NetworkModel
import Synchronization
import TopologyFiles

/// Reads networks away from the screen, so that keys work meanwhile.
final class BackgroundLoader: Sendable {
  /// What is to be read, and what a person calls it.
  struct Input: Sendable {
    var paths: [String]
    var title: String
  }

  private let mailbox: Mailbox
  /// The number of the load that counts; earlier ones stop when they see it.
  private let current = Atomic<Int>(0)
  /// Loads that are under way.
  private let running = Atomic<Int>(0)

  init(_ mailbox: Mailbox) { self.mailbox = mailbox }

  var isIdle: Bool { running.load(ordering: .acquiring) == 0 }

  /// Reads an input and posts how far it has come, then the network or why there is none.
  func start(_ input: Input) {
    let number = current.wrappingAdd(1, ordering: .relaxed).newValue
    run { loader in
      loader.load(input, number)
    }
  }

  /// Reads an input that is known to be small, and posts what `action` makes of it. When it cannot be
  /// read, nothing is posted.
  func startQuietly(_ input: Input, _ action: @escaping @Sendable (LoadedNetwork) -> Action) {
    run { loader in
      guard let report = try? TopologyLoader.load(input.paths) else { return }
      loader.mailbox.post(
        action(LoadedNetwork(report, title: input.title, paths: input.paths)))
    }
  }

  /// Stops what is being read; nothing more comes of it.
  func stop() { current.wrappingAdd(1, ordering: .relaxed) }

  private func run(_ work: @escaping @Sendable (BackgroundLoader) -> Void) {
    running.wrappingAdd(1, ordering: .acquiringAndReleasing)
    Task.detached {
      work(self)
      self.running.wrappingSubtract(1, ordering: .acquiringAndReleasing)
    }
  }

  private func load(_ input: Input, _ number: Int) {
    let mailbox = mailbox
    func counts() -> Bool { current.load(ordering: .relaxed) == number }
    var last: ContinuousClock.Instant?
    do throws(TopologyLoadError) {
      let report = try TopologyLoader.load(input.paths) { progress in
        guard counts() else { return .stop }
        let now = ContinuousClock.now
        // Nobody reads faster than this, and every frame costs.
        if last.map({ now - $0 > .milliseconds(50) }) ?? true {
          last = now
          mailbox.post(.loadProgressed(LoadProgress(progress)))
        }
        return .proceed
      }
      let network = LoadedNetwork(report, title: input.title, paths: input.paths)
      if counts() { mailbox.post(.loadFinished(network)) }
    } catch {
      if counts(), error != .stopped { mailbox.post(.loadFailed(error.description)) }
    }
  }
}

extension LoadProgress {
  init(_ progress: TopologyLoader.Progress) {
    self.init(
      filesDone: progress.filesRead, filesTotal: progress.fileCount, bytesDone: progress.bytesRead,
      resources: progress.resourceCount)
  }
}
