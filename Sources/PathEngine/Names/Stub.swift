// Stands in until the name resolver and the policy judge land: delete this file then.
import IPAddressing
import NetworkModel
enum ResolverOrigin { case vpc(Handle<VPC>, zone: InternedText?), onPremises, internet }
struct NameResolver {
  init(_ t: Topology) {}
  func resolve(_ name: String, service: ServiceReference?, from: ResolverOrigin) -> (
    Resolution, [Assumption]
  ) {
    (Resolution(name: name, service: service, resolver: .public, reason: .unknownPublicName), [])
  }
}
struct PolicyRequest {
  init(
    service: String?, bucket: String?, sourceVPC: ResourceID?, sourceVPCE: ResourceID?,
    vpcSourceIP: IPAddress?, sourceIP: IPAddress?
  ) {}
}
struct PolicyJudge {
  init(_ t: Topology) {}
  func judge(_ p: PolicyDocument, request: PolicyRequest) -> PolicyDecision {
    PolicyDecision(result: .allowsAll)
  }
}
