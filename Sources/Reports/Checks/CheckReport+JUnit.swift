import NetworkModel
import PathEngine

extension CheckReport {
  /// JUnit's XML, as Jenkins, GitLab and others read it: a suite for each file of expectations, a case
  /// for each pair of ends.
  package var junit: String {
    let files = results.map(\.expectation.location.file)
    let order = files.enumerated().filter { files.firstIndex(of: $1) == $0 }.map(\.element)
    let suites = order.flatMap { file in
      suite(file, results.filter { $0.expectation.location.file == file })
    }
    let lines =
      ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"waylight\">"] + suites
      + ["</testsuites>"]
    return lines.map { $0 + "\n" }.joined()
  }

  private struct Case {
    var name: String
    var line: Int?
    var faults: [String]
    var isError: Bool
  }

  private func suite(_ file: String, _ results: [CheckResult]) -> [String] {
    let cases = results.flatMap(cases)
    let errors = cases.count { $0.isError }
    let failures = cases.count { !$0.faults.isEmpty } - errors
    let head =
      "  <testsuite name=\(XML.quoted(file)) tests=\"\(cases.count)\""
      + " failures=\"\(failures)\" errors=\"\(errors)\">"
    return [head] + cases.flatMap { lines(of: $0, file) } + ["  </testsuite>"]
  }

  private func cases(of result: CheckResult) -> [Case] {
    let expectation = result.expectation
    let line = expectation.location.line
    if result.problem != nil {
      return [
        Case(name: question(expectation), line: line, faults: faults(result), isError: true)
      ]
    }
    return result.cases.map { item in
      Case(
        name: question(expectation, from: item.from, to: item.to), line: line,
        faults: faults(item), isError: item.problem != nil)
    }
  }

  private func lines(of item: Case, _ file: String) -> [String] {
    let line = item.line.map { " line=\"\($0)\"" } ?? ""
    let start =
      "    <testcase name=\(XML.quoted(item.name)) classname=\(XML.quoted(file))"
      + " file=\(XML.quoted(file))\(line)"
    guard let first = item.faults.first else { return [start + "/>"] }
    let element = item.isError ? "error" : "failure"
    let text = item.faults.map(XML.escaped).joined(separator: "\n")
    return [
      start + ">", "      <\(element) message=\(XML.quoted(first))>\(text)</\(element)>",
      "    </testcase>",
    ]
  }
}

/// Text as XML 1.0 takes it.
enum XML {
  /// In quotes, as the value of an attribute.
  static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += " "
      // Other control characters and the two non-characters cannot be written in XML at all.
      case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
