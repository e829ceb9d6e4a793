import IPAddressing
import NetworkModel
import PathEngine
import Testing

@Suite struct HostedZoneTests {
  private func network(hostnames: Bool? = true) throws -> NameTopology {
    var network = NameTopology()
    try network.vpc("main", hostnames: hostnames)
    try network.vpc("other")
    try network.host("web", in: "main", "10.0.0.10")
    try network.host("db", in: "main", zone: "b", "10.0.1.10")
    network.zone(
      "example.com", for: ["main"],
      [
        "web.example.com A 10.0.0.10", "both.example.com A 10.0.1.10 10.0.0.10",
        "alias.example.com CNAME web.example.com", "far.example.com CNAME service.vendor.net",
        "a.example.com CNAME b.example.com", "b.example.com CNAME a.example.com",
        "*.apps.example.com A 10.0.0.10", "own.apps.example.com A 10.0.1.10",
        "store.example.com CNAME photos.s3.us-east-1.amazonaws.com",
        "deep.example.com CNAME chain1.example.com",
      ] + (1...12).map { "chain\($0).example.com CNAME chain\($0 + 1).example.com" })
    network.zone("db.example.com", for: ["main"], ["main.db.example.com A 10.0.1.10"])
    return network
  }

  @Test(
    arguments: [
      ("web.example.com", ["10.0.0.10"]), ("both.example.com", ["10.0.0.10", "10.0.1.10"]),
      ("alias.example.com", ["10.0.0.10"]), ("any.apps.example.com", ["10.0.0.10"]),
      ("own.apps.example.com", ["10.0.1.10"]), ("x.y.apps.example.com", ["10.0.0.10"]),
      ("main.db.example.com", ["10.0.1.10"]),
    ])
  func `D9: a private hosted zone answers in its VPC`(name: String, addresses: [String]) throws {
    let answer = try network().ask(name, from: "main")
    #expect(answer.addresses == addresses)
    guard case .hostedZone = answer.reason else {
      Issue.record("\(answer.reason)")
      return
    }
    #expect(answer.resolution.answers.allSatisfy { $0.interface != nil })
  }

  @Test(
    arguments: [
      "nothing.example.com", "web.db.example.com", "apps.example.com", "example.com",
      "x.own.apps.example.com",
    ])
  func `D9: the most specific zone decides, and what it lacks does not exist`(name: String) throws {
    #expect(try network().ask(name, from: "main").reason == .failed(.dnsNameUnknown))
  }

  @Test func `D9: a name in a zone of another VPC is private, one in none is public`() throws {
    #expect(
      try network().ask("web.example.com", from: "other").reason
        == .failed(.dnsPrivateNameOutsideVPC))
    #expect(try network().ask("web.example.com").reason == .failed(.dnsPrivateNameOutsideVPC))
    #expect(try network().ask("www.vendor.net", from: "main").reason == .unknownPublicName)
  }

  @Test func `D9: aliases are followed, but not round in a ring nor without end`() throws {
    #expect(try network().ask("far.example.com", from: "main").reason == .unknownPublicName)
    #expect(try network().ask("a.example.com", from: "main").reason == .failed(.dnsNameUnknown))
    #expect(try network().ask("deep.example.com", from: "main").reason == .failed(.dnsNameUnknown))
    let store = try network().ask("store.example.com", from: "main")
    #expect(store.resolution.name == "store.example.com")
    #expect(store.resolution.service == ServiceReference(name: "s3", region: "us-east-1"))
    #expect(store.addresses.count == 1)
  }

  @Test func `D9: zones need both DNS attributes`() throws {
    #expect(
      try network(hostnames: false).ask("web.example.com", from: "main").reason
        == .failed(.dnsHostnamesDisabled))
    #expect(try network(hostnames: nil).ask("web.example.com", from: "main").addresses.count == 1)
  }

  @Test func `D9: an endpoint's private DNS beats a wider zone and loses to a narrower one`() throws
  {
    var network = try network()
    try network.endpoint("s3", in: "main", for: "s3", ["a": "10.0.0.5"], inboundOnly: false)
    network.zone("amazonaws.com", for: ["main"], ["*.amazonaws.com A 10.0.0.10"])
    network.zone(
      "own.s3.us-east-1.amazonaws.com", for: ["main"],
      ["own.s3.us-east-1.amazonaws.com A 10.0.1.10"])
    let names = ["any.s3", "own.s3", "sts"].map { "\($0).us-east-1.amazonaws.com" }
    #expect(
      names.map { network.ask($0, from: "main").addresses }
        == [["10.0.0.5"], ["10.0.1.10"], ["10.0.0.10"]])
  }
}
