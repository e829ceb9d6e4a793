import NetworkModel
import PathEngine
import TestSupport
import Testing

/// The network of AWS's own example: two public subnets, one behind a NAT gateway, one behind an egress-only
/// gateway.
@Suite struct BlockPublicAccessTests {
  private func net(_ mode: String, a: String = "", c: String = "", vpc: String = "") -> String {
    """
    waylight: 1
    region: us-east-2
    block-public-access: \(mode)
    vpcs:
      main:
        cidr: [10.0.0.0/16, '2600:1f16:1:100::/56']
        internet-gateway: igw
        egress-only-internet-gateway: eigw
    \(vpc.indented(4))
        subnets:
          a: {cidr: 10.0.1.0/24, az: a, route-table: public\(a)}
          b: {cidr: 10.0.2.0/24, az: b, route-table: public}
          c: {cidr: 10.0.3.0/24, az: a, route-table: private\(c)}
          d: {cidr: [10.0.4.0/24, '2600:1f16:1:101::/64'], az: a, route-table: outward}
        nat-gateways: {nat: {subnet: b}}
        route-tables:
          public: {0.0.0.0/0: igw}
          private: {0.0.0.0/0: nat}
          outward: {'::/0': eigw}
        security-groups:
          any: {ingress: [all from 0.0.0.0/0], egress: [all to 0.0.0.0/0, 'all to ::/0']}
        instances:
          A: {subnet: a, ip: 10.0.1.10, public-ip: 198.51.100.1, security-groups: [any]}
          B: {subnet: b, ip: 10.0.2.10, public-ip: 198.51.100.2, security-groups: [any]}
          C: {subnet: c, ip: 10.0.3.10, security-groups: [any]}
          D: {subnet: d, ip: 10.0.4.10, ipv6: '2600:1f16:1:101::10', security-groups: [any]}
    """
  }

  /// The codes of: in to A, in to B, out from A, B, C and D.
  private func codes(_ yaml: String) throws -> [[ExplanationCode]] {
    let scenario = try Scenario(yaml)
    let out = "203.0.113.9"
    return [
      try scenario.trace("internet", "A").codes, try scenario.trace("internet", "B").codes,
      try scenario.trace("A", out).codes, try scenario.trace("B", out).codes,
      try scenario.trace("C", out).codes,
      try scenario.trace("D", "2001:4860:4860::8888").codes,
    ]
  }

  private let shut = [ExplanationCode.blockPublicAccess]

  @Test func `B1: off lets everything through`() throws {
    #expect(try codes(net("off")) == [[], [], [], [], [], []])
  }

  @Test func `B1: block-bidirectional stops all that internet and egress-only gateways carry`()
    throws
  {
    #expect(try codes(net("block-bidirectional")) == [shut, shut, shut, shut, shut, shut])
  }

  @Test func `B1: block-ingress lets NAT and egress-only gateways out, and nothing else`() throws {
    #expect(try codes(net("block-ingress")) == [shut, shut, shut, shut, [], []])
  }

  @Test func `B1: an excluded subnet is free, its neighbours are not`() throws {
    let yaml = net("block-ingress", a: ", public-access-exclusion: allow-bidirectional")
    #expect(try codes(yaml) == [[], shut, [], shut, [], []])
  }

  @Test func `B1: under block-ingress an exclusion for what goes out changes nothing`() throws {
    let yaml = net("block-ingress", a: ", public-access-exclusion: allow-egress")
    #expect(try codes(yaml) == [shut, shut, shut, shut, [], []])
  }

  @Test func `B1: under block-bidirectional an exclusion for what goes out leaves block-ingress`()
    throws
  {
    let yaml = net("block-bidirectional", vpc: "public-access-exclusion: allow-egress")
    #expect(try codes(yaml) == [shut, shut, shut, shut, [], []])
    let all = net("block-bidirectional", vpc: "public-access-exclusion: allow-bidirectional")
    #expect(try codes(all) == [[], [], [], [], [], []])
  }

  @Test func `B1: with the client's subnet excluded and the NAT gateway's not, nothing is said`()
    throws
  {
    let yaml = net("block-bidirectional", c: ", public-access-exclusion: allow-egress")
    let trace = try Scenario(yaml).trace("C", "203.0.113.9")
    #expect(trace.verdict == .undetermined)
    #expect(trace.codes == shut)
  }

  @Test func `B1: what goes by no gateway is not concerned`() throws {
    let scenario = try Scenario(net("block-bidirectional"))
    #expect(try scenario.trace("A", "C").verdict == .reachable)
  }

  @Test func `B1: a VPC and a subnet each say what holds for them`() throws {
    let yaml = net("block-bidirectional", a: ", public-access-exclusion: allow-egress")
    let topology = try Topology(yaml: yaml)
    let subnets = topology.handles(of: Subnet.self)
    let modes = subnets.map { topology.internetGatewayBlock(of: $0) }
    #expect(
      modes == [.blockIngress, .blockBidirectional, .blockBidirectional, .blockBidirectional])
    #expect(InternetGatewayBlockMode.off.excluding(.allowEgress) == .off)
  }

  @Test func `B1: what comes in is judged by the subnet that it comes to, wherever it began`()
    throws
  {
    let free = ", public-access-exclusion: allow-bidirectional"
    let yaml = net("block-ingress", c: free)
    let trace = try Scenario(yaml).trace("C", "198.51.100.1")
    #expect(trace.codes == shut)
    #expect(trace.verdict == .unreachable)
  }

}
