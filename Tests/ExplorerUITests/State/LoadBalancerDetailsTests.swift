import ExplorerUI
import NetworkModel
import PathEngine
import Reports
import TerminalScreen
import TestSupport
import Testing

/// Load balancers and what stands behind them, as the explorer shows them.
@Suite struct LoadBalancerDetailsTests {
  private static let yaml = """
    waylight: 1
    region: eu-west-1
    vpcs:
      vpc-shop:
        cidr: 10.0.0.0/16
        subnets:
          front: {cidr: 10.0.0.0/24, az: a}
          back:  {cidr: 10.0.1.0/24, az: a}
        instances:
          client: {subnet: front, ip: 10.0.0.10}
          web-1: {subnet: back, ip: 10.0.1.11}
          web-2: {subnet: back, ip: 10.0.1.12}
        target-groups:
          web:
            port: 8080
            targets: [{target: web-1, health: healthy}, {target: web-2, health: unhealthy}]
        load-balancers:
          shop-front:
            type: network
            scheme: internal
            subnets: [front]
            ips: [10.0.0.20]
            listeners: {tcp/443: web}
    """

  private func explorer(_ size: Size = Size(width: 200, height: 60)) throws -> ExplorerState {
    var state = ExplorerState(size: size, request: .paths(["shop.yaml"]))
    state.send(.begin)
    let report = ImportReport(topology: try Topology(yaml: Self.yaml), findings: [])
    state.send(.loadFinished(LoadedNetwork(report, title: "shop", paths: ["shop.yaml"])))
    return state
  }

  @Test func `a load balancer tells its listeners and how well their targets are`() throws {
    var state = try explorer()
    state.send(.line("go shop-front"))
    let shown = state.shown
    #expect(shown.contains("Network Load Balancer"))
    #expect(shown.contains(/TCP\/443 +→ web  1 of 2 healthy ›/))
    #expect(shown.contains(/eu-west-1a +front  10\.0\.0\.20 ›/))
  }

  @Test func `a target group tells each target with its address, port and health`() throws {
    var state = try explorer()
    state.send(.line("go web"))
    let shown = state.shown
    #expect(shown.contains(/web-1 +10\.0\.1\.11:8080  ✓ healthy/))
    #expect(shown.contains(/web-2 +10\.0\.1\.12:8080  ✗ unhealthy/))
    #expect(shown.contains(/shop-front +NLB internal ›|shop-front  NLB internal ›/))
  }

  @Test func `a load balancer has a mark of its own on the map, and is a destination`() throws {
    var state = try explorer()
    #expect(state.shown.contains("◎ shop-front"))
    state.send(.line("from client"))
    try state.press("d")
    state.type("shop")
    #expect(state.shown.contains(/◎ shop-front .*NLB internal/))
    try state.press("<Enter>")
    #expect(state.shown.contains("shop-front tcp/443"))
  }
}
