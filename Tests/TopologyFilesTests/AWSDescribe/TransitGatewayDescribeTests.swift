import IPAddressing
import NetworkModel
import PathEngine
import Testing

@testable import TopologyFiles

@Suite struct TransitGatewayDescribeTests {
  static let gateways = """
    {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
     "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24",
       "AvailabilityZone": "us-east-2a"}],
     "TransitGateways": [{"TransitGatewayId": "tgw-1", "State": "available", "Options": {
       "AssociationDefaultRouteTableId": "tgw-rtb-1", "DefaultRouteTableAssociation": "enable",
       "PropagationDefaultRouteTableId": "tgw-rtb-1", "DefaultRouteTablePropagation": "disable",
       "SecurityGroupReferencingSupport": "enable"}}],
     "TransitGatewayRouteTables": [
       {"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayId": "tgw-1"},
       {"TransitGatewayRouteTableId": "tgw-rtb-2", "TransitGatewayId": "tgw-1"}],
     "TransitGatewayAttachments": [
       {"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1",
        "ResourceType": "vpc", "ResourceId": "vpc-1", "State": "available",
        "Association": {"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated"}}],
     "TransitGatewayVpcAttachments": [
       {"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1",
        "VpcId": "vpc-1", "SubnetIds": ["subnet-1"], "State": "available",
        "Options": {"ApplianceModeSupport": "enable"}}]}
    """
  static let routes = """
    {"Routes": [
      {"DestinationCidrBlock": "10.0.0.0/16", "Type": "propagated", "State": "active",
       "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1"}]},
      {"DestinationCidrBlock": "10.9.0.0/16", "Type": "static", "State": "blackhole"},
      {"DestinationCidrBlock": "10.8.0.0/16", "Type": "static", "State": "deleted"}],
     "AdditionalRoutesAvailable": false}
    """

  static let expected: [TransitGatewayRouteTable.Route] = [
    .init(
      .prefix(IPPrefix(.v4(IPv4Address(10, 0, 0, 0)), length: 16)),
      to: [ResourceID("tgw-attach-1")], origin: .propagated),
    .init(
      .prefix(IPPrefix(.v4(IPv4Address(10, 9, 0, 0)), length: 16)), to: [], origin: .static,
      isBlackhole: true),
  ]

  @Test func `T1: an attachment is joined from what several outputs tell`() throws {
    let report = try imported(Self.gateways)
    #expect(report.findings == [])
    let topology = report.topology
    #expect(topology.transitGatewayAttachments.count == 1)
    let attachment = try #require(topology.transitGatewayAttachments.first)
    #expect(attachment.subnets.count == 1)
    #expect(attachment.isApplianceModeOn)
    #expect(attachment.associatedTable.map { topology[$0].id.text } == "tgw-rtb-1")
    #expect(
      topology.vpcs.first.map {
        attachment.resource == .vpc(topology.handles(of: VPC.self)[0]) && $0.id.text == "vpc-1"
      } == true)
    let gateway = try #require(topology.transitGateways.first)
    #expect(gateway.supportsSecurityGroupReferences == true)
    #expect(gateway.defaultAssociationTable != nil)
    #expect(gateway.defaultPropagationTable == nil)
  }

  @Test func `T2: routes belong to the table in their file's name`() throws {
    let report = try imported([
      ("all.json", Self.gateways), ("search-transit-gateway-routes.tgw-rtb-1.json", Self.routes),
    ])
    #expect(report.findings == [])
    let tables = report.topology.transitGatewayRouteTables
    #expect(tables.map(\.routes) == [Self.expected, nil])
  }

  @Test func `T2: routes and propagations belong to the table beside them`() throws {
    let wrapped = """
      {"TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-2", \
      \(Self.routes.dropFirst())],
       "TransitGatewayPropagations": [{"TransitGatewayRouteTableId": "tgw-rtb-1",
         "TransitGatewayRouteTablePropagations": [
           {"TransitGatewayAttachmentId": "tgw-attach-1", "State": "enabled"},
           {"TransitGatewayAttachmentId": "tgw-attach-2", "State": "disabled"}]}]}
      """
    let report = try imported([("all.json", Self.gateways), ("b.json", wrapped)])
    #expect(report.findings == [])
    let tables = report.topology.transitGatewayRouteTables
    #expect(tables.map(\.routes) == [nil, Self.expected])
    #expect(tables.map(\.propagations) == [[ResourceID("tgw-attach-1")], []])
  }

  @Test func `a peering hangs on both its gateways`() throws {
    let text = """
      {"TransitGateways": [{"TransitGatewayId": "tgw-1"}, {"TransitGatewayId": "tgw-2"}],
       "TransitGatewayPeeringAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-7",
         "RequesterTgwInfo": {"TransitGatewayId": "tgw-1", "OwnerId": "111122223333",
           "Region": "us-east-2"},
         "AccepterTgwInfo": {"TransitGatewayId": "tgw-2", "OwnerId": "111122223333",
           "Region": "us-west-2"}, "State": "available"}]}
      """
    let topology = try imported(text).topology
    #expect(
      topology.transitGatewayAttachments.map(\.id.text) == ["tgw-attach-7", "tgw-attach-7@tgw-2"])
    #expect(
      topology.transitGatewayAttachments.map(\.resource)
        == [.peering(ResourceID("tgw-2")), .peering(ResourceID("tgw-1"))])
    #expect(
      topology.transitGatewayAttachments.map { topology.region(of: $0.scope) }
        == ["us-east-2", "us-west-2"])
  }

  @Test func `G1: a VPN ends where it says`() throws {
    let text = """
      {"VpnGateways": [{"VpnGatewayId": "vgw-1", "State": "available"}],
       "CustomerGateways": [{"CustomerGatewayId": "cgw-1", "IpAddress": "203.0.113.1"}],
       "VpnConnections": [{"VpnConnectionId": "vpn-1", "VpnGatewayId": "vgw-1",
         "CustomerGatewayId": "cgw-1", "State": "available", "Options": {"StaticRoutesOnly": true},
         "Routes": [{"DestinationCidrBlock": "192.168.0.0/16", "State": "available"},
           {"DestinationCidrBlock": "192.169.0.0/16", "State": "deleted"}],
         "CustomerGatewayConfiguration": "<secret/>"}]}
      """
    let report = try imported(text)
    #expect(report.findings == [])
    let vpn = try #require(report.topology.vpnConnections.first)
    #expect(vpn.usesStaticRoutesOnly)
    #expect(vpn.routes == [try IPPrefix("192.168.0.0/16")])
    #expect(
      vpn.termination
        == .virtualPrivateGateway(
          try #require(
            report.topology.handle(of: ResourceID("vgw-1"), as: VirtualPrivateGateway.self))))
  }

  @Test func `P5: the option on a peering's side is about queries from the other`() throws {
    let text = """
      {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
       "VpcPeeringConnections": [{"VpcPeeringConnectionId": "pcx-1",
         "Status": {"Code": "pending-acceptance"},
         "RequesterVpcInfo": {"VpcId": "vpc-1", "OwnerId": "111122223333", "Region": "eu-west-1",
           "CidrBlock": "10.0.0.0/16", "CidrBlockSet": [{"CidrBlock": "10.0.0.0/16"}],
           "PeeringOptions": {"AllowDnsResolutionFromRemoteVpc": false}},
         "AccepterVpcInfo": {"VpcId": "vpc-2", "OwnerId": "444455556666", "Region": "eu-west-2",
           "PeeringOptions": {"AllowDnsResolutionFromRemoteVpc": true}}}]}
      """
    let report = try imported(text)
    #expect(report.findings == [])
    let peering = try #require(report.topology.peeringConnections.first)
    #expect(peering.state == .pendingAcceptance)
    #expect(peering.requester.allowsRemoteDNS == true)
    #expect(peering.accepter.allowsRemoteDNS == false)
    #expect(peering.accepter.vpc == nil)
    #expect(peering.requester.vpc != nil)
    #expect(report.topology.region(of: peering.scope) == "eu-west-2")
  }

  @Test func `D9: a private zone has its VPCs and records`() throws {
    let zone = """
      {"HostedZone": {"Id": "/hostedzone/Z0123456789", "Name": "corp.example.",
         "Config": {"PrivateZone": true}},
       "VPCs": [{"VPCRegion": "eu-west-1", "VPCId": "vpc-1"}]}
      """
    let records = #"""
      {"ResourceRecordSets": [
        {"Name": "corp.example.", "Type": "SOA", "ResourceRecords": []},
        {"Name": "\\052.corp.example.", "Type": "A", "ResourceRecords": [{"Value": "10.0.0.5"}]},
        {"Name": "db.corp.example.", "Type": "CNAME",
         "ResourceRecords": [{"Value": "DB.example.org."}]},
        {"Name": "s3.corp.example.", "Type": "A", "AliasTarget": {"DNSName": "x.amazonaws.com."}},
        {"Name": "corp.example.", "Type": "MX", "ResourceRecords": [{"Value": "10 m."}]}]}
      """#
    let vpcs = #"{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}"#
    for name in ["records.json", "list-resource-record-sets.Z0123456789.json"] {
      let report = try imported([("v.json", vpcs), ("zone.json", zone), (name, records)])
      #expect(report.findings == [])
      let zone = try #require(report.topology.hostedZones.first)
      #expect(zone.name == "corp.example")
      #expect(zone.vpcs.count == 1)
      #expect(
        zone.records == [
          DNSRecord(name: "*.corp.example", type: .a, values: ["10.0.0.5"]),
          DNSRecord(name: "db.corp.example", type: .cname, values: ["db.example.org"]),
          DNSRecord(name: "s3.corp.example", type: .alias, values: ["x.amazonaws.com"]),
        ])
    }
  }

  @Test func `R4: a list's entries come from the file named after it`() throws {
    let lists = """
      {"PrefixLists": [{"PrefixListId": "pl-1", "PrefixListName": "offices",
        "PrefixListArn": "arn:aws:ec2:eu-west-1:111122223333:prefix-list/pl-1", "MaxEntries": 5}]}
      """
    let entries = #"{"Entries": [{"Cidr": "192.0.2.0/24"}, {"Cidr": "198.51.100.0/24"}]}"#
    let report = try imported([
      ("a.json", lists), ("get-managed-prefix-list-entries.pl-1.json", entries),
    ])
    #expect(report.findings == [])
    #expect(
      report.topology.prefixLists.map(\.entries)
        == [[try IPPrefix("192.0.2.0/24"), try IPPrefix("198.51.100.0/24")]])
  }

  @Test func `S1: rules listed one by one count for a group that has none of its own`() throws {
    let text = """
      {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
       "SecurityGroups": [{"GroupId": "sg-1", "VpcId": "vpc-1"},
         {"GroupId": "sg-2", "VpcId": "vpc-1", "IpPermissions": []}],
       "SecurityGroupRules": [
         {"GroupId": "sg-1", "IsEgress": false, "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22,
          "ReferencedGroupInfo": {"GroupId": "sg-2"}},
         {"GroupId": "sg-2", "IsEgress": true, "IpProtocol": "-1", "CidrIpv4": "0.0.0.0/0"}]}
      """
    let report = try imported(text)
    #expect(report.findings == [])
    #expect(report.topology.securityGroups.map(\.ingress.count) == [1, 0])
    #expect(report.topology.securityGroups.map(\.egress.count) == [0, 0])
  }

  @Test func `E7: a bucket's policy is read`() throws {
    let text = #"""
      {"Policy": "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::my.bucket/*\"}}"}
      """#
    let report = try imported(text)
    #expect(report.topology.buckets.map(\.id.text) == ["my.bucket"])
    #expect(report.topology.buckets.first?.policy?.statements.first?.principal == .any)
    let named = try imported([("get-bucket-policy.other.bucket.json", text)])
    #expect(named.topology.buckets.map(\.id.text) == ["other.bucket"])
  }
}

/// What a capture tells of a transit gateway's tables decides how far the engine may go.
@Suite struct TransitGatewayCaptureTests {
  /// Two VPCs with a host each, and a VPN that speaks BGP, all on one gateway.
  private func trace(
    to destination: String = "10.1.0.10", routes: String = "", propagations: String = "",
    associations: Bool = true, subnets: Bool = true
  ) throws -> Trace {
    func vpc(_ n: Int) -> String {
      """
      {"VpcId": "vpc-\(n)", "CidrBlock": "10.\(n).0.0/16"}
      """
    }
    func each(_ make: (Int) -> String) -> String { [0, 1].map(make).joined(separator: ",\n") }
    let association =
      associations
      ? #","Association": {"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated"}"# : ""
    let text = """
      {"Vpcs": [\(each(vpc))],
       "Subnets": [\(each { #"{"SubnetId": "subnet-\#($0)", "VpcId": "vpc-\#($0)", "CidrBlock": "10.\#($0).0.0/24", "AvailabilityZone": "us-east-2a"}"# })],
       "RouteTables": [\(each { #"{"RouteTableId": "rtb-\#($0)", "VpcId": "vpc-\#($0)", "Associations": [{"Main": true}], "Routes": [{"DestinationCidrBlock": "10.\#($0).0.0/16", "GatewayId": "local", "State": "active"}, {"DestinationCidrBlock": "0.0.0.0/0", "TransitGatewayId": "tgw-1", "State": "active", "Origin": "CreateRoute"}]}"# })],
       "SecurityGroups": [\(each { #"{"GroupId": "sg-\#($0)", "GroupName": "g", "VpcId": "vpc-\#($0)", "IpPermissions": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}], "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}"# })],
       "NetworkInterfaces": [\(each { #"{"NetworkInterfaceId": "eni-\#($0)", "VpcId": "vpc-\#($0)", "SubnetId": "subnet-\#($0)", "PrivateIpAddress": "10.\#($0).0.10", "InterfaceType": "interface", "Groups": [{"GroupId": "sg-\#($0)"}]}"# })],
       "TransitGateways": [{"TransitGatewayId": "tgw-1", "State": "available"}],
       "TransitGatewayRouteTables": [
         {"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayId": "tgw-1"}],
       "TransitGatewayAttachments": [
         \(each { #"{"TransitGatewayAttachmentId": "tgw-attach-\#($0)", "TransitGatewayId": "tgw-1", "ResourceType": "vpc", "ResourceId": "vpc-\#($0)", "State": "available"\#(association)}"# }),
         {"TransitGatewayAttachmentId": "tgw-attach-9", "TransitGatewayId": "tgw-1",
          "ResourceType": "vpn", "ResourceId": "vpn-9", "State": "available"}]
       \(subnets ? #","TransitGatewayVpcAttachments": [\#(each { #"{"TransitGatewayAttachmentId": "tgw-attach-\#($0)", "TransitGatewayId": "tgw-1", "VpcId": "vpc-\#($0)", "SubnetIds": ["subnet-\#($0)"], "State": "available"}"# })]"# : "")
       \(routes.isEmpty ? "" : #","TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "Routes": [\#(routes == "none" ? "" : routes)]}]"#)
       \(propagations.isEmpty ? "" : #","TransitGatewayPropagations": [{"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayRouteTablePropagations": [\#(propagations)]}]"#)}
      """
    let topology = try imported(text).topology
    return PathTracer(topology).trace(
      Query(
        from: .interface(ResourceID("eni-0"), address: nil),
        to: .address(try IPAddress(destination)),
        protocol: .tcp, port: 443))
  }

  private static func propagated(_ numbers: Int...) -> String {
    numbers.map { #"{"TransitGatewayAttachmentId": "tgw-attach-\#($0)", "State": "enabled"}"# }
      .joined(separator: ",")
  }

  private static let vpcs = propagated(0, 1)

  private static func unknown(_ trace: Trace) -> [ResourceID] {
    trace.explanations.filter { $0.code == .missingInput && $0.severity == .unknown }
      .flatMap(\.subjects)
  }

  @Test func `T2: propagations stand for the VPCs' blocks where the routes told are static alone`()
    throws
  {
    let trace = try trace(routes: "none", propagations: Self.vpcs)
    #expect(trace.verdict == .reachable)
    #expect(
      trace.assumptions.allSatisfy { if case .defaultNetworkACL = $0 { true } else { false } })
    let other = try self.trace(to: "10.7.0.1", routes: "none", propagations: Self.vpcs)
    #expect(other.explanations.map(\.code) == [.transitGatewayCannotRoute])
  }

  @Test func `A5, T2: what a VPN has learnt is taken to hold nothing within a VPC's block`() throws
  {
    let trace = try trace(routes: "none", propagations: Self.propagated(0, 1, 9))
    #expect(trace.verdict == .reachable)
    #expect(
      trace.assumptions.contains(
        .nothingLongerLearnt(
          table: ResourceID("tgw-rtb-1"), attachments: [ResourceID("tgw-attach-9")])))
  }

  @Test func `A8, T2: nor more: beside a default route it may hold anything`() throws {
    let route = """
      {"DestinationCidrBlock": "0.0.0.0/0", "Type": "static", "State": "active",
       "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-1"}]}
      """
    let trace = try trace(
      to: "10.7.0.1", routes: route, propagations: Self.propagated(0, 1, 9))
    #expect(Self.unknown(trace).contains(ResourceID("tgw-rtb-1")))
    let nothing = try self.trace(
      to: "192.168.1.1", routes: "none", propagations: Self.propagated(0, 1, 9))
    #expect(nothing.verdict == .undetermined)
    #expect(Self.unknown(nothing) == [ResourceID("tgw-rtb-1")])
  }

  @Test func `A8, T2: a table whose routes were not captured is not known`() throws {
    let trace = try trace(propagations: Self.vpcs)
    #expect(trace.verdict == .undetermined)
    #expect(Set(Self.unknown(trace)) == [ResourceID("tgw-rtb-1")])
    #expect(try self.trace().verdict == .undetermined)
  }

  @Test func `A8, T1: neither are associations and subnets that were not captured`() throws {
    let lone = try trace(routes: "none", propagations: Self.vpcs, associations: false)
    #expect(lone.verdict == .undetermined)
    #expect(Self.unknown(lone) == [ResourceID("tgw-attach-0")])
    let bare = try trace(routes: "none", propagations: Self.vpcs, subnets: false)
    #expect(bare.verdict == .undetermined)
    #expect(Self.unknown(bare).contains(ResourceID("tgw-attach-0")))
  }

  @Test func `T2: a peering has one id on both gateways, and each finds its own end`() throws {
    func region(_ n: Int, _ other: Int) -> String {
      """
      {"Vpcs": [{"VpcId": "vpc-\(n)", "CidrBlock": "10.\(n).0.0/16"}],
       "Subnets": [{"SubnetId": "subnet-\(n)", "VpcId": "vpc-\(n)", "CidrBlock": "10.\(n).0.0/24",
         "AvailabilityZone": "r-\(n)a"}],
       "RouteTables": [{"RouteTableId": "rtb-\(n)", "VpcId": "vpc-\(n)",
         "Associations": [{"Main": true}], "Routes": [
         {"DestinationCidrBlock": "10.\(n).0.0/16", "GatewayId": "local", "State": "active"},
         {"DestinationCidrBlock": "10.0.0.0/8", "TransitGatewayId": "tgw-\(n)",
          "State": "active", "Origin": "CreateRoute"}]}],
       "SecurityGroups": [{"GroupId": "sg-\(n)", "GroupName": "g", "VpcId": "vpc-\(n)",
         "IpPermissions": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}],
         "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}],
       "NetworkInterfaces": [{"NetworkInterfaceId": "eni-\(n)", "VpcId": "vpc-\(n)",
         "SubnetId": "subnet-\(n)", "PrivateIpAddress": "10.\(n).0.10",
         "InterfaceType": "interface", "Groups": [{"GroupId": "sg-\(n)"}]}],
       "TransitGateways": [{"TransitGatewayId": "tgw-\(n)", "State": "available"}],
       "TransitGatewayRouteTables": [
         {"TransitGatewayRouteTableId": "tgw-rtb-\(n)", "TransitGatewayId": "tgw-\(n)"}],
       "TransitGatewayAttachments": [
         {"TransitGatewayAttachmentId": "tgw-attach-v\(n)", "TransitGatewayId": "tgw-\(n)",
          "ResourceType": "vpc", "ResourceId": "vpc-\(n)", "State": "available",
          "Association": {"TransitGatewayRouteTableId": "tgw-rtb-\(n)", "State": "associated"}},
         {"TransitGatewayAttachmentId": "tgw-attach-p", "TransitGatewayId": "tgw-\(n)",
          "ResourceType": "peering", "ResourceId": "tgw-\(other)", "State": "available",
          "Association": {"TransitGatewayRouteTableId": "tgw-rtb-\(n)", "State": "associated"}}],
       "TransitGatewayVpcAttachments": [
         {"TransitGatewayAttachmentId": "tgw-attach-v\(n)", "TransitGatewayId": "tgw-\(n)",
          "VpcId": "vpc-\(n)", "SubnetIds": ["subnet-\(n)"], "State": "available"}],
       "TransitGatewayStaticRoutes": [{"TransitGatewayRouteTableId": "tgw-rtb-\(n)", "Routes": [
         {"DestinationCidrBlock": "10.\(n).0.0/16", "Type": "propagated", "State": "active",
          "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-v\(n)"}]},
         {"DestinationCidrBlock": "10.\(other).0.0/16", "Type": "static", "State": "active",
          "TransitGatewayAttachments": [{"TransitGatewayAttachmentId": "tgw-attach-p"}]}]}]}
      """
    }
    let topology = try imported([("a.json", region(1, 2)), ("b.json", region(2, 1))]).topology
    for (from, to) in [("eni-1", "10.2.0.10"), ("eni-2", "10.1.0.10")] {
      let trace = PathTracer(topology).trace(
        Query(
          from: .interface(ResourceID(from), address: nil), to: .address(try IPAddress(to)),
          protocol: .tcp, port: 443))
      #expect(trace.verdict == .reachable)
      #expect(trace.forward.filter { $0.component.kind == .transitGateway }.count == 2)
    }
  }
}
