import NetworkModel
import PathEngine
import TestSupport
import Testing

@Suite struct PathCostTests {
  private func cost(_ net: Scenario, _ to: String) throws -> PathCost {
    PathCost(try net.trace("worker", to), in: net.topology)
  }

  @Test func `the bundled prices are of one region and month, and there is one for each item`() {
    let list = PriceList.bundled
    #expect(list.region == "ap-northeast-1")
    #expect(list.date == "2024-05")
    for item in PriceList.Item.allCases { #expect(list[item] != nil) }
    #expect(list[.natGateway]?.perGB == USDollars("0.062"))
    #expect(list[.natGateway]?.perMonth == USDollars("45.26"))
    #expect(list[.interfaceEndpoint]?.perHour == USDollars("0.014"))
    #expect(list[.interfaceEndpoint]?.perGB == USDollars("0.01"))
  }

  @Test func `N1: a way by a NAT gateway costs its hours and its GB`() throws {
    let cost = try cost(try Scenario(oneVPC()), "s3")
    #expect(cost.lines.map(\.component.label) == ["nat"])
    #expect(cost.perGB == USDollars("0.062"))
    #expect(cost.perMonth == USDollars("45.26"))
  }

  @Test func `E1: a way by a gateway endpoint costs nothing`() throws {
    let net = try Scenario(
      oneVPC(more: "endpoints: {s3: {service: s3, type: gateway, route-tables: [private]}}"))
    let cost = try cost(net, "s3")
    #expect(cost.lines.map(\.item) == [.gatewayEndpoint])
    #expect(cost.perGB == .zero)
    #expect(cost.perMonth == .zero)
  }

  @Test func `E5: an interface endpoint is paid for in each of its zones`() throws {
    let net = try Scenario(
      oneVPC(
        more:
          "endpoints: {ssm: {service: ssm, type: interface, subnets: [private-a, private-c], private-dns: true}}"
      ).replacing("cidr: 10.0.0.0/16", with: "cidr: 10.0.0.0/16\n    dns-hostnames: true"))
    let cost = try cost(net, "ssm")
    #expect(cost.lines.map(\.zones) == [2])
    #expect(cost.perGB == USDollars("0.01"))
    #expect(cost.perMonth == USDollars("20.44"))
    #expect(cost.otherRegions.isEmpty)
  }

  @Test func `prices of another region are known as such`() throws {
    let net = try Scenario(oneVPC().replacing("ap-northeast-1", with: "us-east-1"))
    #expect(try cost(net, "s3").otherRegions == ["us-east-1"])
  }

  @Test func `what stays in the VPC costs nothing by itself`() throws {
    #expect(try cost(try Scenario(oneVPC()), "other").isEmpty)
  }

  @Test func `dollars are read and written to the millionth`() {
    for (text, written) in [
      ("0.062", "$0.062"), ("45.26", "$45.26"), ("0", "$0"), ("1.5", "$1.50"), ("12", "$12"),
      ("0.000001", "$0.000001"),
    ] {
      #expect(USDollars(text)?.description == written)
    }
    for text in ["", "-1", "1.2.3", "0.0000001", "x", "1.x"] { #expect(USDollars(text) == nil) }
  }
}
