import IPAddressing
import NetworkModel
import Testing

@testable import TopologyFiles

/// Direct Connect, Connect, Resolver and access points as AWS prints them.
@Suite struct HybridDescribeTests {
  // MARK: Direct Connect

  static let network = """
    {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
     "VpnGateways": [{"VpnGatewayId": "vgw-1", "State": "available",
       "VpcAttachments": [{"State": "attached", "VpcId": "vpc-1"}]}],
     "TransitGateways": [{"TransitGatewayId": "tgw-1", "State": "available"}]}
    """
  static let gateways = """
    {"directConnectGateways": [{"directConnectGatewayId": "5f294f92-bafb-4011-916d-9b0bd0000001",
      "directConnectGatewayName": "corp", "amazonSideAsn": 64512, "ownerAccount": "111122223333",
      "directConnectGatewayState": "available"}]}
    """
  static let associations = """
    {"directConnectGatewayAssociations": [
      {"directConnectGatewayId": "5f294f92-bafb-4011-916d-9b0bd0000001",
       "directConnectGatewayOwnerAccount": "111122223333", "associationState": "updating",
       "associatedGateway": {"id": "vgw-1", "type": "virtualPrivateGateway",
         "ownerAccount": "111122223333", "region": "eu-west-1"},
       "associationId": "be85116d-46eb-4b43-a27a-da0c2ad648de",
       "allowedPrefixesToDirectConnectGateway": [{"cidr": "10.0.0.0/16"}],
       "virtualGatewayId": "vgw-1", "virtualGatewayRegion": "eu-west-1",
       "virtualGatewayOwnerAccount": "111122223333"},
      {"directConnectGatewayId": "5f294f92-bafb-4011-916d-9b0bd0000002",
       "associationState": "associated", "associatedGateway": {"id": "tgw-1",
         "type": "transitGateway"}},
      {"directConnectGatewayId": "5f294f92-bafb-4011-916d-9b0bd0000002",
       "associationState": "disassociated", "associatedGateway": {"id": "vgw-1"}}]}
    """
  static let interfaces = """
    {"virtualInterfaces": [
      {"ownerAccount": "111122223333", "virtualInterfaceId": "dxvif-ffhhk74f", "location": "EqDC2",
       "connectionId": "dxcon-fguhmqlc", "virtualInterfaceType": "private",
       "virtualInterfaceName": "office", "vlan": 101, "asn": 65001, "region": "eu-west-1",
       "virtualInterfaceState": "available", "virtualGatewayId": "",
       "directConnectGatewayId": "5f294f92-bafb-4011-916d-9b0bd0000001",
       "routeFilterPrefixes": [], "bgpPeers": [{"bgpPeerId": "dxpeer-1", "bgpStatus": "down"},
         {"bgpPeerId": "dxpeer-2", "bgpStatus": "up"}]},
      {"virtualInterfaceId": "dxvif-fgputw0j", "virtualInterfaceType": "private",
       "virtualInterfaceState": "verifying", "virtualGatewayId": "vgw-1"},
      {"virtualInterfaceId": "dxvif-fg9bynpy", "virtualInterfaceType": "public",
       "virtualInterfaceState": "down", "routeFilterPrefixes": [{"cidr": "198.51.100.0/24"}],
       "bgpPeers": [{"bgpStatus": "unknown"}]}]}
    """

  @Test func `Direct Connect is joined from gateways, associations and interfaces`() throws {
    let report = try imported([
      ("a.json", Self.network), ("b.json", Self.associations), ("c.json", Self.gateways),
      ("d.json", Self.interfaces),
    ])
    #expect(report.findings.map(\.message) == [])
    let topology = report.topology
    #expect(topology.directConnectGateways.map(\.name.text) == ["corp", ""])
    let corp = try #require(topology.directConnectGateways.first)
    let vgw = try #require(topology.handles(of: VirtualPrivateGateway.self).first)
    let tgw = try #require(topology.handles(of: TransitGateway.self).first)
    #expect(
      corp.associations == [
        .init(
          gateway: .virtualPrivateGateway(vgw), allowedPrefixes: [try IPPrefix("10.0.0.0/16")])
      ])
    #expect(
      topology.directConnectGateways.last?.associations
        == [.init(gateway: .transitGateway(tgw), allowedPrefixes: nil)])
    let office = try #require(topology.first("dxvif-ffhhk74f", as: VirtualInterface.self))
    #expect(office.name == "office" && office.role == .private && office.isBGPUp == true)
    #expect(
      office.termination
        == .directConnectGateway(topology.handles(of: DirectConnectGateway.self)[0]))
    #expect(topology.region(of: office.scope) == "eu-west-1")
    let young = try #require(topology.first("dxvif-fgputw0j", as: VirtualInterface.self))
    #expect(young.state == .pending && young.termination == .virtualPrivateGateway(vgw))
    let open = try #require(topology.first("dxvif-fg9bynpy", as: VirtualInterface.self))
    #expect(open.role == .public && open.state == .down && open.isBGPUp == nil)
    #expect(open.routes == [try IPPrefix("198.51.100.0/24")])
  }

  @Test func `an interface of a type that is not known is a finding`() throws {
    let text = Self.interfaces.replacing("\"public\"", with: "\"hosted\"")
    let report = try imported([("a.json", Self.network), ("d.json", text)])
    #expect(report.findings.contains { $0.code == .badValue })
    #expect(report.topology.virtualInterfaces.count == 2)
    // Its gateway is known by its id alone.
    #expect(report.topology.directConnectGateways.map(\.associations) == [[]])
  }

  // MARK: Transit gateways

  @Test func `T2: tunnels of Connect, and the attachment they stand on`() throws {
    let text = """
      {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
       "TransitGateways": [{"TransitGatewayId": "tgw-1"}],
       "TransitGatewayRouteTables": [
         {"TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayId": "tgw-1"}],
       "TransitGatewayAttachments": [
         {"TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1",
          "ResourceType": "vpc", "ResourceId": "vpc-1", "State": "available"},
         {"TransitGatewayAttachmentId": "tgw-attach-2", "TransitGatewayId": "tgw-1",
          "ResourceType": "connect", "ResourceId": "tgw-attach-2", "State": "available",
          "Association": {"TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated"}},
         {"TransitGatewayAttachmentId": "tgw-attach-3", "TransitGatewayId": "tgw-1",
          "ResourceType": "direct-connect-gateway", "State": "available",
          "ResourceId": "5f294f92-bafb-4011-916d-9b0bd0000001"}],
       "TransitGatewayConnects": [{"TransitGatewayAttachmentId": "tgw-attach-2",
         "TransportTransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1",
         "State": "available", "Options": {"Protocol": "gre"}}],
       "TransitGatewayConnectPeers": [{"TransitGatewayAttachmentId": "tgw-attach-2",
         "TransitGatewayConnectPeerId": "tgw-connect-peer-1", "State": "available",
         "ConnectPeerConfiguration": {"TransitGatewayAddress": "10.8.0.1",
           "PeerAddress": "10.0.0.77", "InsideCidrBlocks": ["169.254.6.0/29"], "Protocol": "gre",
           "BgpConfigurations": [{"BgpStatus": "down"}, {"BgpStatus": "up"}]}}]}
      """
    let topology = try imported(text).topology
    let tunnel = try #require(topology.first("tgw-attach-2", as: TransitGatewayAttachment.self))
    #expect(tunnel.resource == .connect(ResourceID("tgw-attach-1")))
    #expect(tunnel.associatedTable != nil)
    #expect(tunnel.connectPeers?.map(\.isBGPUp) == [true])
    #expect(tunnel.connectPeers?.first?.peerAddress == (try IPAddress("10.0.0.77")))
    let direct = try #require(topology.first("tgw-attach-3", as: TransitGatewayAttachment.self))
    #expect(
      direct.resource
        == .directConnectGateway(
          ResourceID("5f294f92-bafb-4011-916d-9b0bd0000001", kind: .directConnectGateway)))
    #expect(direct.connectPeers == nil)
  }

  @Test func `T2: a table with more routes than were printed says so`() throws {
    let routes = TransitGatewayDescribeTests.routes
      .replacing(
        "\"AdditionalRoutesAvailable\": false", with: "\"AdditionalRoutesAvailable\": true")
    let report = try imported([
      ("all.json", TransitGatewayDescribeTests.gateways),
      ("search-transit-gateway-routes.tgw-rtb-1.json", routes),
    ])
    #expect(report.findings.map(\.code) == [.truncated])
    #expect(report.topology.transitGatewayRouteTables.map(\.isCutShort) == [true, false])
  }

  @Test func `T3: an option that is not printed is not known`() throws {
    let topology = try imported(
      TransitGatewayDescribeTests.gateways
        .replacing(
          "\"SecurityGroupReferencingSupport\": \"enable\"", with: "\"DnsSupport\": \"enable\"")
    ).topology
    #expect(topology.transitGateways.map(\.supportsSecurityGroupReferences) == [nil])
    #expect(topology.transitGatewayAttachments.map(\.supportsSecurityGroupReferences) == [nil])
  }

  // MARK: Resolver

  @Test func `D9: rules with their VPCs, endpoints with their addresses`() throws {
    let report = try imported([
      (
        "a.json",
        """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
         "ResolverEndpoints": [
           {"Id": "rslvr-in-1", "Arn": "arn:aws:route53resolver:eu-west-1:111122223333:resolver-endpoint/rslvr-in-1",
            "Name": "door", "SecurityGroupIds": ["sg-1"], "Direction": "INBOUND",
            "IpAddressCount": 2, "HostVPCId": "vpc-1", "Status": "OPERATIONAL"},
           {"Id": "rslvr-out-1", "Direction": "OUTBOUND", "HostVPCId": "vpc-1",
            "Status": "ACTION_NEEDED"}],
         "ResolverRules": [
           {"Id": "rslvr-rr-1", "DomainName": "corp.example.", "Status": "COMPLETE",
            "RuleType": "FORWARD", "Name": "corp", "ResolverEndpointId": "rslvr-out-1",
            "TargetIps": [{"Ip": "192.168.0.53", "Port": 53}]},
           {"Id": "rslvr-rr-2", "DomainName": "aws.corp.example.", "RuleType": "SYSTEM"},
           {"Id": "rslvr-autodefined-rr-internet-resolver", "DomainName": ".",
            "RuleType": "RECURSIVE"}],
         "ResolverRuleAssociations": [
           {"Id": "rslvr-rrassoc-1", "ResolverRuleId": "rslvr-rr-1", "VPCId": "vpc-1",
            "Status": "COMPLETE"},
           {"ResolverRuleId": "rslvr-rr-2", "VPCId": "vpc-1", "Status": "DELETING"}]}
        """
      ),
      (
        "list-resolver-endpoint-ip-addresses.rslvr-in-1.json",
        """
        {"MaxResults": 10, "IpAddresses": [
          {"IpId": "rni-2", "SubnetId": "subnet-2", "Ip": "10.0.1.5", "Status": "ATTACHED"},
          {"IpId": "rni-1", "SubnetId": "subnet-1", "Ip": "10.0.0.5", "Status": "ATTACHED"}]}
        """
      ),
    ])
    #expect(report.findings.map(\.message) == [])
    let topology = report.topology
    let door = try #require(topology.first("rslvr-in-1", as: ResolverEndpoint.self))
    #expect(door.direction == .inbound && door.state == .available && door.name == "door")
    #expect(door.addresses.map(\.description) == ["10.0.0.5", "10.0.1.5"])
    #expect(topology.region(of: door.scope) == "eu-west-1")
    #expect(topology.first("rslvr-out-1", as: ResolverEndpoint.self)?.state == .failed)
    let rule = try #require(topology.first("rslvr-rr-1", as: ResolverRule.self))
    #expect(rule.domain == "corp.example" && rule.vpcs.count == 1)
    #expect(
      rule.action
        == .forward(
          to: [try IPAddress("192.168.0.53")],
          endpoint: ResourceID("rslvr-out-1", kind: .resolverEndpoint)))
    let system = try #require(topology.first("rslvr-rr-2", as: ResolverRule.self))
    #expect(system.action == .system && system.vpcs == [])
    let root = topology.first("rslvr-autodefined-rr-internet-resolver", as: ResolverRule.self)
    #expect(root?.domain == "" && root?.action == .system)
  }

  // MARK: Access points

  @Test func `D8: a Multi-Region Access Point and its buckets; those of one region are none`()
    throws
  {
    let text = """
      {"AccessPoints": [
        {"Name": "albums", "Alias": "mfzwi23gnjvgw.mrap", "CreatedAt": "2024-01-01T00:00:00Z",
         "Status": "READY", "PublicAccessBlock": {}, "Regions": [
           {"Bucket": "photos-b", "Region": "us-east-1", "BucketAccountId": "111122223333"},
           {"Bucket": "photos-a", "Region": "eu-west-1"}]},
        {"Name": "single", "NetworkOrigin": "VPC", "Bucket": "photos-a"}]}
      """
    let topology = try imported(text).topology
    #expect(topology.multiRegionAccessPoints.map(\.id.text) == ["mfzwi23gnjvgw.mrap"])
    #expect(
      topology.multiRegionAccessPoints.first?.locations.map(\.region.text)
        == ["eu-west-1", "us-east-1"])
  }
}
