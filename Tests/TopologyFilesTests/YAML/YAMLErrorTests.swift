import NetworkModel
import TestSupport
import Testing
import TopologyFiles

/// What is wrong in a text is said with its place and, where there is one, the nearest right word.
@Suite struct YAMLErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var code: FindingCode
    var line: Int
    var column: Int
    var message: String
    var hint: String?

    init(
      _ text: String, _ code: FindingCode, _ line: Int, _ column: Int, _ message: String,
      _ hint: String? = nil
    ) {
      self.text = text
      self.code = code
      self.line = line
      self.column = column
      self.message = message
      self.hint = hint
    }

    var testDescription: String { message }
  }

  /// Lines of a VPC's contents, which begin in line 5 and column 5.
  static func vpc(_ contents: String) -> String {
    let lines = contents.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    return "waylight: 1\nvpcs:\n  main:\n    cidr: 10.0.0.0/16\n\(lines)\n"
  }

  static let keys: [Case] = [
    Case(
      "waylight: 1\nvpc: {}\n", .unknownKey, 2, 1, "a topology has no key 'vpc'",
      "did you mean 'vpcs'?"),
    Case(
      vpc("subnet: {}"), .unknownKey, 5, 5, "a VPC has no key 'subnet'", "did you mean 'subnets'?"),
    Case(
      vpc("subnets:\n  a: {cidr: 10.0.0.0/24, route_table: main}"), .unknownKey, 6, 30,
      "a subnet has no key 'route_table'", "did you mean 'route-table'?"),
    Case(
      vpc("instances:\n  web: {subnet: a, ipv4: 10.0.0.9}\nsubnets: {a: {cidr: 10.0.0.0/24}}"),
      .unknownKey, 6, 24, "an instance has no key 'ipv4'", "did you mean 'ipv6'?"),
    Case(
      vpc("endpoints:\n  s3: {service: s3, polcy: {}, type: gateway}"), .unknownKey, 6, 25,
      "an endpoint has no key 'polcy'", "did you mean 'policy'?"),
    Case(
      "waylight: 1\nexpect:\n  - {from: a, to: b, verdcit: reachable}\n", .unknownKey, 3, 22,
      "an expectation has no key 'verdcit'", "did you mean 'verdict'?"),
    Case(
      "waylight: 1\nvpcs:\n  main: {subnets: {}}\n", .missingKey, 3, 3,
      "a VPC needs the key 'cidr', which 'main' does not have"),
    Case(
      vpc("instances: {web: {ip: 10.0.0.9}}"), .missingKey, 5, 17,
      "an instance needs the key 'subnet', which 'web' does not have"),
    Case(
      vpc("nat-gateways:\n  nat: {}"), .missingKey, 6, 7,
      "a NAT gateway needs the key 'subnet', which 'nat' does not have"),
    Case(
      vpc("endpoints:\n  s3: {type: gateway}"), .missingKey, 6, 7,
      "an endpoint needs the key 'service', which 's3' does not have"),
    Case(
      "waylight: 1\nexpect:\n  - {from: a}\n", .missingKey, 3, 5,
      "an expectation needs the key 'to'"),
    Case(
      "waylight: 2\n", .badValue, 1, 11, "'2' is not a version of the format",
      "write 'waylight: 1'"),
  ]

  static let values: [Case] = [
    Case(
      "waylight: 1\nvpcs: [a, b]\n", .wrongType, 2, 7,
      "here should be VPCs, a mapping of keys and values, not a list"),
    Case(
      vpc("dns-support: yes"), .wrongType, 5, 18, "here should be true or false, not 'yes'"),
    Case(
      vpc("subnets: {a: {cidr: 10.0.0.0}}"), .badValue, 5, 25,
      "'10.0.0.0' is not a prefix: it needs an address, a slash and a length of 0-32 (IPv6: 0-128)",
      "did you mean '10.0.0.0/32'?"),
    Case(
      vpc("subnets: {a: {cidr: 10.0.0.0/24, az: {}}}"), .wrongType, 5, 42,
      "here should be a zone, not a mapping"),
    Case(
      vpc("nat-gateways: {n: {subnet: a, type: publc}}\nsubnets: {a: {cidr: 10.0.0.0/24}}"),
      .badValue, 5, 41, "'publc' is not a type of NAT gateway", "did you mean 'public'?"),
    Case(
      vpc("nat-gateways: {n: {subnet: a, state: availble}}\nsubnets: {a: {cidr: 10.0.0.0/24}}"),
      .badValue, 5, 42, "'availble' is not a state", "did you mean 'available'?"),
    Case(
      vpc("security-groups: {web: {ingress: [tcp/443]}}"), .badValue, 5, 39,
      "'tcp/443' is not an ingress rule of a security group",
      "write it as 'tcp/443 from 10.0.0.0/16'"),
    Case(
      vpc("security-groups: {web: {egress: [tcp/443 from 10.0.0.0/8]}}"), .badValue, 5, 38,
      "'tcp/443 from 10.0.0.0/8' is not an egress rule of a security group",
      "write it as 'tcp/443 to 10.0.0.0/16'"),
    Case(
      vpc("security-groups: {web: {ingress: [tpc/443 from 10.0.0.0/8]}}"), .badValue, 5, 39,
      "'tpc/443' is not a kind of traffic",
      "write it as 'all', 'tcp/443', 'udp/1024-65535' or 'icmp/8'"),
    Case(
      vpc("network-acls: {web: {ingress: [allow all 0.0.0.0/0]}}"), .badValue, 5, 36,
      "'allow all 0.0.0.0/0' is not an entry of a network ACL",
      "write it as '100 allow tcp/443 10.0.0.0/8'"),
    Case(
      vpc("network-acls: {web: {ingress: [40000 allow all 0.0.0.0/0]}}"), .badValue, 5, 36,
      "'40000' is not a rule number", "a whole number of 1-32766"),
    Case(
      "waylight: 1\nexpect:\n  - {from: a, to: b, port: 99999}\n", .badValue, 3, 28,
      "'99999' is not a port", "a whole number of 0-65535"),
    Case(
      "waylight: 1\nexpect:\n  - {from: a, to: b, verdict: reachible}\n", .badValue, 3, 31,
      "'reachible' is not a verdict", "did you mean 'reachable'?"),
    Case(
      vpc("endpoints: {s: {service: ssmmesages, subnets: [a]}}\nsubnets: {a: {cidr: 10.0.0.0/24}}"),
      .unrecognised, 5, 30, "'ssmmesages' is not the name of a service",
      "did you mean 'ssmmessages'?"),
  ]

  static let names: [Case] = [
    Case(
      vpc("subnets: {a: {cidr: 10.0.0.0/24, route-table: privat}}\nroute-tables: {private: {}}"),
      .danglingReference, 5, 51, "there is no route table 'privat' in the VPC 'main'",
      "did you mean 'private'?"),
    Case(
      vpc(
        "route-tables:\n  private: {0.0.0.0/0: nta}\nnat-gateways: {nat: {subnet: a}}\nsubnets: {a: {cidr: 10.0.0.0/24}}"
      ),
      .danglingReference, 6, 28, "there is no route target 'nta' in the VPC 'main'",
      "did you mean 'nat'?"),
    Case(
      vpc("route-tables:\n  private: {s4: igw}\ninternet-gateway: igw"), .danglingReference, 6, 17,
      "'s4' is no destination of a route: no prefix, and no prefix list", "did you mean 's3'?"),
    Case(
      vpc("route-tables:\n  private: {10.0.0.1: igw}\ninternet-gateway: igw"), .badValue, 6, 17,
      "'10.0.0.1' is not a prefix: it needs an address, a slash and a length of 0-32 (IPv6: 0-128)",
      "did you mean '10.0.0.1/32'?"),
    Case(
      vpc("security-groups: {web: {ingress: [tcp/22 from lb]}, alb: {}}"), .danglingReference, 5,
      51,
      "there is no security group or prefix list 'lb' in the VPC 'main'", "did you mean 'alb'?"),
    Case(
      vpc("instances: {web: {subnet: a, security-groups: [x]}}\nsubnets: {a: {cidr: 10.0.0.0/24}}"),
      .danglingReference, 5, 52, "there is no security group 'x' in the VPC 'main'",
      "there is: default"),
    Case(
      vpc("") + "peerings:\n  p: {requester: main, accepter: mane}\n", .danglingReference, 7, 34,
      "there is no VPC 'mane'", "did you mean 'main'?"),
    Case(
      vpc(
        "route-tables: {t: {0.0.0.0/0: web}}\ninternet-gateway: web\nsubnets: {a: {cidr: 10.0.0.0/24}}\ninstances: {web: {subnet: a}}"
      ),
      .badValue, 5, 35, "'web' fits several: i-web, igw-web", "name one of them by its id"),
  ]

  static let contradictions: [Case] = [
    Case(
      vpc("subnets: {a: {cidr: 10.9.0.0/24}}"), .inconsistent, 5, 25,
      "10.9.0.0/24 of the subnet 'a' is not inside the VPC 'main'", "the VPC holds 10.0.0.0/16"),
    Case(
      vpc("subnets:\n  a: {cidr: 10.0.0.0/24}\n  b: {cidr: 10.0.0.128/25}"), .inconsistent, 7, 17,
      "10.0.0.128/25 of the subnet 'b' overlaps 10.0.0.0/24 of 'a'"),
    Case(
      vpc("subnets: {a: {cidr: 10.0.0.0/24}}\ninstances: {web: {subnet: a, ip: 10.0.1.9}}"),
      .inconsistent, 6, 38, "10.0.1.9 is not an IPv4 address of the subnet 'a'",
      "the subnet holds 10.0.0.0/24"),
    Case(
      vpc(
        "subnets: {a: {cidr: 10.0.0.0/24}}\ninstances: {b: {subnet: a, ip: 10.0.0.9}, c: {subnet: a, ip: 10.0.0.9}}"
      ),
      .inconsistent, 6, 66, "10.0.0.9 is given twice in the VPC"),
    Case(
      vpc("subnets: {a: {cidr: 10.0.0.0/24, az: us-west-2a}}"), .inconsistent, 5, 42,
      "the zone 'us-west-2a' is not in the region 'us-east-1'", "a letter is enough: 'az: a'"),
    Case(
      vpc("endpoints: {e: {service: ec2, type: gateway}}"), .inconsistent, 5, 41,
      "ec2 has no gateway endpoints"),
    Case(
      vpc("endpoints: {e: {service: s3, type: gateway, private-dns: true}}"), .inconsistent, 5, 62,
      "'e' is not of the type of endpoint that has 'private-dns'",
      "did you mean 'type: interface'?"),
    Case(
      vpc("network-acls: {n: {ingress: [100 allow all 10.0.0.0/8, 100 deny all 0.0.0.0/0]}}"),
      .inconsistent, 5, 60, "rule 100 is there twice",
      "each rule of one direction has a number of its own"),
    Case(
      vpc("route-tables: {main: {main: false}}"), .inconsistent, 5, 33,
      "a table named 'main' is the main table", "give the table another name"),
    Case(
      vpc(
        "subnets: {a: {cidr: 10.0.0.0/24}, b: {cidr: 10.0.1.0/24}}\nendpoints: {e: {service: ec2, subnets: [a, b]}}"
      ), .inconsistent, 6, 48, "the endpoint 'e' has a second subnet in the zone 'us-east-1a'",
      "an endpoint takes one subnet of each zone"),
    Case(
      vpc(
        "subnets: {a: {cidr: 10.0.0.0/24}}\ninstances: {h: {subnet: a, interfaces: [{subnet: a, name: x}]}}\ninterfaces: {x: {subnet: a}}"
      ), .inconsistent, 6, 63, "there is another interface 'x' in the VPC",
      "add a 'name' of its own"),
    Case(
      vpc("route-tables: {main: {}, other: {main: true}}"), .inconsistent, 5, 30,
      "'other' is a second main route table", "a VPC has one; a table named 'main' is it"),
    Case(
      vpc(
        "subnets: {a: {cidr: 10.0.0.0/24, network-acl: n}}\nnetwork-acls: {n: {}, o: {subnets: [a]}}"
      ),
      .inconsistent, 6, 41, "the subnet 'a' has the network ACL 'n' already", "a subnet has one"),
  ]

  static let syntax: [Case] = [
    Case("", .emptyInput, 1, 1, "there is nothing in it", "begin it with 'waylight: 1'"),
    Case(
      "# a remark\n", .emptyInput, 1, 1, "there is nothing in it", "begin it with 'waylight: 1'"),
    Case(
      "- waylight\n", .wrongType, 1, 1,
      "here should be a topology: a mapping that begins with 'waylight: 1', not a list"),
    Case(
      "just words\n", .wrongType, 1, 1,
      "here should be a topology: a mapping that begins with 'waylight: 1', not 'just words'"),
    Case(
      "waylight: 1\nregion: us-east-1\nvpcs: {}\nregion: us-east-1\n", .malformed, 4, 1,
      "the key 'region' is there twice; the first is in line 2",
      "names are unique among their neighbours: rename or remove one"),
    Case(
      "waylight: 1\nvpcs:\n\tmain: {}\n", .malformed, 3, 1,
      "this is not YAML: while scanning for the next token: found character that cannot start any token",
      "indent with spaces; put text that begins with a special character in quotes"),
    Case(
      "waylight: 1\na: &a {}\nb: {*a : 1}\n", .malformed, 3, 5,
      "an alias cannot stand as a key here", "write the key out"),
    Case(
      vpc("route-tables: {t: {::/0: igw}}"), .malformed, 5, 24,
      "this is not YAML: while parsing a flow node: did not find expected node content",
      "inside of braces what begins with a colon needs quotes: '::/0'"),
    Case(
      "waylight: 1\n--- \nwaylight: 1\n", .malformed, 2, 1,
      "this is not YAML: expected a single document in the stream: but found another document"),
  ]

  @Test(arguments: keys + values + names + contradictions + syntax)
  func `an error has its place and the nearest right word`(_ expected: Case) throws {
    let errors = Sample(name: "t.yaml", reading: expected.text).findings
      .filter { $0.severity == .error }
    let error = try #require(errors.first)
    #expect(errors.count == 1, "\(errors.map(\.message))")
    #expect(error.message == expected.message)
    #expect(error.isInBothLanguages, "\(error.words.ja)")
    #expect(error.code == expected.code)
    #expect(
      error.location
        == SourceLocation(file: "t.yaml", line: expected.line, column: expected.column))
    #expect(error.hint == expected.hint)
  }

  @Test func `a text without its version gets a warning, and is read`() {
    let sample = Sample(reading: "vpcs: {main: {cidr: 10.0.0.0/16}}")
    #expect(sample.findings.map(\.severity) == [.warning])
    #expect(sample.topology.vpcs.count == 1)
  }

  @Test func `a region that AWS does not list gets a warning`() {
    let sample = Sample(reading: "waylight: 1\nregion: ap-northest-1\n")
    #expect(sample.findings.map(\.hint) == ["did you mean 'ap-northeast-1'?"])
    #expect(sample.findings.map(\.severity) == [.warning])
  }

  @Test func `what is wrong in one place leaves the rest`() throws {
    let sample = Sample(
      reading: Self.vpc(
        """
        subnets: {a: {cidr: 10.0.0.0/24}, b: {cidr: nonsense}}
        instances: {web: {subnet: a}, lost: {subnet: nowhere}, bare: {}}
        """))
    #expect(sample.findings.count == 3)
    #expect(sample.topology.instances.map(\.name) == ["web"])
    #expect(sample.topology.subnets.map(\.name) == ["a", "b"])
  }

  @Test func `a resource that cannot be made is said once, not at each mention`() {
    let sample = Sample(
      reading: Self.vpc(
        """
        subnets: {a: {cidr: 10.0.0.0/24, route-table: private}}
        route-tables: {private: {0.0.0.0/0: nat, s3: nat}}
        nat-gateways: {nat: {}}
        """))
    #expect(sample.findings.map(\.code) == [.missingKey])
  }

  @Test func `half a text gives half a topology and one error`() throws {
    let whole = try Sample(named: "gateway-endpoint-beside-nat").text
    let half = try #require(whole.firstRange(of: "route-tables:\n"))
    let sample = Sample(reading: whole[..<half.upperBound] + "      public: {0.0.0.0/0: igw")
    #expect(sample.findings.map(\.code) == [.malformed])
    #expect(sample.topology.subnets.count == 4)
    #expect(sample.topology.natGateways.count == 1)
  }
}
