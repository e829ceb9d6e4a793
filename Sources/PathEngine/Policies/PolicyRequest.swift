public import IPAddressing
public import NetworkModel

/// What is known of a request when a policy judges it: where it comes from and what it is about, but
/// not who asks (E7).
public struct PolicyRequest: Hashable, Sendable {
  /// Where it comes from, which decides the global condition keys that it carries.
  public enum Way: Hashable, Sendable {
    /// By a VPC endpoint: `aws:SourceVpce`, `aws:SourceVpc` (the endpoint's VPC) and
    /// `aws:VpcSourceIp` are there, `aws:SourceIp` is not.
    case endpoint(ResourceID, vpc: ResourceID?, source: IPAddress?)
    /// From a public address: the instance's own, or a NAT gateway's. `aws:SourceIp` alone is there;
    /// nil stands for an address that is not known.
    case publicAddress(IPAddress?)
  }

  /// The service by its short name, such as `s3` or `ecr.api`; nil when it is not known.
  public var service: String?
  /// The bucket that it is about; nil for any.
  public var bucket: String?
  public var way: Way
  /// `aws:SecureTransport`; nil when the query does not tell.
  public var usesTLS: Bool?
  /// `aws:PrincipalAccount`: the account whose permissions the asker has; nil when it is not known.
  public var principalAccount: String?
  /// `aws:RequestedRegion`; nil when it is not known.
  public var region: String?

  public init(
    service: String?, bucket: String? = nil, way: Way, usesTLS: Bool? = nil, region: String? = nil,
    principalAccount: String? = nil
  ) {
    self.service = service
    self.bucket = bucket
    self.way = way
    self.usesTLS = usesTLS
    self.region = region
    self.principalAccount = principalAccount
  }

  /// A request by what stands in its condition keys: by an endpoint where one is named, else from a
  /// public address.
  public init(
    service: String?, bucket: String?, sourceVPC: ResourceID?, sourceVPCE: ResourceID?,
    vpcSourceIP: IPAddress?, sourceIP: IPAddress?
  ) {
    let way: Way =
      sourceVPCE.map { .endpoint($0, vpc: sourceVPC, source: vpcSourceIP) }
      ?? .publicAddress(sourceIP)
    self.init(service: service, bucket: bucket, way: way)
  }
}
