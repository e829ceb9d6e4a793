import ExplorerUI
import Reports
import TerminalScreen
import Testing

@Suite struct CommandTableTests {
  private let table = CommandTable.standard

  @Test func `no two commands share a key in one context`() {
    for context in CommandContext.allCases {
      var owners: [Key: CommandID] = [:]
      for command in table.commands where command.contexts.contains(context) {
        for key in command.keys {
          let other = owners.updateValue(command.id, forKey: key)
          #expect(
            other == nil, "\(key.name) is both \(command.id) and \(other as Any) in \(context)")
        }
      }
    }
  }

  @Test func `every command is in the table once`() {
    for id in CommandID.allCases {
      #expect(table.commands.filter { $0.id == id }.count == 1, "\(id)")
    }
  }

  @Test(arguments: Language.allCases)
  func `every command has a title that fits the footer, and help`(language: Language) {
    for id in CommandID.allCases {
      let title = id.title(in: language)
      #expect(!title.isEmpty && title.cellWidth <= 20, "\(id): \(title)")
      #expect(id.help(in: language).cellWidth > 5, "\(id)")
    }
  }

  @Test func `the two languages differ`() {
    for id in CommandID.allCases {
      #expect(id.help(in: .en) != id.help(in: .ja), "\(id)")
    }
  }

  @Test func `a footer offers only what has a key there`() {
    for context in CommandContext.allCases {
      for command in table.footer(of: context) {
        #expect(table.shownKey(command.id, in: context) != nil, "\(command.id) in \(context)")
      }
    }
  }

  @Test func `every context can be left or the program be quit`() {
    let ways: Set<CommandID> = [.back, .close, .quit]
    for context in CommandContext.allCases {
      #expect(!ways.isDisjoint(with: table.commands(in: context).map(\.id)), "\(context)")
      #expect(table.command(for: .interrupt, in: context) == .interrupt, "\(context)")
    }
  }

  @Test func `no function key and no Alt is needed`() {
    for command in table.commands {
      for key in command.keys {
        switch key {
        case .mouse, .paste, .resize, .suspendResume, .none, .delete:
          Issue.record("\(command.id) has \(key.name)")
        default: break
        }
      }
    }
  }

  @Test func `a command without a network says why it cannot be done`() throws {
    var state = ExplorerState(size: Size(width: 80, height: 24))
    state.send(.begin)
    for id in [CommandID.trace, .filter, .findings, .copy, .nextHop] {
      guard case .refused(let why) = state.availability(of: id) else {
        Issue.record("\(id) is available")
        continue
      }
      #expect(!why.isEmpty)
    }
  }

  @Test func `why a command cannot be done has room in the footer of a narrow screen`() throws {
    let narrow = Size(width: 80, height: 24)
    var welcome = ExplorerState(size: narrow)
    welcome.send(.begin)
    var tracing = try Office.explorer(narrow)
    tracing.send(.ask(from: "worker", to: "s3"))
    for state in [welcome, try Office.explorer(narrow), tracing] {
      for language in Language.allCases {
        var state = state
        if state.language != language { try state.press("L") }
        for id in CommandID.allCases {
          if case .refused(let why) = state.availability(of: id) {
            #expect(why.cellWidth <= 70, "\(id): \(why)")
          }
        }
      }
    }
  }

  @Test func `the palette says in full why what is under its cursor cannot be done`() throws {
    for size in [Size(width: 80, height: 24), Size(width: 120, height: 40)] {
      var state = try Office.explorer(size)
      try state.press(":")
      state.type("way")
      #expect(state.shown.contains("No path yet: choose a source (s) and a destination (d)"))
    }
  }

  @Test func `a key that means nothing says so, and what does`() throws {
    var state = try Office.explorer()
    try state.press("Y")
    #expect(state.footer.contains("Y does nothing here; ? shows the keys"))
    try state.press("?u")
    #expect(state.footer.contains("u (Undo) does nothing here; Esc closes this"))
    try state.press("<Esc>/Y")
    #expect(!state.footer.contains("does nothing"))
    var welcome = ExplorerState(size: Size(width: 80, height: 24))
    welcome.send(.begin)
    try welcome.press("w")
    #expect(welcome.footer.contains("w (Way back) does nothing here; ? shows the keys"))
  }

  @Test func `without letters for Japanese the explorer stays with English, and says why`() throws {
    var state = ExplorerState(
      size: Size(width: 80, height: 24), language: .ja, languages: [.en])
    state.send(.begin)
    #expect(state.language == .en)
    try state.press("L")
    #expect(state.language == .en)
    #expect(state.footer.contains("no letters for Japanese"))
  }

  @Test func `a refused command tells why in the footer, until the next key`() throws {
    var state = try Office.explorer()
    try state.press("n")
    #expect(state.footer.contains("No path yet"))
    try state.press("j")
    #expect(!state.footer.contains("No path yet"))
  }
}
