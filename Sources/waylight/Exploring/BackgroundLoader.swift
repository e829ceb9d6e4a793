import AccountCapture
import ExplorerUI
import NetworkModel
import Synchronization
import TopologyFiles

/// Reads networks away from the screen, so that keys work meanwhile.
final class BackgroundLoader: Sendable {
  /// What is to be read, and what a person calls it.
  struct Input: Sendable {
    let paths: [String]
    let title: String

    init(_ paths: [String]) {
      self.paths = paths
      title = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        .joined(separator: ", ")
    }
  }

  let mailbox = Mailbox()
  /// Which network of a Terraform plan is read.
  private let side: PlanSide
  /// What is being read before anybody asked for it.
  private let ahead = Mutex<[String]?>(nil)
  /// The number of the load that counts; earlier ones stop when they see it.
  private let current = Atomic<Int>(0)
  /// Loads that are under way.
  private let running = Atomic<Int>(0)

  init(side: PlanSide) { self.side = side }

  var isIdle: Bool { running.load(ordering: .acquiring) == 0 }

  /// Begins to read what will be asked for, while the terminal is being opened.
  func startAhead(_ input: Input) {
    ahead.withLock { $0 = input.paths }
    read(input)
  }

  /// Reads an input and posts how far it has come, then the network or why there is none.
  func start(_ input: Input) {
    let isUnderWay = ahead.withLock { ahead in
      defer { ahead = nil }
      return ahead == input.paths
    }
    if !isUnderWay { read(input) }
  }

  private func read(_ input: Input) {
    let number = current.wrappingAdd(1, ordering: .relaxed).newValue
    run { loader in
      loader.load(input, number)
    }
  }

  /// Reads the samples, and posts each of them.
  func start(samples: [SampleFile]) {
    run { loader in
      for (index, sample) in samples.enumerated() {
        guard let (card, network) = sample.read() else { continue }
        loader.mailbox.post(.sampleRead(index, card, network))
      }
    }
  }

  /// Reads one sample and posts its network.
  func start(sample: SampleFile) {
    run { loader in
      if let (_, network) = sample.read() {
        loader.mailbox.post(.loadFinished(network))
      } else {
        let place = sample.path ?? sample.name
        loader.mailbox.post(
          .loadFailed(
            LocalizedText(en: "\(place): cannot be read", ja: "\(place): 読み取れません")))
      }
    }
  }

  /// Reads again what inputs say of a resource, and posts it.
  func read(_ id: ResourceID, named name: String, in paths: [String]) {
    run { loader in
      let parts = ResourceSource.excerpts(of: id, named: name, in: paths)
        .map { SourcePart(location: $0.location, text: $0.text) }
      loader.mailbox.post(.sourceRead(id, parts))
    }
  }

  /// Stops what is being read; nothing more comes of it.
  func stop() { current.wrappingAdd(1, ordering: .relaxed) }

  private func run(_ work: @escaping @Sendable (BackgroundLoader) -> Void) {
    running.wrappingAdd(1, ordering: .acquiringAndReleasing)
    WorkerThreads.start {
      work(self)
      self.running.wrappingSubtract(1, ordering: .acquiringAndReleasing)
    }
  }

  private func load(_ input: Input, _ number: Int) {
    let mailbox = mailbox
    func counts() -> Bool { current.load(ordering: .relaxed) == number }
    var last: ContinuousClock.Instant?
    do throws(TopologyLoadError) {
      let loaded = try TopologyLoader.loadWithDocuments(input.paths, side: side) { progress in
        guard counts() else { return .stop }
        let now = ContinuousClock.now
        // Nobody reads faster than this, and every frame costs.
        if last.map({ now - $0 > .milliseconds(50) }) ?? true {
          last = now
          mailbox.post(.loadProgressed(LoadProgress(progress)))
        }
        return .proceed
      }
      let network = LoadedNetwork(
        loaded.report, title: input.title, paths: input.paths,
        questions: loaded.documents.flatMap(\.expectations).map(SuggestedQuestion.init))
      if counts() { mailbox.post(.loadFinished(network)) }
    } catch {
      if counts(), error != .stopped { mailbox.post(.loadFailed(error.wordsWithFinding)) }
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
