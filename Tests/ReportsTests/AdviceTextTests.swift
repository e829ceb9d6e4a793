import IPAddressing
import NetworkModel
import PathEngine
import Reports
import TestSupport
import Testing

@Suite struct AdviceTextTests {
  private func narrator(_ language: Language) throws -> TraceNarrator {
    let sample = try Sample(named: "network-acl-private-ranges-only")
    let trace = try sample.trace(from: "worker-a", to: .service("s3", region: nil))
    return TraceNarrator(
      trace, in: sample.topology, language: language,
      advice: PathTracer(sample.topology).advice(for: trace))
  }

  @Test func `A2: advice is said after the verdict, with the way that is then taken`() throws {
    let text = TraceText(try narrator(.en)).text
    let heading = try #require(text.firstRange(of: "What would help"))
    let way = try #require(text.firstRange(of: "The way there"))
    #expect(heading.lowerBound < way.lowerBound)
    #expect(
      text.contains("In the network ACL private-only, add rule 200: allow tcp/443 out to 0.0.0.0/0")
    )
    #expect(text.contains("reachable by") && text.contains("the gateway endpoint s3-gateway"))
    #expect(TraceText(try narrator(.ja)).text.contains("対処案"))
  }

  @Test func `A2: the JSON names the actions and the resources of each advice`() throws {
    let json = try TraceJSON(narrator(.en)).text
    #expect(json.contains(#""Action" : "CreateNetworkAclEntry""#))
    #expect(json.contains(#""NearestRule" : {"#))
  }

  @Test func `every change has words in both languages`() {
    let (a, b) = (ResourceID("rtb-1"), ResourceID("igw-1"))
    let block = IPPrefix.allIPv4
    let changes: [Change] = [
      .addRoute(table: a, to: .prefix(block), target: b),
      .removeRoute(table: a, to: .prefix(block)),
      .associateRouteTable(a, subnet: b), .associateEndpoint(a, table: b),
      .createGatewayEndpoint(service: "s3", vpc: a, table: b),
      .allowInSecurityGroup(a, .egress, .all, .prefix(block)),
      .allowInNetworkACL(a, .ingress, number: 90, .all, block),
      .setPrivateDNS(endpoint: a, true), .setDNSSupport(vpc: a, true),
      .setDNSHostnames(vpc: a, false),
      .acceptPeering(a), .attachInternetGateway(a, vpc: b), .assignPublicAddress(interface: a),
      .setSourceDestinationCheck(interface: a, false),
    ]
    for language in Language.allCases {
      let texts = changes.map { ChangeText(ResourceNames(nil, in: nil), language).text($0) }
      #expect(Set(texts).count == changes.count)
      #expect(texts.allSatisfy { $0.contains("rtb-1") })
    }
  }
}
