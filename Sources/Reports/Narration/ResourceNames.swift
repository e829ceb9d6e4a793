import IPAddressing
package import NetworkModel
package import PathEngine
import TerminalScreen

/// What a person calls the resources of a trace: their names where there are any, else their ids. Always
/// clean: a Name tag may hold escapes, and none of them comes out of here.
package struct ResourceNames: Sendable {
  package let topology: Topology?
  private var labels: [ResourceID: String] = [:]
  private let badges: RouteTableBadges?

  /// Names from the topology where there is one, else from the trace itself.
  package init(_ trace: Trace?, in topology: Topology?, badges: RouteTableBadges? = nil) {
    self.topology = topology
    self.badges = badges ?? topology.map { RouteTableBadges($0) }
    guard let trace else { return }
    for hop in trace.forward + trace.back {
      learn(hop.component.id, hop.component.label)
      switch hop.step {
      case .route(let decision):
        for route in decision.considered {
          learn(route.target, route.targetLabel)
          if case .prefixList(let id, let name, _) = route.destination { learn(id, name) }
        }
      case .securityGroup(let decision):
        if let line = decision.matched { learn(line.group, line.groupLabel) }
      case .balance(let decision):
        learn(decision.targetGroup, decision.targetGroupLabel)
        if let target = decision.target { learn(target, decision.targetLabel) }
      case .originate, .networkACL, .deliverDirectly, .gateway, .translate, .policy, .arrive:
        break
      }
    }
  }

  private mutating func learn(_ id: ResourceID, _ label: String) {
    if !label.isEmpty, labels[id] == nil { labels[id] = label.sanitised }
  }

  /// The name, else the id; of an interface without a name, that of the instance it belongs to.
  package func label(_ id: ResourceID) -> String {
    if let topology, let entity = topology.entity(id) {
      if let interface = entity as? NetworkInterface, interface.name.isEmpty,
        let instance = interface.instance
      {
        return topology[instance].label.sanitised
      }
      return entity.label.sanitised
    }
    return labels[id] ?? id.text.sanitised
  }

  /// Whether an interface is called by its instance's name.
  func isHost(_ interface: ResourceID) -> Bool {
    guard let entity = topology?.entity(interface) as? NetworkInterface else { return false }
    return entity.name.isEmpty && entity.instance != nil
  }

  /// A text of the input without anything that could steer a terminal.
  func clean(_ text: String) -> String { text.sanitised }

  /// The letter of a route table on the map.
  package func badge(_ table: ResourceID) -> String? {
    guard let topology, let badges else { return nil }
    return topology.handle(of: table, as: RouteTable.self).map { badges[$0] }
  }

  /// A short word for a prefix list: `pl-s3` for `com.amazonaws.ap-northeast-1.s3`, else its name, else its id.
  package func prefixList(_ id: ResourceID, name: String = "") -> String {
    let name = name.isEmpty ? label(id) : name.sanitised
    let parts = name.split(separator: ".")
    guard parts.count > 3, parts[0] == "com", parts[1] == "amazonaws" else { return name }
    return "pl-" + parts.dropFirst(3).joined(separator: ".")
  }
}
