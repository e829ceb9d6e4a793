// Stands in until the policy judge lands: delete this file then.
import IPAddressing
import NetworkModel

struct PolicyRequest {
  init(
    service: String?, bucket: String?, sourceVPC: ResourceID?, sourceVPCE: ResourceID?,
    vpcSourceIP: IPAddress?, sourceIP: IPAddress?
  ) {}
}

struct PolicyJudge {
  init(_ topology: Topology) {}

  func judge(_ policy: PolicyDocument, request: PolicyRequest) -> PolicyDecision {
    PolicyDecision(result: .allowsAll)
  }
}
