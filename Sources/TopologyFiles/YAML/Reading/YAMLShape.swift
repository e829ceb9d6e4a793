/// The mappings that the format knows, each with its keys: the one list of what may be written.
///
/// `docs/topology-yaml.md` says what each key means, and a test holds the two side by side.
enum YAMLShape: String, CaseIterable {
  case document, vpc, internetGateway, vpnGateway, dhcpOptions, subnet, natGateway, routeTable,
    route
  case endpoint, instanceConnectEndpoint, securityGroup, securityGroupRule, networkACL
  case networkACLEntry, instance, interface, loadBalancer, targetGroup, target, peering, remoteVPC
  case transitGateway, attachment, transitGatewayTable, customerGateway, vpnConnection
  case directConnectGateway, directConnectAssociation, virtualInterface
  case resolverEndpoint, resolverRule, multiRegionAccessPoint
  case prefixList, elasticIP, bucket, hostedZone, record, policy, statement, expectation
  case localizedText

  /// What a person calls such a mapping.
  var noun: String {
    switch self {
    case .document: "a topology"
    case .vpc: "a VPC"
    case .internetGateway: "an internet gateway"
    case .vpnGateway: "a VPN gateway"
    case .dhcpOptions: "DHCP options"
    case .subnet: "a subnet"
    case .natGateway: "a NAT gateway"
    case .routeTable: "a route table"
    case .route: "a route"
    case .endpoint: "an endpoint"
    case .instanceConnectEndpoint: "an Instance Connect endpoint"
    case .securityGroup: "a security group"
    case .securityGroupRule: "a security group's rule"
    case .networkACL: "a network ACL"
    case .networkACLEntry: "a network ACL's entry"
    case .instance: "an instance"
    case .interface: "an interface"
    case .loadBalancer: "a load balancer"
    case .targetGroup: "a target group"
    case .target: "a target"
    case .peering: "a peering"
    case .remoteVPC: "a VPC elsewhere"
    case .transitGateway: "a transit gateway"
    case .attachment: "an attachment"
    case .transitGatewayTable: "a transit gateway's route table"
    case .customerGateway: "a customer gateway"
    case .vpnConnection: "a VPN connection"
    case .directConnectGateway: "a Direct Connect gateway"
    case .directConnectAssociation: "an association"
    case .virtualInterface: "a virtual interface"
    case .resolverEndpoint: "a Resolver endpoint"
    case .resolverRule: "a Resolver rule"
    case .multiRegionAccessPoint: "a Multi-Region Access Point"
    case .prefixList: "a prefix list"
    case .elasticIP: "an Elastic IP"
    case .bucket: "a bucket"
    case .hostedZone: "a hosted zone"
    case .record: "a record"
    case .policy: "a policy"
    case .statement: "a policy's statement"
    case .expectation: "an expectation"
    case .localizedText: "a text"
    }
  }

  var keys: [String] {
    switch self {
    case .document:
      [
        "waylight", "title", "description", "region", "account", "vpcs", "peerings",
        "transit-gateways", "customer-gateways", "vpn-connections", "direct-connect-gateways",
        "virtual-interfaces", "prefix-lists", "elastic-ips", "buckets",
        "multi-region-access-points", "hosted-zones", "resolver-endpoints", "resolver-rules",
        "expect",
      ]
    case .vpc:
      [
        "id", "cidr", "region", "account", "default", "dns-support", "dns-hostnames",
        "dhcp-options", "internet-gateway", "egress-only-internet-gateway", "vpn-gateway",
        "subnets", "nat-gateways", "route-tables", "endpoints", "instance-connect-endpoints",
        "security-groups", "network-acls", "instances", "interfaces", "load-balancers",
        "target-groups",
      ]
    case .internetGateway: ["id", "name", "attached"]
    case .vpnGateway: ["id", "name", "attached", "state"]
    case .dhcpOptions: ["id", "domain-name", "name-servers"]
    case .subnet: ["id", "cidr", "az", "route-table", "network-acl", "public-ips", "dns64"]
    case .natGateway: ["id", "subnet", "type", "ip", "public-ip", "state"]
    case .routeTable: ["id", "main", "edge", "propagate", "routes"]
    case .route: ["to", "via", "state", "origin"]
    case .endpoint:
      [
        "id", "service", "type", "service-region", "route-tables", "subnets", "ips",
        "security-groups", "private-dns", "private-dns-only-for-inbound-resolver", "policy",
        "state",
      ]
    case .instanceConnectEndpoint:
      ["id", "subnet", "ip", "security-groups", "preserve-client-ip", "state"]
    case .securityGroup: ["id", "ingress", "egress"]
    case .securityGroupRule: ["protocol", "ports", "icmp", "from", "to", "note"]
    case .networkACL: ["id", "subnets", "ingress", "egress"]
    case .networkACLEntry: ["rule", "action", "protocol", "ports", "icmp", "cidr"]
    case .instance:
      [
        "id", "subnet", "ip", "secondary-ips", "ipv6", "public-ip", "security-groups",
        "source-dest-check", "type", "state", "interfaces",
      ]
    case .interface:
      [
        "id", "name", "subnet", "ip", "secondary-ips", "ipv6", "public-ip", "security-groups",
        "source-dest-check", "purpose",
      ]
    case .loadBalancer:
      [
        "id", "type", "scheme", "subnets", "ips", "security-groups", "cross-zone", "state",
        "listeners",
      ]
    case .targetGroup: ["id", "type", "protocol", "port", "preserve-client-ip", "targets"]
    case .target: ["target", "port", "az", "health"]
    case .peering: ["id", "requester", "accepter", "state", "dns-resolution"]
    case .remoteVPC: ["id", "region", "account", "cidr"]
    case .transitGateway:
      [
        "id", "region", "account", "state", "security-group-references", "attachments",
        "route-tables", "default-route-table",
      ]
    case .attachment:
      [
        "id", "vpc", "subnets", "vpn", "peer", "direct-connect-gateway", "connect", "peers",
        "routes", "route-table", "propagate-to", "state", "appliance-mode",
        "security-group-references",
      ]
    case .transitGatewayTable: ["id", "routes", "additional-routes"]
    case .customerGateway: ["id", "ip", "region", "account"]
    case .vpnConnection:
      [
        "id", "customer-gateway", "vpn-gateway", "transit-gateway", "routes", "static-routes-only",
        "state",
      ]
    case .directConnectGateway: ["id", "state", "associations"]
    case .directConnectAssociation: ["allowed-prefixes", "state"]
    case .virtualInterface:
      [
        "id", "type", "direct-connect-gateway", "vpn-gateway", "routes", "region", "account",
        "state", "bgp",
      ]
    case .resolverEndpoint: ["id", "direction", "vpc", "ips", "state"]
    case .resolverRule: ["id", "domain", "endpoint", "forward-to", "vpcs"]
    case .multiRegionAccessPoint: ["alias", "buckets"]
    case .prefixList: ["id", "region", "account", "entries"]
    case .elasticIP: ["id", "ip", "instance", "interface", "region", "account"]
    case .bucket: ["region", "account", "policy"]
    case .hostedZone: ["id", "vpcs", "records"]
    case .record: ["type", "values"]
    case .policy: ["Version", "Id", "Statement"]
    case .statement:
      [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource",
        "NotResource", "Condition",
      ]
    case .expectation:
      [
        "from", "to", "port", "protocol", "verdict", "via", "avoids", "code", "codes", "resolves",
        "note",
      ]
    case .localizedText: ["en", "ja"]
    }
  }
}
