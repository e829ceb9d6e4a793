import IPAddressing
import NetworkModel

extension PathTracer {
  /// More targets of one balancer than this are not followed one by one.
  static let mostOtherTargets = 16

  /// Follows the packet to each other target that its balancers might have taken, and says so when they fare
  /// differently: that is a failure that comes and goes (L1).
  func judgeOtherTargets(_ trace: inout Trace, of forward: Walker) {
    let verdict = Self.verdict(of: trace.explanations)
    for balancing in forward.balancings where balancing.targets.count > 1 {
      let others = balancing.targets.indices.filter { $0 != balancing.chosen }
      for index in others.prefix(Self.mostOtherTargets) {
        let target = balancing.targets[index]
        guard let address = target.address else { continue }
        let choices = Choices(targets: [topology[balancing.balancer].id: index])
        let other = self.trace(trace.query, choosing: choices, judgesOthers: false)
        trace.otherTargets.append(
          OtherAnswer(
            address: address, interface: target.interface.map { topology[$0].id },
            verdict: other.verdict,
            explanations: other.explanations.filter { $0.severity != .remark }))
      }
    }
    if trace.otherTargets.contains(where: { $0.verdict != verdict }) {
      trace.explanations.append(Explanation(.targetsDiffer, .remark, .forward))
    }
  }
}

extension Walker {
  /// Whether the packet came to what the query names as a balancer's interface, and went on from there.
  func passedBalancer(_ destination: Query.Destination) -> Bool {
    guard case .interface(let id, _) = destination else { return false }
    return balancings.contains { topology[$0.interface].id == id }
  }
}
