import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// Transit gateways of two regions, peered.
@Suite struct TransitGatewayPeeringTests {
  private func twoRegions(
    state: String = "available", there: String = "10.1.0.0/16: link",
    back: String = "10.0.0.0/16: link"
  ) -> String {
    func vpc(_ name: String, _ number: Int, _ region: String) -> String {
      """
        \(name):
          cidr: 10.\(number).0.0/16
          region: \(region)
          subnets: {\(name)-a: {cidr: 10.\(number).0.0/24, az: a, route-table: \(name)-table}}
          route-tables: {\(name)-table: {10.0.0.0/8: \(name)-tgw}}
          security-groups: {\(name)-hosts: {ingress: [all from 10.0.0.0/8]}}
          instances: {\(name)-host: {subnet: \(name)-a, ip: 10.\(number).0.10, security-groups: [\(name)-hosts]}}
      """
    }
    func gateway(_ name: String, _ other: String, _ region: String, _ route: String) -> String {
      """
        \(name)-tgw:
          region: \(region)
          default-route-table: \(name)-hub
          attachments:
            \(name)-attachment: {vpc: \(name), subnets: [\(name)-a]}
            link: {peer: \(other)-tgw, state: \(state)}
          route-tables: {\(name)-hub: {\(route)}}
      """
    }
    return """
      waylight: 1
      vpcs:
      \(vpc("west", 0, "us-west-2"))
      \(vpc("east", 1, "us-east-2"))
      transit-gateways:
      \(gateway("west", "east", "us-west-2", there))
      \(gateway("east", "west", "us-east-2", back))
      """
  }

  @Test func `T2: over a peering of gateways, across regions, by static routes alone`() throws {
    let trace = try Scenario(twoRegions()).trace("west-host", "east-host")
    #expect(trace.verdict == .reachable)
    let names = trace.forward.filter { $0.component.kind == .transitGatewayRouteTable }
      .map(\.component.label)
    #expect(names == ["west-hub", "east-hub"])
    #expect(
      try transitCodes(twoRegions(there: ""), "west-host", "east-host") == [
        .transitGatewayCannotRoute
      ])
    let oneWay = try Scenario(twoRegions(back: "")).trace("west-host", "east-host")
    #expect(oneWay.codes == [.transitGatewayCannotRoute])
    #expect(oneWay.explanations.map(\.direction) == [.back])
  }

  @Test func `T1: a peering of gateways that is going away carries nothing`() throws {
    let out = try transitCodes(twoRegions(state: "deleting"), "west-host", "east-host")
    #expect(Set(out) == [.badStateAttachment])
    // One of its two ends is enough.
    let half = twoRegions().replacing(
      "link: {peer: west-tgw, state: available}", with: "link: {peer: west-tgw, state: deleting}")
    let trace = try Scenario(half).trace("west-host", "east-host")
    #expect(trace.directions(of: .badStateAttachment) == [.forward, .back])
    // The far end is a component of its own where it is what blocks.
    #expect(trace.forward.filter { $0.component.kind == .transitGatewayAttachment }.count == 4)
  }

  @Test func `T2: two gateways that send a packet to each other are found out`() throws {
    let trace = try Scenario(twoRegions(there: "10.9.0.0/16: link", back: "10.9.0.0/16: link"))
      .trace("west-host", "10.9.0.1")
    #expect(trace.codes == [.cannotRoute])
  }
}
