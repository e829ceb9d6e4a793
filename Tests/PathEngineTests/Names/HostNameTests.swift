import IPAddressing
import NetworkModel
import PathEngine
import Testing

@Suite struct HostNameTests {
  private func network(
    hostnames: Bool = true, remoteDNS: Bool? = true, peerHostnames: Bool = true
  ) throws -> NameTopology {
    var network = NameTopology()
    try network.vpc("main", hostnames: hostnames)
    try network.vpc("peer", hostnames: peerHostnames)
    try network.vpc("dublin", region: "eu-west-1")
    network.peering("main", "peer", remoteDNS: remoteDNS)
    try network.host("web", in: "main", "10.0.0.10", publicAddress: "18.176.10.10")
    try network.host("db", in: "dublin", "10.2.0.10", publicAddress: "34.240.0.10")
    return network
  }

  @Test func `a host's private name answers inside its VPC`() throws {
    let answer = try network().ask("ip-10-0-0-10.ec2.internal", from: "main")
    #expect(answer.addresses == ["10.0.0.10"])
    #expect(answer.reason == .hostName(interface: ResourceID("eni-web")))
    #expect(
      try network().ask("i-web.ec2.internal", from: "main").addresses == ["10.0.0.10"])
    #expect(
      try network().ask("ip-10-2-0-10.eu-west-1.compute.internal", from: "dublin").addresses
        == ["10.2.0.10"])
  }

  @Test func `a host's private name is not answered outside its VPC`() throws {
    let name = "ip-10-0-0-10.ec2.internal"
    #expect(try network().ask(name, from: "peer").reason == .failed(.dnsPrivateNameOutsideVPC))
    #expect(try network().ask(name).reason == .failed(.dnsPrivateNameOutsideVPC))
  }

  @Test(
    arguments: [
      "ip-10-0-0-11.ec2.internal", "ip-10-0-0-10.eu-west-1.compute.internal", "web.ec2.internal",
    ])
  func `a private name of no host does not exist`(name: String) throws {
    #expect(try network().ask(name, from: "main").reason == .failed(.dnsNameUnknown))
  }

  @Test func `D2: without enableDnsHostnames the resolver does not know hosts' private names`()
    throws
  {
    let answer = try network(hostnames: false).ask("ip-10-0-0-10.ec2.internal", from: "main")
    #expect(answer.reason == .failed(.dnsHostnamesDisabled))
  }

  @Test func `P5: a public host name gives the private address inside, the public one outside`()
    throws
  {
    let name = "ec2-18-176-10-10.compute-1.amazonaws.com"
    #expect(try network().ask(name, from: "main").addresses == ["10.0.0.10"])
    #expect(try network(hostnames: false).ask(name, from: "main").addresses == ["18.176.10.10"])
    #expect(try network().ask(name).addresses == ["18.176.10.10"])
    #expect(try network().ask(name, from: "dublin").addresses == ["18.176.10.10"])
    let dublin = "ec2-34-240-0-10.eu-west-1.compute.amazonaws.com"
    #expect(try network().ask(dublin, from: "dublin").addresses == ["10.2.0.10"])
  }

  @Test func `P5: a peer gets the private address only where the peering and both VPCs allow it`()
    throws
  {
    let name = "ec2-18-176-10-10.compute-1.amazonaws.com"
    #expect(try network().ask(name, from: "peer").addresses == ["10.0.0.10"])
    #expect(try network(remoteDNS: false).ask(name, from: "peer").addresses == ["18.176.10.10"])
    #expect(try network(remoteDNS: nil).ask(name, from: "peer").addresses == ["18.176.10.10"])
    #expect(try network(hostnames: false).ask(name, from: "peer").addresses == ["18.176.10.10"])
    #expect(
      try network(peerHostnames: false).ask(name, from: "peer").addresses == ["18.176.10.10"])
  }

  @Test func `P5, A5: an option that is not told is taken as off, and that is told`() throws {
    let name = "ec2-18-176-10-10.compute-1.amazonaws.com"
    func guesses(_ remoteDNS: Bool?) throws -> Bool {
      try network(remoteDNS: remoteDNS).ask(name, from: "peer").assumptions.contains {
        if case .remoteDNSOff = $0 { true } else { false }
      }
    }
    #expect(try guesses(nil))
    #expect(try !guesses(false))
    #expect(try !guesses(true))
  }

  @Test func `a public host name of nobody here says its address`() throws {
    let answer = try network().ask("ec2-52-1-2-3.compute-1.amazonaws.com", from: "main")
    #expect(answer.addresses == ["52.1.2.3"])
    #expect(answer.reason == .publicName)
    #expect(
      try network().ask("ec2-18-176-10-10.eu-west-1.compute.amazonaws.com").reason
        == .failed(.dnsNameUnknown))
  }
}
