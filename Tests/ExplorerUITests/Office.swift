import ExplorerUI
import NetworkModel
import TerminalScreen
import TestSupport

/// The network that the tests of the explorer look at: two zones, a NAT gateway, a gateway endpoint and
/// an interface endpoint, and a network ACL that lets nothing private out.
enum Office {
  static let yaml = """
    waylight: 1
    region: ap-northeast-1
    account: "123456789012"
    vpcs:
      vpc-main:
        cidr: 10.0.0.0/16
        internet-gateway: igw-main
        subnets:
          public-a:  {cidr: 10.0.0.0/24, az: a, route-table: public}
          private-a: {cidr: 10.0.100.0/24, az: a, route-table: private}
          private-c: {cidr: 10.0.200.0/24, az: c, route-table: private}
          closed-c:  {cidr: 10.0.210.0/24, az: c, route-table: closed, network-acl: shut}
        nat-gateways: {nat-a: {subnet: public-a}}
        route-tables:
          public:  {0.0.0.0/0: igw-main}
          private: {0.0.0.0/0: nat-a}
          closed:  {}
        security-groups:
          web: {ingress: [tcp/443 from 0.0.0.0/0]}
        network-acls:
          shut:
            ingress: [100 allow all 10.0.0.0/8]
            egress: [100 allow all 10.0.0.0/8]
        endpoints:
          vpce-s3: {service: s3, type: gateway, route-tables: [private, closed]}
          vpce-ec2:
            service: ec2
            type: interface
            subnets: [private-a, private-c]
            ips: [10.0.100.20, 10.0.200.20]
            private-dns: true
        instances:
          bastion: {subnet: public-a, ip: 10.0.0.10, public-ip: true}
          worker: {subnet: private-a, ip: 10.0.100.10, security-groups: [web]}
          batch: {subnet: private-c, ip: 10.0.200.30}
          vault: {subnet: closed-c, ip: 10.0.210.10}
    """

  static func network() throws -> LoadedNetwork {
    let topology = try Topology(yaml: yaml)
    let finding = Finding(
      .warning, .unknownKey,
      LocalizedText(en: "'subnet-group' is not known here", ja: "「subnet-group」はここにはありません"),
      at: SourceLocation(file: "office.yaml", line: 12, column: 5),
      hint: LocalizedText(en: "did you mean 'subnets'?", ja: "「subnets」でしょうか"))
    return LoadedNetwork(
      ImportReport(topology: topology, findings: [finding]), title: "office",
      paths: ["office.yaml"])
  }

  /// An explorer with the network open.
  static func explorer(_ size: Size = Size(width: 120, height: 40)) throws -> ExplorerState {
    var state = ExplorerState(
      size: size, request: .paths(["office.yaml"]), themes: ["terminal", "dark"])
    state.send(.begin)
    state.send(.loadFinished(try network()))
    return state
  }
}

extension ExplorerState {
  /// Takes an action, and returns the effects.
  @discardableResult
  mutating func send(_ action: Action) -> [Effect] { update(&self, action) }

  /// Presses keys by their names: `jj<Enter>`.
  /// - Throws: when one of the names is unknown.
  @discardableResult
  mutating func press(_ names: String) throws -> [Effect] {
    guard let keys = Key.sequence(names) else { throw UnknownKey(names: names) }
    return keys.flatMap { send(.key($0)) }
  }

  /// Types a text as it is.
  mutating func type(_ text: String) {
    for character in text { send(.key(.character(character))) }
  }

  /// What the screen shows.
  var shown: String { render(self).text }

  /// The footer.
  var footer: String { render(self).rowText(size.height - 1) }
}

struct UnknownKey: Error { var names: String }
