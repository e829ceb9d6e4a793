import FoundationEssentials
import NetworkModel
import Reports
import TerminalScreen
import TestSupport
import Testing
import TopologyFiles

@testable import ExplorerUI

/// That nothing which was read is nowhere to be seen.
@Suite struct EveryKindTests {
  private static let others = """
    {"Vpcs": [{"VpcId": "vpc-0a01", "CidrBlock": "10.0.0.0/16", "OwnerId": "111122223333",
       "DhcpOptionsId": "dopt-0a01"}],
     "DhcpOptions": [{"DhcpOptionsId": "dopt-0a01", "OwnerId": "111122223333"}],
     "DBInstances": [{"DBInstanceIdentifier": "orders", "DBInstanceStatus": "available",
       "DBInstanceArn": "arn:aws:rds:eu-west-1:111122223333:db:orders",
       "Endpoint": {"Address": "orders.c1a2b3c4d5e6.eu-west-1.rds.amazonaws.com", "Port": 5432},
       "DBSubnetGroup": {"VpcId": "vpc-0a01", "Subnets": []}}]}
    """

  /// The samples, and what none of them has.
  private static func networks() throws -> [LoadedNetwork] {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "waylight-\(UInt64.random(in: 0...UInt64.max)).json")
    try others.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let read = try TopologyLoader.load([file.path]).topology
    let samples = try Sample.names.map { try Sample(named: $0).topology }
    return (samples + [read]).map {
      LoadedNetwork(ImportReport(topology: $0, findings: []), title: "all")
    }
  }

  @Test func `every kind of resource has a row, details in both languages, and a list`() throws {
    var seen: Set<ResourceKind> = []
    for network in try Self.networks() {
      let topology = network.topology
      for kind in ResourceKind.allCases {
        let entities = topology.entities(of: kind)
        if entities.isEmpty { continue }
        seen.insert(kind)
        for entity in entities {
          let row = try #require(
            network.tree.row(of: entity.id, in: topology), "\(kind) \(entity.id.text)")
          for language in Language.allCases {
            var describer = ItemDescriber(network: network, language: language)
            describer.describe(network.tree.rows[row].item)
            #expect(describer.lines.count > 1, "\(kind) \(entity.id.text)")
          }
        }
        let list = ResourceList(topology, findings: [], language: .en)
          .text([kind], width: nil, paint: .plain)
        for entity in entities { #expect(list.contains(entity.id.text)) }
      }
    }
    #expect(Set(ResourceKind.allCases).subtracting(seen) == [.other])
  }

  @Test func `JSON tells the type of every resource as CloudFormation does`() throws {
    for network in try Self.networks() {
      let list = ResourceList(network.topology, findings: [], language: .en)
      for kind in ResourceKind.allCases {
        let count = network.topology.entities(of: kind).count
        let text = try list.json([kind])
        #expect(
          text.split(separator: "\n").count { $0.contains("\"\(kind.cloudFormationType)\"") }
            == count)
      }
    }
  }
}
