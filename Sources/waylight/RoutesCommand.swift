import ArgumentParser
import NetworkModel
import Reports

/// Route tables at a glance.
struct RoutesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "routes",
    abstract: helpWords(
      en: "Print route tables at a glance: tiers, default routes, blackholes.",
      ja: "ルートテーブルの概要を出力します。階層、デフォルトルート、ブラックホール。"))

  @Argument(
    help: help(
      en: "Files and folders to read; then ids or names of tables, subnets or VPCs.",
      ja: "読み取るファイルやフォルダー。続けてルートテーブル、サブネット、VPCのidや名前。"),
    completion: Completions.pathsAndTables)
  var pathsAndIDs: [String]

  @Flag(
    help: help(
      en: "As aws ec2 describe-route-tables prints them.", ja: "aws ec2 describe-route-tables と同じ形。"
    ))
  var json = false

  @OptionGroup var input: InputOptions

  @OptionGroup var options: TextOptions

  func run() throws {
    try answering {
      let language = options.language
      let (paths, ids) = split(pathsAndIDs)
      let report = try load(paths, input.side, language)
      say(report.findings, language)
      let routes = RouteTables(report.topology, language: language)
      var tables = routes.all
      if !ids.isEmpty {
        let wanted = Set(
          try ids.flatMap { id in
            let found = routes.named(id)
            guard found.isEmpty else { return found }
            throw Failure(
              .noInput,
              language.text(
                en: "'\(id)' is neither a file nor a route table, subnet or VPC of the input",
                ja: "'\(id)' はファイルでも、入力にあるルートテーブル・サブネット・VPCでもありません"),
              details: nearestNames(to: id, among: routes.knownNames, language))
          })
        tables = tables.filter(wanted.contains)
      }
      let text =
        json
        ? try routes.json(tables)
        : routes.text(tables, width: StandardOutput.width, paint: options.paint)
      try StandardOutput.write(text)
      return .success
    }
  }
}

/// Paths come first; what is not there is an id, but for the first, which can only be a path.
func split(_ arguments: [String]) -> (paths: [String], ids: [String]) {
  let end =
    arguments.indices.dropFirst().first { index in
      arguments[index] != "-" && !Locations.isThere(arguments[index])
    } ?? arguments.endIndex
  return (Array(arguments[..<end]), Array(arguments[end...]))
}
