import ArgumentParser

/// What teaches a shell to complete the words of a command.
///
/// The library offers commands alone for the first word, and nothing behind a word that is none. `waylight PATH`
/// opens the explorer, so what the command `explore` takes may stand there too.
struct CompletionScript {
  let text: String

  /// - Returns: nil where the arguments ask for something else, or for a shell that is not known.
  init?(_ arguments: ArraySlice<String>) {
    guard arguments.first == "--generate-completion-script", arguments.count <= 2,
      let shell = arguments.count == 2
        ? arguments.last.flatMap(CompletionShell.init(rawValue:)) : CompletionShell.autodetected()
    else { return nil }
    let script = Waylight.completionScript(for: shell)
    text =
      switch shell {
      case .bash: Self.bash(script)
      case .zsh: Self.zsh(script)
      case .fish: Self.fish(script)
      default: script
      }
  }

  private static func bash(_ script: String) -> String {
    let start = "        # Offer subcommand completions\n"
    guard let words = script.firstRange(of: start),
      let end = script[words.upperBound...].firstRange(of: "\n")
    else { return script }
    return script[..<words.lowerBound] + """
              # Behind a PATH are the explorer's words
              if [[ "${COMP_CWORD}" -gt 1 ]]; then
                  _waylight_explore
                  return
              fi

      """ + script[words.lowerBound..<end.upperBound] + """
                __waylight_add_completions -f

        """ + script[end.upperBound...]
  }

  private static func zsh(_ script: String) -> String {
    let described = "        _describe -V subcommand subcommands && ret=0\n"
    let chosen = "            \"_waylight_${words[1]}\" && ret=0\n            ;;\n"
    guard let files = script.firstRange(of: described),
      let known = script[files.upperBound...].firstRange(of: chosen)
    else { return script }
    return script[..<files.upperBound] + "        _files && ret=0\n"
      + script[files.upperBound..<known.upperBound]
      + "        *)\n            _waylight_explore && ret=0\n            ;;\n"
      + script[known.upperBound...]
  }

  private static func fish(_ script: String) -> String {
    let own = script.split(separator: "\n").filter { line in
      line.contains("\"waylight explore\"") && !line.contains("-l 'version'")
        && !line.contains("-l 'help'")
    }
    return script
      + own.map { "\n" + $0.replacing("\"waylight explore\"", with: "\"waylight\"") }.joined()
  }
}
