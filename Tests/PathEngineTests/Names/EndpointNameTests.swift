import IPAddressing
import NetworkModel
import PathEngine
import Testing

@Suite struct EndpointNameTests {
  private func network() throws -> NameTopology {
    var network = NameTopology()
    try network.vpc("main")
    try network.vpc("other")
    try network.endpoint(
      "0123456789abcdef0", in: "main", for: "ssm", ["a": "10.0.0.5", "b": "10.0.1.5"],
      privateDNS: false,
      dnsNames: [
        "vpce-0123456789abcdef0-k3x9.ssm.us-east-1.vpce.amazonaws.com",
        "vpce-0123456789abcdef0-k3x9-us-east-1a.ssm.us-east-1.vpce.amazonaws.com",
      ])
    try network.endpoint(
      "0aaaabbbbccccdddd", in: "main", for: "s3", ["a": "10.0.0.6", "b": "10.0.1.6"],
      privateDNS: false,
      dnsNames: ["*.vpce-0aaaabbbbccccdddd-77aa.s3.us-east-1.vpce.amazonaws.com"])
    try network.endpoint(
      "0eeeeffff00001111", in: "main", for: "ecr.dkr", ["a": "10.0.0.7"], privateDNS: false)
    return network
  }

  @Test(
    arguments: [
      ("vpce-0123456789abcdef0-k3x9.ssm", ["10.0.0.5", "10.0.1.5"]),
      ("vpce-0123456789abcdef0-k3x9-us-east-1a.ssm", ["10.0.0.5"]),
      // A zonal name that the snapshot's list leaves out.
      ("vpce-0123456789abcdef0-k3x9-us-east-1b.ssm", ["10.0.1.5"]),
      ("bucket.vpce-0aaaabbbbccccdddd-77aa.s3", ["10.0.0.6", "10.0.1.6"]),
      ("photos.bucket.vpce-0aaaabbbbccccdddd-77aa.s3", ["10.0.0.6", "10.0.1.6"]),
      ("accesspoint.vpce-0aaaabbbbccccdddd-77aa.s3", ["10.0.0.6", "10.0.1.6"]),
      ("control.vpce-0aaaabbbbccccdddd-77aa-us-east-1b.s3", ["10.0.1.6"]),
      // No list of names at all: the form alone tells, whatever the hash, in either order of words.
      ("vpce-0eeeeffff00001111-any.dkr.ecr", ["10.0.0.7"]),
      ("vpce-0eeeeffff00001111-any.ecr.dkr", ["10.0.0.7"]),
    ])
  func `D5: an endpoint's own name resolves everywhere`(name: String, addresses: [String]) throws {
    let network = try network()
    let full = "\(name).us-east-1.vpce.amazonaws.com"
    for vpc in ["main", "other", nil] {
      let answer = network.ask(full, from: vpc)
      #expect(answer.addresses == addresses)
      guard case .endpointName = answer.reason else {
        Issue.record("\(answer.reason)")
        continue
      }
      #expect(answer.assumptions.isEmpty)
    }
  }

  @Test(
    arguments: [
      // No interface in the zone, another hash, another service, another region.
      "vpce-0123456789abcdef0-k3x9-us-east-1c.ssm.us-east-1.vpce.amazonaws.com",
      "vpce-0123456789abcdef0-wrong.ssm.us-east-1.vpce.amazonaws.com",
      "vpce-0123456789abcdef0-k3x9.ec2.us-east-1.vpce.amazonaws.com",
      "vpce-0123456789abcdef0-k3x9.ssm.eu-west-1.vpce.amazonaws.com",
      // S3 needs a word before, other services have none.
      "vpce-0aaaabbbbccccdddd-77aa.s3.us-east-1.vpce.amazonaws.com",
      "bucket.vpce-0123456789abcdef0-k3x9.ssm.us-east-1.vpce.amazonaws.com",
    ])
  func `D5: a name that is near to an endpoint's does not exist`(name: String) throws {
    #expect(try network().ask(name, from: "main").reason == .failed(.dnsNameUnknown))
  }

  @Test func `D5: the name of an endpoint that the snapshot does not have cannot be judged`() throws
  {
    let name = "vpce-0f0f0f0f0f0f0f0f0-k3x9.ssm.us-east-1.vpce.amazonaws.com"
    #expect(try network().ask(name, from: "main").reason == .failed(.missingInput))
  }

  @Test func `D5: names that another implementation of the API gives are taken as they are`() throws
  {
    var network = NameTopology()
    try network.vpc("main", region: "eu-west-1")
    let name = "vpce-82a72bcda22272169-04d75076.com.amazonaws.eu-west-1.s3"
    try network.endpoint(
      "82a72bcda22272169", in: "main", for: "s3", ["a": "10.0.0.5"], privateDNS: false,
      dnsNames: [name])
    #expect(network.ask(name, from: "main").addresses == ["10.0.0.5"])
    #expect(
      network.ask("bucket.vpce-82a72bcda22272169-04d75076.s3.eu-west-1.vpce.amazonaws.com")
        .addresses == ["10.0.0.5"])
  }

  @Test func `D5: the endpoint's switches do not matter to its own names`() throws {
    var network = NameTopology()
    try network.vpc("main", hostnames: false)
    try network.endpoint(
      "0123456789abcdef0", in: "main", for: "ssm", ["a": "10.0.0.5"], privateDNS: false)
    let name = "vpce-0123456789abcdef0-k3x9.ssm.us-east-1.vpce.amazonaws.com"
    #expect(network.ask(name, from: "main").addresses == ["10.0.0.5"])
  }
}
