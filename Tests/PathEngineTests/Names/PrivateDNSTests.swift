import IPAddressing
import NetworkModel
import PathEngine
import Testing

@Suite struct PrivateDNSTests {
  private let ssm = "ssm.us-east-1.amazonaws.com"

  @Test func `D1: without enableDnsSupport no name has an answer`() throws {
    var network = NameTopology()
    try network.vpc("main", support: false)
    try network.endpoint("ssm", in: "main", for: "ssm", ["a": "10.0.0.5"])
    for name in [ssm, "s3.us-east-1.amazonaws.com", "example.com"] {
      let answer = network.ask(name, from: "main")
      #expect(answer.reason == .failed(.dnsSupportDisabled))
      #expect(answer.addresses.isEmpty)
      #expect(answer.followed == nil)
    }
    #expect(network.ask(ssm, from: "main").passedOver == ["vpce-ssm": .dnsSupportOff])
    #expect(network.ask(ssm).reason == .publicName)
  }

  @Test(
    arguments: [
      // private DNS, hostnames, state, why the endpoint does not answer
      (true, true, .available, nil),
      (false, true, .available, .privateDNSOff),
      (true, false, .available, .dnsHostnamesOff),
      (true, true, .pending, .notAvailable),
      (true, true, .rejected, .notAvailable),
    ] as [(Bool, Bool, ResourceState, Resolution.PassedOver.Why?)])
  func `D2: private DNS needs its own switch, both of the VPC's, and an available endpoint`(
    privateDNS: Bool, hostnames: Bool, state: ResourceState, why: Resolution.PassedOver.Why?
  ) throws {
    var network = NameTopology()
    try network.vpc("main", hostnames: hostnames)
    try network.endpoint(
      "ssm", in: "main", for: "ssm", ["a": "10.0.0.5"], privateDNS: privateDNS, state: state)
    let answer = network.ask(ssm, from: "main")
    if let why {
      #expect(answer.reason == .publicName)
      #expect(answer.passedOver == ["vpce-ssm": why])
      let address = try #require(answer.resolution.answers.first?.address)
      #expect(address.isPublic)
      #expect(answer.assumptions == [.examplePublicAddress(name: ssm, address: address)])
    } else {
      #expect(answer.reason == .privateDNS(endpoint: ResourceID("vpce-ssm")))
      #expect(answer.addresses == ["10.0.0.5"])
      #expect(answer.resolution.service == ServiceReference(name: "ssm", region: "us-east-1"))
      #expect(answer.passedOver.isEmpty)
      #expect(answer.assumptions.isEmpty)
    }
  }

  @Test func `D2, P5: private DNS answers in the endpoint's own VPC alone`() throws {
    var network = NameTopology()
    try network.vpc("main")
    try network.vpc("peer")
    try network.vpc("stranger")
    network.peering("main", "peer", remoteDNS: true)
    try network.endpoint("ssm", in: "main", for: "ssm", ["a": "10.0.0.5"])
    #expect(network.ask(ssm, from: "peer").reason == .publicName)
    #expect(network.ask(ssm, from: "peer").passedOver == ["vpce-ssm": .otherVPC])
    #expect(network.ask(ssm, from: "stranger").passedOver.isEmpty)
    #expect(network.ask(ssm).reason == .publicName)
  }

  @Test(
    arguments: [
      ("s3.us-east-1.amazonaws.com", nil), ("photos.s3.us-east-1.amazonaws.com", nil),
      ("photos.s3.us-east-1.amazonaws.com.", nil), ("PHOTOS.S3.us-east-1.amazonaws.com", nil),
      ("team-1.s3-accesspoint.us-east-1.amazonaws.com", nil),
      ("photos.s3.amazonaws.com", .otherFormOfName),
      ("s3.dualstack.us-east-1.amazonaws.com", .otherFormOfName),
    ] as [(String, Resolution.PassedOver.Why?)])
  func `D2: private DNS answers for every bucket's regional name, not for other forms`(
    name: String, why: Resolution.PassedOver.Why?
  ) throws {
    var network = NameTopology()
    try network.vpc("main")
    try network.endpoint("s3", in: "main", for: "s3", ["a": "10.0.0.5"], inboundOnly: false)
    let answer = network.ask(name, from: "main")
    #expect((answer.addresses == ["10.0.0.5"]) == (why == nil))
    #expect(answer.passedOver["vpce-s3"] == why)
  }

  @Test func `D2: another region's name goes to that region's public addresses`() throws {
    var network = NameTopology()
    try network.vpc("main")
    try network.endpoint("ssm", in: "main", for: "ssm", ["a": "10.0.0.5"])
    let answer = network.ask("ssm.eu-west-1.amazonaws.com", from: "main")
    #expect(answer.reason == .publicName)
    #expect(answer.resolution.service?.region == "eu-west-1")
    #expect(answer.passedOver.isEmpty)
  }

  @Test func `E10: an endpoint for another region's service answers that region's name`() throws {
    var network = NameTopology()
    try network.vpc("main")
    try network.endpoint(
      "ssm", in: "main", for: "ssm", ["a": "10.0.0.5"], serviceRegion: "eu-west-1")
    #expect(
      network.ask("ssm.eu-west-1.amazonaws.com", from: "main").addresses == ["10.0.0.5"])
    #expect(network.ask(ssm, from: "main").reason == .publicName)
  }

  @Test func `D2: a service that the catalogue does not have is known by its endpoint`() throws {
    var network = NameTopology()
    try network.vpc("main")
    try network.endpoint("new", in: "main", for: "brand-new", ["a": "10.0.0.5"])
    try network.endpoint(
      "partner", in: "main", for: "com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d",
      ["a": "10.0.0.6"],
      dnsNames: [
        "vpce-partner-77aa.vpce-svc-0a1b2c3d.us-east-1.vpce.amazonaws.com", "api.partner.example",
      ])
    #expect(
      network.ask("brand-new.us-east-1.amazonaws.com", from: "main").addresses == ["10.0.0.5"])
    #expect(network.ask("api.partner.example", from: "main").addresses == ["10.0.0.6"])
    #expect(network.ask("api.partner.example").reason == .unknownPublicName)
  }

  @Test func `D3: all interfaces answer, by address; the one in the client's zone is followed`()
    throws
  {
    var network = NameTopology()
    try network.vpc("main")
    try network.endpoint("ssm", in: "main", for: "ssm", ["b": "10.0.1.9", "a": "10.0.0.200"])
    #expect(network.ask(ssm, from: "main").addresses == ["10.0.0.200", "10.0.1.9"])
    #expect(network.ask(ssm, from: "main").followed == "10.0.0.200")
    #expect(network.ask(ssm, from: "main", zone: "a").followed == "10.0.0.200")
    #expect(network.ask(ssm, from: "main", zone: "b").followed == "10.0.1.9")
    #expect(network.ask(ssm, from: "main", zone: "c").followed == "10.0.0.200")
    let first = network.ask(ssm, from: "main").resolution.answers[0]
    #expect(first.interface == ResourceID("eni-ssm-a"))
    #expect(first.zone == "us-east-1a")
  }

  @Test func `D4: a gateway endpoint changes no answer`() throws {
    var network = NameTopology()
    try network.vpc("main")
    let before = network.ask("s3.us-east-1.amazonaws.com", from: "main")
    try network.endpoint("gateway", in: "main", for: "s3", type: .gateway)
    let after = network.ask("s3.us-east-1.amazonaws.com", from: "main")
    #expect(after.reason == .publicName)
    #expect(after.addresses == before.addresses)
    #expect(after.passedOver == ["vpce-gateway": .gatewayEndpoint])
  }

  @Test(
    arguments: [
      // told, with a gateway endpoint, private, guessed
      (true, true, false, false), (false, true, true, false), (true, false, false, false),
      (nil, true, false, true), (nil, false, true, true),
    ] as [(Bool?, Bool, Bool, Bool)])
  func `D6: S3's private DNS may be for on-premises queries alone`(
    told: Bool?, hasGateway: Bool, isPrivate: Bool, isGuess: Bool
  ) throws {
    var network = NameTopology()
    try network.vpc("main")
    try network.endpoint("s3", in: "main", for: "s3", ["a": "10.0.0.5"], inboundOnly: told)
    if hasGateway { try network.endpoint("gateway", in: "main", for: "s3", type: .gateway) }
    let answer = network.ask("photos.s3.us-east-1.amazonaws.com", from: "main")
    #expect((answer.addresses == ["10.0.0.5"]) == isPrivate)
    #expect(answer.passedOver["vpce-s3"] == (isPrivate ? nil : .inboundResolverOnly))
    let guess = Assumption.inboundResolverOnly(endpoint: ResourceID("vpce-s3"), on: hasGateway)
    #expect(answer.assumptions.contains(guess) == isGuess)
  }

  @Test func `D7: what the snapshot does not tell is guessed, and each guess is listed`() throws {
    let id = ResourceID("vpc-main")
    var plain = NameTopology()
    try plain.vpc("main", support: nil, hostnames: nil)
    #expect(plain.ask(ssm, from: "main").assumptions.first == .dnsSupportOn(vpc: id))

    var withEndpoint = plain
    try withEndpoint.endpoint("ssm", in: "main", for: "ssm", ["a": "10.0.0.5"])
    let answer = withEndpoint.ask(ssm, from: "main")
    #expect(answer.addresses == ["10.0.0.5"])
    #expect(
      answer.assumptions == [
        .dnsSupportOn(vpc: id), .dnsHostnames(vpc: id, on: true, why: .privateDNSEndpoint),
      ])
  }

  @Test func `D7: host names are guessed off, but on in a default VPC and one with a hosted zone`()
    throws
  {
    let id = ResourceID("vpc-main")
    func guess(isDefault: Bool, hasZone: Bool) throws -> [Assumption] {
      var network = NameTopology()
      try network.vpc("main", hostnames: nil, isDefault: isDefault)
      try network.host("web", in: "main", "10.0.0.10")
      if hasZone { network.zone("corp.internal", for: ["main"], []) }
      return network.ask("ip-10-0-0-10.ec2.internal", from: "main").assumptions
    }
    #expect(
      try guess(isDefault: false, hasZone: false)
        == [.dnsHostnames(vpc: id, on: false, why: .none)])
    #expect(
      try guess(isDefault: true, hasZone: false)
        == [.dnsHostnames(vpc: id, on: true, why: .defaultVPC)])
    #expect(
      try guess(isDefault: false, hasZone: true)
        == [.dnsHostnames(vpc: id, on: true, why: .hostedZone)])
  }

  @Test func `custom resolvers are taken to answer as the VPC's own, which is listed`() throws {
    var network = NameTopology()
    try network.vpc("main", nameServers: ["10.0.0.53", "10.0.1.53"])
    try network.endpoint("ssm", in: "main", for: "ssm", ["a": "10.0.0.5"])
    let answer = network.ask(ssm, from: "main")
    #expect(answer.addresses == ["10.0.0.5"])
    #expect(
      try answer.resolution.resolver
        == .custom([IPAddress("10.0.0.53"), IPAddress("10.0.1.53")]))
    #expect(
      answer.assumptions == [.customResolverAnswersAlike(vpc: ResourceID("vpc-main"))])
  }

  @Test(arguments: ["10.0.0.2", "169.254.169.253"])
  func `the VPC's own resolver by its address is not a custom one`(address: String) throws {
    var network = NameTopology()
    try network.vpc("main", nameServers: [address])
    let answer = network.ask(ssm, from: "main")
    #expect(
      try answer.resolution.resolver
        == .vpc(ResourceID("vpc-main"), address: IPAddress("10.0.0.2")))
  }

  @Test func `A8: an endpoint whose interfaces are not in the snapshot leaves the answer open`()
    throws
  {
    var network = NameTopology()
    try network.vpc("main")
    try network.host("worker", in: "main", "10.0.0.10")
    try network.endpoint("ssm", in: "main", for: "ssm")
    let answer = network.ask(ssm, from: "main")
    #expect(answer.reason == .privateDNS(endpoint: ResourceID("vpce-ssm")))
    #expect(answer.addresses.isEmpty)
    let worker = Query.Source.interface(ResourceID("eni-worker"), address: nil)
    for destination in [Query.Destination.name(ssm), .service("ssm", region: nil)] {
      let trace = PathTracer(network.topology).trace(Query(from: worker, to: destination))
      #expect(trace.verdict == .undetermined)
      #expect(trace.explanations.map(\.code) == [.missingInput])
      #expect(trace.explanations.first?.subjects == [ResourceID("vpce-ssm")])
    }
  }
}
