public import IPAddressing
public import NetworkModel

/// How a name became addresses, and why these.
public struct Resolution: Hashable, Sendable {
  public var name: String
  /// The service whose name it is, where it is one: `s3`, and its region.
  public var service: ServiceReference?
  public var resolver: Resolver
  /// In order of address; all of them are given to a client (D3). Empty when the name fails, and when
  /// an endpoint answers whose interfaces are not in the snapshot.
  public var answers: [Answer]
  /// Which answer the trace follows.
  public var followed: Int?
  public var reason: Reason
  /// The Resolver rule that sent the question to other resolvers (D9); nil where none did.
  public var forwardedBy: ResourceID?
  /// Endpoints of the VPC for the same service that do not change the answer, with why.
  public var passedOver: [PassedOver]

  public struct Answer: Hashable, Sendable {
    public var address: IPAddress
    /// The endpoint's or host's interface that has the address.
    public var interface: ResourceID?
    /// The zone of that interface.
    public var zone: String?
    /// The IPv4 address that DNS64 made this one of (V2).
    public var synthesizedFrom: IPAddress?

    public init(
      address: IPAddress, interface: ResourceID? = nil, zone: String? = nil,
      synthesizedFrom: IPAddress? = nil
    ) {
      self.address = address
      self.interface = interface
      self.zone = zone
      self.synthesizedFrom = synthesizedFrom
    }
  }

  public enum Resolver: Hashable, Sendable {
    /// The VPC's own resolver, at its base address plus two.
    case vpc(ResourceID, address: IPAddress)
    /// The resolver of this VPC, asked from outside by an inbound endpoint of it (D6).
    case inbound(ResourceID, vpc: ResourceID)
    /// Name servers that the DHCP options name; the snapshot does not hold what they answer.
    case custom([IPAddress])
    /// Any resolver of the public internet.
    case `public`
  }

  public enum Reason: Hashable, Sendable {
    /// The public answer: nothing private is there for this name.
    case publicName
    /// A public name that is nobody's here: it has an address, which the snapshot cannot tell. There are
    /// no answers; the packet goes to any public address.
    case unknownPublicName
    /// An interface endpoint's private DNS answers (D2).
    case privateDNS(endpoint: ResourceID)
    /// The endpoint's own name, which resolves anywhere (D5).
    case endpointName(endpoint: ResourceID)
    /// An instance's or interface's own name.
    case hostName(interface: ResourceID)
    /// The name that AWS gave to a load balancer or a database (D10).
    case resourceName(ResourceID)
    /// A private hosted zone answers (D9).
    case hostedZone(ResourceID)
    /// No answer: the code says why (D1). `missingInput` is a name that may well exist, of something that
    /// is not in the snapshot and may be private; with any other code the name leads nowhere.
    case failed(ExplanationCode)
  }

  public struct PassedOver: Hashable, Sendable {
    public var endpoint: ResourceID
    public var why: Why

    public enum Why: Hashable, Sendable {
      /// A gateway endpoint changes no name (D4).
      case gatewayEndpoint
      case privateDNSOff
      case dnsSupportOff
      case dnsHostnamesOff
      case notAvailable
      /// Private DNS answers queries from on premises alone (D6).
      case inboundResolverOnly
      /// Private DNS answers for the service's regional names, and this is another form of its name (D2).
      case otherFormOfName
      /// It belongs to another VPC, and private DNS does not cross (P5).
      case otherVPC
    }

    public init(endpoint: ResourceID, why: Why) {
      self.endpoint = endpoint
      self.why = why
    }
  }

  public init(
    name: String, service: ServiceReference? = nil, resolver: Resolver, answers: [Answer] = [],
    followed: Int? = nil, reason: Reason, forwardedBy: ResourceID? = nil,
    passedOver: [PassedOver] = []
  ) {
    self.name = name
    self.service = service
    self.resolver = resolver
    self.answers = answers
    self.followed = followed
    self.reason = reason
    self.forwardedBy = forwardedBy
    self.passedOver = passedOver
  }
}

/// An AWS service in a region.
public struct ServiceReference: Hashable, Sendable {
  /// The short name, such as `s3` or `ecr.api`.
  public var name: String
  public var region: String

  public init(name: String, region: String) {
    self.name = name
    self.region = region
  }
}
