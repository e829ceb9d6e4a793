import NcursesTerminal
import Reports

extension TerminalError {
  /// What is wrong, and what to do.
  func words(in language: Language) -> String {
    switch self {
    case .outputNotTerminal:
      language.text(
        en: "standard output is not a terminal; try --plain",
        ja: "標準出力が端末ではありません。--plain を試してください")
    case .noKeyboard:
      language.text(
        en: "there is no terminal to read keys from; try --plain",
        ja: "キーを読み取る端末がありません。--plain を試してください")
    case .unknownType(nil):
      language.text(
        en: "TERM is not set; try TERM=xterm-256color, or --plain",
        ja: "TERM が設定されていません。TERM=xterm-256color か --plain を試してください")
    case .unknownType(let type?), .noCursorAddressing(let type):
      language.text(
        en: "cannot use terminal type '\(type)' (TERM); try TERM=xterm-256color, or --plain",
        ja: "端末の種類「\(type)」(TERM) は使えません。TERM=xterm-256color か --plain を試してください")
    case .alreadyOpen:
      language.text(
        en: "the terminal is in use by this program already",
        ja: "端末はこのプログラムがすでに使っています")
    case .system:
      language.text(
        en: "the system refused to open the terminal; try --plain",
        ja: "端末を開けませんでした。--plain を試してください")
    }
  }
}
