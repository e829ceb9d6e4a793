import IPAddressing
import NetworkModel
import TestSupport
import Testing
import TopologyFiles

/// Every kind of resource says what its keys say.
@Suite struct YAMLResourceTests {
  @Test func `E1: a gateway endpoint puts its route into the tables it names, and no other`() throws
  {
    let topology = try Sample(named: "gateway-endpoint-beside-nat").topology
    let endpoint = try topology.named("s3-gateway", as: VPCEndpoint.self)
    let list = try #require(topology.handle(of: ResourceID("pl-s3"), as: PrefixList.self))
    let handle = try #require(topology.handle(of: endpoint.id, as: VPCEndpoint.self))
    let route = Route(.prefixList(list), to: .vpcEndpoint(handle))
    #expect(try topology.named("private", as: RouteTable.self).routes.contains(route))
    #expect(try !topology.named("public", as: RouteTable.self).routes.contains(route))
    #expect(endpoint.serviceName == "com.amazonaws.ap-northeast-1.s3")
    #expect(endpoint.routeTables.map { topology[$0].name } == ["private"])
    #expect(endpoint.interfaces == [])
    #expect(endpoint.policy == nil)
  }

  @Test func `E5: an interface endpoint has an interface with an address in each subnet`() throws {
    let topology = try Sample(named: "interface-endpoint-private-dns").topology
    let endpoint = try topology.named("ec2", as: VPCEndpoint.self)
    #expect(endpoint.privateDNSEnabled)
    #expect(endpoint.privateDNSOnlyForInboundResolver == nil)
    #expect(endpoint.securityGroups.map { topology[$0].name } == ["endpoints"])
    let interfaces = endpoint.interfaces.map { topology[$0] }
    #expect(interfaces.map(\.primaryAddress?.description) == ["10.0.100.20", "10.0.200.20"])
    #expect(interfaces.map(\.purpose) == [.vpcEndpoint, .vpcEndpoint])
    #expect(interfaces.map(\.id.text) == ["eni-ec2-private-a", "eni-ec2-private-c"])
  }

  @Test func `D5: endpoint names are the regional one, then one for each zone`() throws {
    let topology = try Topology(
      yaml: """
        vpcs:
          main:
            cidr: 10.0.0.0/16
            subnets: {a: {cidr: 10.0.0.0/24, az: a}, b: {cidr: 10.0.1.0/24, az: b}}
            endpoints:
              s3: {service: s3, type: interface, subnets: [a, b]}
              images: {service: ecr.api, subnets: [b]}
              far: {service: s3, service-region: eu-west-1, subnets: [a]}
        """)
    func names(_ name: String) throws -> [String] {
      try topology.named(name, as: VPCEndpoint.self).dnsNames.map(\.text)
    }
    #expect(
      try names("s3") == [
        "*.vpce-s3-au4uqwzf.s3.us-east-1.vpce.amazonaws.com",
        "*.vpce-s3-au4uqwzf-us-east-1a.s3.us-east-1.vpce.amazonaws.com",
        "*.vpce-s3-au4uqwzf-us-east-1b.s3.us-east-1.vpce.amazonaws.com",
      ])
    #expect(try names("images").map { $0.contains(".api.ecr.us-east-1.vpce.") } == [true, true])
    // E10: a service of another region has its regional name alone.
    #expect(try names("far").count == 1)
    #expect(try topology.named("far", as: VPCEndpoint.self).serviceRegion == "eu-west-1")
  }

  @Test
  func
    `D6: private DNS of S3 is off unless told, and then for the inbound Resolver where it can be`()
    throws
  {
    func s3(_ keys: String, gateway: Bool) throws -> VPCEndpoint {
      let topology = try Topology(
        yaml: """
          vpcs:
            main:
              cidr: 10.0.0.0/16
              subnets: {a: {cidr: 10.0.0.0/24}}
              route-tables: {t: {}}
              endpoints:
                s3: {service: s3, type: interface, subnets: [a]\(keys)}
          \(gateway ? "      g: {service: s3, type: gateway, route-tables: [t]}" : "")
          """)
      return try topology.named("s3", as: VPCEndpoint.self)
    }
    #expect(try !s3("", gateway: false).privateDNSEnabled)
    #expect(try s3(", private-dns: true", gateway: false).privateDNSOnlyForInboundResolver == false)
    #expect(try s3(", private-dns: true", gateway: true).privateDNSOnlyForInboundResolver == true)
    let key = ", private-dns: true, private-dns-only-for-inbound-resolver: false"
    #expect(try s3(key, gateway: true).privateDNSOnlyForInboundResolver == false)
    #expect(throws: FaultyTopology.self) {
      try s3(", private-dns-only-for-inbound-resolver: true", gateway: false)
    }
  }

  @Test func `E7: a policy is read in IAM's own words`() throws {
    let topology = try Topology(
      yaml: """
        buckets:
          data:
            policy:
              Version: '2012-10-17'
              Statement:
                Sid: One
                Effect: Deny
                Principal: {AWS: ['arn:aws:iam::111122223333:root', 'arn:aws:iam::444455556666:root']}
                NotAction: s3:GetObject
                Resource: ['*']
                Condition:
                  StringNotEquals: {'aws:SourceVpce': [vpce-1, vpce-2]}
                  Bool: {'aws:SecureTransport': false}
          open: {region: eu-west-1, policy: {Statement: [{Effect: Allow, Principal: {AWS: '*'}, Action: 's3:*'}]}}
          bare: {}
        """)
    let statement = try #require(topology.named("data", as: Bucket.self).policy?.statements.first)
    #expect(
      statement
        == PolicyDocument.Statement(
          sid: "One", effect: .deny,
          principal: .some(["arn:aws:iam::111122223333:root", "arn:aws:iam::444455556666:root"]),
          actions: .notMatching(["s3:GetObject"]), resources: .matching(["*"]),
          conditions: [
            PolicyDocument.Condition(
              operator: "Bool", key: "aws:SecureTransport", values: ["false"]),
            PolicyDocument.Condition(
              operator: "StringNotEquals", key: "aws:SourceVpce", values: ["vpce-1", "vpce-2"]),
          ]))
    let open = try topology.named("open", as: Bucket.self)
    #expect(open.policy?.statements.first?.principal == .any)
    #expect(topology.region(of: open.scope) == "eu-west-1")
    #expect(try topology.named("bare", as: Bucket.self).policy == nil)
  }

  @Test func `routes name every kind of target, and may be black holes or propagated`() throws {
    let topology = try Topology(
      yaml: """
        prefix-lists: {offices: [192.0.2.0/24, 198.51.100.0/24]}
        peerings: {peer: {requester: main, accepter: {id: vpc-0a1b2c3d, region: eu-west-1, cidr: 10.9.0.0/16}}}
        transit-gateways: {hub: {}}
        customer-gateways: {office: {ip: 203.0.113.1}}
        vpn-connections: {vpn: {customer-gateway: office, vpn-gateway: vgw, routes: [172.16.0.0/12]}}
        vpcs:
          main:
            cidr: 10.0.0.0/16
            internet-gateway: igw
            egress-only-internet-gateway: true
            vpn-gateway: vgw
            subnets: {a: {cidr: 10.0.0.0/24, route-table: all}}
            nat-gateways: {nat: {subnet: a}}
            instances: {appliance: {subnet: a, source-dest-check: false}}
            endpoints: {firewall: {type: gateway-load-balancer, subnets: [a]}}
            route-tables:
              edge: {edge: [igw, vgw], 10.0.0.0/24: firewall}
              long:
                - {to: 10.1.0.0/16, via: nat, state: blackhole}
                - {to: 10.2.0.0/16, via: vgw, origin: propagated}
                - {to: 10.3.0.0/16, via: igw-0a1b2c3d}
              all:
                propagate: vgw
                routes:
                  0.0.0.0/0: nat
                  ::/0: eigw
                  192.0.2.1/32: igw
                  10.4.0.0/16: appliance
                  10.5.0.0/16: firewall
                  10.6.0.0/16: peer
                  10.7.0.0/16: hub
                  10.8.0.0/16: vgw
                  10.9.0.0/16: blackhole
                  10.0.0.0/16: local
                  offices: igw
        """)
    func targets(_ name: String) throws -> [String] {
      try topology.named(name, as: RouteTable.self).routes.map { topology.word(for: $0) }
    }
    #expect(
      try targets("all") == [
        "10.0.0.0/16 local", "0.0.0.0/0 nat-main", "10.4.0.0/16 eni-appliance",
        "10.5.0.0/16 vpce-firewall", "10.6.0.0/16 pcx-peer", "10.7.0.0/16 tgw-hub",
        "10.8.0.0/16 vgw-main", "10.9.0.0/16 deleted blackhole", "192.0.2.1/32 igw-main",
        "::/0 eigw-main", "pl-offices igw-main", "172.16.0.0/12 vgw-main propagated",
      ])
    #expect(
      try targets("long") == [
        "10.0.0.0/16 local", "10.1.0.0/16 nat-main blackhole", "10.2.0.0/16 vgw-main propagated",
        "10.3.0.0/16 igw-0a1b2c3d",
      ])
    let edge = try topology.named("edge", as: RouteTable.self)
    #expect(edge.edgeAssociations.map(\.text) == ["igw-main", "vgw-main"])
    #expect(
      try topology.named("all", as: RouteTable.self).propagatingGateways.map(\.text) == ["vgw-main"]
    )
    #expect(try !topology.named("eni-appliance", as: NetworkInterface.self).checksSourceDestination)
    let firewall = try topology.named("firewall", as: VPCEndpoint.self)
    #expect(firewall.interfaces.map { topology[$0].purpose } == [.gatewayLoadBalancerEndpoint])
    #expect(topology.peeringConnections[0].accepter.vpc == nil)
    #expect(topology.peeringConnections[0].accepter.region == "eu-west-1")
    let vpn = try topology.named("vpn", as: VPNConnection.self)
    #expect(
      vpn.termination == .virtualPrivateGateway(topology.handles(of: VirtualPrivateGateway.self)[0])
    )
    #expect(vpn.customerGateway.map { topology[$0].name } == "office")
  }

  @Test func `rules of groups and ACLs are short words or mappings`() throws {
    let topology = try Topology(
      yaml: """
        prefix-lists: {offices: [192.0.2.0/24]}
        vpcs:
          main:
            cidr: 10.0.0.0/16
            security-groups:
              lb: {}
              web:
                ingress:
                  - tcp/443 from 10.0.0.0/16, 192.0.2.7, offices
                  - udp/1024-65535 from lb
                  - icmp/8/0 from self
                  - {protocol: tcp, ports: 22, from: [lb, self], note: people}
                  - all from ::/0
                  - 50 from 10.0.0.0/8
                egress: [tcp/443 to s3]
            network-acls:
              web:
                ingress: [200 deny tcp 0.0.0.0/0, 100 allow icmp/8 10.0.0.0/8]
                egress: [{rule: 100, action: allow, protocol: udp, ports: 53, cidr: 0.0.0.0/0}]
        """)
    let group = try topology.named("web", as: SecurityGroup.self)
    #expect(
      group.ingress.map { "\($0.traffic)" } == [
        "tcp/443", "tcp/443", "tcp/443", "udp/1024-65535", "icmp type 8 code 0", "tcp/22", "tcp/22",
        "all", "50",
      ])
    #expect(group.ingress[1].peer == .prefix(try IPPrefix("192.0.2.7/32")))
    #expect(group.ingress[5].note == "people")
    let list = try #require(topology.handle(of: ResourceID("pl-offices"), as: PrefixList.self))
    #expect(group.ingress[2].peer == .prefixList(list))
    let s3 = try #require(topology.handle(of: ResourceID("pl-s3"), as: PrefixList.self))
    #expect(group.egress.map(\.peer) == [.prefixList(s3)])
    let acl = try topology.named("web", as: NetworkACL.self)
    #expect(acl.ingress.map(\.number) == [100, 200, 32767])
    #expect(acl.ingress.map { "\($0.traffic)" } == ["icmp type 8", "tcp", "all"])
    #expect(acl.egress.map { "\($0.traffic)" } == ["udp/53", "all"])
  }

  @Test func `hosts have further interfaces, addresses and states`() throws {
    let topology = try Topology(
      yaml: """
        elastic-ips: {fixed: {ip: 198.51.100.7, instance: web}, spare: {ip: 198.51.100.8}}
        vpcs:
          main:
            cidr: [10.0.0.0/16, '2001:db8::/56']
            subnets: {a: {cidr: [10.0.0.0/24, '2001:db8::/64']}, b: {cidr: 10.0.1.0/24, dns64: true}}
            instances:
              web:
                subnet: a
                secondary-ips: [10.0.0.50, 10.0.0.51]
                ipv6: '2001:db8::99'
                type: m7g.large
                state: stopped
                interfaces:
                  - {subnet: b, ip: 10.0.1.7}
                  - {name: admin, subnet: b}
            interfaces:
              balancer: {subnet: b, purpose: load-balancer}
            instance-connect-endpoints: {eice: {subnet: a, preserve-client-ip: true}}
        """)
    let web = try topology.named("web", as: Instance.self)
    #expect(web.state == .stopped)
    #expect(web.instanceType == "m7g.large")
    #expect(web.interfaces.map { topology[$0].id.text } == ["eni-web", "eni-web-1", "eni-admin"])
    let primary = try #require(web.interfaces.first)
    #expect(
      topology.addresses(of: primary).map(\.address.description) == [
        "10.0.0.10", "10.0.0.50", "10.0.0.51", "2001:db8::99",
      ])
    #expect(topology[primary].publicAddress == IPv4Address(198, 51, 100, 7))
    #expect(topology[primary].name.isEmpty)
    #expect(try topology.named("balancer", as: NetworkInterface.self).purpose == .loadBalancer)
    #expect(try topology.named("spare", as: ElasticIP.self).interface == nil)
    #expect(try topology.named("b", as: Subnet.self).isDNS64Enabled)
    let eice = try topology.named("eice", as: InstanceConnectEndpoint.self)
    #expect(eice.preservesClientIP)
    #expect(eice.interfaces.map { topology[$0].purpose } == [.instanceConnectEndpoint])
    #expect(eice.state == .createComplete)
  }

  @Test func `T1: a transit gateway has one table for all, unless it names tables`() throws {
    let vpcs = """
      vpcs:
        a: {cidr: 10.0.0.0/16, subnets: {sa: {cidr: 10.0.0.0/24}}}
        b: {cidr: 10.1.0.0/16, subnets: {sb: {cidr: 10.1.0.0/24}}}
      customer-gateways: {office: {}}
      vpn-connections: {vpn: {customer-gateway: office, transit-gateway: hub, routes: [172.16.0.0/12]}}

      """
    let simple = try Topology(
      yaml: vpcs + """
        transit-gateways:
          hub:
            attachments: {a: {vpc: a, subnets: [sa]}, b: {vpc: b, subnets: [sb]}, vpn: {vpn: vpn}}
        """)
    let table = try #require(simple.transitGatewayRouteTables.first)
    #expect(simple.transitGatewayRouteTables.count == 1)
    #expect(
      table.routes?.map { "\($0.destination)" }.count == 3)
    #expect(table.propagations.map(\.text) == ["tgw-attach-a", "tgw-attach-b", "tgw-attach-vpn"])
    #expect(simple.transitGatewayAttachments.allSatisfy { $0.associatedTable != nil })
    #expect(simple.transitGateways[0].defaultAssociationTable != nil)

    let segmented = try Topology(
      yaml: vpcs + """
        transit-gateways:
          hub:
            attachments:
              a: {vpc: a, subnets: [sa], route-table: spokes, propagate-to: [core]}
              b: {vpc: b, subnets: [sb], appliance-mode: true}
              vpn: {vpn: vpn, route-table: core, propagate-to: []}
              peer: {peer: tgw-0a1b2c3d, state: pending-acceptance}
            route-tables:
              spokes: {0.0.0.0/0: b, 10.9.0.0/16: blackhole}
              core: {}
        """)
    let spokes = try segmented.named("spokes", as: TransitGatewayRouteTable.self)
    #expect(
      spokes.routes == [
        TransitGatewayRouteTable.Route(
          .prefix(.allIPv4), to: [ResourceID("tgw-attach-b")], origin: .static),
        TransitGatewayRouteTable.Route(
          .prefix(try IPPrefix("10.9.0.0/16")), to: [], origin: .static, isBlackhole: true),
      ])
    let core = try segmented.named("core", as: TransitGatewayRouteTable.self)
    #expect(core.routes?.map(\.origin) == [.propagated])
    let b = try segmented.named("b", as: TransitGatewayAttachment.self)
    #expect(b.associatedTable == nil)
    #expect(b.isApplianceModeOn)
    let peer = try segmented.named("peer", as: TransitGatewayAttachment.self)
    #expect(peer.resource == .peering(ResourceID("tgw-0a1b2c3d")))
    #expect(peer.state == .pendingAcceptance)
  }

  @Test func `D9: hosted zones and DHCP options`() throws {
    let topology = try Topology(
      yaml: """
        hosted-zones:
          Corp.Example:
            vpcs: [main]
            records:
              db: 10.0.0.9
              www: [10.0.0.1, 10.0.0.2]
              '@': {type: ALIAS, values: s3.amazonaws.com}
              old.corp.example.: db.corp.example.
        vpcs:
          main:
            cidr: 10.0.0.0/16
            default: true
            dns-support: false
            dhcp-options: {domain-name: corp.example, name-servers: [10.0.0.53, AmazonProvidedDNS]}
        """)
    let zone = try #require(topology.hostedZones.first)
    #expect(zone.name == "corp.example")
    #expect(
      zone.records.map { "\($0.name) \($0.type.rawValue) \($0.values.map(\.text))" } == [
        "corp.example ALIAS [\"s3.amazonaws.com\"]", "db.corp.example A [\"10.0.0.9\"]",
        "old.corp.example CNAME [\"db.corp.example\"]",
        "www.corp.example A [\"10.0.0.1\", \"10.0.0.2\"]",
      ])
    let vpc = try topology.named("main", as: VPC.self)
    #expect(vpc.isDefault)
    #expect(vpc.dnsSupport == false)
    let options = try #require(vpc.dhcpOptions.map { topology[$0] })
    #expect(options.nameServers == [try IPAddress("10.0.0.53")])
    #expect(options.id.text == "dopt-main")
  }

  @Test func `N1, N2, N5: a NAT gateway is public, private or regional`() throws {
    let topology = try Topology(
      yaml: """
        vpcs:
          main:
            cidr: 10.0.0.0/16
            subnets: {a: {cidr: 10.0.0.0/24}}
            nat-gateways:
              out: {subnet: a, ip: 10.0.0.99, public-ip: 198.51.100.1, state: pending}
              in: {subnet: a, type: private}
              wide: {type: regional}
        """)
    let out = try topology.named("out", as: NATGateway.self)
    #expect(out.state == .pending)
    #expect(out.addresses.map(\.privateAddress?.description) == ["10.0.0.99"])
    #expect(out.addresses.map(\.publicAddress?.description) == ["198.51.100.1"])
    let inside = try topology.named("in", as: NATGateway.self)
    #expect(inside.connectivity == .private)
    #expect(inside.addresses.map(\.publicAddress) == [nil])
    let wide = try topology.named("wide", as: NATGateway.self)
    #expect(wide.subnet == nil)
    #expect(wide.addresses.count == 1)
  }

  @Test func `a document has its texts and expectations`() throws {
    let document = try Sample(
      yaml: """
        title: Only English
        description: {ja: 日本語だけ}
        expect:
          - {from: a, to: b, port: 22, protocol: tcp, verdict: reachable, via: igw, avoids: [nat]}
          - {from: a, to: c, code: BAD_STATE, codes: [X, Y], resolves: nothing, note: {en: n, ja: m}}
          - {from: a, to: d, resolves: [10.0.0.1, '::1']}
        """
    ).document
    #expect(document.title == LocalizedText(en: "Only English", ja: "Only English"))
    #expect(document.description.en == "日本語だけ")
    #expect(document.expectations.map(\.to) == ["b", "c", "d"])
    #expect(document.expectations[0].port == 22)
    #expect(document.expectations[0].protocol == .tcp)
    #expect(document.expectations[0].via == ["igw"])
    #expect(document.expectations[0].codes == nil)
    #expect(document.expectations[1].codes == ["BAD_STATE", "X", "Y"])
    #expect(document.expectations[1].resolves == .nothing)
    #expect(document.expectations[1].note.ja == "m")
    #expect(
      document.expectations[2].resolves
        == .addresses([try IPAddress("10.0.0.1"), try IPAddress("::1")]))
    #expect(document.expectations[2].location.line == 6)
  }

  @Test func `anchors and aliases repeat what they stand for`() throws {
    let topology = try Topology(
      yaml: """
        vpcs:
          a: &vpc {cidr: 10.0.0.0/16, subnets: {s: {cidr: 10.0.0.0/24}}, instances: {h: {subnet: s}}}
          b: *vpc
        """)
    #expect(topology.instances.map(\.id.text) == ["i-a-h", "i-b-h"])
  }
}

extension Topology {
  /// A route in a word or two: destination, target, and what is not as usual.
  fileprivate func word(for route: Route) -> String {
    let destination =
      switch route.destination {
      case .prefix(let prefix): prefix.description
      case .prefixList(let list): self[list].id.text
      case .absentPrefixList(let id): id.text
      }
    let target =
      switch route.target {
      case .local: "local"
      case .internetGateway(let handle): self[handle].id.text
      case .egressOnlyInternetGateway(let handle): self[handle].id.text
      case .natGateway(let handle): self[handle].id.text
      case .vpcEndpoint(let handle): self[handle].id.text
      case .networkInterface(let handle): self[handle].id.text
      case .peeringConnection(let handle): self[handle].id.text
      case .transitGateway(let handle): self[handle].id.text
      case .virtualPrivateGateway(let handle): self[handle].id.text
      case .unresolved(let id): id.text
      }
    let origin = route.origin == .propagated ? " propagated" : ""
    return "\(destination) \(target)\(origin)\(route.isBlackhole ? " blackhole" : "")"
  }
}
