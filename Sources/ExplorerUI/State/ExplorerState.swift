import NetworkModel
import PathEngine
package import Reports
package import TerminalScreen

/// All that the explorer knows. Changed by ``update(_:_:)`` alone, drawn by ``render(_:glyphs:)``.
package struct ExplorerState: Sendable {
  /// What fills the screen.
  enum Stage: Hashable, Sendable { case welcome, loading, network }

  /// What lies over the stage.
  enum Overlay: Sendable {
    case help(HelpState)
    case palette(PaletteState)
    case picker(PickerState)
    case findings(FindingsState)
    case comparison(ComparisonState)
    case glance(GlanceState)
    /// The tour, whose box stands below the panes instead of over them.
    case tour
    case jump(JumpState)
  }

  /// The answer that is on the screen.
  package internal(set) var size: Size
  package internal(set) var language: Language
  /// Those that the terminal has letters for.
  let languages: [Language]
  package let commands: CommandTable
  var stage: Stage
  var overlay: Overlay?
  var notice: Notice?
  var isMouseOn = true
  /// The themes there are, and the one in use.
  var themes: [String]
  var theme: String

  var welcome: WelcomeState
  var loading = LoadingState()
  /// What was asked for last, to read it again.
  var request: LoadRequest?
  /// A question to put once the network is there.
  var pendingQuestion: (from: String?, to: String?)?

  var network: LoadedNetwork?
  var list = NetworkListState()
  /// Text of the list's filter, and whether keys go into it.
  var filterText = LineEditor()
  var isFiltering = false
  var focus: PaneID = .network
  var side: PaneID = .table
  var isZoomed = false
  var split = 0
  var map = MapPaneState()
  var table = TablePaneState()
  var details = DetailsPaneState()

  var question = Question()
  var watch: WatchState?
  /// A path that was put aside for a comparison.
  var pinned: PinnedPath?
  var timerNumber = 0
  /// The views before this one, and those that were undone.
  var history = ViewHistory()
  /// Counts the networks that were opened.
  var openings = 0
  /// Counts the goings from one thing to another that is not its neighbour.
  var visits = 0
  /// Counts the changes tried on the network.
  var changes = 0
  /// What is remembered from one time to the next; nil where nothing is to be.
  var memory: SessionMemory?
  /// The memory as it was written down last.
  var keptMemory: SessionMemory?
  /// What the input that was named is remembered by; nil for one that cannot be read again.
  let inputName: String?
  var tour: TourState?
  /// What the mouse holds while its button is down.
  var grip: MouseGrip?

  /// - Parameters:
  ///   - samples: those of the welcome screen; shown when there is no request.
  ///   - request: what to read at once.
  ///   - memory: what is remembered of earlier times; nil remembers nothing.
  ///   - inputName: what the input of the request is remembered by.
  package init(
    size: Size, language: Language = .en, languages: [Language] = Language.allCases,
    samples: [SampleCard] = [], request: LoadRequest? = nil,
    themes: [String] = ["terminal"], theme: String = "terminal",
    commands: CommandTable = .standard, memory: SessionMemory? = nil, inputName: String? = nil
  ) {
    self.memory = memory
    keptMemory = memory
    self.inputName = inputName
    self.size = size
    self.language = languages.contains(language) ? language : .en
    self.languages = languages
    self.commands = commands
    self.themes = themes
    self.theme = theme
    self.request = request
    welcome = WelcomeState(samples: samples)
    stage = request == nil ? .welcome : .loading
  }

  func text(en: @autoclosure () -> String, ja: @autoclosure () -> String) -> String {
    language.text(en: en(), ja: ja())
  }
}

extension ExplorerState {
  /// Where everything stands now.
  package var layout: ScreenLayout { layout(stripRows: stripRows) }

  /// Where everything stands while no step needs more room than usual: what is shown, a map or lanes, does
  /// not hang on the step.
  var usualLayout: ScreenLayout { layout(stripRows: 0) }

  private func layout(stripRows: Int) -> ScreenLayout {
    ScreenLayout(
      size,
      ScreenLayout.Contents(
        hasTrace: watch != nil, side: shownSide, focus: focus, isZoomed: isZoomed, split: split,
        stripRows: stripRows,
        reserved: isTouring ? TourState.height(width: size.width) : 0))
  }

  /// What a block has to say is to be read whole, with what would help.
  private var stripRows: Int {
    guard let watch, watch.current?.mark == .blocks, focus == .trace || size.height < 34 else {
      return 0
    }
    let left = size.width < 100 ? 0 : ScreenLayout.usualLeftWidth(.medium) + split
    return TraceStripView.lines(self, width: max(20, size.width - left - 2))
      .count { $0.step == watch.step }
  }

  /// Whether the tour speaks.
  var isTouring: Bool {
    if case .tour? = overlay { true } else { false }
  }

  /// Whether the pane with the focus shows it: nothing lies over it.
  var showsFocus: Bool { overlay == nil || isTouring }

  /// Whether something is being read that fills the screen.
  package var isLoading: Bool { stage == .loading && loading.failure == nil }

  var isTooSmall: Bool {
    size.width < ScreenLayout.leastSize.width || size.height < ScreenLayout.leastSize.height
  }

  /// Where keys go now.
  package var context: CommandContext {
    if isTooSmall { return .tooSmall }
    switch overlay {
    case .help(let help): return help.isTyping ? .filter : .help
    case .palette: return .palette
    case .picker: return .picker
    case .findings: return .findings
    case .comparison: return .comparison
    case .glance(let glance): return glance.isTyping ? .filter : .glance
    case .jump: return .jump
    case .tour: return .tour
    case nil: break
    }
    switch stage {
    case .welcome: return .welcome
    case .loading: return .loading
    case .network: return isFiltering ? .filter : focus.context
    }
  }

  /// What the list's cursor is on.
  package var item: NetworkItem? {
    guard let network, let row = list.row else { return nil }
    return network.tree.rows[row].item
  }

  /// The resource the list's cursor is on.
  var resource: ResourceID? {
    guard let network else { return nil }
    return item?.entity(in: network.topology)?.id
  }

  /// The route table to show: of the current hop while a path is watched, else of what is chosen.
  var shownTable: Handle<RouteTable>? {
    guard let network else { return nil }
    if let table = watch?.currentTable {
      return network.topology.handle(of: table, as: RouteTable.self)
    }
    return item.flatMap { network.routeTable(of: $0) }
  }

  /// Which of table and details is in front where there is room for one: the table while a path is
  /// watched and for what is routed by one, unless the person asked for the other.
  var shownSide: PaneID {
    if side == .details || shownTable == nil { return .details }
    if watch?.currentTable != nil { return .table }
    switch item {
    case .subnet, .instance, .interface, .natGateway, .routeTable: return .table
    case .scope, .vpc, .zone, .endpointInterface, .instanceConnectEndpoint, .group,
      .internetGateway, .egressOnlyInternetGateway, .virtualPrivateGateway, .endpoint, .peering,
      .securityGroup, .networkACL, .transitGateway, .transitGatewayAttachment,
      .transitGatewayRouteTable, .vpnConnection, .customerGateway, .directConnectGateway,
      .virtualInterface, .resolverEndpoint, .resolverRule, .hostedZone, .multiRegionAccessPoint,
      .prefixList, .loadBalancer, .targetGroup, .database, .elasticIP, .dhcpOptions, .bucket, nil:
      return .details
    }
  }
}

extension LoadedNetwork {
  /// The table that routes what leaves an item.
  func routeTable(of item: NetworkItem) -> Handle<RouteTable>? {
    if case .routeTable(let table) = item { return table }
    if case .vpc(let vpc) = item { return topology.mainRouteTable(of: vpc) }
    if let subnet = item.subnet(in: topology) { return topology.routeTable(of: subnet) }
    if case .endpoint(let handle) = item {
      let endpoint = topology[handle]
      return endpoint.routeTables.first
        ?? endpoint.subnets.first.flatMap { topology.routeTable(of: $0) }
    }
    return nil
  }
}
