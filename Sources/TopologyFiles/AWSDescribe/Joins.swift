import IPAddressing
import NetworkModel

/// What AWS tells about one resource in the output of several commands.
///
/// Readers fill it file by file; the closures that make the entities look into it when all is read.
final class Joins {
  /// `describe-vpc-attribute`.
  struct VPCAttributes {
    var dnsSupport: Bool?
    var dnsHostnames: Bool?
  }

  /// An interface in the place it has on its instance.
  struct Attachment: Hashable {
    var deviceIndex: Int
    var interface: ResourceID
  }

  struct PrivateAddress: Hashable {
    var interface: ResourceID
    var address: IPv4Address
  }

  let scopes = ScopeTable()

  var attributesOfVPC: [ResourceID: VPCAttributes] = [:]
  var instanceOfInterface: [ResourceID: ResourceID] = [:]
  var interfacesOfInstance: [ResourceID: [Attachment]] = [:]
  /// Elastic IPs, by what they stand for.
  var elasticIPs: [PrivateAddress: IPv4Address] = [:]
  var cidrsOfSubnet: [ResourceID: [IPPrefix]] = [:]
  /// `get-managed-prefix-list-entries`.
  var entriesOfPrefixList: [ResourceID: [IPPrefix]] = [:]
  /// `describe-security-group-rules`, for groups whose own permissions are not in the input.
  var rulesOfGroup: [ResourceID: SecurityGroupRules] = [:]
  var routesOfTransitTable: [ResourceID: [TransitGatewayRouteTable.Route]] = [:]
  var propagationsOfTransitTable: [ResourceID: [ResourceID]] = [:]
  /// The table associated with an attachment, by attachment.
  var associations: [ResourceID: ResourceID] = [:]
  var recordsOfZone: [ResourceID: [DNSRecord]] = [:]
  /// Record sets whose file does not tell the zone's id, by the zone's name.
  var recordsOfZoneName: [InternedText: [DNSRecord]] = [:]
  /// `describe-vpc-block-public-access-options`, each with its place in the table of scopes.
  var blockModes: [(scope: Int, mode: InternetGatewayBlockMode)] = []
  /// `describe-vpc-block-public-access-exclusions`, by VPC or subnet.
  var blockExclusions: [ResourceID: InternetGatewayExclusionMode] = [:]
  var vpcsOfZone: [ResourceID: [ResourceID]] = [:]
  /// Route tables of transit gateways that have more routes than was printed.
  var cutShortTransitTables: Set<ResourceID> = []
  /// Tunnels, by Connect attachment.
  var peersOfConnect: [ResourceID: [ConnectPeer]] = [:]
  /// Gateways on AWS's side, by Direct Connect gateway.
  var associationsOfDirectConnect: [ResourceID: [DirectConnectAssociation]] = [:]
  /// `list-resolver-endpoint-ip-addresses`, by endpoint.
  var addressesOfResolver: [ResourceID: [IPAddress]] = [:]
  var vpcsOfResolverRule: [ResourceID: [ResourceID]] = [:]

  /// By the end of the balancer's ARN, as the description of its interfaces has it.
  var interfacesOfBalancer: [String: [ResourceID]] = [:]
  /// Balancers that may have more listeners than those.
  var balancersLackingListeners: Set<ResourceID> = []
  var listenersOfBalancer: [ResourceID: [ListenerDraft]] = [:]
  var balancerAttributes: [(place: AttributePlace, key: String, value: String)] = []
  var targetsOfGroups: [(place: AttributePlace, targets: [TargetDraft])] = []
  /// The interfaces that AWS made for databases, by VPC.
  var interfacesOfDatabases:
    [ResourceID: [(id: ResourceID, subnet: ResourceID?, properties: DatabaseInterface)]] = [:]

  func attach(_ interface: ResourceID, to instance: ResourceID, deviceIndex: Int) {
    instanceOfInterface[interface] = instance
    let attachment = Attachment(deviceIndex: deviceIndex, interface: interface)
    if !interfacesOfInstance[instance, default: []].contains(attachment) {
      interfacesOfInstance[instance, default: []].append(attachment)
    }
  }

  /// The interfaces of an instance, the primary one first.
  func interfaces(of instance: ResourceID) -> [ResourceID] {
    var seen: Set<ResourceID> = []
    return (interfacesOfInstance[instance] ?? [])
      .sorted { ($0.deviceIndex, $0.interface) < ($1.deviceIndex, $1.interface) }
      .map(\.interface).filter { seen.insert($0).inserted }
  }
}
