import NetworkModel
import TestSupport
import Testing

@testable import TopologyFiles

/// Networks as AWS and Terraform tell of them, written as YAML and read again.
@Suite struct TopologyWriterTests {
  private static func expectFaithful(_ topology: Topology, _ comment: Comment) {
    let written = YAMLTopologyWriter.write(topology)
    #expect(written.findings.map(\.message) == [], comment)
    let read = Sample(reading: written.text)
    let errors = read.findings.filter { $0.severity == .error }
    #expect(errors.map { "\($0.location?.description ?? "") \($0.message)" } == [], comment)
    #expect(read.topology.resources(differingFrom: topology) == [], comment)
    #expect(YAMLTopologyWriter.write(read.topology).text == written.text, comment)
  }

  private static let describe: [(name: String, texts: [String])] = [
    ("a whole account", DescribeFixture.files.map(\.text)),
    (
      "transit gateways",
      [TransitGatewayDescribeTests.gateways, TransitGatewayDescribeTests.routes]
    ),
    (
      "Direct Connect",
      [
        HybridDescribeTests.network, HybridDescribeTests.gateways,
        HybridDescribeTests.associations, HybridDescribeTests.interfaces,
      ]
    ),
    ("load balancers", LoadBalancerDescribeTests.all.map(\.text)),
    ("a state of Terraform's", [TerraformFixture.whole]),
    ("a plan of Terraform's", [PlanFixture.network]),
    ("a change of Terraform's", [PlanFixture.change]),
    (
      "all types of Terraform's",
      [TerraformFixture.state(TerraformStateTests.others.joined(separator: ","))]
    ),
  ]

  @Test(arguments: describe.indices)
  func `what AWS and Terraform print is kept`(index: Int) throws {
    let (name, texts) = Self.describe[index]
    let files = texts.enumerated().map { (name: "\($0.offset).json", text: $0.element) }
    Self.expectFaithful(try imported(files).topology, "\(name)")
  }

  @Test func `every part of what AWS prints is kept where others are missing`() throws {
    let texts = Self.describe.dropLast(4).flatMap(\.texts)
    for index in texts.indices {
      var some = texts
      some.remove(at: index)
      let files = some.enumerated().map { (name: "\($0.offset).json", text: $0.element) }
      Self.expectFaithful(try imported(files).topology, "without \(index)")
    }
  }

  @Test func `a text is written whatever there is, and says what it does not keep`() throws {
    let whole = "[" + Self.describe.flatMap(\.texts).dropLast(4).joined(separator: ",") + "]"
    let tree = try JSONDocument(JSONText(whole)).withRoot { JSONTree($0) }
    var random = SplitMix64(seed: 31)
    for round in 0..<60 {
      var bytes: [UInt8] = []
      tree.write(to: &bytes, mutating: &random, oneIn: [400, 120, 40][round % 3])
      var builder = TopologyBuilder()
      var reader = AWSDescribeReader()
      _ = try reader.read(JSONText(bytes), file: "x.json", into: &builder)
      reader.finish(into: &builder)
      let topology = builder.build().topology
      let written = YAMLTopologyWriter.write(topology)
      let different = Sample(reading: written.text).topology.resources(differingFrom: topology)
      let told = Set(written.findings.compactMap(\.resource))
      #expect(Set(different).subtracting(told) == [], "round \(round)")
    }
  }

  // MARK: How it looks

  @Test func `a text is as a person would write it`() throws {
    let sample = try Sample(
      yaml: """
        waylight: 1
        region: ap-northeast-1
        vpcs:
          main:
            cidr: 10.0.0.0/16
            internet-gateway: igw
            subnets:
              public-a:  {cidr: 10.0.0.0/24, az: a, route-table: public}
              private-a: {cidr: 10.0.100.0/24, az: a, route-table: private}
            nat-gateways: {nat: {subnet: public-a}}
            route-tables:
              public:  {0.0.0.0/0: igw}
              private: {0.0.0.0/0: nat}
            endpoints:
              s3-gateway: {service: s3, type: gateway, route-tables: [private]}
            security-groups:
              web: {ingress: ["tcp/443 from 0.0.0.0/0, self", {from: 10.0.0.0/8, note: "a, b"}]}
            instances:
              worker: {subnet: private-a, security-groups: web}
        expect:
          - {from: worker, to: s3, verdict: reachable, via: [private, s3-gateway]}
        """)
    let written = YAMLTopologyWriter.write(sample.topology, documents: [sample.document])
    #expect(
      written.text == """
        waylight: 1
        region: ap-northeast-1
        account: '111122223333'

        vpcs:
          main:
            cidr: 10.0.0.0/16
            internet-gateway: igw
            subnets:
              public-a: {cidr: 10.0.0.0/24, az: a, route-table: public}
              private-a: {cidr: 10.0.100.0/24, az: a, route-table: private}
            nat-gateways:
              nat: {subnet: public-a, ip: 10.0.0.5, public-ip: 203.0.113.10}
            route-tables:
              private: {0.0.0.0/0: nat}
              public: {0.0.0.0/0: igw}
            endpoints:
              s3-gateway: {service: s3, route-tables: private}
            security-groups:
              web:
                ingress:
                  - tcp/443 from 0.0.0.0/0, self
                  - {from: 10.0.0.0/8, note: 'a, b'}
            instances:
              worker: {subnet: private-a, ip: 10.0.100.10, security-groups: web}

        expect:
          - {from: worker, to: s3, verdict: reachable, via: [private, s3-gateway]}

        """)
  }

  @Test func `names that are there twice, or that mean something, stay names`() throws {
    let names = [
      "web", "web", "", "main", "default", "local", "blackhole", "10.0.0.9", "10.0.0.0/8", "a, b",
      "  padded ", "x: y", "# no comment", "- dash", "true", "null", "é東京", "\u{1B}[31mred\u{7}",
      "line\nbreak", "tab\t", "\"quoted\"", "'single'", "vpc/name", "i-0123456789abcdef0", "*", "~",
      String(repeating: "long ", count: 300), "\u{202E}override",
    ]
    let instances = names.enumerated().map { index, name in
      let id = "i-" + String(repeating: "0", count: 6) + String(100 + index) + "00000000"
      let eni = "eni-" + String(repeating: "0", count: 6) + String(100 + index) + "00000000"
      return """
        {"InstanceId": "\(id)", "VpcId": "vpc-00000001", "State": {"Name": "running"},
         "Tags": [{"Key": "Name", "Value": \(Self.quoted(name))}],
         "NetworkInterfaces": [{"NetworkInterfaceId": "\(eni)", "VpcId": "vpc-00000001",
           "SubnetId": "subnet-00000001", "Attachment": {"DeviceIndex": 0},
           "PrivateIpAddress": "10.0.0.\(10 + index)"}]}
        """
    }
    let groups = names.enumerated().map { index, name in
      """
      {"GroupId": "sg-00000\(100 + index)", "VpcId": "vpc-00000001", "GroupName": "g",
       "Tags": [{"Key": "Name", "Value": \(Self.quoted(name))}],
       "IpPermissions": [{"IpProtocol": "-1", "UserIdGroupPairs": [
         {"GroupId": "sg-00000\(100 + (index + 1) % names.count)",
          "Description": \(Self.quoted(name))}]}], "IpPermissionsEgress": []}
      """
    }
    let text = """
      {"Vpcs": [{"VpcId": "vpc-00000001", "CidrBlock": "10.0.0.0/16",
         "Tags": [{"Key": "Name", "Value": "a/b"}]}],
       "Subnets": [{"SubnetId": "subnet-00000001", "VpcId": "vpc-00000001",
         "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "eu-west-1a"}],
       "SecurityGroups": [\(groups.joined(separator: ","))],
       "Reservations": [{"Instances": [\(instances.joined(separator: ","))]}]}
      """
    let topology = try imported(text).topology
    #expect(topology.instances.count == names.count)
    #expect(topology.securityGroups.count == names.count)
    Self.expectFaithful(topology, "")
    let written = YAMLTopologyWriter.write(topology).text
    #expect(
      written.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
    #expect(!written.contains("\u{202E}"))
  }

  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { quoted, scalar in
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    } + "\""
  }
}
