import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// A network with two VPCs whose addresses overlap, and one of every kind of end.
private let network = """
  region: ap-northeast-1
  vpcs:
    main:
      id: vpc-0000000a
      cidr: [10.0.0.0/16, "2406:da14::/56"]
      internet-gateway: igw
      vpn-gateway: vgw
      subnets:
        private-a: {id: subnet-0000000a, cidr: [10.0.0.0/24, "2406:da14::/64"], az: a, route-table: private}
      nat-gateways: {nat: {subnet: private-a}}
      route-tables: {private: {}}
      endpoints:
        gateway: {id: vpce-0000000a, service: s3, type: gateway, route-tables: [private]}
        queue: {id: vpce-0000000b, service: sqs, subnets: [private-a], ips: [10.0.0.100]}
      instance-connect-endpoints:
        eice: {id: eice-0000000a, subnet: private-a, ip: 10.0.0.5}
      instances:
        worker: {id: i-0000000a, subnet: private-a, ip: 10.0.0.10, public-ip: 18.176.10.10}
        logs: {id: i-0000000b, subnet: private-a, ip: 10.0.0.11}
        Bastion: {id: i-0000000c, subnet: private-a, ip: 10.0.0.12}
        web.prod: {id: i-0000000d, subnet: private-a, ip: 10.0.0.13, ipv6: "2406:da14::13"}
    other:
      id: vpc-0000000b
      cidr: 10.0.0.0/16
      subnets:
        private-b: {id: subnet-0000000b, cidr: 10.0.0.0/24, az: a}
      instances:
        twin: {id: i-0000001a, subnet: private-b, ip: 10.0.0.10}
        worker: {id: i-0000001b, subnet: private-b, ip: 10.0.0.20}
        bastion: {id: i-0000001c, subnet: private-b, ip: 10.0.0.21}
  customer-gateways:
    office: {id: cgw-0000000a, ip: 203.0.113.9}
  vpn-connections:
    tunnel: {id: vpn-0000000a, customer-gateway: office, vpn-gateway: vgw}
  buckets:
    photos-bucket: {}
    logs-archive: {}
  """

@Suite struct QueryParserTests {
  private let topology: Topology
  private let parser: QueryParser

  init() throws {
    topology = try Topology(yaml: network)
    parser = QueryParser(topology)
  }

  /// The primary interface of an instance.
  private func interface(_ instance: String) throws -> ResourceID {
    let instance: Instance = try topology.named(instance)
    return topology[try #require(instance.interfaces.first)].id
  }

  private func error(from text: String) -> QueryError? {
    do throws(QueryError) {
      _ = try parser.source(text)
      return nil
    } catch {
      return error
    }
  }

  private func error(to text: String) -> QueryError? {
    do throws(QueryError) {
      _ = try parser.parsedDestination(text)
      return nil
    } catch {
      return error
    }
  }

  // MARK: Sources

  @Test func `A7: an instance stands for its primary interface, by id, Name or ARN`() throws {
    let logs = Query.Source.interface(try interface("i-0000000b"), address: nil)
    #expect(try parser.source("i-0000000b") == logs)
    #expect(try parser.source("I-0000000B") == logs)
    #expect(try parser.source(" logs ") == logs)
    #expect(
      try parser.source("arn:aws:ec2:ap-northeast-1:111122223333:instance/i-0000000b") == logs)
    #expect(try parser.source(try interface("logs").text) == logs)
  }

  @Test func `A7: a private address names an interface and the address to start from`() throws {
    #expect(
      try parser.source("10.0.0.11")
        == .interface(interface("logs"), address: IPAddress("10.0.0.11")))
    #expect(
      try parser.source("2406:da14::13")
        == .interface(interface("web.prod"), address: IPAddress("2406:da14::13")))
    #expect(
      try parser.source("18.176.10.10")
        == .interface(interface("i-0000000a"), address: IPAddress("10.0.0.10")))
  }

  @Test func `A7: of several interfaces an instance's primary one is meant`() throws {
    let topology = try Topology(
      yaml: """
        region: ap-northeast-1
        vpcs:
          main:
            cidr: 10.0.0.0/16
            subnets: {a: {cidr: 10.0.0.0/24, az: a}, b: {cidr: 10.0.1.0/24, az: a}}
            instances:
              router:
                subnet: a
                ip: 10.0.0.10
                interfaces: [{id: eni-00000000, name: second, subnet: b, ip: 10.0.1.10}]
        """)
    let parser = QueryParser(topology)
    let vpc = try #require(topology.handles(of: VPC.self).first)
    let handle = try #require(topology.interface(at: IPAddress("10.0.0.10"), in: vpc))
    let first = topology[handle].id
    #expect(try parser.source("router") == .interface(first, address: nil))
    #expect(try parser.destination("router") == .interface(first, address: nil))
    let second = ResourceID("eni-00000000")
    #expect(try parser.source("second") == .interface(second, address: nil))
    #expect(
      try parser.source("10.0.1.10") == .interface(second, address: IPAddress("10.0.1.10")))
  }

  @Test func `A7: internet is any public address, or the one that is named`() throws {
    #expect(try parser.source("internet") == .internet(nil))
    #expect(try parser.source("Internet") == .internet(nil))
    #expect(try parser.source("198.51.100.7") == .internet(IPAddress("198.51.100.7")))
  }

  @Test func `E9, G1: Instance Connect endpoints, VPNs and customer gateways are sources`() throws {
    let endpoint = ResourceID("eice-0000000a")
    #expect(try parser.source("eice") == .instanceConnectEndpoint(endpoint))
    #expect(try parser.source("eice-0000000a") == .instanceConnectEndpoint(endpoint))
    #expect(try parser.source("10.0.0.5") == .instanceConnectEndpoint(endpoint))
    #expect(try parser.source("onprem") == .onPremises(nil))
    #expect(try parser.source("office") == .onPremises(ResourceID("cgw-0000000a")))
    #expect(try parser.source("vpn-0000000a") == .onPremises(ResourceID("vpn-0000000a")))
  }

  @Test func `what fits several is refused with all of them`() throws {
    #expect(
      error(from: "worker")
        == .ambiguous(
          "worker", role: .source, candidates: [ResourceID("i-0000000a"), ResourceID("i-0000001b")])
    )
    let both = [try interface("i-0000000a"), try interface("twin")].sorted()
    #expect(
      error(from: "10.0.0.10") == .ambiguous("10.0.0.10", role: .source, candidates: both))
    // Names are as people wrote them; only one that nobody wrote so is looked for in any case.
    #expect(try parser.source("Bastion") == .interface(interface("i-0000000c"), address: nil))
    #expect(
      error(from: "BASTION")
        == .ambiguous(
          "BASTION", role: .source,
          candidates: [ResourceID("i-0000000c"), ResourceID("i-0000001c")]))
  }

  @Test(arguments: ["subnet-0000000a", "private-a", "PRIVATE-A"])
  func `A7: a subnet is a source, any host there, and no destination`(text: String) throws {
    let subnet = ResourceID("subnet-0000000a")
    #expect(try parser.source(text) == .subnet(subnet))
    #expect(error(to: "subnet-0000000a") == .notAnEnd(subnet, role: .destination))
  }

  @Test(arguments: ["vpc-0000000a", "vpce-0000000a", "vpce-0000000b"])
  func `a resource that no packet starts from is refused as such`(id: String) {
    #expect(error(from: id) == .notAnEnd(ResourceID(id), role: .source))
  }

  @Test func `E5: an endpoint's interface starts no connection`() throws {
    let endpoint: VPCEndpoint = try topology.named("queue")
    let interface = topology[try #require(endpoint.interfaces.first)].id
    #expect(error(from: interface.text) == .notAnEnd(interface, role: .source))
    #expect(error(from: "10.0.0.100") == .notAnEnd(interface, role: .source))
    #expect(try parser.destination(interface.text) == .interface(interface, address: nil))
  }

  @Test func `a Name of something that is no end tells what it is`() {
    #expect(error(from: "nat") == .notAnEnd(ResourceID("nat-main"), role: .source))
    #expect(
      error(to: "private-b") == .notAnEnd(ResourceID("subnet-0000000b"), role: .destination))
  }

  @Test(
    arguments: [
      ("loggs", "logs"), ("wroker", "worker"), ("bastoin", "Bastion"), ("ofice", "office"),
      ("i-0000000e", "i-0000000a"), ("10.0.0.14", "10.0.0.13"), ("intrnet", "internet"),
    ])
  func `an unknown source comes with the nearest names`(text: String, near: String) {
    guard case .unknown(text, .source, let nearest) = error(from: text) else {
      Issue.record("\(String(describing: error(from: text)))")
      return
    }
    #expect(nearest.contains(near))
    #expect(nearest.count <= 5)
  }

  @Test(arguments: ["", "  ", "nothing-like-it-at-all", "10.9.9.9", "s3", "i-ffffffffffffffff0"])
  func `what is near to nothing is unknown all the same`(text: String) {
    guard case .unknown(_, .source, let nearest) = error(from: text) else {
      Issue.record("\(String(describing: error(from: text)))")
      return
    }
    #expect(nearest.isEmpty)
  }

  // MARK: Destinations

  @Test(
    arguments: [
      ("s3", .service("s3", region: nil)), ("SSM", .service("ssm", region: nil)),
      ("ecr.api", .service("ecr.api", region: nil)),
      ("s3@us-east-1", .service("s3", region: "us-east-1")),
      ("com.amazonaws.eu-west-1.ecr.dkr", .service("ecr.dkr", region: "eu-west-1")),
      ("internet", .internet), ("onprem", .onPremises(nil)),
      ("example.com", .name("example.com")), ("Example.COM.", .name("example.com")),
      ("photos.s3.us-east-1.amazonaws.com", .name("photos.s3.us-east-1.amazonaws.com")),
      ("db.corp.internal", .name("db.corp.internal")),
      (
        "bucket.vpce-0000000b-77aa.s3.us-east-1.vpce.amazonaws.com",
        .name("bucket.vpce-0000000b-77aa.s3.us-east-1.vpce.amazonaws.com")
      ),
      ("photos-bucket", .name("photos-bucket.s3.ap-northeast-1.amazonaws.com")),
      ("arn:aws:s3:::photos-bucket", .name("photos-bucket.s3.ap-northeast-1.amazonaws.com")),
      ("cgw-0000000a", .onPremises(ResourceID("cgw-0000000a"))),
    ] as [(String, Query.Destination)])
  func `destinations are read`(text: String, destination: Query.Destination) throws {
    #expect(try parser.parsedDestination(text) == ParsedDestination(destination))
  }

  @Test func `addresses are destinations as they are, whoever has them`() throws {
    for text in ["10.0.0.10", "18.176.10.10", "8.8.8.8", "10.99.0.1", "2001:db8::1"] {
      #expect(try parser.destination(text) == .address(IPAddress(text)))
    }
  }

  @Test func `hosts are destinations by id and Name`() throws {
    #expect(try parser.destination("twin") == .interface(interface("twin"), address: nil))
    #expect(try parser.destination("i-0000001a") == .interface(interface("twin"), address: nil))
    // A Name with dots comes before DNS.
    #expect(try parser.destination("web.prod") == .interface(interface("web.prod"), address: nil))
  }

  @Test func `a host called like a service is told from it by id and by full name`() throws {
    let service = ResourceID("com.amazonaws.logs", kind: .other)
    #expect(
      error(to: "logs")
        == .ambiguous("logs", role: .destination, candidates: [ResourceID("i-0000000b"), service]))
    #expect(try parser.destination(service.text) == .service("logs", region: nil))
  }

  @Test func `D5: an interface endpoint is asked for by its own name or address`() throws {
    switch try parser.destination("queue") {
    case .name(let name): #expect(name.hasPrefix("vpce-0000000b-"))
    case .interface(let id, _):
      let endpoint: VPCEndpoint = try topology.named("queue")
      #expect(topology[try #require(endpoint.interfaces.first)].id == id)
    case let other: Issue.record("\(other)")
    }
    #expect(
      error(to: "gateway") == .notAnEnd(ResourceID("vpce-0000000a"), role: .destination))
  }

  @Test(
    arguments: [
      ("https://example.com/a/b?c#d", .name("example.com"), 443),
      ("http://example.com", .name("example.com"), 80),
      ("https://example.com:8443/x", .name("example.com"), 8443),
      ("example.com:5432", .name("example.com"), 5432),
      ("ssh://ec2-user@example.com", .name("example.com"), 22),
      ("postgres://user:secret@db.corp.internal/app", .name("db.corp.internal"), 5432),
      ("unheard-of://example.com", .name("example.com"), nil),
      (
        "https://photos.s3.us-east-1.amazonaws.com/key",
        .name("photos.s3.us-east-1.amazonaws.com"), 443
      ),
      (
        "https://s3.us-east-1.amazonaws.com/photos/key",
        .name("photos.s3.us-east-1.amazonaws.com"), 443
      ),
      (
        "s3://photos-bucket/key", .name("photos-bucket.s3.ap-northeast-1.amazonaws.com"), 443
      ),
    ] as [(String, Query.Destination, UInt16?)])
  func `URLs and ports after a colon imply a port`(
    text: String, destination: Query.Destination, port: UInt16?
  ) throws {
    #expect(
      try parser.parsedDestination(text)
        == ParsedDestination(destination, impliedPort: port, impliedProtocol: .tcp))
  }

  @Test func `hosts and addresses may have a port too, and a path implies none`() throws {
    let host = try interface("twin")
    #expect(
      try parser.parsedDestination("twin:8080")
        == ParsedDestination(
          .interface(host, address: nil), impliedPort: 8080, impliedProtocol: .tcp))
    #expect(
      try parser.parsedDestination("http://[2001:db8::1]:81/").destination
        == .address(IPAddress("2001:db8::1")))
    #expect(try parser.parsedDestination("http://10.0.0.10").impliedPort == 80)
    #expect(
      try parser.parsedDestination("example.com/path") == ParsedDestination(.name("example.com")))
  }

  @Test(
    arguments: [
      ("s4", "s3"), ("ecr.apii", "ecr.api"), ("dynamo", "dynamodb"),
      ("s3@us-eest-1", "s3@us-east-1"),
      ("sss@us-east-1", "sts@us-east-1"), ("ssm-sesion", "ssm-session"),
      ("photos-buckte", "photos-bucket"), ("twni", "twin"), ("com.amazonaws.us-east-1.ssmm", "ssm"),
    ])
  func `an unknown destination comes with the nearest names`(text: String, near: String) {
    guard case .unknown(_, .destination, let nearest) = error(to: text) else {
      Issue.record("\(String(describing: error(to: text)))")
      return
    }
    #expect(nearest.contains(near))
    #expect(nearest.count <= 5)
  }

  @Test(
    arguments: [
      "", "http://", "example.com:99999", "example.com:", "example.com:http", "[::1", "10.0.0.0/16",
      "1.2.3.400", "sub net", "-.-",
    ])
  func `what is no destination is unknown`(text: String) {
    guard case .unknown = error(to: text) else {
      Issue.record("\(String(describing: error(to: text)))")
      return
    }
  }

  // MARK: Queries

  @Test
  func
    `the port is the one named, else implied, else 443, or 22 from an Instance Connect endpoint`()
    throws
  {
    #expect(try parser.query(from: "logs", to: "s3").port == 443)
    #expect(try parser.query(from: "eice", to: "twin").port == 22)
    #expect(try parser.query(from: "eice", to: "twin:3389").port == 3389)
    #expect(try parser.query(from: "logs", to: "http://example.com").port == 80)
    #expect(try parser.query(from: "logs", to: "http://example.com", port: 8080).port == 8080)
    let ping = try parser.query(from: "logs", to: "https://example.com", protocol: .icmp)
    #expect(ping.protocol == .icmp)
    #expect(ping.port == nil)
  }

  @Test func `E11: ssm-session asks for three services together`() throws {
    let services = ["ssm", "ssmmessages", "ec2messages"]
    #expect(
      try parser.queries(from: "logs", to: "SSM-session").map(\.destination)
        == services.map { .service($0, region: nil) })
    #expect(try parser.queries(from: "logs", to: "ssm").count == 1)
    #expect(error(to: "ssm-session") == .severalServices(.sessionManager))
    #expect(ServiceBundle.sessionManager.services == services)
  }

  @Test func `A6: reading is the same whatever the order of the input`() throws {
    let lines = network.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.contains("instances:") }) + 1
    let reordered =
      lines[..<start] + lines[start..<(start + 4)].reversed() + lines[(start + 4)...]
    let other = QueryParser(try Topology(yaml: reordered.joined(separator: "\n")))
    for text in ["BASTION", "bastoin", "wroker", "10.0.0.14"] {
      #expect(throws: try #require(error(from: text))) { try other.source(text) }
    }
    #expect(try other.source("10.0.0.11") == parser.source("10.0.0.11"))
  }
}
