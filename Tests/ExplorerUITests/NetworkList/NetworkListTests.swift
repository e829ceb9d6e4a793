import ExplorerUI
import NetworkModel
import Reports
import TerminalScreen
import TestSupport
import Testing

@Suite struct NetworkListTests {
  /// The rows of the list as they are shown, without the border.
  private func rows(_ state: ExplorerState) -> [String] {
    let screen = render(state)
    guard let inside = state.layout[.network]?.inside else { return [] }
    return inside.rows.map { row in
      String(screen.rowText(row).dropFirst(inside.x).prefix(inside.width))
    }.map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
  }

  @Test func `the list goes from VPC to zone, subnet and what is in it`() throws {
    let rows = rows(try Office.explorer())
    #expect(
      rows.prefix(9) == [
        "▾ vpc-main 10.0.0.0/16", "▾ ap-northeast-1a", "▾ public-a P public",
        "◆ nat-a 203.0.113.10", "● bastion 10.0.0.10", "▾ private-a A private",
        "● worker 10.0.100.10", "◇ vpce-ec2 10.0.100.20", "▾ ap-northeast-1c",
      ])
    #expect(rows.contains("▸ Route tables 4"))
  }

  @Test func `a row is folded and unfolded, and says how much it holds`() throws {
    var state = try Office.explorer()
    try state.press("jjh")
    #expect(rows(state)[2] == "▸ public-a P public 2")
    try state.press("l")
    #expect(rows(state)[3] == "◆ nat-a 203.0.113.10")
    try state.press("<Enter>")
    #expect(rows(state)[2] == "▸ public-a P public 2")
  }

  @Test func `left goes to what holds a row, right goes into it`() throws {
    var state = try Office.explorer()
    try state.press("jjjj")
    #expect(state.item?.entity(in: try Office.network().topology)?.label == "bastion")
    try state.press("h")
    #expect(render(state).rowText(0).contains("vpc-main › public-a "))
    try state.press("l")
    #expect(render(state).rowText(0).contains("public-a › nat-a"))
  }

  @Test(arguments: [
    ("worker", ["worker"]), ("!10.0", []), ("ip:10.0.100.77", ["private-a"]),
    ("kind:instance tier:private", ["worker", "batch"]),
    ("kind:instance !w", ["bastion", "batch", "vault"]),
    ("table:B kind:subnet", ["closed-c"]), ("zone:1a kind:instance", ["bastion", "worker"]),
    ("kind:acl", []),
  ])
  func `a filter keeps rows by text, by its absence, and by field`(
    filter: String, wanted: [String]
  ) throws {
    var state = try Office.explorer()
    state.send(.line("filter \(filter)"))
    let shown = rows(state)
    for name in wanted { #expect(shown.contains { $0.contains(name) }, "\(name) in \(shown)") }
    for name in ["worker", "batch", "bastion", "vault"]
    where !wanted.contains(name) && filter.contains("instance") {
      #expect(!shown.contains { $0.contains(name) }, "\(name) in \(shown)")
    }
  }

  @Test func `typing filters at once; Enter keeps the filter, Esc takes it away`() throws {
    var state = try Office.explorer()
    try state.press("/")
    state.type("vault")
    #expect(state.context == .filter)
    #expect(rows(state).last == "● vault 10.0.210.10")
    try state.press("<Enter>")
    #expect(state.context == .network)
    #expect(rows(state)[0] == "/vault 1")
    try state.press("<Esc>")
    #expect(rows(state).count > 15)
    #expect(render(state).rowText(0).contains("vault"))
  }

  @Test func `a name may hold anything, and steers nothing`() throws {
    let nasty = "\u{1B}[31mred\u{202E}evil\u{0007}日本"
    var builder = TopologyBuilder()
    let scope = builder.scope(region: "eu-west-1", account: "")
    builder.add(VPC.self, id: ResourceID("vpc-1")) { _ in
      VPC(id: ResourceID("vpc-1"), name: InternedText(nasty), scope: scope, cidrs: [])
    }
    let report = builder.build()
    for size in ["40x10", "80x24", "200x60"] {
      var state = ExplorerState(size: try #require(Size(size)), request: .paths(["x"]))
      state.send(.loadFinished(LoadedNetwork(report, title: nasty)))
      let shown = state.shown
      #expect(!shown.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      #expect(!shown.unicodeScalars.contains("\u{202E}"))
      #expect(shown.contains("redevil"))
      for line in shown.split(separator: "\n") {
        #expect(line.description.cellWidth == state.size.width)
      }
    }
  }

  @Test func `a long list scrolls with its cursor`() throws {
    var state = try Office.explorer(Size(width: 40, height: 10))
    for _ in 0..<30 { try state.press("j") }
    #expect(rows(state).last?.contains("Prefix lists") == true)
    try state.press("g")
    #expect(rows(state).first?.contains("vpc-main") == true)
  }
}
