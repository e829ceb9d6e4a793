import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// Dual stack, DNS64 and NAT64.
@Suite struct IPv6Tests {
  private func net(
    routes: String = "'0.0.0.0/0': nat, '::/0': eigw, '64:ff9b::/96': nat",
    publicRoutes: String = "'0.0.0.0/0': igw, '::/0': igw", dns64: String = "true",
    block: String = "10.0.100.0/24, ", host: String = ", ip: 10.0.100.10", more: String = "",
    top: String = ""
  ) -> String {
    """
    waylight: 1
    region: ap-northeast-1
    vpcs:
      main:
        cidr: [10.0.0.0/16, '2600:1f10:1:100::/56']
        internet-gateway: igw
        egress-only-internet-gateway: eigw
        subnets:
          public-a: {cidr: [10.0.0.0/24, '2600:1f10:1:100::/64'], az: a, route-table: public}
          private-a: {cidr: [\(block)'2600:1f10:1:101::/64'], az: a, route-table: private, dns64: \(dns64)}
        nat-gateways: {nat: {subnet: public-a}}
        route-tables:
          public: {\(publicRoutes)}
          private: {\(routes)}
        security-groups:
          any: {ingress: [all from 0.0.0.0/0, 'all from ::/0'], egress: [all to 0.0.0.0/0, 'all to ::/0']}
        instances:
          dual: {subnet: private-a\(host), ipv6: '2600:1f10:1:101::10', security-groups: [any]}
          web: {subnet: public-a, ip: 10.0.0.10, ipv6: '2600:1f10:1:100::10', security-groups: [any]}
    \(more.indented(4))
    \(top)
    """
  }

  private let far = "2001:4860:4860::8888"

  @Test func `V1: an egress-only gateway carries IPv6 out and its answers back, and nothing in`()
    throws
  {
    let scenario = try Scenario(net())
    let out = try scenario.trace("dual", far)
    #expect(out.verdict == .reachable)
    #expect(out.path.contains("eigw"))
    #expect(out.forward.allSatisfy { $0.step != .translate })
    #expect(try scenario.trace("internet", "2600:1f10:1:101::10").verdict == .unreachable)
    #expect(try scenario.trace("internet", "2600:1f10:1:100::10").verdict == .reachable)
  }

  @Test func `V1: a client with both families takes IPv6 where the name has it, and it is told`()
    throws
  {
    let yaml = net(
      dns64: "false",
      top: """
        hosted-zones:
          corp.internal: {vpcs: [main], records: {six: ['2600:1f10:1:100::10'], four: [10.0.0.10]}}
        """)
    let scenario = try Scenario(yaml)
    let six = try scenario.trace("dual", "six.corp.internal")
    #expect(six.verdict == .reachable)
    #expect(six.forward.first?.packet.source.description == "2600:1f10:1:101::10")
    let four = try scenario.trace("dual", "four.corp.internal")
    #expect(four.verdict == .reachable)
    #expect(four.forward.first?.packet.source.description == "10.0.100.10")
  }

  @Test func `V1: a dual-stack service is asked over IPv6, and IPv4 is judged as what is left`()
    throws
  {
    let name = "s3.dualstack.ap-northeast-1.amazonaws.com"
    let trace = try Scenario(net(dns64: "false")).trace("dual", name)
    #expect(trace.verdict == .reachable, "\(trace.codes)")
    #expect(trace.path.contains("eigw"))
    let told = trace.assumptions.contains {
      if case .prefersIPv6(name, _?) = $0 { true } else { false }
    }
    #expect(told)
    #expect(trace.otherAnswers.map(\.verdict) == [.reachable])
    // Without a way for IPv6 the other family still has one, and both are told.
    let shut = try Scenario(net(routes: "'0.0.0.0/0': nat", dns64: "false")).trace("dual", name)
    #expect(shut.codes == [.noRoute])
    #expect(shut.otherAnswers.map(\.verdict) == [.reachable])
  }

  @Test func `V1: a host with IPv6 alone reaches the internet over IPv6`() throws {
    let scenario = try Scenario(net(block: "", host: ""))
    let trace = try scenario.trace("dual", "internet")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.contains("eigw"))
    #expect(try scenario.trace("dual", "203.0.113.9").codes == [.cannotRoute])
  }

  @Test func `V2: DNS64 and NAT64 take a host with IPv6 alone to an IPv4 service, and back`() throws
  {
    let scenario = try Scenario(net(block: "", host: ""))
    let trace = try scenario.trace("dual", "s3")
    #expect(trace.verdict == .reachable, "\(trace.codes)")
    let answer = try #require(trace.resolution?.answers.first)
    #expect(answer.synthesizedFrom?.family == .ipv4)
    #expect(IPPrefix.nat64.contains(answer.address))
    let change = try #require(trace.forward.first { $0.component.kind == .natGateway })
    #expect(change.packet.destination.single == answer.address)
    #expect(change.packetOut.destination.single == answer.synthesizedFrom)
    #expect(change.packetOut.source.family == .ipv4)
    let back = try #require(trace.back.first { $0.component.kind == .natGateway })
    #expect(back.packetOut.source.single == answer.address)
    #expect(back.packetOut.destination.description == "2600:1f10:1:101::10")
    #expect(trace.back.last?.packet.destination.description == "2600:1f10:1:101::10")
  }

  @Test func `V2: an echo request changes its protocol on the way and changes back`() throws {
    let trace = try Scenario(net(block: "", host: ""))
      .trace("dual", "64:ff9b::203.0.113.9", .icmp, port: nil)
    #expect(trace.verdict == .reachable, "\(trace.codes)")
    let out = try #require(trace.forward.first { $0.component.kind == .natGateway })
    #expect(out.packet.protocol == .icmpv6 && out.packetOut.protocol == .icmp)
    #expect(out.packetOut.icmpType == 8)
    let back = try #require(trace.back.first { $0.component.kind == .natGateway })
    #expect(back.packetOut.protocol == .icmpv6 && back.packetOut.icmpType == 129)
  }

  @Test func `V2: without DNS64 the host has no address to ask`() throws {
    let trace = try Scenario(net(dns64: "false", block: "", host: "")).trace("dual", "s3")
    #expect(trace.codes == [.cannotRoute])
    #expect(trace.resolution?.answers.first?.synthesizedFrom == nil)
  }

  @Test
  func `V2: without a route for 64:ff9b::/96 the egress-only gateway has nobody to send it to`()
    throws
  {
    let yaml = net(routes: "'0.0.0.0/0': nat, '::/0': eigw", block: "", host: "")
    #expect(try Scenario(yaml).trace("dual", "s3").codes == [.noPossibleDestination])
    let outside = net(routes: "'::/0': igw", block: "", host: "")
    #expect(try Scenario(outside).trace("dual", "s3").codes.contains(.noPossibleDestination))
  }

  @Test func `V2: the filters see IPv6 before the NAT gateway and IPv4 behind it`() throws {
    func edge(_ entries: String) -> String {
      "network-acls: {edge: {subnets: [public-a], ingress: [\(entries)], egress: [\(entries)]}}"
    }
    let four = edge("100 allow all 0.0.0.0/0")
    let six = edge("'100 allow all ::/0', 110 allow all 0.0.0.0/0")
    #expect(
      try Scenario(net(block: "", host: "", more: four)).trace("dual", "64:ff9b::203.0.113.9")
        .codes.contains(.networkACLRestriction))
    #expect(
      try Scenario(net(block: "", host: "", more: six)).trace("dual", "64:ff9b::203.0.113.9")
        .verdict == .reachable)
  }

  @Test func `V2: a NAT gateway carries no other IPv6`() throws {
    let yaml = net(routes: "'::/0': nat", block: "", host: "")
    #expect(try Scenario(yaml).trace("dual", far).codes.contains(.protocolRestriction))
  }

  @Test func `R6, V1: metadata and resolver over IPv6 need no route`() throws {
    let trace = try Scenario(net(routes: "")).trace("dual", "fd00:ec2::254", port: 80)
    #expect(trace.verdict == .reachable)
    #expect(!trace.forward.contains { $0.component.kind == .routeTable })
  }

  @Test func `V2: DNS64 makes no address for a name that has an IPv6 one`() throws {
    let yaml = net(
      top: """
        hosted-zones:
          corp.internal: {vpcs: [main], records: {six: ['2600:1f10:1:100::10']}}
        """)
    let trace = try Scenario(yaml).trace("dual", "six.corp.internal")
    let answers = try #require(trace.resolution?.answers)
    #expect(!answers.isEmpty && answers.allSatisfy { $0.synthesizedFrom == nil })
  }

  @Test func `E9: an endpoint without an IPv6 address opens no connection over IPv6`() throws {
    let yaml = net(
      more: "instance-connect-endpoints: {eice: {subnet: private-a, security-groups: [any]}}")
    #expect(try Scenario(yaml).trace("eice", "10.0.0.10", port: 22).verdict == .reachable)
    #expect(
      try Scenario(yaml).trace("eice", "2600:1f10:1:100::10", port: 22).codes == [.cannotRoute])
  }

}
