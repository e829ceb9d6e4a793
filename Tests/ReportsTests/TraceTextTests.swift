import NetworkModel
import PathEngine
import Reports
import TerminalScreen
import TestSupport
import Testing

@Suite struct TraceTextTests {
  private func golden(
    _ sample: String, from source: String, to destination: Query.Destination,
    port: UInt16 = 443, width: Int = 100, as name: String
  ) throws {
    let sample = try Sample(named: sample)
    let trace = try sample.trace(from: source, to: destination, port: port)
    try expectGolden(sample.text(trace, width: width), name)
  }

  @Test func `E1, A4: the route step says which line won and why each other lost`() throws {
    try golden(
      "gateway-endpoint-beside-nat", from: "worker", to: .service("s3", region: nil),
      as: "gateway-endpoint.txt")
  }

  @Test func `N1: both translations of a way by NAT are told, there and back`() throws {
    try golden(
      "private-subnet-nat", from: "worker-a", to: .service("s3", region: nil), as: "nat.txt")
  }

  @Test func `A2: all that blocks is listed, each with what would put it right`() throws {
    let sample = try Sample(named: "peering-not-accepted")
    let postgres = try sample.interface(of: "postgres")
    try golden(
      "peering-not-accepted", from: "server", to: .interface(postgres, address: nil), port: 5432,
      as: "peering.txt")
  }

  @Test func `S2: a network ACL that stops the answer says so on the way back`() throws {
    try golden(
      "network-acl-private-ranges-only", from: "worker-a", to: .service("s3", region: nil),
      as: "network-acl.txt")
  }

  @Test func `R10: without a route the fix depends on where the packet was going`() throws {
    try golden(
      "private-subnet-isolated", from: "worker", to: .service("s3", region: nil),
      as: "isolated.txt")
  }

  @Test func `D2, D3: private DNS answers, and the other answers are judged too`() throws {
    try golden(
      "interface-endpoint-private-dns", from: "worker", to: .service("ec2", region: nil),
      as: "private-dns.txt")
  }

  @Test func `I4: from the internet the gateway turns the public address into the private one`()
    throws
  {
    let sample = try Sample(named: "public-subnet-internet-gateway")
    let web = try sample.interface(of: "web")
    try golden(
      "public-subnet-internet-gateway", from: "internet", to: .interface(web, address: nil),
      as: "from-internet.txt")
  }

  @Test func `nothing is wider than the terminal but what must not be cut`() throws {
    try golden(
      "gateway-endpoint-beside-nat", from: "worker", to: .service("s3", region: nil), width: 80,
      as: "gateway-endpoint-80.txt")
  }
}
