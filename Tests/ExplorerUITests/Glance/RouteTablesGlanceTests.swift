import ExplorerUI
import NetworkModel
import Reports
import TerminalScreen
import TestSupport
import Testing

/// Forty subnets and more, of two VPCs: what an inspector looks at.
private enum Estate {
  static func yaml(subnets count: Int = 40) -> String {
    var text = """
      waylight: 1
      region: ap-northeast-1
      vpcs:
        vpc-big:
          cidr: 10.0.0.0/16
          internet-gateway: igw-big
          subnets:
            front: {cidr: 10.0.250.0/24, az: a, route-table: public}

      """
    for index in 0..<count {
      text += "      app-\(index): {cidr: 10.0.\(index).0/24, az: a, route-table: private}\n"
    }
    text += """
            lost: {cidr: 10.0.251.0/24, az: c}
          nat-gateways: {nat-big: {subnet: front}}
          route-tables:
            main:    {main: true, routes: {10.9.0.0/16: blackhole}}
            public:  {0.0.0.0/0: igw-big}
            private: {0.0.0.0/0: nat-big}
            spare:   {0.0.0.0/0: nat-big}
        vpc-small:
          cidr: 10.1.0.0/16
          subnets:
            quiet: {cidr: 10.1.0.0/24, az: a, route-table: closed}
          route-tables:
            closed: {}
      """
    return text
  }

  static func explorer(_ size: Size, subnets: Int = 40) throws -> ExplorerState {
    let topology = try Topology(yaml: yaml(subnets: subnets))
    var state = ExplorerState(size: size, request: .paths(["estate.yaml"]))
    state.send(.begin)
    state.send(
      .loadFinished(
        LoadedNetwork(ImportReport(topology: topology, findings: []), title: "estate")))
    return state
  }
}

@Suite struct RouteTablesGlanceTests {
  private let wide = Size(width: 120, height: 40)

  @Test func `a column leaves before a name is cut`() throws {
    var state = try Estate.explorer(Size(width: 80, height: 24))
    try state.press("7")
    let row = try #require(state.shown.split(separator: "\n").first { $0.contains("app-10") })
    #expect(row.contains("private") && row.contains("nat-big") && !row.contains("…"))
  }

  @Test func `7 shows every subnet with its table and its way out`() throws {
    var state = try Office.explorer()
    try state.press("7")
    #expect(state.context == .glance)
    let lines = state.shown.split(separator: "\n").map(String.init)
    func line(_ name: String) throws -> String {
      try #require(lines.first { $0.contains(name) && $0.contains("10.0.") })
    }
    #expect(try line("public-a").contains("public"))
    #expect(try line("public-a").contains("igw-main"))
    #expect(try line("private-a").contains("NAT"))
    #expect(try line("private-a").contains("s3"))
    #expect(try line("closed-c").contains("isolated"))
  }

  @Test func `what no subnet uses, what is main by default and blackholes are told`() throws {
    var state = try Estate.explorer(Size(width: 200, height: 60))
    try state.press("7")
    let shown = state.shown
    #expect(shown.contains("(no subnet)"))
    #expect(shown.contains("main *"))
    #expect(shown.contains("✗ 1"))
    #expect(shown.contains("2 without a subnet"))
    #expect(shown.contains("6 tables · 43 subnets"))
  }

  @Test(arguments: ["40x10", "80x24", "120x40", "200x60"])
  func `forty subnets scroll at any size, and the cursor stays in sight`(text: String) throws {
    var state = try Estate.explorer(try #require(Size(text)))
    try state.press("7G")
    #expect(state.shown.contains("quiet"))
    try state.press("g")
    #expect(state.shown.contains("app-0"))
    for _ in 0..<60 { try state.press("j") }
    #expect(state.shown.contains("quiet"))
  }

  @Test func `a filter narrows the rows down, inverted words too; Esc clears it, then leaves`()
    throws
  {
    var state = try Estate.explorer(wide)
    try state.press("7/")
    state.type("nat !app")
    #expect(!state.shown.contains("app-0"))
    #expect(state.shown.contains("spare"))
    try state.press("<Enter>")
    #expect(state.context == .glance)
    try state.press("<Esc>")
    #expect(state.shown.contains("app-39"))
    try state.press("q")
    #expect(state.context == .network)
  }

  @Test func `o sorts column by column, O turns the order round`() throws {
    var state = try Estate.explorer(wide, subnets: 12)
    try state.press("7o")
    #expect(state.footer.contains("Sorted by subnet"))
    // By block: the order is that of addresses, not of digits.
    try state.press("o")
    let blocks = state.shown.split(separator: "\n").compactMap { line in
      line.split(separator: " ").first { $0.hasPrefix("10.") }
    }
    #expect(blocks.prefix(3) == ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24"])
    try state.press("O")
    let last = state.shown.split(separator: "\n").first { $0.contains("10.1.0.0/24") }
    #expect(last != nil)
  }

  @Test func `Enter goes to the subnet and its table, u comes back`() throws {
    var state = try Office.explorer()
    try state.press("7/")
    state.type("closed-c")
    try state.press("<Enter><Enter>")
    #expect(render(state).rowText(0).contains("› closed-c"))
    #expect(state.context == .table)
    try state.press("u")
    #expect(!render(state).rowText(0).contains("› closed-c"))
    #expect(state.context == .network)
  }

  @Test func `c copies the row, e writes all of them`() throws {
    var state = try Office.explorer()
    try state.press("7/")
    state.type("closed-c")
    try state.press("<Enter>")
    let copied = try state.press("c")
    #expect(
      copied == [.copy("closed-c\t10.0.210.0/24\tap-northeast-1c\tB  closed\tisolated\t-\t\ts3\t")])
    guard case .write(let path, let text)? = try state.press("e").first else {
      Issue.record("nothing is written")
      return
    }
    #expect(path == "waylight-route-tables.tsv")
    #expect(text.split(separator: "\n").count == 2)
  }

  @Test func `a click chooses a row, a second one goes there`() throws {
    var state = try Office.explorer()
    try state.press("7")
    let rows = state.shown.split(separator: "\n", omittingEmptySubsequences: false)
    let y = try #require(rows.firstIndex { $0.contains("closed-c") })
    try state.press("<Press:10,\(y)><Press:10,\(y)>")
    #expect(render(state).rowText(0).contains("› closed-c"))
  }

  @Test func `a table without a default route tells where else it leads`() throws {
    let yaml = """
      waylight: 1
      region: ap-northeast-1
      vpcs:
        vpc-a:
          cidr: 10.0.0.0/16
          subnets: {app: {cidr: 10.0.0.0/24, az: a, route-table: app}}
          route-tables: {app: {10.1.0.0/16: pcx-ab}}
        vpc-b: {cidr: 10.1.0.0/16}
      peerings:
        pcx-ab: {requester: vpc-a, accepter: vpc-b}
      """
    var state = ExplorerState(size: wide, request: .paths(["ab.yaml"]))
    state.send(.begin)
    let report = ImportReport(topology: try Topology(yaml: yaml), findings: [])
    state.send(.loadFinished(LoadedNetwork(report, title: "ab")))
    try state.press("7")
    let line = try #require(state.shown.split(separator: "\n").first { $0.contains("10.0.0.0/24") })
    #expect(line.contains("isolated") && line.contains("pcx-ab"))
  }

  @Test func `6 shows every endpoint in the same way`() throws {
    var state = try Office.explorer(Size(width: 200, height: 60))
    try state.press("6")
    let lines = state.shown.split(separator: "\n")
    let gateway = try #require(lines.first { $0.contains("vpce-s3") })
    #expect(gateway.contains("gateway") && gateway.contains("private (A)"))
    let interface = try #require(lines.first { $0.contains("vpce-ec2") })
    #expect(interface.contains("interface") && interface.contains("on"))
    // Where a list of places has no room, their number has.
    try state.press("<Resize:100x30>")
    #expect(state.shown.contains("2 tables"))
    try state.press("<Enter>")
    #expect(state.context == .details)
  }
}
