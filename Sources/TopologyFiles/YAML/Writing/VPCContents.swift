import NetworkModel

/// What is in one VPC, in order of id; subnets in order of address.
struct VPCContents {
  var subnets: [Subnet] = []
  var natGateways: [NATGateway] = []
  var routeTables: [RouteTable] = []
  var endpoints: [VPCEndpoint] = []
  var instanceConnectEndpoints: [InstanceConnectEndpoint] = []
  var securityGroups: [SecurityGroup] = []
  var networkACLs: [NetworkACL] = []
  var interfaces: [Handle<NetworkInterface>] = []
  var loadBalancers: [LoadBalancer] = []
  var databases: [Database] = []

  /// By the VPC's place in the topology.
  static func all(of topology: Topology) -> [VPCContents] {
    var contents = topology.handles(of: VPC.self).map { vpc in
      VPCContents(subnets: topology.subnets(of: vpc).map { topology[$0] })
    }
    for item in topology.natGateways { contents[item.vpc.index].natGateways.append(item) }
    for item in topology.routeTables { contents[item.vpc.index].routeTables.append(item) }
    for item in topology.vpcEndpoints { contents[item.vpc.index].endpoints.append(item) }
    for item in topology.instanceConnectEndpoints {
      contents[item.vpc.index].instanceConnectEndpoints.append(item)
    }
    for item in topology.securityGroups { contents[item.vpc.index].securityGroups.append(item) }
    for item in topology.networkACLs { contents[item.vpc.index].networkACLs.append(item) }
    for handle in topology.handles(of: NetworkInterface.self) {
      contents[topology[handle].vpc.index].interfaces.append(handle)
    }
    for item in topology.loadBalancers { contents[item.vpc.index].loadBalancers.append(item) }
    for item in topology.databases { contents[item.vpc.index].databases.append(item) }
    return contents
  }
}
