import NetworkModel
import PathEngine
import Reports
import TerminalScreen

/// Whether a command can be done now.
package enum Availability: Hashable, Sendable {
  case available
  /// Not now; the text says why.
  case refused(String)
}

extension ExplorerState {
  /// Whether a command can be done now, and why not.
  package func availability(of id: CommandID) -> Availability {
    switch id {
    case .up, .down, .left, .right, .pageUp, .pageDown, .halfUp, .halfDown, .top, .bottom, .first,
      .last, .open, .back, .close, .nextPane, .previousPane, .palette, .help, .mouse, .redraw,
      .suspend, .quit, .interrupt:
      return .available
    case .language:
      return languages.count > 1
        ? .available
        : .refused(
          text(
            en: "This locale has no letters for Japanese; a UTF-8 one does",
            ja: "日本語の表示にはUTF-8のロケールが必要です"))
    case .showEndpoints:
      return whileExploring(
        network?.topology.vpcEndpoints.isEmpty == true
          ? .refused(text(en: "There are no endpoints here", ja: "エンドポイントはありません"))
          : .available)
    case .showRouteTables:
      return whileExploring(
        network?.topology.subnets.isEmpty == true && network?.topology.routeTables.isEmpty == true
          ? .refused(text(en: "There are no route tables here", ja: "ルートテーブルはありません"))
          : .available)
    case .undo:
      return history.past.isEmpty
        ? .refused(text(en: "There is nothing to undo", ja: "元に戻すものはありません")) : .available
    case .redo:
      return history.future.isEmpty
        ? .refused(text(en: "There is nothing to redo", ja: "やり直すものはありません")) : .available
    case .showNetwork, .showMap, .showTable, .showDetails, .zoom, .narrower, .wider, .filter,
      .pickSource, .destination, .panUp, .panDown, .panLeft, .panRight, .fit:
      return whileExploring(.available)
    case .lanes, .moreDetail, .lessDetail:
      return whileExploring(.available)
    case .source:
      guard let network, item?.source(in: network.topology) != nil else {
        return whileExploring(
          .refused(
            text(
              en: "Packets start from a host: choose one in the list, or press S",
              ja: "送信元はインスタンスかENIです。一覧で選ぶか、S を押してください")))
      }
      return .available
    case .trace:
      return whileExploring(.available)
    case .showTrace, .nextHop, .previousHop, .play:
      return watch == nil ? noPath : .available
    case .slower, .faster:
      return watch == nil ? noPath : .available
    case .wayBack:
      guard let watch else { return noPath }
      return watch.back.isEmpty
        ? .refused(text(en: "There is no way back: nothing answers", ja: "応答がないため、戻りの経路はありません"))
        : .available
    case .beyond:
      guard let watch else { return noPath }
      return watch.goesBeyond || watch.hasMoreBeyond
        ? .available
        : .refused(
          watch.trace.verdict == .reachable
            ? text(en: "Nothing blocks this path", ja: "この経路を遮るものはありません")
            : text(en: "Nothing is known beyond the block", ja: "遮断された先はわかりません"))
    case .tryFix:
      guard let watch else { return noPath }
      if !watch.advice.isEmpty { return .available }
      return .refused(
        watch.trace.verdict == .reachable
          ? text(en: "Nothing blocks this path", ja: "この経路を遮るものはありません")
          : text(en: "No change is known that would help", ja: "有効な変更は見つかりません"))
    case .compare: return watch == nil ? noPath : .available
    case .jump: return whileExploring(.available)
    case .wholeNetwork:
      guard case .glance? = overlay else { return .refused(notLoaded) }
      return network.map { $0.topology.vpcs.count > 1 } == true
        ? .available : .refused(text(en: "There is one VPC", ja: "VPCは1つです"))
    case .sort, .sortBackwards:
      if case .glance? = overlay { return .available }
      return watch?.tableHop == nil
        ? whileExploring(.available)
        : .refused(
          text(
            en: "While a path is shown, the lines stand as they were considered",
            ja: "経路の表示中は、比較した順に並びます"))
    case .findings:
      guard let network else { return .refused(notLoaded) }
      return network.findings.isEmpty
        ? .refused(text(en: "Everything could be read", ja: "すべて読み取れました")) : .available
    case .copy:
      return whileExploring(
        copyText == nil
          ? .refused(text(en: "There is nothing to copy here", ja: "ここにコピーするものはありません"))
          : .available)
    case .export: return whileExploring(.available)
    case .tour:
      return size.width >= TourState.leastSize.width && size.height >= TourState.leastSize.height
        ? .available
        : .refused(
          text(
            en: "The tour needs a terminal of \(TourState.leastSize)",
            ja: "ツアーには \(TourState.leastSize) 以上の端末が必要です"))
    case .fields:
      guard let network, resource != nil else {
        return whileExploring(
          .refused(text(en: "This is no resource of its own", ja: "これは単独のリソースではありません")))
      }
      return network.paths.isEmpty || network.paths == ["-"]
        ? .refused(
          text(en: "The input cannot be read again", ja: "この入力は読み直せません"))
        : .available
    case .samples:
      return welcome.samples.isEmpty
        ? .refused(text(en: "No samples were found", ja: "見本が見つかりません")) : .available
    case .reload:
      return request == nil
        ? .refused(text(en: "There is nothing to read again", ja: "読み直すものがありません"))
        : .available
    case .theme:
      return themes.count > 1
        ? .available
        : .refused(text(en: "No other theme was found", ja: "ほかの配色が見つかりません"))
    }
  }

  private var notLoaded: String {
    text(en: "No network is open yet", ja: "ネットワークはまだ開かれていません")
  }

  private var noPath: Availability {
    .refused(
      text(
        en: "No path yet: choose a source (s) and a destination (d)",
        ja: "経路がまだありません。送信元（s）と宛先（d）を選んでください"))
  }

  private func whileExploring(_ otherwise: Availability) -> Availability {
    network == nil || stage != .network ? .refused(notLoaded) : otherwise
  }
}
