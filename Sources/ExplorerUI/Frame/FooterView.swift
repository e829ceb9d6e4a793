import NetworkModel
import Reports
import TerminalScreen

/// The last line: what can be done here, or what there is to say; and how many findings there are.
struct FooterView {
  /// One hint, and the columns it stands in.
  struct Hint: Hashable, Sendable {
    var id: CommandID
    var key: String
    var title: String
    var columns: Range<Int>
    var isAvailable: Bool
  }

  let hints: [Hint]
  /// The findings' count at the right end, with its columns.
  let findings: (text: String, style: Style, columns: Range<Int>)?
  private let notice: Notice?
  private let width: Int

  init(_ state: ExplorerState, width: Int) {
    self.width = width
    notice = state.notice
    var room = width - 1
    if let network = state.network, state.stage == .network, state.overlay == nil {
      let worst = network.findings.first?.severity
      let text = "! \(network.findings.count)"
      let start = width - text.cellWidth - 1
      let style: Style =
        switch worst {
        case nil: .dim
        case .note: .text
        case .warning: .warn
        case .error: .bad
        }
      findings = (text, style, start..<(start + text.cellWidth))
      room = start - 2
    } else {
      findings = nil
    }
    hints = Self.hints(state, room: room)
  }

  private static func hints(_ state: ExplorerState, room: Int) -> [Hint] {
    let context = state.context
    var hints: [Hint] = []
    var x = 1
    for command in state.commands.footer(of: context) {
      guard let key = command.keys.first?.shown else { continue }
      let isAvailable = state.availability(of: command.id) == .available
      // While nothing is watched there is nothing to step through, and while something is, the ends
      // are chosen already.
      if !isAvailable && command.section == .watching { continue }
      if state.watch != nil && [.source, .trace].contains(command.id) { continue }
      let title = command.id.footerTitle(in: state)
      let width = key.cellWidth + 1 + title.cellWidth
      guard x + width <= room else { continue }
      hints.append(
        Hint(
          id: command.id, key: key, title: title, columns: x..<(x + width),
          isAvailable: isAvailable))
      x += width + 2
    }
    return hints
  }

  func draw(in area: Rect, on screen: inout Screen) {
    screen.draw(in: area) { screen in
      screen.fill(style: .footer)
      if let findings {
        screen.put(
          findings.text, at: Point(findings.columns.lowerBound, 0), style: findings.style)
      }
      if let notice {
        let (sign, style): (String, Style) =
          switch notice.kind {
          case .note: ("", .text)
          case .done: (Glyph.pass.text + " ", .ok)
          case .refused: ("! ", .warn)
          }
        let room = (findings?.columns.lowerBound ?? width) - 2
        screen.put([(sign, style), (notice.text.sanitised, .text)], at: Point(1, 0), width: room)
        return
      }
      for hint in hints {
        screen.put(
          [(hint.key, hint.isAvailable ? .key : .dim), (" " + hint.title, .dim)],
          at: Point(hint.columns.lowerBound, 0))
      }
    }
  }

  /// The command of the hint at a column.
  func command(at column: Int) -> CommandID? {
    if let findings, findings.columns.contains(column) { return .findings }
    return hints.first { $0.columns.contains(column) }?.id
  }
}

extension CommandID {
  /// The title as the footer has it: of a switch, what it would do now.
  fileprivate func footerTitle(in state: ExplorerState) -> String {
    if self == .play, state.watch?.isPlaying == true { return state.text(en: "stop", ja: "停止") }
    if self == .wayBack, state.watch?.isWayBack == true {
      return state.text(en: "way there", ja: "行き")
    }
    if self == .wholeNetwork, case .glance(let glance)? = state.overlay {
      return glance.vpc == nil
        ? state.text(en: "this VPC", ja: "このVPC") : state.text(en: "all VPCs", ja: "全VPC")
    }
    if self == .lanes, state.showsLanes { return state.text(en: "map", ja: "地図") }
    if self == .back, state.isTouring { return state.text(en: "leave", ja: "終わる") }
    if self == .open {
      switch state.context {
      case .picker: return state.text(en: "choose", ja: "選ぶ")
      case .palette: return state.text(en: "run", ja: "実行")
      case .filter: return state.text(en: "keep", ja: "決定")
      case .tour: return state.text(en: "next", ja: "次へ")
      case .findings, .glance: return state.text(en: "go there", ja: "対象へ移る")
      case .welcome, .loading, .network, .map, .table, .trace, .details, .help, .comparison, .jump,
        .tooSmall:
        break
      }
    }
    let title = title(in: state.language)
    return self == .language ? title : title.lowercased()
  }
}

extension Key {
  /// As the footer and the help show it: `Enter`, `Ctrl-P`, `]`.
  package var shown: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-" + character.uppercased()
    case .escape: "Esc"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .shiftUp: "Shift-↑"
    case .shiftDown: "Shift-↓"
    case .shiftLeft: "Shift-←"
    case .shiftRight: "Shift-→"
    case .backTab: "Shift-Tab"
    case .interrupt: "Ctrl-C"
    case .enter, .tab, .backspace, .delete, .home, .end, .pageUp, .pageDown, .mouse, .paste,
      .resize, .suspendResume, .none:
      String(name.dropFirst().dropLast())
    }
  }
}
