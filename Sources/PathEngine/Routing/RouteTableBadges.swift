public import NetworkModel

/// A letter or two for every route table, unlike within a VPC, so that a map can say which subnet
/// uses which table.
///
/// Public tables are `P` (`P2`, `P3` where there are several); the others `A`, `B`, … without `P`, in the
/// order in which the VPC's subnets, by address, use them; tables that no subnet uses come after, by id.
public struct RouteTableBadges: Hashable, Sendable {
  /// By the table's place in its topology.
  private let texts: [String]

  /// - Complexity: O(*s* + *r*) for *s* subnets and *r* lines of all route tables.
  public init(_ topology: Topology) {
    var order = topology.vpcs.map { _ in [Handle<RouteTable>]() }
    var seen = Set<Handle<RouteTable>>()
    for vpc in topology.handles(of: VPC.self) {
      for subnet in topology.subnets(of: vpc) {
        guard let table = topology.routeTable(of: subnet), seen.insert(table).inserted else {
          continue
        }
        order[vpc.index].append(table)
      }
    }
    for table in topology.handles(of: RouteTable.self) where !seen.contains(table) {
      order[topology[table].vpc.index].append(table)
    }

    var texts = [String](repeating: "", count: topology.routeTables.count)
    for tables in order {
      var publicCount = 0
      var otherCount = 0
      for table in tables {
        if SubnetTier(of: topology[table], in: topology) == .public {
          publicCount += 1
          texts[table.index] = publicCount == 1 ? "P" : "P\(publicCount)"
        } else {
          texts[table.index] = Self.letters(otherCount)
          otherCount += 1
        }
      }
    }
    self.texts = texts
  }

  /// The badge of a table of the topology the badges were made for.
  public subscript(table: Handle<RouteTable>) -> String { texts[table.index] }

  /// `A` to `Z` without `P`, then `AA`, `AB`, …
  private static func letters(_ index: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOQRSTUVWXYZ")
    var text = ""
    var rest = index
    repeat {
      text.insert(alphabet[rest % alphabet.count], at: text.startIndex)
      rest = rest / alphabet.count - 1
    } while rest >= 0
    return text
  }
}
