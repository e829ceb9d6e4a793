package import Reports
import TerminalScreen

/// What can be done in the context help was called from, by section.
enum HelpView {
  static func draw(_ help: HelpState, _ state: ExplorerState, on screen: inout Screen) {
    let frame = Popup.frame(state, width: 96, height: 60)
    let inside = Popup.open(
      frame, title: state.text(en: "Help: ", ja: "ヘルプ: ") + help.context.title(in: state.language),
      remark: help.isTyping || !help.filter.text.isEmpty ? "/" + help.filter.text.sanitised : "",
      on: &screen)
    let lines = state.helpLines(of: help)
    let keyWidth = 15
    for row in 0..<inside.height {
      let position = help.rows.top + row
      guard lines.indices.contains(position) else { break }
      screen.draw(in: inside.row(row)) { screen in
        let width = screen.bounds.width
        switch lines[position] {
        case .blank: break
        case .heading(let text): screen.put(text, at: Point(1, 0), style: .title, width: width - 2)
        case .command(let keys, let title, let text, let isAvailable):
          screen.put(keys, at: Point(2, 0), style: isAvailable ? .key : .dim, width: keyWidth - 3)
          let titleWidth = min(18, max(0, width - keyWidth - 20))
          if titleWidth >= 12 {
            screen.put(
              title, at: Point(keyWidth, 0), style: isAvailable ? .text : .dim, width: titleWidth)
          }
          let start = keyWidth + (titleWidth >= 12 ? titleWidth + 1 : 0)
          screen.put(text, at: Point(start, 0), style: .dim, width: max(1, width - start - 1))
        case .sign(let sign):
          screen.put(sign.glyph.text, at: Point(2, 0), style: sign.style)
          screen.put(
            sign.word(in: state.language), at: Point(4, 0), width: max(1, width - 5))
        case .continuation(let text):
          let titleWidth = min(18, max(0, width - keyWidth - 20))
          let start = keyWidth + (titleWidth >= 12 ? titleWidth + 1 : 0)
          screen.put(text, at: Point(start, 0), style: .dim, width: max(1, width - start - 1))
        }
      }
    }
    if help.isTyping {
      screen.cursor = Point(frame.maxX - 2, frame.y)
    }
  }
}

/// A line of the help screen.
enum HelpLine: Hashable, Sendable {
  case blank
  case heading(String)
  case command(keys: String, title: String, text: String, isAvailable: Bool)
  case continuation(String)
  case sign(HelpSign)
}

extension ExplorerState {
  /// Rows of an overlay that fills the screen.
  var overlayHeight: Int { Popup.frame(self, width: 96, height: 60).height - 2 }

  func helpLines(of help: HelpState) -> [HelpLine] {
    let width = Popup.frame(self, width: 96, height: 60).width - 2
    let titleWidth = min(18, max(0, width - 15 - 20))
    let start = 15 + (titleWidth >= 12 ? titleWidth + 1 : 0)
    var lines: [HelpLine] = []
    let typed = help.filter.text.lowercased()
    for section in Command.Section.allCases {
      let commands = commands.commands(in: help.context).filter { $0.section == section }
      var rows: [HelpLine] = []
      for command in commands {
        let title = command.id.title(in: language)
        let text = command.id.help(in: language)
        let keys = command.keys.map(\.shown).joined(separator: " ")
        if !typed.isEmpty,
          ![title, text, keys].contains(where: { $0.lowercased().contains(typed) })
        {
          continue
        }
        let parts = text.wrapped(width: max(10, width - start - 1))
        rows.append(
          .command(
            keys: keys, title: title, text: parts.first ?? "",
            isAvailable: availability(of: command.id) == .available))
        rows += parts.dropFirst().map { .continuation($0) }
      }
      guard !rows.isEmpty else { continue }
      if !lines.isEmpty { lines.append(.blank) }
      lines.append(.heading(section.title(in: language)))
      lines += rows
    }
    return lines + signs(of: help)
  }

  /// What the signs in the list and on the map stand for.
  private func signs(of help: HelpState) -> [HelpLine] {
    guard help.context == .map || help.context == .network else { return [] }
    let typed = help.filter.text.lowercased()
    let rows = HelpSign.allCases.filter {
      typed.isEmpty || $0.word(in: language).lowercased().contains(typed)
    }
    if rows.isEmpty { return [] }
    return [.blank, .heading(text(en: "Signs", ja: "記号"))] + rows.map { .sign($0) }
  }
}

extension Command.Section {
  package func title(in language: Language) -> String {
    switch self {
    case .path: language.text(en: "Asking for a path", ja: "経路を調べる")
    case .watching: language.text(en: "Watching it", ja: "経路を見る")
    case .moving: language.text(en: "Moving about", ja: "移動")
    case .panes: language.text(en: "Panes", ja: "区画")
    case .map: language.text(en: "The map", ja: "地図")
    case .looking: language.text(en: "Looking things up", ja: "調べる")
    case .program: language.text(en: "The program", ja: "プログラム")
    }
  }
}

extension CommandContext {
  package func title(in language: Language) -> String {
    switch self {
    case .welcome: language.text(en: "samples", ja: "見本")
    case .loading: language.text(en: "loading", ja: "読み込み")
    case .network: language.text(en: "network", ja: "ネットワーク")
    case .map: language.text(en: "map", ja: "地図")
    case .table: language.text(en: "route table", ja: "ルートテーブル")
    case .trace: language.text(en: "path", ja: "経路")
    case .details: language.text(en: "details", ja: "詳細")
    case .filter: language.text(en: "filter", ja: "絞り込み")
    case .picker: language.text(en: "picker", ja: "選択")
    case .palette: language.text(en: "commands", ja: "コマンド")
    case .help: language.text(en: "help", ja: "ヘルプ")
    case .findings: language.text(en: "findings", ja: "所見")
    case .comparison: language.text(en: "comparison", ja: "比較")
    case .tour: language.text(en: "tour", ja: "ツアー")
    case .glance: language.text(en: "glance", ja: "一覧")
    case .jump: language.text(en: "jump", ja: "ジャンプ")
    case .tooSmall: language.text(en: "small terminal", ja: "小さい端末")
    }
  }
}
