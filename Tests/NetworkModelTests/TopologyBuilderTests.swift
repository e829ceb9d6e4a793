import IPAddressing
import NetworkModel
import TestSupport
import Testing

@Suite struct TopologyBuilderTests {
  @Test func `a resource may refer to one that is added later`() throws {
    var builder = TopologyBuilder()
    try add(subnet: "subnet-a", "10.0.0.0/24", to: &builder)
    try add(vpc: "vpc-main", to: &builder)
    let report = builder.build()
    #expect(report.findings.isEmpty)
    let topology = report.topology
    #expect(topology[topology.subnets[0].vpc].id.text == "vpc-main")
    #expect(
      try topology.subnet(holding: IPAddress("10.0.0.9"), in: topology.subnets[0].vpc)?.index == 0)
  }

  @Test func `what lacks its VPC is left out, with a finding that says where`() throws {
    var builder = TopologyBuilder()
    try add(subnet: "subnet-a", "10.0.0.0/24", to: &builder)
    let report = builder.build()
    #expect(report.topology.subnets.isEmpty)
    #expect(report.findings.map(\.code) == [.danglingReference])
    #expect(report.findings.first?.location == SourceLocation(file: "net.json", line: 7))
  }

  @Test func `an id given twice is kept once, and told only when the two differ`() throws {
    var builder = TopologyBuilder()
    try add(vpc: "vpc-main", to: &builder)
    try add(vpc: "vpc-main", to: &builder)
    try add(subnet: "subnet-a", "10.0.0.0/24", to: &builder)
    try add(subnet: "subnet-a", "10.0.9.0/24", to: &builder)
    let report = builder.build()
    #expect(report.topology.vpcs.count == 1)
    #expect(try report.topology.subnets.first?.cidrs == [IPPrefix("10.0.0.0/24")])
    #expect(report.findings.map(\.code) == [.duplicateID])
  }

  @Test func `R1: a subnet without an association uses its VPC's main table`() throws {
    var builder = TopologyBuilder()
    try add(vpc: "vpc-main", to: &builder)
    try add(subnet: "subnet-a", "10.0.0.0/24", to: &builder)
    try add(subnet: "subnet-b", "10.0.1.0/24", to: &builder)
    let scope = builder.scope(region: "eu-west-1", account: "")
    for (id, isMain, subnets) in [("rtb-main", true, []), ("rtb-own", false, ["subnet-b"])] {
      builder.add(RouteTable.self, id: ResourceID(id)) { refs in
        RouteTable(
          id: ResourceID(id), scope: scope, vpc: refs.required(ResourceID("vpc-main")),
          isMain: isMain,
          subnets: refs.list(subnets.map { ResourceID($0) }, "SubnetId"), routes: [])
      }
    }
    let topology = builder.build().topology
    let tables = topology.handles(of: Subnet.self).map {
      topology.routeTable(of: $0).map { topology[$0].id.text }
    }
    #expect(tables == ["rtb-main", "rtb-own"])
  }

  @Test func `the order of adding changes nothing`() throws {
    let ids = ["vpc-c", "vpc-a", "vpc-b"]
    var forward = TopologyBuilder()
    var backward = TopologyBuilder()
    for id in ids { try add(vpc: id, to: &forward) }
    for id in ids.reversed() { try add(vpc: id, to: &backward) }
    #expect(forward.build().topology.vpcs == backward.build().topology.vpcs)
  }

  private func add(vpc id: String, to builder: inout TopologyBuilder) throws {
    let scope = builder.scope(region: "eu-west-1", account: "")
    let cidr = try IPPrefix("10.0.0.0/16")
    builder.add(VPC.self, id: ResourceID(id)) { _ in
      VPC(id: ResourceID(id), scope: scope, cidrs: [cidr])
    }
  }

  private func add(subnet id: String, _ cidr: String, to builder: inout TopologyBuilder) throws {
    let scope = builder.scope(region: "eu-west-1", account: "")
    let cidr = try IPPrefix(cidr)
    let vpc = ResourceID("vpc-main")
    builder.add(
      Subnet.self, id: ResourceID(id), requires: [.init(vpc, "VpcId")],
      locate: { _ in SourceLocation(file: "net.json", line: 7) }
    ) { refs in
      Subnet(
        id: ResourceID(id), scope: scope, vpc: refs.required(vpc), zone: "eu-west-1a", cidrs: [cidr]
      )
    }
  }

  @Test func `an interface of a load balancer goes by the balancer's name`() throws {
    let topology = try Topology(
      yaml: """
        waylight: 1
        region: eu-west-1
        vpcs:
          main:
            cidr: 10.0.0.0/16
            subnets: {a: {cidr: 10.0.1.0/24, az: a}}
            instances: {web: {subnet: a}}
            load-balancers:
              front: {type: network, subnets: [a], listeners: {tcp/443: web}}
            target-groups:
              web: {protocol: tcp, port: 443, targets: [web]}
        """)
    let names = topology.handles(of: NetworkInterface.self).map { topology.name(of: $0).text }
    #expect(names.sorted() == ["", "front"])
  }
}
