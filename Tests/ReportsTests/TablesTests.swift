import NetworkModel
import Reports
import TerminalScreen
import TestSupport
import Testing

@Suite struct TablesTests {
  @Test func `route tables show tier, default route, endpoints and blackholes at a glance`() throws
  {
    for (sample, name) in [
      ("gateway-endpoint-beside-nat", "routes.txt"), ("peering-not-accepted", "routes-peering.txt"),
    ] {
      let topology = try Sample(named: sample).topology
      let text = Language.allCases.map { language in
        let routes = RouteTables(topology, language: language)
        return routes.text(routes.all, width: 100, paint: .plain)
      }.joined(separator: "\n")
      try expectGolden(text, name)
    }
  }

  @Test func `a table is found by its name, a subnet's, or a VPC's`() throws {
    let topology = try Sample(named: "gateway-endpoint-beside-nat").topology
    let routes = RouteTables(topology, language: .en)
    func names(_ text: String) -> [String] { routes.named(text).map { topology[$0].name.text } }
    #expect(names("private") == ["private"])
    #expect(names("private-a") == ["private"])
    #expect(names("vpc-main") == ["public", "private", "main"])
    #expect(names("nothing") == [])
  }

  @Test func `describe-route-tables' shape, with what is added under Waylight`() throws {
    let topology = try Sample(named: "gateway-endpoint-beside-nat").topology
    let routes = RouteTables(topology, language: .en)
    try expectGolden(try routes.json(routes.named("private")), "routes.json")
  }

  @Test func `resources are listed by kind, with names for ids`() throws {
    let topology = try Sample(named: "interface-endpoint-private-dns").topology
    let text = Language.allCases.map { language in
      ResourceList(topology, findings: [], language: language)
        .text(ResourceKind.allCases, width: 120, paint: .plain)
    }.joined(separator: "\n")
    try expectGolden(text, "list.txt")
  }

  @Test func `the JSON list has CloudFormation's types, sorted by type, then id`() throws {
    let topology = try Sample(named: "gateway-endpoint-beside-nat").topology
    let finding = Finding(
      .warning, .badValue, LocalizedText(en: "a\u{1B} message", ja: "知\u{1B}らせ"),
      at: SourceLocation(file: "f.json", line: 3, column: 7),
      resource: ResourceID("vpc-1"), hint: LocalizedText(en: "mend it", ja: "直してください"))
    let list = ResourceList(topology, findings: [finding], language: .ja)
    try expectGolden(try list.json(ResourceKind.allCases), "list.json")
    #expect(list.findingsText(paint: .plain) == "f.json:3:7: 警告: 知·らせ（直してください）\n")
    #expect(
      ResourceList(topology, findings: [finding], language: .en).findingsText(paint: .plain)
        == "f.json:3:7: warning: a· message (mend it)\n")
  }

  @Test(arguments: [
    ("subnet", ResourceKind.subnet), ("Subnets", .subnet), ("AWS::EC2::NatGateway", .natGateway),
    ("rtb", .routeTable), ("route-table", .routeTable), ("eni", .networkInterface),
    ("vpce", .vpcEndpoint), ("sg", .securityGroup), ("VPCEndpoint", .vpcEndpoint),
    ("tgw-attach", .transitGatewayAttachment), ("instances", .instance), ("EIP", .elasticIP),
  ])
  func `kinds are known by many words`(_ word: String, _ kind: ResourceKind) {
    #expect(ResourceKind(asked: word) == kind)
  }

  @Test func `words of no kind are none`() {
    for word in ["", "subnetz", "other", "--", "findings"] {
      #expect(ResourceKind(asked: word) == nil)
    }
  }
}
