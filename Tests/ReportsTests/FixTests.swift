import NetworkModel
import PathEngine
import Reports
import TestSupport
import Testing

/// What puts a block right, as it is said where no advice was worked out: possible, and of what is there.
@Suite struct FixTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var sample: String
    var from: String
    var to: String
    var port: UInt16 = 443
    var fix: String

    var testDescription: String { "\(sample): \(from) to \(to)" }
  }

  private static let cases = [
    Case(
      sample: "session-manager-without-nat", from: "worker-a", to: "s3",
      fix: "Associate the gateway endpoint s3-gateway with the route table without-s3."),
    Case(
      sample: "private-subnet-isolated", from: "worker", to: "s3",
      fix:
        "Make a gateway endpoint for s3, associated with the route table private: it is free, and "
        + "the subnet stays without a way to the internet."),
    Case(
      sample: "central-endpoints-shared-by-name", from: "nightly", to: "sqs",
      fix: "Associate the private hosted zone sqs.ap-northeast-1.amazonaws.com with the VPC batch: "
        + "other VPCs have it."),
    Case(
      sample: "s3-in-another-region", from: "worker", to: "s3@us-east-1",
      fix:
        "Ask by the own name of the interface endpoint s3-virginia, which is in us-east-1, where the "
        + "routes lead to it; or add a default route to a NAT gateway to the route table tokyo."),
    Case(
      sample: "ipv6-only-nat64", from: "lost", to: "s3",
      fix: "Add a route for 64:ff9b::/96 to a NAT gateway to the route table forgotten."),
    Case(
      sample: "nat-instance", from: "other", to: "203.0.113.80",
      fix: "Start stopped-box, or point the route at one that runs."),
    Case(
      sample: "private-nat-overlapping-ranges", from: "api", to: "100.64.1.10",
      fix:
        "Connect to the host itself, by an address that is routed to it, or to a load balancer in "
        + "front of it."),
    Case(
      sample: "block-public-access", from: "internet", to: "test",
      fix: "If it is meant to pass, create an exclusion for the VPC or the subnet, of the mode "
        + "allow-bidirectional."),
    Case(
      sample: "vpn-to-the-office", from: "onprem", to: "ledger",
      fix:
        "In the route table data, add a route for 192.168.0.1/32, or its network, to the virtual "
        + "private gateway office-gateway."),
    Case(
      sample: "dual-stack-egress-only", from: "internet", to: "2406:da14:1:101::10",
      fix:
        "Use a subnet whose table sends ::/0 to the internet gateway internet, or a load balancer in "
        + "one: in private that line would make every subnet of it public."),
    Case(
      sample: "vpc-dns-attributes-off", from: "deaf", to: "ec2",
      fix: "Turn enableDnsSupport on for no-support."),
    Case(
      sample: "instance-connect-endpoint", from: "eice", to: "far",
      fix: "Connect to 22 or 3389; SSH can carry other ports of the host inside its own connection."
    ),
    Case(
      sample: "instance-connect-endpoint", from: "near", to: "10.0.100.5", port: 22,
      fix: "Connect to the host itself."),
  ]

  @Test(arguments: cases)
  func `A2: a fix is possible, and names what is there`(_ item: Case) throws {
    let sample = try Sample(named: item.sample)
    let query = try QueryParser(sample.topology)
      .query(from: item.from, to: item.to, port: item.port)
    let tracer = PathTracer(sample.topology)
    let trace = tracer.trace(query)
    let plain = TraceNarrator(trace, in: sample.topology, language: .en)
    let fixes = plain.explanations.filter { $0.severity == .blocks }.map(\.fix)
    #expect(fixes.contains(item.fix), "\(fixes)")

    // What has been tried says it better, and nothing is said twice.
    let advice = tracer.advice(for: trace)
    guard !advice.isEmpty else { return }
    for language in Language.allCases {
      let advised = TraceNarrator(trace, in: sample.topology, language: language, advice: advice)
      let blocks = advised.explanations.filter { $0.severity == .blocks }
      #expect(!blocks.isEmpty && blocks.allSatisfy { $0.fix == nil })
    }
  }

  @Test func `A2: what puts several things right is said once in the text`() throws {
    let sample = try Sample(named: "peering-not-accepted")
    let postgres = try sample.interface(of: "postgres")
    let trace = try sample.trace(
      from: "server", to: .interface(postgres, address: nil), port: 5432)
    let text = TraceText(TraceNarrator(trace, in: sample.topology, language: .en)).text
    #expect(text.ranges(of: "Fix: Accept app-database").count == 1)
  }

  @Test func `A2: advice says what else it does`() throws {
    let sample = try Sample(named: "private-subnet-isolated")
    let tracer = PathTracer(sample.topology)
    let trace = try sample.trace(from: "worker", to: .internet)
    let advised = TraceNarrator(
      trace, in: sample.topology, language: .en, advice: tracer.advice(for: trace))
    #expect(
      advised.adviceSentences.first?.hasSuffix("Every subnet of private is public then.") == true)
  }

  @Test func `D3, E7: what a policy refuses by one address of an endpoint it refuses by each`()
    throws
  {
    let sample = try Sample(named: "s3-in-another-region")
    let name = "archive.bucket.vpce-s3-virginia-kr50xlii.s3.us-east-1.vpce.amazonaws.com"
    let trace = PathTracer(sample.topology)
      .trace(try QueryParser(sample.topology).query(from: "worker", to: name))
    #expect(trace.otherAnswers.map(\.verdict) == [.unreachable])
    #expect(!trace.explanations.contains { $0.code == .dnsAnswersDiffer })
  }
}
