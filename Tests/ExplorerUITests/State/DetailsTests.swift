import ExplorerUI
import NetworkModel
import Reports
import TerminalScreen
import TestSupport
import Testing

/// Groups that refer to each other, and a gateway that two tables use.
private enum Shop {
  static let yaml = """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      vpc-shop:
        cidr: 10.0.0.0/16
        internet-gateway: igw-shop
        subnets:
          front: {cidr: 10.0.0.0/24, az: a, route-table: public}
          back:  {cidr: 10.0.1.0/24, az: a, route-table: private}
        nat-gateways: {nat-shop: {subnet: front}}
        route-tables:
          public:  {0.0.0.0/0: igw-shop}
          private: {0.0.0.0/0: nat-shop}
        security-groups:
          web: {ingress: [tcp/443 from 0.0.0.0/0]}
          db:  {ingress: [tcp/5432 from web]}
          idle: {ingress: [tcp/22 from 10.0.0.0/8]}
        instances:
          shop: {subnet: front, ip: 10.0.0.10, security-groups: [web]}
          store: {subnet: back, ip: 10.0.1.10, security-groups: [db]}
    """

  static func explorer(_ size: Size = Size(width: 200, height: 60)) throws -> ExplorerState {
    var state = ExplorerState(size: size, request: .paths(["shop.yaml"]))
    state.send(.begin)
    let report = ImportReport(topology: try Topology(yaml: yaml), findings: [])
    state.send(.loadFinished(LoadedNetwork(report, title: "shop", paths: ["shop.yaml"])))
    return state
  }
}

@Suite struct DetailsTests {
  /// The lines of the details' pane, which has the right half of a wide screen's lower half.
  private func pane(_ state: ExplorerState) throws -> [String] {
    let inside = try #require(state.layout[.details]).inside
    let screen = render(state)
    return inside.rows.map { String(screen.rowText($0).dropFirst(inside.x).prefix(inside.width)) }
  }

  @Test func `a security group tells who refers to it, and where it is`() throws {
    var state = try Shop.explorer()
    state.send(.line("go web"))
    let lines = try pane(state)
    let named = try #require(lines.firstIndex { $0.contains("Named by the rules of") })
    #expect(lines[named + 1].contains("db ›"))
    let members = try #require(lines.firstIndex { $0.contains("On these interfaces") })
    #expect(lines[members + 1].contains("shop"))
  }

  @Test func `a rule that names a group leads there, and u leads back`() throws {
    var state = try Shop.explorer()
    state.send(.line("go db"))
    let lines = try pane(state)
    let rule = try #require(lines.firstIndex { $0.contains("tcp/5432") && $0.contains("web ›") })
    let inside = try #require(state.layout[.details]).inside
    try state.press("<Press:\(inside.x + 2),\(inside.y + rule)><Enter>")
    #expect(render(state).rowText(0).contains("› web"))
    #expect(state.context == .details)
    try state.press("u")
    #expect(render(state).rowText(0).contains("› db"))
  }

  @Test func `a group that nothing has says so`() throws {
    var state = try Shop.explorer()
    state.send(.line("go idle"))
    #expect(try pane(state).contains { $0.contains("none of the input has it") })
  }

  @Test func `a gateway tells which tables lead to it`() throws {
    var state = try Shop.explorer()
    state.send(.line("go nat-shop"))
    let lines = try pane(state)
    let heading = try #require(lines.firstIndex { $0.contains("Tables that lead here") })
    #expect(lines[heading + 1].contains("private") && lines[heading + 1].contains("1 subnet"))
  }

  @Test func `badges, tiers and blocks of subnets stand below each other`() throws {
    var state = try Office.explorer(Size(width: 200, height: 60))
    state.send(.line("go vpc-main"))
    let lines = try pane(state).filter { $0.contains("10.0.") && $0.contains("-") }
    let columns = try lines.map { line in
      try line.distance(
        from: line.startIndex, to: #require(line.firstRange(of: "10.0.")).lowerBound)
    }
    #expect(lines.count == 4)
    #expect(Set(columns).count == 1)
  }

  @Test func `a name too long for a line goes on behind a joint of it, not amid a word`() throws {
    var state = try Office.explorer()
    state.send(.line("go vpce-ec2"))
    let service = try #require(try pane(state).first { $0.contains("com.amazonaws.") })
    let end = try #require(service.last { $0 != " " })
    #expect(!service.contains("ec2") && "./:-".contains(end), "\(service)")
  }

  @Test func `an id stays whole where its line holds it, and several values stay in their column`()
    throws
  {
    let yaml = """
      waylight: 1
      region: ap-northeast-1
      vpcs:
        v:
          id: vpc-0123456789abcdef0
          cidr: [10.0.0.0/16, 10.100.200.0/24, 10.200.100.0/24]
          subnets: {s: {cidr: 10.0.0.0/24, az: a}}
      """
    var state = ExplorerState(size: Size(width: 120, height: 40), request: .paths(["v.yaml"]))
    state.send(.begin)
    let report = ImportReport(topology: try Topology(yaml: yaml), findings: [])
    state.send(.loadFinished(LoadedNetwork(report, title: "v", paths: ["v.yaml"])))
    state.send(.line("go v"))
    let lines = try pane(state)
    #expect(lines.contains { $0.contains("ID ") && $0.contains("vpc-0123456789abcdef0") })
    let blocks = lines.filter { $0.contains("10.") && $0.contains("/") && !$0.contains("›") }
    #expect(blocks.count == 3)
    #expect(Set(blocks.compactMap { $0.firstRange(of: "10.")?.lowerBound }).count == 1)
  }

  @Test func `Enter on a line that leads nowhere says what does`() throws {
    var state = try Shop.explorer()
    state.send(.line("go web"))
    try state.press("5g<Enter>")
    #expect(state.footer.contains("lead to a neighbour"))
  }

  @Test func `v reads the input again, and shows what it says until Esc`() throws {
    var state = try Shop.explorer()
    state.send(.line("go web"))
    let id = try #require(state.item?.entity(in: try Topology(yaml: Shop.yaml))?.id)
    #expect(
      try state.press("v") == [.readSource(id, name: "web", of: ["shop.yaml"])])
    #expect(state.shown.contains("Reading the input again"))
    let part = SourcePart(
      location: SourceLocation(file: "shop.yaml", line: 15), text: "web:\n  ingress: \u{1B}[31m")
    state.send(.sourceRead(id, [part]))
    #expect(state.shown.contains("shop.yaml:15"))
    #expect(state.shown.contains("ingress:"))
    #expect(!state.shown.contains("\u{1B}"))
    try state.press("5<Esc>")
    #expect(!state.shown.contains("shop.yaml:15"))
  }

  @Test func `what was read of something else is not shown`() throws {
    var state = try Shop.explorer()
    state.send(.line("go web"))
    let id = try #require(state.item?.entity(in: try Topology(yaml: Shop.yaml))?.id)
    try state.press("v")
    state.send(.line("go db"))
    state.send(
      .sourceRead(id, [SourcePart(location: SourceLocation(file: "x"), text: "not of db")]))
    #expect(!state.shown.contains("not of db"))
  }

  @Test(arguments: [
    "vpc-main", "private-a", "worker", "nat-a", "igw-main", "vpce-s3", "vpce-ec2",
    "private", "web", "shut",
  ])
  func `every kind says in a sentence what it is for, in both languages`(name: String) throws {
    var state = try Office.explorer(Size(width: 200, height: 60))
    state.send(.line("go \(name)"))
    let english = try pane(state)
    #expect(!english.allSatisfy { $0.trimmed.isEmpty })
    try state.press("L")
    #expect(try pane(state) != english)
  }
}

extension String {
  fileprivate var trimmed: Substring { self[...].drop { $0 == " " } }
}
