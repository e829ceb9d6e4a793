import IPAddressing
import NetworkModel
import PathEngine
import Reports

/// Keeping how an input was left, and showing it so again.
extension ExplorerState {
  /// What the input is remembered by; nil for what cannot be read again, and while nothing is to be
  /// remembered.
  private var memoryKey: String? {
    guard memory != nil, tour == nil else { return nil }
    switch request {
    case .paths: return inputName
    case .sample(let index):
      guard welcome.samples.indices.contains(index) else { return nil }
      return "sample:" + welcome.samples[index].name
    case .welcome, nil: return nil
    }
  }

  /// Takes how the input is looked at into memory.
  mutating func rememberView() {
    guard let network, let key = memoryKey else { return }
    var view = SessionMemory.View(input: key)
    if let source = question.source {
      view.source = source.source.typed
      view.sourceLabel = source.label
    }
    if let destination = question.destination {
      view.destination = destination.typed
      view.destinationLabel = destination.label
    }
    view.chosen = resource?.text ?? ""
    view.step = watch?.step
    view.lanes = map.wantsLanes
    view.recent = question.recent.map(\.typed)
    // What nobody touched leaves no trace.
    if !history.past.isEmpty || memory?[key] != nil || resource != network.firstResource {
      memory?.remember(view)
    }
  }

  /// Shows the input as it was left; undoing shows it as if for the first time.
  mutating func restoreView() -> [Effect] {
    guard let network, let view = memoryKey.flatMap({ memory?[$0] }) else { return [] }
    let (fresh, key) = (snapshot, viewKey)
    let parser = QueryParser(network.topology)
    for typed in view.recent.reversed() {
      if let destination = Question.Destination(typed: typed, parser) {
        question.choose(destination)
      }
    }
    if let source = try? parser.source(view.source), !view.source.isEmpty {
      question.source = Question.Source(
        source: source, label: view.sourceLabel.isEmpty ? view.source : view.sourceLabel)
    }
    if var destination = Question.Destination(typed: view.destination, parser) {
      if !view.destinationLabel.isEmpty { destination.label = view.destinationLabel }
      question.choose(destination)
    }
    map.wantsLanes = view.lanes
    var effects: [Effect] = []
    if let step = view.step, question.query != nil {
      effects = startWatching()
      go(to: step)
    }
    if let id = network.tree.resource(named: view.chosen, in: network.topology) { choose(id) }
    guard viewKey != key || resource?.text == view.chosen else { return effects }
    history.push(fresh)
    notice = Notice(
      .note, text(en: "As you left it; u shows it afresh", ja: "前回の続きです。u で最初の状態に戻せます"))
    return effects
  }

  /// Leaves the program.
  mutating func leave() -> [Effect] {
    rememberView()
    return keepMemory() + [.quit]
  }

  /// Has the memory written down where it changed.
  mutating func keepMemory() -> [Effect] {
    guard let memory, memory != keptMemory else { return [] }
    keptMemory = memory
    return [.remember(memory)]
  }
}

extension LoadedNetwork {
  /// What is chosen when the network is opened.
  fileprivate var firstResource: ResourceID? {
    vpcsInOrder.first.map { topology[$0].id }
  }
}

extension NetworkTree {
  /// The resource with an id, where the list has a row for it.
  fileprivate func resource(named text: String, in topology: Topology) -> ResourceID? {
    guard !text.isEmpty else { return nil }
    let id = ResourceID(text)
    if row(of: id, in: topology) != nil { return id }
    // Ids of topologies in YAML may be names, which do not tell their kind.
    return rows.lazy.compactMap { $0.item.entity(in: topology)?.id }.first { $0.text == text }
  }
}

/// `onprem`, or a line's id, with the address that is named there.
private func typedOnPremises(_ id: ResourceID?, _ address: IPAddress?) -> String {
  (id?.text ?? "onprem") + (address.map { "@\($0)" } ?? "")
}

extension Query.Source {
  /// A text that stands for it.
  fileprivate var typed: String {
    switch self {
    case .interface(let id, _), .subnet(let id), .instanceConnectEndpoint(let id): id.text
    case .internet(let address): address?.description ?? "internet"
    case .onPremises(let id, let address): typedOnPremises(id, address)
    }
  }
}

extension Question.Destination {
  /// A text that stands for it, with its port and protocol.
  fileprivate var typed: String {
    let name =
      switch destination {
      case .interface(let id, _): id.text
      case .address(.v6(let address)): "[\(address)]"
      case .address(.v4(let address)): "\(address)"
      case .name(let name): name
      case .service(let name, let region): region.map { "\(name)@\($0)" } ?? name
      case .internet: "internet"
      case .onPremises(let id, let address): typedOnPremises(id, address)
      }
    return name + (port.map { ":\($0)" } ?? "") + "/\(`protocol`)"
  }

  /// Nil for what stands for nothing in this network.
  fileprivate init?(typed text: String, _ parser: QueryParser) {
    guard !text.isEmpty else { return nil }
    let typed = TypedDestination(text)
    guard let destination = try? parser.destination(typed.name) else { return nil }
    self.init(destination, label: typed.name, typed: typed)
  }
}
