import IPAddressing
import NetworkModel
import PathEngine
import Reports
import Testing

/// Every code in words, whatever it comes with.
@Suite struct ExplanationTests {
  private static let packet = Packet(
    source: .address(.v4(IPv4Address(10, 0, 0, 10))),
    destination: .address(.v4(IPv4Address(203, 0, 113, 7))), protocol: .tcp,
    sourcePorts: PortRange(32768...60999), destinationPorts: PortRange(443))

  private static let kinds: [(Component.Kind, String)] = [
    (.natGateway, "nat-a"), (.internetGateway, "igw-1"), (.networkInterface, "eni-1"),
    (.securityGroup, "sg-1"), (.networkACL, "acl-1"), (.routeTable, "rtb-1"),
    (.gatewayEndpoint, "vpce-1"), (.peeringConnection, "pcx-1"), (.vpcRouter, "vpc-1"),
    (.instanceConnectEndpoint, "eice-1"), (.transitGateway, "tgw-1"),
  ]

  private static let trace = Trace(
    query: Query(from: .internet(nil), to: .internet), verdict: .unreachable)

  @Test func `groups that are not in the input are asked for, and not their interface alone`() {
    let narrator = TraceNarrator(Self.trace, in: nil, language: .en)
    let group = Component(.securityGroup, id: ResourceID("sg-1"), label: "sg-1")
    let words = narrator.explanation(
      Explanation(
        .missingInput, .unknown, .forward, component: group, packet: Self.packet,
        subjects: [ResourceID("eni-1")]))
    #expect(words.sentence.hasPrefix("The security groups of "))
    #expect(words.fix?.contains("describe-security-groups") == true)
  }

  @Test(arguments: ExplanationCode.allCases)
  func `every code says what is wrong, in both languages, about any component`(
    _ code: ExplanationCode
  ) {
    for language in Language.allCases {
      let narrator = TraceNarrator(Self.trace, in: nil, language: language)
      var items = [Explanation(code, .blocks, .forward), Explanation(code, .remark, .name)]
      for (kind, id) in Self.kinds {
        let component = Component(kind, id: ResourceID(id), label: id)
        for direction in [Explanation.Direction.forward, .back] {
          items.append(
            Explanation(
              code, .blocks, direction, component: component, packet: Self.packet,
              subjects: [ResourceID("vpc-9")]))
        }
      }
      for item in items {
        let words = narrator.explanation(item)
        #expect(!words.title.isEmpty)
        let sentences = [words.sentence, words.fix].compactMap(\.self)
        for sentence in sentences {
          #expect(sentence.hasSuffix(language == .en ? "." : "。"), "\(sentence)")
          #expect(!sentence.contains("  ") && !sentence.contains("\n"), "\(sentence)")
          #expect(!sentence.contains("Optional("), "\(sentence)")
        }
        if language == .en {
          #expect(words.sentence.allSatisfy { $0.isASCII || $0 == "→" }, "\(words.sentence)")
        }
      }
    }
  }

  @Test func `A8: of a name whose interfaces are missing, the interfaces are to be captured`() {
    let words = TraceNarrator(Self.trace, in: nil, language: .en)
      .explanation(
        Explanation(.missingInput, .unknown, .name, subjects: [ResourceID("vpce-0123456789")]))
    #expect(words.sentence.contains("interfaces of the VPC endpoint vpce-0123456789"))
    #expect(words.fix == "Add the output of `aws ec2 describe-network-interfaces`.")
  }

  @Test func `A8: what is missing names the command that captures it`() {
    let narrator = TraceNarrator(Self.trace, in: nil, language: .en)
    let words = narrator.explanation(
      Explanation(
        .missingInput, .unknown, .forward,
        subjects: [ResourceID("sg-0123456789abcdef0"), ResourceID("tgw-rtb-0123456789abcdef0")]))
    #expect(
      words.fix
        == "Add the output of `aws ec2 describe-security-groups`, `aws ec2 search-transit-gateway-routes`."
    )
  }

  @Test func `names are cleaned of what could steer a terminal`() {
    let evil = "web\u{1B}[31m\u{202E}\nnat"
    var trace = Self.trace
    trace.query.source = .interface(ResourceID("eni-1"), address: nil)
    trace.forward = [
      Hop(
        Component(.networkInterface, id: ResourceID("eni-1"), label: evil), .originate,
        packet: Self.packet),
      Hop(
        Component(.internetGateway, id: ResourceID("igw-1"), label: evil), .gateway,
        packet: Self.packet, outcome: .blocks),
    ]
    trace.explanations = [
      Explanation(
        .internetGatewayNeedsPublicAddress, .blocks, .forward, hop: 1,
        component: trace.forward[1].component, packet: Self.packet)
    ]
    for language in Language.allCases {
      let text = TraceText(TraceNarrator(trace, in: nil, language: language)).text
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
      #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
      #expect(text.contains("web·[31m·nat"))
    }
  }
}
