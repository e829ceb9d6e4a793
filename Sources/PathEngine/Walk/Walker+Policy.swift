import IPAddressing
import NetworkModel

/// What the policies on the way say to the request (E7).
extension Walker {
  /// Passes an endpoint, which asks its policy where it has one of its own.
  mutating func passPolicy(of handle: Handle<VPCEndpoint>, _ here: Component) {
    guard let policy = topology[handle].policy else {
      pass(here, .gateway)
      return
    }
    assumeAccount(for: policy)
    let decision = PolicyJudge(topology)
      .judge(policy, of: .endpoint, request: policyRequest(through: handle))
    pass(here, .policy(decision))
    explain(decision, refusal: .endpointPolicyDenies)
  }

  /// Asks the policy of the bucket that the query names, where the snapshot has it.
  mutating func passBucketPolicy(through endpoint: Handle<VPCEndpoint>?) {
    guard let name = request.bucket else { return }
    let id = ResourceID(name, kind: .bucket)
    guard let handle: Handle<Bucket> = topology.handle(of: id) else {
      assume(.noBucketPolicy)
      return
    }
    let bucket = topology[handle]
    let here = component(.bucket, bucket)
    guard let policy = bucket.policy else {
      pass(here, .gateway)
      return
    }
    assumeAccount(for: policy)
    let decision = PolicyJudge(topology)
      .judge(policy, of: .bucket, request: policyRequest(through: endpoint))
    pass(here, .policy(decision))
    if decision.result == .dependsOn(keys: ["Principal"]) {
      // Who asks may be allowed by permissions of its own; that is no matter of the network.
      explain(.policyNotJudged, .remark)
    } else {
      explain(decision, refusal: .bucketPolicyDenies)
    }
  }

  private mutating func explain(_ decision: PolicyDecision, refusal: ExplanationCode) {
    switch decision.result {
    case .allowsAll: break
    case .allowsSome: explain(.policyNotJudged, .remark)
    case .denies: explain(refusal)
    case .dependsOn: explain(.policyNotJudged, .unknown)
    }
  }

  /// Where a policy asks whose permissions the asker has, they are taken to be those of its own account.
  private mutating func assumeAccount(for policy: PolicyDocument) {
    let asks = policy.statements.contains { statement in
      statement.conditions.contains { $0.key.text.lowercased() == "aws:principalaccount" }
    }
    if asks, !request.account.isEmpty { assume(.askerIsOfAccount(request.account)) }
  }

  private func policyRequest(through endpoint: Handle<VPCEndpoint>?) -> PolicyRequest {
    let source = packet.source.single
    return PolicyRequest(
      service: request.service?.name, bucket: request.bucket,
      way: endpoint.map { .endpoint(topology[$0].id, vpc: request.sourceVPC, source: source) }
        ?? .publicAddress(source),
      usesTLS: request.usesTLS, region: request.service?.region,
      principalAccount: request.account.isEmpty ? nil : request.account)
  }
}
