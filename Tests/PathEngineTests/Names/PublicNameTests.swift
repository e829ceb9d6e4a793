import IPAddressing
import NetworkModel
import PathEngine
import Testing

@Suite struct PublicNameTests {
  private func network() throws -> NameTopology {
    var network = NameTopology()
    try network.vpc("main")
    return network
  }

  @Test(
    arguments: [
      ("example.com", .unknownPublicName),
      ("www.iana.org.", .unknownPublicName),
      ("no-such-service.us-east-1.amazonaws.com", .unknownPublicName),
      // An AWS name of a resource, which may have a private address.
      ("db1.cabc.us-east-1.rds.amazonaws.com", .failed(.missingInput)),
      ("internal-lb-123.us-east-1.elb.amazonaws.com", .failed(.missingInput)),
      // Names that exist nowhere.
      ("web.corp.internal", .failed(.dnsNameUnknown)), ("printer.local", .failed(.dnsNameUnknown)),
      ("web", .failed(.dnsNameUnknown)), ("", .failed(.dnsNameUnknown)),
      ("two..dots.com", .failed(.dnsNameUnknown)), ("sp ace.com", .failed(.dnsNameUnknown)),
      ("1.2.3.400", .failed(.dnsNameUnknown)),
    ] as [(String, Resolution.Reason)])
  func `a public name that cannot be known is told from one that leads nowhere`(
    name: String, reason: Resolution.Reason
  ) throws {
    for vpc in ["main", nil] {
      let answer = try network().ask(name, from: vpc)
      #expect(answer.reason == reason)
      #expect(answer.addresses.isEmpty)
    }
  }

  @Test func `a service's public answer is an example out of its published range`() throws {
    let answer = try network().ask("photos.s3.eu-west-1.amazonaws.com", from: "main")
    let address = try #require(answer.resolution.answers.first?.address)
    let owner = try #require(ServiceCatalogue.bundled.owner(of: address))
    #expect(owner.rangeService == "S3")
    #expect(owner.region == "eu-west-1")
    #expect(
      answer.assumptions == [
        .examplePublicAddress(name: "photos.s3.eu-west-1.amazonaws.com", address: address)
      ])
  }

  @Test func `D8: a multi-region access point has public addresses unless its endpoint answers`()
    throws
  {
    let name = "alias.mrap.accesspoint.s3-global.amazonaws.com"
    var network = try network()
    let answer = network.ask(name, from: "main")
    #expect(answer.reason == .publicName)
    #expect(answer.resolution.service?.name == "s3-global.accesspoint")
    try network.endpoint(
      "global", in: "main", for: "com.amazonaws.s3-global.accesspoint", ["a": "10.0.0.5"])
    #expect(network.ask(name, from: "main").addresses == ["10.0.0.5"])
  }

  @Test func `IPv6 answers are given for dual-stack names alone`() throws {
    let network = try network()
    let plain = network.ask("s3.us-east-1.amazonaws.com", from: "main", family: .ipv6)
    #expect(plain.resolution.answers.map(\.address.family) == [.ipv4])
    let dual = network.ask("s3.dualstack.us-east-1.amazonaws.com", from: "main", family: .ipv6)
    #expect(dual.resolution.answers.map(\.address.family) == [.ipv6])
  }

  @Test(
    arguments: [
      ("s3", "ap-northeast-1", "s3.ap-northeast-1.amazonaws.com"),
      ("ecr.api", "us-east-1", "api.ecr.us-east-1.amazonaws.com"),
      ("ec2", "cn-north-1", "ec2.cn-north-1.amazonaws.com.cn"),
      ("brand-new", "us-east-1", "brand-new.us-east-1.amazonaws.com"),
      ("codeartifact.repositories", "us-east-1", "example.d.codeartifact.us-east-1.amazonaws.com"),
    ])
  func `a service is asked for by the name that a client would ask`(
    service: String, region: String, name: String
  ) throws {
    let resolver = NameResolver(try network().topology)
    let reference = ServiceReference(name: service, region: region)
    #expect(resolver.clientName(of: reference) == name)
    let (resolution, _) = resolver.resolve(reference, from: .internet)
    #expect(resolution.name == name)
    #expect(resolution.service == reference)
  }

  @Test func `A6: the same question has the same answer`() throws {
    let network = try network()
    let first = network.ask("s3.us-east-1.amazonaws.com", from: "main")
    let second = network.ask("s3.us-east-1.amazonaws.com", from: "main")
    #expect(first.resolution == second.resolution)
    #expect(first.assumptions == second.assumptions)
  }
}
