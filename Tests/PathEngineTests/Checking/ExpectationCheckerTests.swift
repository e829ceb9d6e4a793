import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing
import TopologyFiles

@Suite struct ExpectationCheckerTests {
  /// Two private subnets, one of them without the endpoint; a public one.
  private static let network = """
    waylight: 1
    region: eu-west-1
    vpcs:
      main:
        cidr: 10.0.0.0/16
        internet-gateway: igw
        subnets:
          public-a: {cidr: 10.0.0.0/24, az: a, route-table: public, public-ips: true}
          private-a: {cidr: 10.0.1.0/24, az: a, route-table: private}
          private-b: {cidr: 10.0.2.0/24, az: b, route-table: bare}
          isolated-a: {cidr: 10.0.3.0/24, az: a, route-table: bare}
        nat-gateways: {nat: {subnet: public-a}}
        route-tables:
          public: {0.0.0.0/0: igw}
          private: {0.0.0.0/0: nat}
          bare: {}
        endpoints:
          s3-gateway: {service: s3, type: gateway, route-tables: [private]}
        instances:
          web: {subnet: public-a}
          app-1: {subnet: private-a}
          app-2: {subnet: private-b}
    """

  private static func check(_ line: String) throws -> CheckResult {
    let file = ExpectationsFile("- \(line)", file: "e.yaml")
    #expect(file.findings.isEmpty, "\(file.findings)")
    let topology = try Topology(yaml: network)
    return ExpectationChecker(topology).check(try #require(file.expectations.first))
  }

  @Test func `what comes out as expected holds`() throws {
    let result = try Self.check(
      "{from: app-1, to: s3, verdict: reachable, via: [private, s3-gateway], avoids: [nat-gateway]}"
    )
    #expect(result.holds)
    #expect(result.cases.count == 1)
    #expect(result.cases.first?.traces.count == 1)
  }

  @Test func `a pattern stands for the instances of subnets that are called so`() throws {
    let result = try Self.check(
      "{from: 'private-*', to: s3, verdict: reachable, via: [gateway-endpoint]}")
    #expect(result.cases.map(\.from).sorted() == ["app-1", "app-2"])
    #expect(result.cases.filter(\.holds).map(\.from) == ["app-1"])
    let bad = try #require(result.cases.first { $0.from == "app-2" })
    #expect(
      bad.departures == [
        .verdict(.unreachable, expected: "reachable"), .missed("gateway-endpoint"),
      ])
    #expect(!result.holds)
  }

  @Test func `a pattern stands for instances that are called so`() throws {
    let result = try Self.check("{from: 'app-?', to: web, port: 443, verdict: unreachable}")
    #expect(result.cases.map(\.from).sorted() == ["app-1", "app-2"])
  }

  @Test func `a subnet without instances is asked as any host there`() throws {
    let result = try Self.check("{from: 'isolated-*', to: internet, verdict: unreachable}")
    #expect(result.cases.map(\.from) == ["isolated-a"])
    #expect(result.holds)
  }

  @Test func `a subnet without instances is nobody's destination`() throws {
    let result = try Self.check("{from: web, to: 'isolated-*', verdict: unreachable}")
    #expect(result.problem == .nothingMatches("isolated-*", role: .destination))
    let all = try Self.check("{from: web, to: '*-*', verdict: unreachable}")
    #expect(all.cases.map(\.to).sorted() == ["app-1", "app-2"])
  }

  @Test func `all against all does not ask anybody about itself`() throws {
    let result = try Self.check("{from: 'app-*', to: 'app-*', verdict: unreachable}")
    #expect(result.cases.map { "\($0.from) \($0.to)" }.sorted() == ["app-1 app-2", "app-2 app-1"])
  }

  @Test func `a pattern of nothing does not hold`() throws {
    let result = try Self.check("{from: 'db-*', to: s3, verdict: unreachable}")
    #expect(result.problem == .nothingMatches("db-*", role: .source))
    #expect(!result.holds)
    #expect(
      try Self.check("{from: web, to: 'db-*', verdict: unreachable}").problem
        == .nothingMatches("db-*", role: .destination))
  }

  @Test func `a name that nothing has does not hold`() throws {
    let result = try Self.check("{from: nobody, to: s3, verdict: unreachable}")
    #expect(!result.holds)
    guard case .badEnd(.unknown("nobody", role: .source, _))? = result.cases.first?.problem else {
      Issue.record("\(result.cases)")
      return
    }
  }

  @Test func `what is avoided may be named by kind, by id or by pattern`() throws {
    for word in ["nat-gateway", "nat", "nat-*", "n?t"] {
      let result = try Self.check(
        "{from: app-1, to: dynamodb, verdict: reachable, avoids: [\(word)]}")
      let departures = try #require(result.cases.first).departures
      guard case .met(word, let component)? = departures.first else {
        Issue.record("\(word): \(departures)")
        continue
      }
      #expect(component.kind == .natGateway)
    }
  }

  @Test func `what is passed must come in the order that is written`() throws {
    let way = "{from: app-1, to: dynamodb, verdict: reachable, via:"
    #expect(try Self.check("\(way) [nat-gateway, internet-gateway]}").holds)
    let result = try Self.check("\(way) [internet-gateway, nat-gateway]}")
    #expect(result.cases.first?.departures == [.missed("nat-gateway")])
  }

  @Test func `codes and addresses are compared`() throws {
    let codes = try Self.check("{from: app-2, to: s3, verdict: unreachable, code: BAD_STATE}")
    #expect(codes.cases.first?.departures == [.noCode("BAD_STATE")])
    let names = try Self.check("{from: app-1, to: s3, verdict: reachable, resolves: private}")
    guard case .resolves(let found, expected: .private)? = names.cases.first?.departures.first
    else {
      Issue.record("\(names.cases)")
      return
    }
    #expect(found.contains { $0.isPublic })
  }
}
