import IPAddressing
import NetworkModel

/// VPC peering (P1-P3).
extension Walker {
  mutating func enter(_ handle: Handle<PeeringConnection>, from vpc: Handle<VPC>) {
    let peering = topology[handle]
    pass(component(.peeringConnection, peering, vpc: vpc), .gateway)
    if !peering.state.isUsable { explain(.badState) }
    guard let side = peering.peer(of: vpc) else {
      explain(.cannotRoute, subjects: [topology[vpc].id])
      return
    }
    guard crossing == .none else {
      // Not from edge to edge either: the source must be in this VPC (P3).
      explain(.peeringRequiresAddressInVPC, subjects: [topology[vpc].id])
      return
    }
    guard let address = packet.destination.single else {
      // The internet at large is nobody's address in the other VPC.
      explain(.peeringRequiresAddressInVPC, subjects: [side.vpcID])
      return
    }
    let blocks = side.vpc.map { topology[$0].cidrs } ?? side.cidrs
    if !blocks.isEmpty, !blocks.contains(where: { $0.contains(address) }) {
      explain(.peeringRequiresAddressInVPC, subjects: [side.vpcID])
      return
    }
    guard let other = side.vpc else {
      explain(.missingInput, .unknown, subjects: [side.vpcID])
      return
    }
    crossing = .peering
    deliver(to: address, in: other, from: nil)
  }
}
