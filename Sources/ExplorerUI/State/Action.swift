package import NetworkModel
package import TerminalScreen

/// Everything that happens to the explorer: a key, a timer, a finished load.
package enum Action: Sendable {
  /// Shows the first screen; asks for what it needs.
  case begin
  case key(Key)
  case command(CommandID)
  /// A line of the palette: a command's name, perhaps with an argument.
  case line(String)
  /// A timer that an effect had started ran out.
  case timer(Int)
  case loadProgressed(LoadProgress)
  case loadFinished(LoadedNetwork)
  /// Nothing could be read; the text says why.
  case loadFailed(LocalizedText)
  /// A sample was read for the welcome screen.
  case sampleRead(Int, SampleCard, LoadedNetwork)
  /// What the input says of a resource was read again.
  case sourceRead(ResourceID, [SourcePart])
  /// Puts a question, as the options `--from` and `--to` do.
  case ask(from: String?, to: String?)
  /// The file of the theme of this name was saved.
  case themeSaved(String)
  /// Something to say in the footer.
  case notice(Notice)
  /// A file of the person's own has a fault, which the footer is to tell.
  case found(Finding)
}

/// What the program has to do for the explorer, outside of it.
package enum Effect: Hashable, Sendable {
  case load(LoadRequest)
  case stopLoading
  /// Read all samples for the welcome screen.
  case readSamples
  /// Read what the inputs say of a resource.
  case readSource(ResourceID, name: String, of: [String])
  /// Keep this until the next time.
  case remember(SessionMemory)
  case copy(String)
  /// Write text to a new file of this name, or one like it.
  case write(path: String, text: String)
  /// Write the screen to a file of this very name; a person is told of what was written, a script's next screen
  /// does not show it.
  case save(ScreenForm, path: String, overwrites: Bool, isTold: Bool)
  /// Use the theme of this name.
  case useTheme(String)
  case setMouse(Bool)
  /// Sends `Action.timer` with the number after so long; a later one takes the place of an earlier.
  case startTimer(Int, milliseconds: Int)
  case redraw
  case suspend
  case quit
}

/// How the screen is written.
package enum ScreenForm: Hashable, Sendable {
  /// A row a line; as a picture where the file's name ends so.
  case text
  /// A letter for what each cell means.
  case styles
  /// An SVG document.
  case picture
}

/// What to read.
package enum LoadRequest: Hashable, Sendable {
  case sample(Int)
  case paths([String])
  /// The network that is part of the program.
  case welcome
}

/// How far reading has come.
package struct LoadProgress: Hashable, Sendable {
  package var filesDone: Int
  package var filesTotal: Int
  package var bytesDone: Int
  package var bytesTotal: Int
  package var resources: Int

  package init(
    filesDone: Int = 0, filesTotal: Int = 0, bytesDone: Int = 0, bytesTotal: Int = 0,
    resources: Int = 0
  ) {
    self.filesDone = filesDone
    self.filesTotal = filesTotal
    self.bytesDone = bytesDone
    self.bytesTotal = bytesTotal
    self.resources = resources
  }
}

/// One line in the footer, until the next key.
package struct Notice: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case note, done, refused }

  package var kind: Kind
  package var text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
