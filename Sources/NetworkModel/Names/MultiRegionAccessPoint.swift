/// An S3 Multi-Region Access Point: one name for buckets in several regions.
public struct MultiRegionAccessPoint: Entity {
  public static let kind = ResourceKind.multiRegionAccessPoint
  public static func all(in topology: Topology) -> [MultiRegionAccessPoint] {
    topology.multiRegionAccessPoints
  }

  public struct Location: Hashable, Sendable {
    public var bucket: InternedText
    public var region: InternedText

    public init(bucket: InternedText, region: InternedText) {
      self.bucket = bucket
      self.region = region
    }
  }

  /// What stands behind the alias in the name that clients ask for.
  public static let domain = "accesspoint.s3-global.amazonaws.com"

  /// The alias, such as `mfzwi23gnjvgw.mrap`.
  public var id: ResourceID
  public var name: InternedText
  public var scope: Handle<Scope>
  public var isReady: Bool
  /// Its buckets, in order of region.
  public var locations: [Location]

  public init(
    id: ResourceID, name: InternedText = .empty, scope: Handle<Scope>, isReady: Bool = true,
    locations: [Location]
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.isReady = isReady
    self.locations = locations
  }
}
