import NetworkModel

extension AWSDescribeReader {
  private static let schema = AttributeSchema(
    "AccessPoints", used: "Name Alias Status Regions", notNeeded: "CreatedAt PublicAccessBlock")

  /// `s3control list-multi-region-access-points`. Access points of one region, whose list has the same
  /// key, are no names of several regions.
  mutating func readMultiRegionAccessPoint(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard record.has("Regions"), let alias = record.string("Alias"), !alias.isEmpty else { return }
    let id = ResourceID(alias.lowercased(), kind: .multiRegionAccessPoint)
    var record = record
    record.resource = id
    record.audit(Self.schema)
    let locations = record.records("Regions").compactMap { item in
      item.string("Region").map {
        MultiRegionAccessPoint.Location(
          bucket: item.interned("Bucket"), region: InternedText($0))
      }
    }
    let name = record.interned("Name")
    let isReady = record.text("Status").map { $0 == "READY" } ?? true
    let scope = joins.scopes.place(region: "", account: "", vpc: nil, in: surroundings)
    builder.add(MultiRegionAccessPoint.self, id: id, locate: record.locator) { [joins] _ in
      MultiRegionAccessPoint(
        id: id, name: name, scope: joins.scopes.handle(at: scope),
        isReady: isReady, locations: locations.sorted { $0.region.text < $1.region.text })
    }
  }
}
