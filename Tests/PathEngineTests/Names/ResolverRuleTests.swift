import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// Resolver rules and endpoints: a hub that answers for its spokes and for the office.
@Suite struct ResolverRuleTests {
  private func net(rules: String = "", endpoints: String = "", zone: String = "[hub]") throws
    -> Scenario
  {
    try Scenario(
      """
      waylight: 1
      region: ap-northeast-1
      vpcs:
        hub:
          cidr: 10.0.0.0/16
          vpn-gateway: vgw
          subnets: {hub-a: {cidr: 10.0.0.0/24, az: a, route-table: hub-table}}
          route-tables: {hub-table: {10.1.0.0/16: tgw, 192.168.0.0/16: vgw}}
          security-groups: {shared: {ingress: [tcp/443 from 10.0.0.0/8, tcp/443 from 192.168.0.0/16]}}
          endpoints:
            sqs-hub: {service: sqs, subnets: [hub-a], ips: [10.0.0.50], security-groups: [shared], private-dns: true}
            s3-gateway: {service: s3, type: gateway, route-tables: [hub-table]}
            s3-hub: {service: s3, type: interface, subnets: [hub-a], ips: [10.0.0.60], security-groups: [shared], private-dns: true, private-dns-only-for-inbound-resolver: true}
          instances: {wiki: {subnet: hub-a, ip: 10.0.0.10, security-groups: [shared]}}
        spoke:
          cidr: 10.1.0.0/16
          subnets: {spoke-a: {cidr: 10.1.0.0/24, az: a, route-table: spoke-table}}
          route-tables: {spoke-table: {10.0.0.0/16: tgw}}
          instances: {worker: {subnet: spoke-a, ip: 10.1.0.10}}
      transit-gateways:
        tgw:
          attachments:
            to-hub: {vpc: hub, subnets: [hub-a]}
            to-spoke: {vpc: spoke, subnets: [spoke-a]}
      customer-gateways: {router: {ip: 203.0.113.9}}
      vpn-connections:
        office: {customer-gateway: router, vpn-gateway: vgw, routes: [192.168.0.0/16], static-routes-only: true}
      hosted-zones:
        corp.example: {vpcs: \(zone), records: {wiki: 10.0.0.10}}
      resolver-endpoints:
        door: {vpc: hub, ips: [10.0.0.5, 10.0.0.6]}
        way-out: {direction: outbound, vpc: spoke, ips: [10.1.0.5]}
      \(endpoints.indented(2))
      resolver-rules:
      \(rules.indented(2))
      """)
  }

  // MARK: Rules

  @Test func `D9: a rule to the inbound endpoint of a VPC brings that VPC's private names`() throws
  {
    let rule = "shared: {domain: corp.example, endpoint: way-out, forward-to: door, vpcs: [spoke]}"
    #expect(try net().ask("worker", "wiki.corp.example").verdict == .unreachable)
    let trace = try net(rules: rule).ask("worker", "wiki.corp.example")
    #expect(trace.verdict == .reachable)
    #expect(trace.resolution?.forwardedBy == ResourceID("rslvr-rr-shared"))
    #expect(trace.resolution?.answers.map(\.address.description) == ["10.0.0.10"])
    // A rule of another VPC is nothing to this one.
    let other = try net(rules: rule.replacing("[spoke]", with: "[hub]"))
      .ask("worker", "wiki.corp.example")
    #expect(other.resolution?.forwardedBy == nil && other.verdict == .unreachable)
  }

  @Test func `D9, D2: it brings the private DNS of that VPC's endpoints too`() throws {
    let name = "sqs.ap-northeast-1.amazonaws.com"
    let rule = "aws: {domain: amazonaws.com, endpoint: way-out, forward-to: door, vpcs: [spoke]}"
    let trace = try net(rules: rule).ask("worker", "sqs")
    #expect(trace.resolution?.name == name)
    #expect(trace.verdict == .reachable)
    #expect(trace.resolution?.answers.map(\.address.description) == ["10.0.0.50"])
    #expect(try net().ask("worker", "sqs").verdict == .unreachable)
  }

  @Test func `D9: what other resolvers answer is not known`() throws {
    let rule =
      "away: {domain: corp.example, endpoint: way-out, forward-to: [192.168.0.53], vpcs: [spoke]}"
    let trace = try net(rules: rule).ask("worker", "wiki.corp.example")
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes == [.missingInput])
    #expect(trace.explanations.first?.subjects == [ResourceID("rslvr-rr-away")])
    #expect(trace.explanations.first?.direction == .name)
  }

  @Test func `D9: the most specific rule decides; system takes a domain out of a wider rule`()
    throws
  {
    let wide = "wide: {domain: example, forward-to: [192.168.0.53], vpcs: [spoke]}\n"
    let narrow = "narrow: {domain: corp.example, forward-to: door, vpcs: [spoke]}"
    let name = "wiki.corp.example"
    #expect(try net(rules: wide).ask("worker", name).verdict == .undetermined)
    #expect(try net(rules: wide + narrow).ask("worker", name).verdict == .reachable)
    let system = wide + "own: {domain: corp.example, vpcs: [spoke]}"
    #expect(try net(rules: system).ask("worker", name).resolution?.forwardedBy == nil)
  }

  @Test func `D9: a hosted zone beats a wider rule, and loses to a rule for the same domain`()
    throws
  {
    let name = "wiki.corp.example"
    let wide = "wide: {domain: example, forward-to: [192.168.0.53], vpcs: [spoke]}"
    #expect(try net(rules: wide, zone: "[hub, spoke]").ask("worker", name).verdict == .reachable)
    let same = "same: {domain: corp.example, forward-to: [192.168.0.53], vpcs: [spoke]}"
    #expect(try net(rules: same, zone: "[hub, spoke]").ask("worker", name).verdict == .undetermined)
  }

  @Test func `D9: a rule for every name leaves public and Amazon's own names as they are`() throws {
    let all = "all: {domain: ., endpoint: way-out, forward-to: [192.168.0.53], vpcs: [spoke, hub]}"
    let net = try net(rules: all)
    let sts = try net.ask("worker", "sts")
    #expect(sts.resolution?.reason == .publicName)
    #expect(sts.assumptions.contains(.forwardedAnswersAlike(rule: ResourceID("rslvr-rr-all"))))
    let host = try net.ask("worker", "ip-10-1-0-10.ap-northeast-1.compute.internal")
    #expect(host.resolution?.answers.map(\.address.description) == ["10.1.0.10"])
    #expect(try net.ask("worker", "ledger.bank.example").verdict == .undetermined)
    // Private DNS of the VPC's own endpoint is more specific than every name.
    #expect(
      try net.ask("wiki", "sqs").resolution?.answers.map(\.address.description) == ["10.0.0.50"])
  }

  @Test func `D9: rules that forward to each other in a ring answer nothing`() throws {
    let rules = """
      there: {domain: ring.example, forward-to: door, vpcs: [spoke]}
      back: {domain: ring.example, forward-to: window, vpcs: [hub]}
      """
    let trace = try net(rules: rules, endpoints: "window: {vpc: spoke, ips: [10.1.0.7]}")
      .ask("worker", "a.ring.example")
    #expect(trace.verdict != .reachable)
  }

  // MARK: From on premises

  @Test func `D6: on premises the inbound endpoint gives S3's private addresses`() throws {
    let trace = try net().ask("onprem", "s3")
    #expect(trace.verdict == .reachable)
    #expect(trace.resolution?.answers.map(\.address.description) == ["10.0.0.60"])
    #expect(trace.path.contains("s3-hub"))
    #expect(
      trace.assumptions.contains(.onPremisesAsksInbound(endpoint: ResourceID("rslvr-in-door"))))
    // Inside the VPC the name stays public, and the gateway endpoint carries it.
    let inside = try net().ask("wiki", "s3")
    #expect(inside.resolution?.reason == .publicName)
  }

  @Test func `D6, E12: without an inbound endpoint that works the name is public there`() throws {
    for yaml in ["state: failed", "direction: outbound"] {
      let text = try net().topology
      #expect(text.resolverEndpoints.count == 2)
      let closed = try Scenario(
        Self.closed.replacing(
          "{vpc: hub, ips: [10.0.0.5]}", with: "{vpc: hub, ips: [10.0.0.5], \(yaml)}"))
      let trace = try closed.ask("onprem", "s3")
      #expect(trace.verdict == .unreachable)
      #expect(trace.codes == [.virtualGatewayNeedsVPCDestination])
    }
    #expect(try Scenario(Self.closed).ask("onprem", "s3").verdict == .reachable)
  }

  private static let closed = """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      hub:
        cidr: 10.0.0.0/16
        vpn-gateway: vgw
        subnets: {hub-a: {cidr: 10.0.0.0/24, az: a, route-table: hub-table}}
        route-tables: {hub-table: {192.168.0.0/16: vgw}}
        security-groups: {shared: {ingress: [tcp/443 from 192.168.0.0/16]}}
        endpoints:
          s3-hub: {service: s3, type: interface, subnets: [hub-a], security-groups: [shared], private-dns: true}
    customer-gateways: {router: {ip: 203.0.113.9}}
    vpn-connections:
      office: {customer-gateway: router, vpn-gateway: vgw, routes: [192.168.0.0/16], static-routes-only: true}
    resolver-endpoints:
      door: {vpc: hub, ips: [10.0.0.5]}
    """

  @Test func `D9: on premises a private zone is asked by the inbound endpoint`() throws {
    let trace = try net().ask("onprem", "wiki.corp.example")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.last == "wiki")
    #expect(try net(zone: "[spoke]").ask("onprem", "wiki.corp.example").verdict == .unreachable)
  }

  @Test func `D9: name servers of DHCP that are an inbound endpoint answer as its VPC does`() throws
  {
    let yaml = Self.closed.replacing(
      "customer-gateways:",
      with: """
          far:
            cidr: 10.5.0.0/16
            dhcp-options: {name-servers: [10.0.0.5]}
            subnets: {far-a: {cidr: 10.5.0.0/24, az: a}}
            instances: {guest: {subnet: far-a, ip: 10.5.0.10}}
        customer-gateways:
        """)
    let trace = try Scenario(yaml).ask("guest", "s3")
    guard case .privateDNS = trace.resolution?.reason else {
      Issue.record("\(String(describing: trace.resolution?.reason))")
      return
    }
    #expect(
      !trace.assumptions.contains {
        if case .customResolverAnswersAlike = $0 { true } else { false }
      })
  }
}
