import IPAddressing
import NetworkModel

extension AWSDescribeReader {
  private static let gatewaySchema = AttributeSchema(
    "VpnGateways", used: "VpnGatewayId VpcAttachments State AvailabilityZone Tags",
    notNeeded: "AmazonSideAsn Type")

  private static let customerSchema = AttributeSchema(
    "CustomerGateways", used: "CustomerGatewayId IpAddress Tags",
    notNeeded: "BgpAsn BgpAsnExtended CertificateArn DeviceName State Type")

  private static let connectionSchema = AttributeSchema(
    "VpnConnections",
    used: """
      VpnConnectionId VpnGatewayId TransitGatewayId CustomerGatewayId State Options Routes Tags
      """,
    // CustomerGatewayConfiguration holds the tunnels' keys: it is not even looked at.
    notNeeded: """
      Category CustomerGatewayConfiguration GatewayAssociationState PreSharedKeyArn Type VgwTelemetry
      """,
    notModelled: "CoreNetworkArn CoreNetworkAttachmentArn VpnConcentratorId")

  /// `describe-vpn-gateways`.
  mutating func readVPNGateway(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("VpnGatewayId", .virtualPrivateGateway) else { return }
    var record = record
    record.resource = id
    record.audit(Self.gatewaySchema)
    let tags = tags(of: record)
    let vpc = Self.attachedVPC(record, "VpcAttachments")
    let scope = scope(of: record, zone: record.interned("AvailabilityZone"), vpc: vpc)
    let state = state(of: record, default: .available)
    builder.add(
      VirtualPrivateGateway.self, id: id, tags: tags.rest, locate: record.locator
    ) { [joins] references in
      VirtualPrivateGateway(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope),
        vpc: references.optional(vpc, "VpcAttachments[0].VpcId"), state: state)
    }
  }

  /// `describe-customer-gateways`.
  mutating func readCustomerGateway(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("CustomerGatewayId", .customerGateway) else { return }
    var record = record
    record.resource = id
    record.audit(Self.customerSchema)
    let tags = tags(of: record)
    let scope = scope(of: record)
    let address = record.address("IpAddress")
    builder.add(
      CustomerGateway.self, id: id, tags: tags.rest, locate: record.locator
    ) { [joins] _ in
      CustomerGateway(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope), address: address)
    }
  }

  /// `describe-vpn-connections`.
  mutating func readVPNConnection(_ record: JSONRecord, _ builder: inout TopologyBuilder) {
    guard let id = record.requiredID("VpnConnectionId", .vpnConnection) else { return }
    var record = record
    record.resource = id
    record.audit(Self.connectionSchema)
    let tags = tags(of: record)
    let scope = scope(of: record)
    let state = state(of: record, default: .available)
    let virtualGateway = record.id("VpnGatewayId", .virtualPrivateGateway)
    let transitGateway = record.id("TransitGatewayId", .transitGateway)
    let customerGateway = record.id("CustomerGatewayId", .customerGateway)
    let usesStaticRoutesOnly = record.record("Options")?.bool("StaticRoutesOnly") ?? false
    let routes = record.records("Routes").compactMap { route in
      route.text("State").map { $0 == "deleted" || $0 == "deleting" } ?? false
        ? nil : route.prefix("DestinationCidrBlock")
    }
    builder.add(
      VPNConnection.self, id: id, tags: tags.rest, locate: record.locator
    ) { [joins] references in
      var termination: VPNConnection.Termination?
      if let virtualGateway {
        termination =
          references.optional(virtualGateway, "VpnGatewayId").map { .virtualPrivateGateway($0) }
          ?? .unresolved(virtualGateway)
      } else if let transitGateway {
        termination =
          references.optional(transitGateway, "TransitGatewayId").map { .transitGateway($0) }
          ?? .unresolved(transitGateway)
      }
      return VPNConnection(
        id: id, name: tags.name, scope: joins.scopes.handle(at: scope), termination: termination,
        customerGateway: references.optional(customerGateway, "CustomerGatewayId"), state: state,
        usesStaticRoutesOnly: usesStaticRoutesOnly, routes: routes)
    }
  }
}
