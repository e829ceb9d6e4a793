extension ServiceCatalogue {
  /// How a VPC can reach a service privately.
  public enum EndpointType: String, Hashable, Sendable, CaseIterable {
    case gateway = "Gateway"
    case interface = "Interface"
  }

  /// A service of AWS that a VPC reaches by an endpoint, or by its public names alone.
  public struct Service: Hashable, Sendable {
    /// The last part of the endpoint service's name: `s3`, `ecr.api`, `kinesis-streams`.
    public let name: String
    /// Empty for a service that takes no VPC endpoint.
    public let endpointTypes: Set<EndpointType>
    /// The service in ip-ranges.json whose addresses its public names have: `S3`, `DYNAMODB`, …, or
    /// `AMAZON`, which holds the addresses of all services without a name there.
    public let ipRangeService: String
    /// The names that an interface endpoint's private DNS answers for; the first is the service's.
    let primaryNames: [NamePattern]
    /// More public names, which private DNS does not answer for.
    let otherNames: [NamePattern]

    /// The name of the endpoint service: `com.amazonaws.ap-northeast-1.s3`.
    public func serviceName(in region: String) -> String {
      // The multi-region access points' service is the one that belongs to no region.
      isGlobal ? "com.amazonaws.\(name)" : "com.amazonaws.\(region).\(name)"
    }

    /// The public DNS names that an interface endpoint's private DNS answers for (rule D2); `*.`
    /// stands for any labels. The first is the service's own.
    public func publicNames(in region: String) -> [String] {
      primaryNames.map { $0.name(in: region) }
    }

    /// Every public DNS name of the service in a region: older and dual-stack ones too.
    public func allNames(in region: String) -> [String] {
      (primaryNames + otherNames)
        .filter { $0.fixedRegion == nil || $0.fixedRegion == region || isGlobal }
        .map { $0.name(in: region) }
    }

    /// True for a service that belongs to no region.
    public var isGlobal: Bool { primaryNames.first?.fixedRegion == AddressRanges.global }
  }

  /// What a public DNS name stands for.
  public struct NameMatch: Hashable, Sendable {
    public let service: Service
    /// The region that the name leads to, or `GLOBAL`.
    public let region: String
    /// The labels before the service's name, where it takes any: the bucket, the account, the API.
    public let prefix: String?
    /// True when an interface endpoint's private DNS answers for this name (rule D2).
    public let isPrimary: Bool
  }
}
