import NetworkModel
import PathEngine
import TestSupport
import Testing

/// Networks that the map's tests draw.
enum Networks {
  /// Three zones, three tiers, more instances than there is room for.
  static let shop = """
    region: us-east-1
    vpcs:
      prod:
        cidr: 10.0.0.0/16
        internet-gateway: igw
        subnets:
          pub-a: {cidr: 10.0.0.0/24, az: a, route-table: public}
          pub-b: {cidr: 10.0.1.0/24, az: b, route-table: public}
          pub-c: {cidr: 10.0.2.0/24, az: c, route-table: public}
          app-a: {cidr: 10.0.10.0/24, az: a, route-table: app-a}
          app-b: {cidr: 10.0.11.0/24, az: b, route-table: app-b}
          app-c: {cidr: 10.0.12.0/24, az: c, route-table: app-c}
          db-a: {cidr: 10.0.20.0/24, az: a, route-table: db}
          db-b: {cidr: 10.0.21.0/24, az: b, route-table: db}
        nat-gateways: {nat-a: {subnet: pub-a}, nat-b: {subnet: pub-b}}
        route-tables:
          public: {0.0.0.0/0: igw}
          app-a: {0.0.0.0/0: nat-a, 10.1.0.0/16: pcx-1}
          app-b: {0.0.0.0/0: nat-b}
          app-c: {0.0.0.0/0: nat-a}
          db: {}
        endpoints:
          vpce-s3: {service: s3, type: gateway, route-tables: [db]}
          vpce-sts: {service: sts, type: interface, subnets: [app-a, app-c], private-dns: true}
        instances:
          web-0: {subnet: app-a, ip: 10.0.10.10}
          web-1: {subnet: app-a, ip: 10.0.10.11}
          web-2: {subnet: app-a, ip: 10.0.10.12}
          web-3: {subnet: app-a, ip: 10.0.10.13}
          web-4: {subnet: app-b, ip: 10.0.11.10}
          web-5: {subnet: app-b, ip: 10.0.11.11}
          web-6: {subnet: app-c, ip: 10.0.12.10}
          web-7: {subnet: app-c, ip: 10.0.12.11}
          bastion: {subnet: pub-b, ip: 10.0.1.10}
          db-1: {subnet: db-a, ip: 10.0.20.10}
          db-2: {subnet: db-b, ip: 10.0.21.10}
      shared:
        cidr: 10.1.0.0/16
        subnets:
          shared-a: {cidr: 10.1.0.0/24, az: a, route-table: shared}
        route-tables:
          shared: {10.0.0.0/16: pcx-1}
        security-groups:
          ldap: {ingress: [tcp/636 from 10.0.0.0/16]}
        instances:
          ldap: {subnet: shared-a, ip: 10.1.0.10, security-groups: [ldap]}
    peerings:
      pcx-1: {requester: prod, accepter: shared}
    """

  /// Two regions, joined by a peering.
  static let regions = """
    vpcs:
      src:
        region: ap-northeast-1
        cidr: 10.0.0.0/16
        subnets:
          src-a: {cidr: 10.0.0.0/20, az: a, route-table: src}
        route-tables:
          src: {10.1.0.0/16: pcx}
        instances:
          uploader: {subnet: src-a, ip: 10.0.0.10}
      dst:
        region: us-east-1
        cidr: 10.1.0.0/16
        subnets:
          dst-a: {cidr: 10.1.0.0/20, az: a, route-table: dst}
        route-tables:
          dst: {10.0.0.0/16: pcx}
        security-groups:
          open: {ingress: [tcp/443 from 10.0.0.0/16]}
        instances:
          sink: {subnet: dst-a, ip: 10.1.0.50, security-groups: [open]}
    peerings:
      pcx: {requester: src, accepter: dst}
    """

  static func trace(
    _ topology: Topology, _ from: String, to: Query.Destination, port: UInt16 = 443
  ) throws -> Trace {
    let source = try interface(of: from, in: topology)
    return PathTracer(topology).trace(
      Query(from: .interface(source, address: nil), to: to, port: port))
  }

  /// The first interface of the instance that is called so.
  static func interface(of name: String, in topology: Topology) throws -> ResourceID {
    let instance = try topology.named(name, as: Instance.self)
    let first = try #require(instance.interfaces.first)
    return topology[first].id
  }
}
