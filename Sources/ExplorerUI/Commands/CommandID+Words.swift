package import Reports

/// What commands are called, and what they do.
extension CommandID {
  /// One or two words, for the footer and the palette.
  package func title(in language: Language) -> String {
    switch self {
    case .up: language.text(en: "Up", ja: "上へ")
    case .down: language.text(en: "Down", ja: "下へ")
    case .left: language.text(en: "Left", ja: "左へ")
    case .right: language.text(en: "Right", ja: "右へ")
    case .pageUp: language.text(en: "Page up", ja: "前のページ")
    case .pageDown: language.text(en: "Page down", ja: "次のページ")
    case .halfUp: language.text(en: "Half a page up", ja: "半ページ上")
    case .halfDown: language.text(en: "Half a page down", ja: "半ページ下")
    case .top: language.text(en: "Top", ja: "先頭")
    case .bottom: language.text(en: "Bottom", ja: "末尾")
    case .first: language.text(en: "First hop", ja: "最初のホップ")
    case .last: language.text(en: "Last hop", ja: "最後のホップ")
    case .open: language.text(en: "Open", ja: "開く")
    case .back: language.text(en: "Back", ja: "戻る")
    case .close: language.text(en: "Close", ja: "閉じる")
    case .nextPane: language.text(en: "Next pane", ja: "次の区画")
    case .previousPane: language.text(en: "Previous pane", ja: "前の区画")
    case .showNetwork: language.text(en: "Network", ja: "ネットワーク")
    case .showMap: language.text(en: "Map", ja: "地図")
    case .showTable: language.text(en: "Route table", ja: "ルートテーブル")
    case .showTrace: language.text(en: "Path", ja: "経路")
    case .showDetails: language.text(en: "Details", ja: "詳細")
    case .showEndpoints: language.text(en: "Endpoints", ja: "エンドポイント一覧")
    case .showRouteTables: language.text(en: "Route tables", ja: "ルートテーブル一覧")
    case .wholeNetwork: language.text(en: "All VPCs", ja: "全VPC")
    case .undo: language.text(en: "Undo", ja: "元に戻す")
    case .redo: language.text(en: "Redo", ja: "やり直す")
    case .zoom: language.text(en: "Zoom", ja: "拡大")
    case .narrower: language.text(en: "Narrower", ja: "狭く")
    case .wider: language.text(en: "Wider", ja: "広く")
    case .source: language.text(en: "Source", ja: "送信元")
    case .pickSource: language.text(en: "Choose the source", ja: "送信元を選ぶ")
    case .destination: language.text(en: "Destination", ja: "宛先")
    case .trace: language.text(en: "Trace", ja: "追跡")
    case .nextHop: language.text(en: "Next", ja: "次")
    case .previousHop: language.text(en: "Back", ja: "前")
    case .play: language.text(en: "Play", ja: "再生")
    case .slower: language.text(en: "Slower", ja: "遅く")
    case .faster: language.text(en: "Faster", ja: "速く")
    case .wayBack: language.text(en: "Way back", ja: "戻り道")
    case .beyond: language.text(en: "Beyond", ja: "その先")
    case .tryFix: language.text(en: "Try the fix", ja: "対処を試す")
    case .compare:
      language.text(
        en: "Compare",
        ja: "比較")
    case .jump:
      language.text(
        en: "Jump",
        ja: "ジャンプ")
    case .sort:
      language.text(
        en: "Sort",
        ja: "並べ替え")
    case .sortBackwards:
      language.text(
        en: "Sort backwards",
        ja: "逆順")
    case .lanes: language.text(en: "Lanes", ja: "レーン")
    case .panUp: language.text(en: "Pan up", ja: "上へずらす")
    case .panDown: language.text(en: "Pan down", ja: "下へずらす")
    case .panLeft: language.text(en: "Pan left", ja: "左へずらす")
    case .panRight: language.text(en: "Pan right", ja: "右へずらす")
    case .moreDetail: language.text(en: "More detail", ja: "詳しく")
    case .lessDetail: language.text(en: "Less detail", ja: "簡単に")
    case .fit: language.text(en: "Fit", ja: "全体")
    case .filter: language.text(en: "Filter", ja: "絞り込み")
    case .palette: language.text(en: "Command", ja: "コマンド")
    case .help: language.text(en: "Help", ja: "ヘルプ")
    case .findings: language.text(en: "Findings", ja: "所見")
    case .fields: language.text(en: "Fields as read", ja: "元の項目")
    case .copy: language.text(en: "Copy", ja: "コピー")
    case .export: language.text(en: "Export", ja: "書き出し")
    case .samples: language.text(en: "Samples", ja: "見本")
    case .tour: language.text(en: "Tour", ja: "ツアー")
    case .reload: language.text(en: "Reload", ja: "再読込")
    case .theme: language.text(en: "Theme", ja: "配色")
    case .language: language.text(en: "日本語", ja: "English")
    case .mouse: language.text(en: "Mouse", ja: "マウス")
    case .redraw: language.text(en: "Redraw", ja: "再描画")
    case .suspend: language.text(en: "Suspend", ja: "中断")
    case .quit: language.text(en: "Quit", ja: "終了")
    case .interrupt: language.text(en: "Quit", ja: "終了")
    }
  }
}
