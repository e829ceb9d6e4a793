import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

/// What holds of every answer, whatever the network.
@Suite struct WalkPropertyTests {
  private static let seeds: Range<UInt64> = 1000..<1020
  private static let queriesEach = 30

  @Test func `R2, A4: no line that matches is longer than the chosen one, and each is told`() throws
  {
    var count = 0
    for seed in Self.seeds {
      var random = RandomNetwork(seed: seed)
      let net = try random.plan.topology()
      for trace in Self.traces(&random, net) {
        for hop in trace.forward + trace.back {
          guard case .route(let decision) = hop.step, hop.component.kind == .routeTable else {
            continue
          }
          let table = try #require(
            net.handle(of: hop.component.id, as: RouteTable.self).map { net[$0] })
          #expect(decision.considered.count == table.routes.count)
          let matching = decision.considered.filter {
            $0.matched != nil && $0.reason != .localPreferred
          }
          let longest = matching.compactMap(\.matched?.length).max()
          #expect(decision.chosen?.matched?.length == longest)
          #expect(matching.allSatisfy { $0.matched.map(decision.destination.isWithin) ?? false })
          count += 1
        }
      }
    }
    #expect(count > 500)
  }

  @Test func `A6: the order of the input and the tracer's age never change an answer`() throws {
    for seed in Self.seeds {
      var random = RandomNetwork(seed: seed)
      let net = try random.plan.topology()
      let same = try random.plan.topology()
      let mixed = try random.plan.shuffled(using: &random.random).topology()
      let tracer = PathTracer(net)
      for _ in 0..<Self.queriesEach {
        guard let query = random.query(net) else { continue }
        let trace = tracer.trace(query)
        #expect(PathTracer(same).trace(query) == trace, "seed \(seed): \(query)")
        // Which of two groups is named, when both let it pass, is up to the order of the list.
        let other = PathTracer(mixed).trace(query)
        #expect(other.verdict == trace.verdict, "seed \(seed): \(query)")
        #expect(other.codes == trace.codes, "seed \(seed): \(query)")
        #expect(other.forward.decisions == trace.forward.decisions, "seed \(seed): \(query)")
        #expect(other.back.decisions == trace.back.decisions, "seed \(seed): \(query)")
      }
    }
  }

  @Test func `S1: one more rule that allows never makes a way unreachable`() throws {
    var opened = 0
    for seed in Self.seeds {
      var random = RandomNetwork(seed: seed)
      let net = try random.plan.topology()
      var wider = random.plan
      let vpc = random.one(of: random.vpcs)
      let path = ["vpcs", vpc.name, "security-groups", random.one(of: vpc.groups)]
      wider[path: path + ["ingress"]]?.append("all from 0.0.0.0/0")
      wider[path: path + ["egress"]]?.append("all to 0.0.0.0/0")
      let widerNet = try wider.topology()
      for trace in Self.traces(&random, net) {
        let after = PathTracer(widerNet).trace(trace.query).verdict
        if trace.verdict == .reachable { #expect(after == .reachable, "seed \(seed)") }
        if trace.verdict != after { opened += 1 }
      }
    }
    #expect(opened > 0)
  }

  @Test func `A3: without a gateway that it goes by, a way ends or changes`() throws {
    var count = 0
    for seed in Self.seeds {
      var random = RandomNetwork(seed: seed, isOpen: true)
      let net = try random.plan.topology()
      for trace in Self.traces(&random, net, count: 100) where trace.verdict == .reachable {
        // To an appliance itself a route through it changes nothing.
        let targets = trace.forward.targets.filter { "eni-\($0)" != trace.forward.last?.id }
        guard let gone = targets.randomElement(using: &random.random) else { continue }
        let rest = random.plan.withoutRoutes(to: gone)
        let after = PathTracer(try rest.topology()).trace(trace.query)
        #expect(
          after.verdict != .reachable || after.path != trace.path,
          "seed \(seed): \(trace.query) without \(gone)")
        count += 1
      }
    }
    #expect(count > 20)
  }

  @Test func `P2: where everything is let through, the way back is the other's way there`() throws {
    var count = 0
    for seed in Self.seeds {
      var random = RandomNetwork(seed: seed, isOpen: true)
      let net = try random.plan.topology()
      let hosts = net.networkInterfaces.filter { $0.purpose == .host }.map(\.id)
      for _ in 0..<Self.queriesEach {
        let (one, other) = (random.one(of: hosts), random.one(of: hosts))
        let there = PathTracer(net).trace(
          Query(
            from: .interface(one, address: nil), to: .interface(other, address: nil),
            protocol: .icmp))
        let here = PathTracer(net).trace(
          Query(
            from: .interface(other, address: nil), to: .interface(one, address: nil),
            protocol: .icmp))
        // NAT makes of each a question of its own.
        let isPlain = (there.forward + here.forward).allSatisfy { $0.packet == $0.packetOut }
        guard isPlain, one != other, there.verdict == .reachable else { continue }
        #expect(here.verdict == .reachable, "seed \(seed): \(one) \(other)")
        #expect(here.ways == there.waysBack, "seed \(seed): \(one) \(other)")
        #expect(there.ways == here.waysBack, "seed \(seed): \(one) \(other)")
        count += 1
      }
    }
    #expect(count > 50)
  }

  private static func traces(
    _ random: inout RandomNetwork, _ net: Topology, count: Int = queriesEach
  ) -> [Trace] {
    let tracer = PathTracer(net)
    return (0..<count).compactMap { _ in random.query(net).map { tracer.trace($0) } }
  }
}

extension Hop {
  fileprivate var id: String { component.id.text }
}

extension [Hop] {
  /// What the tables of subnets sent the packet to, apart from endpoints, whose routes are no one's.
  fileprivate var targets: [String] {
    compactMap { hop in
      guard case .route(let decision) = hop.step, hop.component.kind == .routeTable,
        hop.component.subnet != nil, let chosen = decision.chosen,
        chosen.target != ConsideredRoute.local,
        case .prefix = chosen.destination
      else { return nil }
      // An appliance is named in a plan as the instance that it is.
      return chosen.targetLabel.replacing("eni-", with: "")
    }
  }
}

extension Trace {
  fileprivate var ways: [String] { Self.ways(forward) }
  fileprivate var waysBack: [String] { Self.ways(back) }

  /// Tables with what they chose, and ACLs; groups are asked on the way there alone.
  private static func ways(_ hops: [Hop]) -> [String] {
    hops.decisions.filter { !$0.hasPrefix("groups") }
  }
}

extension NetworkPlan {
  /// The network without any route to a gateway.
  fileprivate func withoutRoutes(to gateway: String) -> NetworkPlan {
    var plan = self
    for vpc in plan["vpcs"]?.keys ?? [] {
      let tables = ["vpcs", vpc, "route-tables"]
      for table in plan[path: tables]?.keys ?? [] {
        if gateway.hasPrefix("vgw") { plan[path: tables + [table, "propagate"]] = nil }
        for path in [tables + [table], tables + [table, "routes"]] {
          for destination in plan[path: path]?.keys ?? [] {
            let route = path + [destination]
            if destination != "edge", case .word(gateway) = plan[path: route] {
              plan[path: route] = nil
            }
          }
        }
      }
    }
    return plan
  }
}
