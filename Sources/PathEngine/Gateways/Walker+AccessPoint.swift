import NetworkModel

/// S3 Multi-Region Access Points (D8).
///
/// Source: Amazon S3 User Guide, "Making requests through a Multi-Region Access Point".
extension Walker {
  /// Finds the bucket that an access point leads to, and asks its policy: the one of the client's own
  /// region, where there is one; else which is nearest is S3's to know.
  mutating func passAccessPoint(
    through endpoint: Handle<VPCEndpoint>?
  ) -> ServiceReference? {
    guard let alias = request.accessPoint else { return nil }
    let id = ResourceID(alias, kind: .multiRegionAccessPoint)
    let handle: Handle<MultiRegionAccessPoint>? = topology.handle(of: id)
    guard let point = handle.map({ topology[$0] }), !point.locations.isEmpty else {
      assume(.nearestRegionUnknown(accessPoint: alias, regions: []))
      return nil
    }
    let near = point.locations.first { $0.region.text == request.clientRegion }
    let only = point.locations.count == 1 ? point.locations.first : nil
    guard let location = near ?? only else {
      let regions = point.locations.map(\.region.text)
      assume(.nearestRegionUnknown(accessPoint: point.label, regions: regions))
      return nil
    }
    if only == nil {
      assume(.nearestRegion(accessPoint: point.label, region: location.region.text))
    }
    let service = ServiceReference(name: "s3", region: location.region.text)
    request.service = service
    request.bucket = location.bucket.text
    passBucketPolicy(through: endpoint)
    return service
  }
}
