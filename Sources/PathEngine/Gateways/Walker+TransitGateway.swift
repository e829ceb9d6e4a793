import IPAddressing
import NetworkModel

/// Transit gateways (T1-T3).
extension Walker {
  /// A subnet's table sends the packet to a transit gateway: by the VPC's attachment, which must have a
  /// subnet in the zone the packet comes from.
  mutating func enter(_ gateway: Handle<TransitGateway>, from subnet: Handle<Subnet>) {
    let home = topology[subnet].vpc
    let attachments = topology.attachments(of: gateway)
      .filter { topology[$0].resource == .vpc(home) }
    // One that was deleted may stand beside the one that replaced it.
    guard
      let attachment = attachments.first(where: { topology[$0].state.isUsable })
        ?? attachments.first
    else {
      pass(component(.transitGateway, topology[gateway], vpc: home), .gateway)
      explain(.missingInput, .unknown, subjects: [topology[home].id])
      return
    }
    let entity = topology[attachment]
    pass(component(.transitGatewayAttachment, entity, vpc: home), .gateway)
    if !entity.state.isUsable { explain(.badStateAttachment) }
    if !openVisit(entity.id) { return }
    if entity.subnets.isEmpty {
      explain(.missingInput, .unknown, subjects: [entity.id])
    } else if let door = entity.subnets.first(where: {
      topology[$0].zone == topology[subnet].zone
    }) {
      // Even where the host is in the same subnet, what goes to the gateway is held against the list.
      passNetworkACL(of: door, direction: .ingress)
    } else {
      explain(.transitGatewayZone, subjects: [topology[subnet].id])
    }
    crossing = crossing == .none ? .transitGateway(from: attachment, to: nil) : .elsewhere
    cross(Stop(gateway: gateway, attachment: attachment, vpc: home, origin: subnet))
  }

  /// A packet that has come into a transit gateway.
  private struct Stop {
    var gateway: Handle<TransitGateway>
    /// By which it came in.
    var attachment: Handle<TransitGatewayAttachment>
    /// The VPC and the subnet that it comes from; nil from a network that is no VPC.
    var vpc: Handle<VPC>?
    var origin: Handle<Subnet>?
  }

  /// From gateway to gateway until the packet leaves the last one. A loop and no recursion: thousands of
  /// gateways may be peered in a row.
  private mutating func cross(_ first: Stop) {
    var next: Stop? = first
    while let stop = next { next = pass(stop) }
  }

  /// The gateway's table, associated with the attachment that the packet came in by, decides.
  /// - Returns: where it goes on, when that is another gateway.
  private mutating func pass(_ stop: Stop) -> Stop? {
    let (gateway, attachment) = (stop.gateway, stop.attachment)
    let entity = topology[gateway]
    pass(component(.transitGateway, entity, vpc: stop.vpc), .gateway)
    if !entity.state.isUsable { explain(.badState) }
    guard let table = topology[attachment].associatedTable else {
      explainMissingAssociation(of: attachment)
      return nil
    }
    let chooser = TransitRouteChooser(topology: topology)
    let choice = chooser.choose(table, for: packet.destination)
    pass(component(.transitGatewayRouteTable, topology[table]), .route(choice.decision))
    judge(choice, of: table, gateway)
    let place = choices.route(of: topology[table].id)
    guard let winner = choice.contenders.isEmpty ? choice.winner : choice.contenders[place] else {
      return nil
    }
    if winner.route.isBlackhole {
      explain(.transitGatewayBadStateRoute, subjects: winner.attachment.map { [$0] } ?? [])
    }
    guard let target = winner.attachment else { return nil }
    guard let handle = chooser.attachment(target, of: gateway) else {
      pass(
        Component(.transitGatewayAttachment, id: target, label: target.text), .gateway)
      explain(.missingInput, .unknown, subjects: [target])
      return nil
    }
    return leave(by: handle, from: stop, matched: choice.decision.chosen?.matched)
  }

  /// No table is associated, or the input does not tell: then no attachment of the gateway has one.
  private mutating func explainMissingAssociation(of attachment: Handle<TransitGatewayAttachment>) {
    let gateway = topology[attachment].transitGateway
    let isTold = topology.attachments(of: gateway).contains {
      topology[$0].associatedTable != nil
    }
    if isTold {
      explain(.transitGatewayNoAssociation, subjects: [topology[attachment].id])
    } else {
      explain(.missingInput, .unknown, subjects: [topology[attachment].id])
    }
  }

  /// What of the table is not known, and whether it might decide otherwise.
  private mutating func judge(
    _ choice: TransitRouteChooser.Choice, of table: Handle<TransitGatewayRouteTable>,
    _ gateway: Handle<TransitGateway>
  ) {
    let id = topology[table].id
    guard let winner = choice.winner else {
      if !choice.unknownLists.isEmpty {
        explain(.missingInput, .unknown, subjects: choice.unknownLists)
      } else if choice.lacksRoutes || choice.isCutShort || !choice.unknownPropagations.isEmpty {
        explain(.missingInput, .unknown, subjects: [id])
      } else {
        explain(.transitGatewayCannotRoute)
      }
      return
    }
    if !choice.ambiguousLists.isEmpty {
      leaveOpen(id, contenders: choice.contenders.count, lists: choice.ambiguousLists)
    }
    if choice.isTied || choice.lacksRoutes || choice.hidesLongerRoutes {
      explainGuess([id])
    } else if !choice.unknownLists.isEmpty {
      explainGuess(choice.unknownLists)
    } else if !choice.unknownPropagations.isEmpty {
      if leadsHome(winner, of: gateway) {
        assume(.nothingLongerLearnt(table: id, attachments: choice.unknownPropagations))
      } else {
        // What a VPN has learnt may well be longer than a default route.
        explainGuess([id])
      }
    }
  }

  /// The packet goes on by a line that AWS may not take.
  private mutating func explainGuess(_ missing: [ResourceID]) {
    explain(.missingInput, .unknown, subjects: missing)
    mayGoElsewhere = true
  }

  /// Whether the line leads to the VPC whose own block holds the destination.
  private func leadsHome(
    _ winner: TransitRouteChooser.Line, of gateway: Handle<TransitGateway>
  ) -> Bool {
    guard let address = packet.destination.single, let id = winner.attachment,
      let handle = TransitRouteChooser(topology: topology).attachment(id, of: gateway),
      case .vpc(let vpc) = topology[handle].resource
    else { return false }
    return topology[vpc].contains(address)
  }

  /// From the customer's network, by the attachment of a VPN.
  mutating func comeIn(
    to gateway: Handle<TransitGateway>, by attachment: Handle<TransitGatewayAttachment>
  ) {
    pass(component(.transitGatewayAttachment, topology[attachment]), .gateway)
    if !topology[attachment].state.isUsable { explain(.badStateAttachment) }
    if !openVisit(topology[attachment].id) { return }
    cross(Stop(gateway: gateway, attachment: attachment))
  }

  /// Out by an attachment: into a VPC, to another gateway, or away from AWS.
  /// - Returns: where it comes in, when that is another gateway.
  private mutating func leave(
    by handle: Handle<TransitGatewayAttachment>, from stop: Stop, matched: IPPrefix?
  ) -> Stop? {
    let attachment = topology[handle]
    if case .vpc(let vpc) = attachment.resource {
      pass(component(.transitGatewayAttachment, attachment, vpc: vpc), .gateway)
    } else {
      pass(component(.transitGatewayAttachment, attachment), .gateway)
    }
    if !attachment.state.isUsable { explain(.badStateAttachment) }
    switch attachment.resource {
    case .vpc:
      if case .transitGateway(let first, nil) = crossing {
        crossing = .transitGateway(from: first, to: handle)
      } else {
        crossing = .elsewhere
      }
      comeIn(by: handle, origin: stop.origin)
    case .peering(let peer):
      return comeIn(to: peer, from: stop.gateway, by: handle)
    case .vpn(let connection):
      leave(by: connection, matched: matched)
    case .directConnectGateway(let id):
      leave(byDirectConnectGateway: id, from: stop.gateway, matched: matched)
    case .connect:
      leave(byTunnelsOf: handle, matched: matched)
    case .unresolved(let id):
      explain(id.kind == .other ? .notJudged : .missingInput, .unknown, subjects: [id])
    }
    return nil
  }

  /// Over a peering to another gateway, where the peering's attachment has a table of its own.
  private mutating func comeIn(
    to peer: ResourceID, from gateway: Handle<TransitGateway>,
    by attachment: Handle<TransitGatewayAttachment>
  ) -> Stop? {
    guard let other: Handle<TransitGateway> = topology.handle(of: peer) else {
      explain(.missingInput, .unknown, subjects: [peer])
      return nil
    }
    let mine = topology[gateway].id
    let ends = topology.attachments(of: other).filter { topology[$0].resource == .peering(mine) }
    let sameID = ends.first { Self.plainID($0, topology) == Self.plainID(attachment, topology) }
    guard let end = sameID ?? (ends.count == 1 ? ends.first : nil) else {
      pass(component(.transitGateway, topology[other]), .gateway)
      explain(.missingInput, .unknown, subjects: [topology[attachment].id])
      return nil
    }
    if !topology[end].state.isUsable, topology[attachment].state.isUsable {
      pass(component(.transitGatewayAttachment, topology[end]), .gateway)
      explain(.badStateAttachment)
    }
    if !openVisit(topology[end].id) { return nil }
    crossing = .elsewhere
    return Stop(gateway: other, attachment: end)
  }

  /// A peering's id without the gateway's that tells its two ends apart.
  private static func plainID(
    _ attachment: Handle<TransitGatewayAttachment>, _ topology: Topology
  ) -> Substring {
    let text = topology[attachment].id.text
    return text.prefix { $0 != "@" }
  }

  /// Into a VPC by one of the attachment's subnets, whose table and ACL then hold (T1).
  ///
  /// AWS takes the one in the zone that the packet comes from. Where there is none, or the attachment
  /// is in appliance mode, it may take any: the worst of them is what holds.
  private mutating func comeIn(
    by handle: Handle<TransitGatewayAttachment>, origin: Handle<Subnet>?
  ) {
    let attachment = topology[handle]
    let doors = attachment.subnets.sorted {
      (topology[$0].zone.text, topology[$0].id) < (topology[$1].zone.text, topology[$1].id)
    }
    guard let first = doors.first else {
      explain(.missingInput, .unknown, subjects: [attachment.id])
      return
    }
    let near = origin.flatMap { origin in
      doors.first {
        topology[$0].zone == topology[origin].zone && topology[$0].scope == topology[origin].scope
      }
    }
    if let near, !attachment.isApplianceModeOn {
      forward(from: near)
      return
    }
    var worst: Walker?
    forks += 1
    // Each door doubles the work of those behind it.
    let others = forks > Self.forkLimit ? [] : doors.filter { $0 != near ?? first }
    if others.isEmpty, doors.count > 1 {
      explain(.notJudged, .unknown, subjects: [attachment.id])
    }
    for door in [near ?? first] + others {
      var walker = self
      walker.forward(from: door)
      if worst.map({ walker.severity > $0.severity }) ?? true { worst = walker }
    }
    if let worst { self = worst }
  }

  /// How bad what was found is: 2 where something blocks, 1 where something is unknown.
  var severity: Int {
    switch PathTracer.verdict(of: explanations) {
    case .reachable: 0
    case .undetermined: 1
    case .unreachable: 2
    }
  }
}
