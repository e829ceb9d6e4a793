import NetworkModel

/// What a query asks of a service, as far as its policies care.
struct ServiceRequest {
  /// The service whose name was resolved; nil for a bare address.
  var service: ServiceReference?
  /// The bucket that the name begins with.
  var bucket: String?
  /// The Multi-Region Access Point, by its alias (D8).
  var accessPoint: String?
  /// The region that the request starts in, where that is known.
  var clientRegion: String?
  /// The VPC that the request starts in.
  var sourceVPC: ResourceID?
  /// The account of the host that asks, by whose permissions it is taken to ask; empty when not known.
  var account = ""
  /// TCP port 443 is TLS, port 80 is not; of any other port nobody knows.
  var usesTLS: Bool?

  init(
    service: ServiceReference? = nil, bucket: String? = nil, accessPoint: String? = nil
  ) {
    self.service = service
    self.bucket = bucket
    self.accessPoint = accessPoint
  }

  /// `mfzwi23gnjvgw.mrap` of `mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com`.
  static func accessPoint(in name: String) -> String? {
    let domain = ".\(MultiRegionAccessPoint.domain)"
    guard name.hasSuffix(".mrap\(domain)") else { return nil }
    return String(name.dropLast(domain.count))
  }

  /// The bucket in `photos.s3.us-east-1.amazonaws.com`, or in an endpoint's own name (D5):
  /// `photos.bucket.vpce-….s3.us-east-1.vpce.amazonaws.com`.
  static func bucket(in name: String) -> String? {
    if let end = name.firstRange(of: ".bucket.vpce-") {
      return String(name[..<end.lowerBound])
    }
    guard let match = ServiceCatalogue.bundled.service(dnsName: name), match.service.name == "s3"
    else {
      return nil
    }
    return match.prefix
  }
}
