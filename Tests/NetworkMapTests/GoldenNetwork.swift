import IPAddressing
import NetworkModel
import PathEngine
import TestSupport
import Testing

@testable import NetworkMap

/// A network that the map is drawn of in all sizes and states: what shape it has is all that it is about.
struct GoldenNetwork: Sendable, CustomTestStringConvertible {
  var name: String
  var yaml: String
  /// A way that leads somewhere, and the step of it that is current.
  var lit: Question
  var hop: Int
  /// A way that is blocked.
  var blocked: Question

  var testDescription: String { name }

  struct Question: Sendable {
    var from: String
    var to: Destination
    var port: UInt16 = 443

    enum Destination: Sendable {
      case internet
      case instance(String)
      case address(String)
      case service(String)
    }

    func trace(_ topology: Topology) throws -> Trace {
      let destination: Query.Destination =
        switch to {
        case .internet: .internet
        case .instance(let name):
          .interface(try Networks.interface(of: name, in: topology), address: nil)
        case .address(let text): .address(try IPAddress(text))
        case .service(let name): .service(name, region: nil)
        }
      return try Networks.trace(topology, from, to: destination, port: port)
    }
  }

  static let all = [
    oneSubnet, threeByThree, sixZones, asymmetric, noSubnet, fortySubnets, ipv6Only, names,
    twoRegions, hubAndSpoke,
  ]

  static let oneSubnet = GoldenNetwork(
    name: "one-subnet",
    yaml: """
      vpcs:
        small:
          cidr: 10.0.0.0/16
          internet-gateway: igw
          subnets:
            public-a: {cidr: 10.0.0.0/24, az: a, route-table: public, public-ips: true}
          route-tables: {public: {0.0.0.0/0: igw}}
          security-groups:
            web: {egress: [tcp/443 to 0.0.0.0/0]}
          instances: {web: {subnet: public-a, ip: 10.0.0.10, security-groups: web}}
      """,
    lit: .init(from: "web", to: .internet), hop: 4,
    blocked: .init(from: "web", to: .internet, port: 25))

  static let threeByThree = GoldenNetwork(
    name: "three-by-three",
    yaml: """
      vpcs:
        shop:
          cidr: 10.0.0.0/16
          internet-gateway: igw
          subnets:
      \(rows(["public", "app", "data"], zones: "abc"))
          nat-gateways: {nat-a: {subnet: public-a}}
          route-tables:
            public: {0.0.0.0/0: igw}
            app: {0.0.0.0/0: nat-a}
            data: {}
          endpoints:
            s3-gateway: {service: s3, type: gateway, route-tables: [app, data]}
            ecr: {service: ecr.api, type: interface, subnets: [app-a, app-b, app-c]}
          security-groups:
            data: {ingress: [tcp/5432 from 10.0.0.0/16]}
          instances:
      \(hosts("web", 14, in: ["app-a", "app-b", "app-c"]))
            db-0: {subnet: data-a, security-groups: data}
            db-1: {subnet: data-b, security-groups: data}
            bastion: {subnet: public-b}
      """,
    lit: .init(from: "web-0", to: .internet), hop: 5,
    blocked: .init(from: "web-5", to: .instance("db-0")))

  static let sixZones = GoldenNetwork(
    name: "six-zones",
    yaml: """
      vpcs:
        wide:
          cidr: 10.0.0.0/16
          internet-gateway: igw
          subnets:
      \(rows(["public", "app", "cache", "data"], zones: "abcdef"))
          nat-gateways: {nat-b: {subnet: public-b}}
          route-tables:
            public: {0.0.0.0/0: igw}
            app: {0.0.0.0/0: nat-b}
            cache: {0.0.0.0/0: nat-b}
            data: {}
          endpoints: {s3-gateway: {service: s3, type: gateway, route-tables: [app, data]}}
          instances:
      \(hosts("app", 12, in: ["app-a", "app-b", "app-c", "app-d", "app-e", "app-f"]))
            store: {subnet: data-f}
      """,
    lit: .init(from: "app-4", to: .internet), hop: 5,
    blocked: .init(from: "store", to: .internet))

  static let asymmetric = GoldenNetwork(
    name: "asymmetric",
    yaml: """
      vpcs:
        lopsided:
          cidr: [10.0.0.0/16, 10.7.0.0/16]
          internet-gateway: igw
          vpn-gateway: true
          subnets:
            edge-a: {cidr: 10.0.0.0/24, az: a, route-table: public}
            edge-a2: {cidr: 10.0.1.0/24, az: a, route-table: public}
            batch-a: {cidr: 10.0.2.0/24, az: a, route-table: private}
            batch-c: {cidr: 10.0.3.0/24, az: c, route-table: private}
            batch-c-with-a-rather-long-name: {cidr: 10.7.4.0/24, az: c, route-table: private}
            archive-d: {cidr: 10.7.5.0/24, az: d}
          nat-gateways: {outbound: {subnet: edge-a2}}
          route-tables:
            public: {0.0.0.0/0: igw}
            private: {0.0.0.0/0: outbound, 192.168.0.0/16: vgw}
          endpoints: {sts: {service: sts, type: interface, subnets: [batch-c], private-dns: true}}
          instances:
            runner: {subnet: batch-c}
            runner-with-a-rather-long-name: {subnet: batch-c-with-a-rather-long-name}
            tape: {subnet: archive-d}
      customer-gateways: {office: {ip: 203.0.113.9}}
      vpn-connections:
        office: {customer-gateway: office, vpn-gateway: vgw, routes: [192.168.0.0/16], static-routes-only: true}
      """,
    lit: .init(from: "runner", to: .internet), hop: 5,
    blocked: .init(from: "tape", to: .internet))

  /// A VPC without subnets, and a peer to come from.
  static let noSubnet = GoldenNetwork(
    name: "no-subnet",
    yaml: """
      vpcs:
        bare: {cidr: 10.0.0.0/16, internet-gateway: true}
        used:
          cidr: 10.1.0.0/16
          subnets: {used-a: {cidr: 10.1.0.0/24, az: a, route-table: used}}
          route-tables: {used: {10.0.0.0/16: to-bare}}
          endpoints: {sts: {service: sts, type: interface, subnets: [used-a], private-dns: true, security-groups: all}}
          security-groups: {all: {ingress: [all from 0.0.0.0/0]}}
          instances: {probe: {subnet: used-a}}
      peerings: {to-bare: {requester: used, accepter: bare}}
      """,
    lit: .init(from: "probe", to: .service("sts")), hop: 5,
    blocked: .init(from: "probe", to: .address("10.0.0.99")))

  static let fortySubnets = GoldenNetwork(
    name: "forty-subnets",
    yaml: """
      vpcs:
        crowd:
          cidr: 10.0.0.0/16
          internet-gateway: igw
          subnets:
      \(rows(["public"] + (1...12).map { "team\($0)" } + ["data"], zones: "abc", "public", "data"))
          nat-gateways: {nat-c: {subnet: public-c}}
          route-tables:
            public: {0.0.0.0/0: igw}
            team: {0.0.0.0/0: nat-c}
            data: {}
          instances:
      \(hosts("job", 20, in: (1...12).map { "team\($0)-\(Array("abc")[$0 % 3])" }))
            store: {subnet: data-a}
      """,
    lit: .init(from: "job-7", to: .internet), hop: 5,
    blocked: .init(from: "store", to: .internet))

  static let ipv6Only = GoldenNetwork(
    name: "ipv6-only",
    yaml: """
      vpcs:
        six:
          cidr: [10.0.0.0/16, 2600:1f14:aa:bb00::/56]
          internet-gateway: igw
          egress-only-internet-gateway: true
          subnets:
            public6-a: {cidr: 2600:1f14:aa:bb00::/64, az: a, route-table: public}
            private6-a: {cidr: 2600:1f14:aa:bb01::/64, az: a, route-table: private}
            private6-b: {cidr: 2600:1f14:aa:bb02::/64, az: b, route-table: private}
            closed6-b: {cidr: 2600:1f14:aa:bb03::/64, az: b}
          route-tables:
            public: {'::/0': igw}
            private: {'::/0': eigw}
          instances:
            web: {subnet: public6-a, ipv6: true}
            worker: {subnet: private6-b, ipv6: true}
            vault: {subnet: closed6-b, ipv6: true}
      """,
    lit: .init(from: "worker", to: .address("2a00:1450::1")), hop: 4,
    blocked: .init(from: "vault", to: .address("2a00:1450::1")))

  /// Names in Chinese characters, with combining marks, and with what would steer a terminal.
  static let names = GoldenNetwork(
    name: "names",
    yaml: """
      vpcs:
        本番環境:
          cidr: 10.0.0.0/16
          internet-gateway: インターネット
          subnets:
            公開サブネットA: {cidr: 10.0.0.0/24, az: a, route-table: 公開}
            アプリケーション: {cidr: 10.0.1.0/24, az: a, route-table: 内部}
            "e\\u0301te\\u0301-prive\\u0301": {cidr: 10.0.2.0/24, az: c, route-table: 内部}
            "red\\e[31m\\nline": {cidr: 10.0.3.0/24, az: c}
          nat-gateways: {変換: {subnet: 公開サブネットA}}
          route-tables:
            公開: {0.0.0.0/0: インターネット}
            内部: {0.0.0.0/0: 変換}
          endpoints: {倉庫への入口: {service: s3, type: gateway, route-tables: [内部]}}
          instances:
            データベース一号機: {subnet: アプリケーション}
            "\\u202Egnp.exe": {subnet: "e\\u0301te\\u0301-prive\\u0301"}
            "👩‍💻 dev": {subnet: "e\\u0301te\\u0301-prive\\u0301"}
            "tab\\there": {subnet: "red\\e[31m\\nline"}
      """,
    lit: .init(from: "データベース一号機", to: .internet), hop: 5,
    blocked: .init(from: "tab\there", to: .internet))

  static let twoRegions = GoldenNetwork(
    name: "two-regions",
    yaml: """
      vpcs:
        src:
          region: ap-northeast-1
          cidr: 10.0.0.0/16
          internet-gateway: true
          subnets:
            src-public-a: {cidr: 10.0.0.0/24, az: a, route-table: public}
            src-private-a: {cidr: 10.0.16.0/20, az: a, route-table: private}
            src-private-c: {cidr: 10.0.32.0/20, az: c, route-table: private}
          route-tables: {public: {0.0.0.0/0: igw}, private: {10.1.0.0/16: pcx-1}}
          endpoints: {s3-gateway: {service: s3, type: gateway, route-tables: [private]}}
          instances: {uploader: {subnet: src-private-a}, reader: {subnet: src-private-c}}
        dst:
          region: us-east-1
          cidr: 10.1.0.0/16
          subnets:
            dst-private-a: {cidr: 10.1.0.0/20, az: a, route-table: dst}
            dst-private-b: {cidr: 10.1.16.0/20, az: b, route-table: dst}
          route-tables: {dst: {10.0.0.0/16: pcx-1}}
          security-groups: {sink: {ingress: [tcp/443 from 10.0.0.0/16]}}
          instances: {sink: {subnet: dst-private-b, ip: 10.1.16.50, security-groups: [sink]}}
      peerings: {pcx-1: {requester: src, accepter: dst}}
      """,
    lit: .init(from: "uploader", to: .instance("sink")), hop: 4,
    blocked: .init(from: "reader", to: .instance("sink"), port: 22))

  static let hubAndSpoke = GoldenNetwork(
    name: "hub-and-spoke",
    yaml: """
      vpcs:
        production:
          cidr: 10.1.0.0/16
          subnets:
            production-a: {cidr: 10.1.0.0/24, az: a, route-table: production}
            production-c: {cidr: 10.1.1.0/24, az: c, route-table: production}
          route-tables: {production: {0.0.0.0/0: hub}}
          instances: {shop: {subnet: production-a}, batch: {subnet: production-c}}
        development:
          cidr: 10.2.0.0/16
          subnets: {development-a: {cidr: 10.2.0.0/24, az: a, route-table: development}}
          route-tables: {development: {0.0.0.0/0: hub}}
          instances: {sandbox: {subnet: development-a}}
        shared:
          cidr: 10.0.0.0/16
          internet-gateway: igw
          subnets:
            public-a: {cidr: 10.0.0.0/24, az: a, route-table: public}
            shared-a: {cidr: 10.0.1.0/24, az: a, route-table: private}
          nat-gateways: {nat-a: {subnet: public-a}}
          route-tables:
            public: {0.0.0.0/0: igw, 10.0.0.0/8: hub}
            private: {0.0.0.0/0: nat-a, 10.0.0.0/8: hub}
          security-groups: {git: {ingress: [tcp/443 from 10.0.0.0/8]}}
          instances: {git: {subnet: shared-a, security-groups: [git]}}
      customer-gateways: {office: {ip: 203.0.113.9}}
      vpn-connections:
        office: {customer-gateway: office, transit-gateway: hub, routes: [192.168.0.0/16], static-routes-only: true}
      transit-gateways:
        hub:
          attachments:
            to-production: {vpc: production, subnets: [production-a, production-c], route-table: spokes, propagate-to: [core]}
            to-development: {vpc: development, subnets: [development-a], route-table: spokes, propagate-to: [core]}
            to-shared: {vpc: shared, subnets: [shared-a], route-table: core, propagate-to: [spokes]}
            to-office: {vpn: office, route-table: core}
          route-tables:
            spokes: {0.0.0.0/0: to-shared, 192.168.0.0/16: to-office, 10.0.0.0/8: blackhole}
            core: {}
      """,
    lit: .init(from: "sandbox", to: .internet), hop: 7,
    blocked: .init(from: "shop", to: .instance("git"), port: 22))

  // MARK: - Parts of texts

  /// A subnet in each zone for each name, less one for some; those of `team3` share the table of `team`.
  private static func rows(
    _ names: [String], zones: String, _ once: String...
  ) -> String {
    var lines: [String] = []
    for (row, name) in names.enumerated() {
      for (column, zone) in zones.enumerated() where !(once.contains(name) && column == 1) {
        let table = name.filter { !$0.isNumber }
        lines.append(
          "      \(name)-\(zone): {cidr: 10.0.\(row * 8 + column).0/24, az: \(zone), "
            + "route-table: \(table)}")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// So many instances, in turn in each of the subnets.
  private static func hosts(_ name: String, _ count: Int, in subnets: [String]) -> String {
    (0..<count).map { "      \(name)-\($0): {subnet: \(subnets[$0 % subnets.count])}" }
      .joined(separator: "\n")
  }
}
