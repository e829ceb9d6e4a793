import ExplorerUI
import NetworkModel
import Reports
import TerminalScreen
import TestSupport
import Testing

/// A private subnet whose table lacks the default route to the NAT gateway that is there.
private enum Gap {
  static let yaml = """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      vpc-gap:
        cidr: 10.0.0.0/16
        internet-gateway: igw-gap
        subnets:
          front: {cidr: 10.0.0.0/24, az: a, route-table: public}
          back:  {cidr: 10.0.1.0/24, az: a, route-table: private}
        nat-gateways: {nat-gap: {subnet: front}}
        route-tables:
          public:  {0.0.0.0/0: igw-gap}
          private: {}
        instances:
          worker: {subnet: back, ip: 10.0.1.10}
    """

  static func explorer(
    _ size: Size = Size(width: 120, height: 40), _ yaml: String = yaml, to: String = "internet"
  ) throws -> ExplorerState {
    var state = ExplorerState(size: size, request: .paths(["gap.yaml"]))
    state.send(.begin)
    let report = ImportReport(topology: try Topology(yaml: yaml), findings: [])
    state.send(.loadFinished(LoadedNetwork(report, title: "gap", paths: ["gap.yaml"])))
    state.send(.ask(from: "worker", to: to))
    return state
  }
}

@Suite struct WhatIfTests {
  @Test func `at a block stands what would help, with the key that tries it`() throws {
    var state = try Gap.explorer(Size(width: 200, height: 60))
    try state.press("<End>")
    #expect(state.shown.contains("In the route table private, add 0.0.0.0/0 → nat-gap"))
    #expect(state.shown.contains("[x]"))
    #expect(state.footer.contains("x try the fix"))
  }

  @Test func `x tries it on the network that is shown, u takes it back, Ctrl-R does it again`()
    throws
  {
    var state = try Gap.explorer()
    try state.press("x")
    #expect(state.shown.contains("✓ reachable"))
    #expect(render(state).rowText(0).contains("[what if: 1]"))
    // What is shown everywhere is the changed network.
    try state.press("7")
    #expect(
      state.shown.split(separator: "\n").contains { $0.contains("back") && $0.contains("NAT") })
    try state.press("<Esc>u")
    #expect(state.shown.contains("✗ unreachable"))
    #expect(!render(state).rowText(0).contains("what if"))
    try state.press("<C-r>")
    #expect(state.shown.contains("✓ reachable"))
  }

  @Test func `= compares the path before and after what was tried`() throws {
    var state = try Gap.explorer()
    try state.press("x=")
    #expect(state.shown.contains("Comparison"))
    #expect(state.shown.contains("✗ unreachable") && state.shown.contains("✓ reachable"))
  }

  @Test func `the details follow a change and its undoing`() throws {
    var state = try Gap.explorer(Size(width: 200, height: 60))
    state.send(.line("go private"))
    #expect(!state.shown.contains("→ nat-gap ›"))
    try state.press("x")
    state.send(.line("go private"))
    #expect(state.shown.contains("→ nat-gap ›"))
    try state.press("uuu")
    state.send(.line("go private"))
    #expect(!state.shown.contains("→ nat-gap ›"))
  }

  @Test func `:try alone lists what would help, to choose from`() throws {
    let yaml = Gap.yaml.replacing(
      "nat-gateways:", with: "endpoints: {s3-gw: {service: s3, type: gateway}}\n    nat-gateways:")
    var state = try Gap.explorer(Size(width: 80, height: 24), yaml, to: "s3")
    state.send(.line("try"))
    #expect(state.shown.contains("What would help"))
    #expect(state.shown.contains("1  Associate the gateway endpoint s3-gw"))
    #expect(state.shown.contains("2  In the route table private, add 0.0.0.0/0 → nat-gap"))
    try state.press("<Down><Enter>")
    #expect(state.shown.contains("✓ reachable"))
    state.send(.line("go private"))
    try state.press("3")
    #expect(state.shown.contains(/0\.0\.0\.0\/0 +.*nat-gap/))
  }

  @Test func `:try with the only advice there is tries it at once`() throws {
    var state = try Gap.explorer()
    state.send(.line("try"))
    #expect(state.shown.contains("✓ reachable"))
  }

  @Test func `a path that works has nothing to try, and says what it costs`() throws {
    var state = try Office.explorer()
    state.send(.ask(from: "worker", to: "internet"))
    #expect(state.shown.contains("$0.062/GB"))
    try state.press("x")
    #expect(state.footer.contains("Nothing blocks this path"))
    try state.press("<End>")
    #expect(state.shown.contains("a month"))
  }

  @Test func `an endpoint tells what it costs a month, for each zone it is in`() throws {
    var state = try Office.explorer(Size(width: 200, height: 60))
    try state.press("6")
    let lines = state.shown.split(separator: "\n")
    let interface = try #require(lines.first { $0.contains("vpce-ec2") })
    #expect(interface.contains("$20.44"))
    #expect(try #require(lines.first { $0.contains("vpce-s3") }).contains("$0 "))
    #expect(state.shown.contains("list prices of ap-northeast-1"))
  }

  @Test(arguments: ["80x24", "100x28", "120x40"])
  func `what a block has to say is shown whole, with the key that tries the fix`(text: String)
    throws
  {
    var state = try Gap.explorer(try #require(Size(text)))
    let title = state.shown.contains("Lanes") ? "Lanes" : "Map"
    try state.press("<End>")
    #expect(state.shown.contains("[x]"))
    #expect(state.shown.contains("2 \(title)"), "the step does not change what is shown")
  }
}
