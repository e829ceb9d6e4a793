import NetworkModel

/// The DNS names that AWS gives to interface endpoints (rule D5).
///
/// Source: AWS, "Access an AWS service using an interface VPC endpoint" and "AWS PrivateLink for
/// Amazon S3".
enum EndpointName {
  /// The regional name, then one for each zone: `vpce-ID-HASH.ec2.REGION.vpce.amazonaws.com`,
  /// `vpce-ID-HASH-ZONE.ec2.…`. Those of S3 begin with `*.`, for `bucket` and its like.
  static func names(
    endpoint: ResourceID, service: String, region: String, zones: [String]
  ) -> [String] {
    let short = ServiceCatalogue.bundled.service(named: service)
    let label = label(service: service, short, region: region)
    let suffix = region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
    let star = short?.name == "s3" ? "*." : ""
    let stem = "\(endpoint.text)-\(hash(endpoint.text))"
    return ([""] + zones.map { "-\($0)" }).map {
      "\(star)\(stem)\($0).\(label).\(region).vpce.\(suffix)"
    }
  }

  /// What stands before the region: as in the service's public name, `api.ecr` for `ecr.api`.
  private static func label(
    service: String, _ known: ServiceCatalogue.Service?, region: String
  ) -> String {
    if let name = known?.publicNames(in: region).first {
      let plain = name.hasPrefix("*.") ? String(name.dropFirst(2)) : name
      if let end = plain.firstRange(of: ".\(region).") { return String(plain[..<end.lowerBound]) }
    }
    let last = service.split(separator: ".").last.map(String.init) ?? service
    return known?.name ?? last
  }

  /// Eight letters and digits that depend on the id alone.
  static func hash(_ text: String) -> String {
    // FNV-1a, mixed once more: unlike `Hasher`, the same on every run.
    var value = text.utf8.reduce(0xCBF2_9CE4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value ^= value >> 33
    let digits = Array("0123456789abcdefghijklmnopqrstuvwxyz")
    return String(
      (0..<8).map { _ in
        defer { value /= 36 }
        return digits[Int(value % 36)]
      })
  }
}
