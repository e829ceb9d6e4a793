import ArgumentParser
import NetworkModel
import Reports

/// Resources as tables or as JSON.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: helpWords(en: "Print resources as a table or as JSON.", ja: "リソースを表またはJSONで出力します。"),
    discussion: helpWords(
      en: """
        A KIND is CloudFormation's type or its last part (subnet, RouteTable, AWS::EC2::NatGateway), or an \
        id's prefix (rtb, vpce); findings are what is wrong with the input.
        """,
      ja: """
        種類はCloudFormationの型かその末尾 (subnet、RouteTable、AWS::EC2::NatGateway)、またはidの接頭辞 (rtb、vpce) です。\
        findings は入力の問題点です。
        """))

  @Argument(
    help: help(
      en: "Files and folders to read; then kinds of resource, or findings.",
      ja: "読み取るファイルやフォルダー。続けてリソースの種類、または findings。"),
    completion: Completions.pathsAndKinds)
  var pathsAndKinds: [String]

  @Flag(help: help(en: "As JSON.", ja: "JSONで。"))
  var json = false

  @OptionGroup var input: InputOptions

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let language = options.language
      let (paths, words) = split(pathsAndKinds)
      var kinds: [ResourceKind] = []
      var wantsFindings = false
      for word in words {
        if word == "findings" {
          wantsFindings = true
        } else if let kind = ResourceKind(asked: word) {
          kinds.append(kind)
        } else {
          throw Failure(
            .noInput,
            language.text(
              en: "'\(word)' is neither a file nor a kind of resource",
              ja: "'\(word)' はファイルでもリソースの種類でもありません"),
            details: nearestNames(to: word.lowercased(), among: Self.kindNames, language))
        }
      }
      let report = try load(paths, input.side, language)
      let list = ResourceList(report.topology, findings: report.findings, language: language)
      if kinds.isEmpty && (json || !wantsFindings) { kinds = ResourceKind.allCases }
      if json {
        try StandardOutput.write(try list.json(kinds))
        return .success
      }
      if !wantsFindings { say(report.findings, language) }
      let text = list.text(kinds, width: StandardOutput.width, paint: options.paint)
      let findings = wantsFindings ? list.findingsText(paint: options.paint) : ""
      try StandardOutput.write(text + (text.isEmpty || findings.isEmpty ? "" : "\n") + findings)
      return .success
    }
  }

  static let kindNames =
    ResourceKind.allCases.filter { $0 != .other }.flatMap { kind in
      let type = kind.cloudFormationType
      return [type.split(separator: ":").last.map { $0.lowercased() } ?? type, kind.idPrefix]
    }.filter { !$0.isEmpty } + ["findings"]
}
