import PathEngine

/// Two VPCs and a transit gateway, with a third VPC that holds a NAT gateway.
///
/// Each VPC has a subnet for hosts and one for its attachment, in zone a; hosts also in zone c.
func threeVPCs(
  appRoutes: String = "10.0.0.0/8: tgw, 0.0.0.0/0: tgw", dataRoutes: String = "10.0.0.0/8: tgw",
  dataDoorRoutes: String = "", attachments: String = "", tables: String = "", app: String = "",
  data: String = "", gateway: String = "", dataGroup: String = "all from 10.0.0.0/8",
  dataAttachment: String = "", appAttachment: String = "", more: String = ""
) -> String {
  """
  waylight: 1
  region: ap-northeast-1
  vpcs:
    app:
      cidr: 10.0.0.0/16
      subnets:
        app-a: {cidr: 10.0.0.0/24, az: a, route-table: app-table}
        app-c: {cidr: 10.0.1.0/24, az: c, route-table: app-table}
        app-door: {cidr: 10.0.9.0/28, az: a}
      route-tables: {app-table: {\(appRoutes)}}
      security-groups: {client: {ingress: [], egress: [all to 0.0.0.0/0]}}
      instances:
        client: {subnet: app-a, ip: 10.0.0.10, security-groups: [client]}
        far-client: {subnet: app-c, ip: 10.0.1.10, security-groups: [client]}
  \(app.indented(4))
    data:
      cidr: 10.1.0.0/16
      subnets:
        data-a: {cidr: 10.1.0.0/24, az: a, route-table: data-table}
        data-door: {cidr: 10.1.9.0/28, az: a, route-table: data-door-table}
      route-tables:
        data-table: {\(dataRoutes)}
        data-door-table: {\(dataDoorRoutes)}
      security-groups: {server: {ingress: [\(dataGroup)], egress: []}}
      instances:
        server: {subnet: data-a, ip: 10.1.0.10, security-groups: [server]}
        at-the-door: {subnet: data-door, ip: 10.1.9.10, security-groups: [server]}
  \(data.indented(4))
    egress:
      cidr: 10.2.0.0/16
      internet-gateway: igw
      subnets:
        public-a: {cidr: 10.2.0.0/24, az: a, route-table: public}
        egress-door: {cidr: 10.2.9.0/28, az: a, route-table: egress-door-table}
      nat-gateways: {nat: {subnet: public-a}}
      route-tables:
        public: {0.0.0.0/0: igw, 10.0.0.0/8: tgw}
        egress-door-table: {0.0.0.0/0: nat}
  transit-gateways:
    tgw:
      \(gateway.isEmpty ? "state: available" : gateway)
      default-route-table: hub
      attachments:
        app-attachment: {vpc: app, subnets: [app-door]\(appAttachment)}
        data-attachment: {vpc: data, subnets: [data-door]\(dataAttachment)}
        egress-attachment: {vpc: egress, subnets: [egress-door]}
  \(attachments.indented(6))
      route-tables:
        hub: {0.0.0.0/0: egress-attachment}
  \(tables.indented(6))
  \(more)
  """
}

/// What a question about the network meets.
func transitCodes(_ yaml: String, _ from: String = "client", _ to: String = "server") throws
  -> [ExplanationCode]
{ try Scenario(yaml).trace(from, to).codes }

extension Trace {
  /// On which way what blocks with a code was met.
  func directions(of code: ExplanationCode) -> [Explanation.Direction] {
    explanations.filter { $0.code == code && $0.severity == .blocks }.map(\.direction)
  }
}
