import NetworkModel
import Testing

@testable import TopologyFiles

@Suite struct ResourceSourceTests {
  private func parts(_ json: String, of id: String) -> [SourceExcerpt] {
    JSONExcerpts(of: ResourceID(id), file: "a.json").find(in: JSONText(json))
  }

  @Test func `a resource is found by its own id, not where others name it`() {
    let json = """
      {"Subnets": [
        {"SubnetId": "subnet-0a1b2c3d", "VpcId": "vpc-0a1b2c3d", "Tags": []},
        {"SubnetId": "subnet-0a1b2c3e", "VpcId": "vpc-0a1b2c3d", "MapPublicIpOnLaunch": true}
      ], "Vpcs": [{"VpcId": "vpc-0a1b2c3d", "CidrBlock": "10.0.0.0/16"}]}
      """
    let subnet = parts(json, of: "subnet-0a1b2c3e")
    #expect(subnet.map(\.location.line) == [3])
    #expect(
      subnet.first?.text == """
        {
          "SubnetId": "subnet-0a1b2c3e",
          "VpcId": "vpc-0a1b2c3d",
          "MapPublicIpOnLaunch": true
        }
        """)
    #expect(parts(json, of: "vpc-0a1b2c3d").map(\.location.line) == [4])
    #expect(parts(json, of: "vpc-0000000f").isEmpty)
  }

  @Test func `instances are found in their reservations, rules beside their group`() {
    let json = """
      {"Reservations": [{"Instances": [{"InstanceId": "i-0a1b2c3d",
        "SecurityGroups": [{"GroupId": "sg-0a1b2c3d"}]}]}],
       "SecurityGroups": [{"GroupId": "sg-0a1b2c3d", "IpPermissions": []}],
       "SecurityGroupRules": [{"GroupId": "sg-0a1b2c3d", "IsEgress": false}]}
      """
    #expect(parts(json, of: "i-0a1b2c3d").count == 1)
    #expect(parts(json, of: "sg-0a1b2c3d").count == 2)
  }

  @Test func `several outputs in one file are all looked through`() {
    let json = """
      {"Vpcs": [{"VpcId": "vpc-0a1b2c3d"}]}
      {"Vpcs": [{"VpcId": "vpc-0a1b2c3e"}]}
      """
    #expect(parts(json, of: "vpc-0a1b2c3e").map(\.location.line) == [2])
  }

  @Test func `of a topology in YAML the lines that declare it are cut out`() {
    let yaml = """
      waylight: 1
      vpcs:
        main:
          cidr: 10.0.0.0/16
          internet-gateway: igw
          subnets:
            private: {cidr: 10.0.1.0/24, route-table: private}
          route-tables:
            private:
              routes:
                0.0.0.0/0: igw

            other: {}
      """
    func parts(_ id: ResourceID, _ name: String) -> [SourceExcerpt] {
      YAMLExcerpts(of: id, named: name, file: "a.yaml").find(in: yaml)
    }
    let table = parts(ResourceID("rtb-private", kind: .routeTable), "private")
    #expect(table.map(\.location.line) == [9])
    #expect(table.first?.text == "private:\n  routes:\n    0.0.0.0/0: igw")
    let subnet = parts(ResourceID("subnet-private", kind: .subnet), "private")
    #expect(subnet.map(\.text) == ["private: {cidr: 10.0.1.0/24, route-table: private}"])
    let gateway = parts(ResourceID("igw", kind: .internetGateway), "igw")
    #expect(gateway.map(\.text) == ["internet-gateway: igw"])
  }

  @Test func `a file is read again when it is asked for, wherever it is in a folder`() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "vpcs.json", #"{"Vpcs": [{"VpcId": "vpc-0a1b2c3d", "IsDefault": false}]}"#)
    let found = ResourceSource.excerpts(
      of: ResourceID("vpc-0a1b2c3d"), named: "", in: [folder.path])
    #expect(found.map { folder.name(of: $0.location.file) } == ["vpcs.json"])
    #expect(ResourceSource.excerpts(of: ResourceID("vpc-0a1b2c3d"), named: "", in: ["-"]).isEmpty)
    #expect(
      ResourceSource.excerpts(of: ResourceID("vpc-0a1b2c3d"), named: "", in: ["/nowhere"]).isEmpty)
  }
}
