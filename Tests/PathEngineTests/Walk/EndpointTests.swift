import IPAddressing
@testable import NetworkModel
import PathEngine
import TestSupport
import Testing

@Suite struct EndpointTests {
  private let s3Gateway =
    "endpoints: {s3-gw: {service: s3, type: gateway, route-tables: [private]}}"

  @Test
  func
    `E1: the prefix list's route beats the default route by length; other services still go by NAT`()
    throws
  {
    let net = try Scenario(oneVPC(more: s3Gateway))
    let s3 = try net.trace("worker", "s3")
    #expect(s3.verdict == .reachable)
    #expect(s3.path.contains("s3-gw") && !s3.path.contains("nat"))
    let dynamodb = try net.trace("worker", "dynamodb")
    #expect(dynamodb.verdict == .reachable)
    #expect(dynamodb.path.contains("nat"))
  }

  @Test func `E1: only the associated tables have the route`() throws {
    let trace = try Scenario(oneVPC(more: s3Gateway)).trace("web", "s3")
    #expect(trace.path.contains("igw") && !trace.path.contains("s3-gw"))
  }

  @Test func `E1: a more specific route beats the endpoint`() throws {
    let net = try Scenario(oneVPC(more: s3Gateway))
    let address = try #require(
      try net.trace("worker", "s3").forward.last?.packet.destination.single)
    let beaten = try Scenario(
      oneVPC(privateRoutes: "0.0.0.0/0: nat, \(address)/32: nat", more: s3Gateway))
    #expect(try beaten.trace("worker", "s3").path.contains("nat"))
  }

  @Test func `E2: another region's S3 is not in the list and goes by NAT`() throws {
    let trace = try Scenario(oneVPC(more: s3Gateway)).trace("worker", "s3@us-east-1")
    #expect(trace.path.contains("nat") && !trace.path.contains("s3-gw"))
  }

  @Test func `E2: another VPC's gateway endpoint serves nothing of this one`() throws {
    let yaml = oneVPC(
      more: s3Gateway,
      top: """
          far:
            cidr: 10.9.0.0/16
            subnets: {far-a: {cidr: 10.9.0.0/24, az: a, route-table: far-table}}
            route-tables: {far-table: {}}
            instances: {far-host: {subnet: far-a, ip: 10.9.0.10}}
        """)
    // AWS does not take such a route, but an input may have one.
    let net = try Scenario(yaml) { entities in
      let endpoint = try #require(entities.vpcEndpoints.firstIndex { $0.name.text == "s3-gw" })
      let table = try #require(entities.routeTables.firstIndex { $0.name.text == "far-table" })
      entities.routeTables[table].routes.append(
        Route(.prefix(try IPPrefix("0.0.0.0/0")), to: .vpcEndpoint(Handle(endpoint))))
    }
    #expect(try net.trace("far-host", "s3").codes.first == .gatewayEndpointSource)
    #expect(try net.trace("worker", "s3").verdict == .reachable)
  }

  @Test
  func `E3: an ACL that allows private ranges alone breaks the gateway endpoint, there and back`()
    throws
  {
    let acl =
      "network-acls: {inner: {ingress: [100 allow all 10.0.0.0/8], egress: [100 allow all 10.0.0.0/8], subnets: [private-a]}}"
    let trace = try Scenario(oneVPC(more: s3Gateway + "\n" + acl)).trace("worker", "s3")
    #expect(trace.codes == [.networkACLRestriction, .networkACLRestriction])
    #expect(trace.explanations.map(\.direction) == [.forward, .back])
  }

  @Test func `E4: a gateway endpoint carries TCP and echo alone`() throws {
    let net = try Scenario(oneVPC(more: s3Gateway))
    #expect(try net.trace("worker", "s3", .icmp, port: nil).verdict == .reachable)
    #expect(try net.trace("worker", "s3", .udp, port: 443).codes == [.gatewayEndpointProtocol])
  }

  private func ec2(_ more: String = "", group: String = "tcp/443 from 10.0.0.0/16") -> String {
    """
    security-groups: {ep: {ingress: [\(group)], egress: []}}
    endpoints: {ec2-ep: {service: ec2, type: interface, subnets: [private-a, private-c], private-dns: true, security-groups: [ep]\(more)}}
    """
  }

  @Test func `E5: an interface endpoint is reached over the local route, by its groups' leave`()
    throws
  {
    let trace = try Scenario(oneVPC(more: ec2())).trace("worker", "ec2")
    #expect(trace.verdict == .reachable)
    #expect(trace.path.contains("ec2-ep") && !trace.path.contains("nat"))
    let public_ = try Scenario(oneVPC(more: ec2())).trace("web", "ec2")
    #expect(public_.path.contains("ec2-ep") && !public_.path.contains("igw"))
    #expect(
      try Scenario(oneVPC(more: ec2(group: "tcp/80 from 0.0.0.0/0"))).trace("worker", "ec2").codes
        == [.securityGroupMismatch])
  }

  @Test(arguments: ["pending", "rejected", "failed", "deleting", "expired"])
  func `E6: only an available endpoint carries traffic`(state: String) throws {
    let net = try Scenario(
      oneVPC(more: s3Gateway.replacing("[private]}", with: "[private], state: \(state)}")))
    #expect(try net.trace("worker", "s3").codes == [.badState])
  }

  @Test func `E7: the network is fine and the endpoint's policy still refuses`() throws {
    let policy = "policy: {Statement: [{Effect: Deny, Principal: '*', Action: '*', Resource: '*'}]}"
    let trace = try Scenario(
      oneVPC(more: s3Gateway.replacing("[private]}", with: "[private], \(policy)}"))
    ).trace("worker", "s3")
    #expect(trace.verdict == .unreachable)
    #expect(trace.codes == [.endpointPolicyDenies])
    #expect(trace.isNetworkPathFound)
  }

  private func connect(preserve: Bool, routes: String = "10.1.0.0/16: pcx") throws -> Scenario {
    try Scenario(
      """
      waylight: 1
      vpcs:
        a:
          cidr: 10.0.0.0/16
          subnets: {a1: {cidr: 10.0.0.0/24, az: a, route-table: a-table}}
          route-tables: {a-table: {\(routes)}}
          security-groups: {open: {ingress: [all from 0.0.0.0/0]}}
          instances: {near: {subnet: a1, ip: 10.0.0.10, security-groups: [open]}}
          instance-connect-endpoints:
            eice: {subnet: a1, ip: 10.0.0.7, preserve-client-ip: \(preserve), security-groups: [open]}
        b:
          cidr: 10.1.0.0/16
          subnets: {b1: {cidr: 10.1.0.0/24, az: a, route-table: b-table}}
          route-tables: {b-table: {10.0.0.0/16: pcx}}
          security-groups: {open: {ingress: [all from 0.0.0.0/0]}}
          instances: {far: {subnet: b1, ip: 10.1.0.10, security-groups: [open]}}
      peerings: {pcx: {requester: a, accepter: b}}
      """)
  }

  @Test
  func `E9: to another VPC it leads as routes do, but not where it passes the client's address on`()
    throws
  {
    #expect(try connect(preserve: false).trace("eice", "far", port: 22).verdict == .reachable)
    let preserved = try connect(preserve: true).trace("eice", "far", port: 22)
    #expect(preserved.codes.contains(.noPossibleDestination))
    for to in ["203.0.113.9", "internet"] {
      let codes = try connect(preserve: false).trace("eice", to, port: 22).codes
      #expect(codes.first == .noPossibleDestination)
    }
  }

  @Test func `E9: it carries TCP alone, SSH and RDP, and takes no connection itself`() throws {
    let net = try connect(preserve: false)
    #expect(try net.trace("eice", "near", port: 3389).verdict == .reachable)
    #expect(try net.trace("eice", "near", port: 443).codes == [.targetPortRestriction])
    #expect(try net.trace("eice", "near", .udp, port: 22).codes.contains(.protocolRestriction))
    #expect(try net.trace("near", "10.0.0.7", port: 22).codes == [.noPossibleDestination])
  }

  @Test
  func `E9: an Instance Connect Endpoint needs its own outbound rules and the host's inbound ones`()
    throws
  {
    func net(egress: String, ingress: String) throws -> Scenario {
      try Scenario(
        oneVPC(
          more: """
            security-groups:
              ep: {ingress: [], egress: [\(egress)]}
              host: {ingress: [\(ingress)], egress: []}
            instance-connect-endpoints: {eice: {subnet: private-c, security-groups: [ep]}}
            """, worker: ", security-groups: [host]"))
    }
    #expect(
      try net(egress: "tcp/22 to 10.0.0.0/16", ingress: "tcp/22 from ep").trace(
        "eice", "worker", port: 22
      ).verdict == .reachable)
    #expect(
      try net(egress: "tcp/22 to host", ingress: "tcp/22 from 10.0.0.0/16").trace(
        "eice", "worker", port: 22
      ).verdict == .reachable)
    #expect(
      try net(egress: "tcp/443 to 0.0.0.0/0", ingress: "tcp/22 from ep").trace(
        "eice", "worker", port: 22
      ).codes == [.securityGroupMismatch])
    #expect(
      try net(egress: "all to 0.0.0.0/0", ingress: "tcp/22 from 192.0.2.0/24").trace(
        "eice", "worker", port: 22
      ).codes == [.securityGroupMismatch])
  }

  private let queues = """
    security-groups: {open: {ingress: [all from 0.0.0.0/0]}}
    endpoints: {sqs: {service: sqs, type: interface, subnets: [private-a, private-c], security-groups: [open]}}
    """

  @Test(arguments: ["pending", "deleting", "failed"])
  func `E6: an interface endpoint, too, carries traffic only when it is available`(state: String)
    throws
  {
    let net = try Scenario(
      oneVPC(more: queues.replacing("type: interface", with: "type: interface, state: \(state)")))
    let interface = try #require(net.topology.vpcEndpoints.first?.interfaces.first)
    let address = try #require(net.topology[interface].primaryAddress)
    #expect(try net.trace("worker", "\(address)").codes == [.badState])
  }

  @Test func `D3: addresses that fare differently are a failure that comes and goes`() throws {
    let same = try Scenario(oneVPC(more: queues)).trace("worker", "sqs")
    #expect(same.verdict == .reachable && !same.remarks.contains(.dnsAnswersDiffer))
    let shut =
      "\nnetwork-acls: {shut: {ingress: [], egress: [100 allow all 0.0.0.0/0], subnets: [private-c]}}"
    let trace = try Scenario(oneVPC(more: queues + shut)).trace("worker", "sqs")
    #expect(trace.verdict == .reachable)
    #expect(trace.otherAnswers.map(\.verdict) == [.unreachable])
    #expect(trace.remarks.contains(.dnsAnswersDiffer))
  }

}
