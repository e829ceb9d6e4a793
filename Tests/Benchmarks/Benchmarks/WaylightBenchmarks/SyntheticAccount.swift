import FoundationEssentials

/// An account as `aws ec2 describe-*` prints it: one VPC of three zones with a public and a private
/// subnet each, a NAT gateway, an S3 gateway endpoint, and as many instances as wanted.
struct SyntheticAccount {
  var instanceCount: Int

  static let owner = "111122223333"
  private static let region = "ap-northeast-1"
  private static let zones = ["a", "c", "d"]

  /// The id of the instance's only interface, counted from 0.
  static func interfaceID(_ index: Int) -> String { "eni-" + hexadecimal(index) }

  /// Writes the account to a new file among the temporary ones.
  func write() throws -> String {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "waylight-benchmark-\(instanceCount).json").path
    try Data(json.utf8).write(to: URL(filePath: path))
    return path
  }

  private var json: String {
    """
    {"Vpcs": [{"VpcId": "vpc-\(Self.hexadecimal(1))", "CidrBlock": "10.0.0.0/8", \
    "OwnerId": "\(Self.owner)", "State": "available", "IsDefault": false}],
    "InternetGateways": [{"InternetGatewayId": "igw-\(Self.hexadecimal(1))", \
    "OwnerId": "\(Self.owner)", \
    "Attachments": [{"State": "available", "VpcId": "vpc-\(Self.hexadecimal(1))"}]}],
    "SecurityGroups": [{"GroupId": "sg-\(Self.hexadecimal(1))", "GroupName": "hosts", \
    "VpcId": "vpc-\(Self.hexadecimal(1))", "OwnerId": "\(Self.owner)", "IpPermissions": [], \
    "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}],
    "PrefixLists": [{"PrefixListId": "pl-61a54008", \
    "PrefixListName": "com.amazonaws.\(Self.region).s3", "Cidrs": ["52.219.0.0/20"]}],
    "Subnets": [\(subnets)],
    "RouteTables": [\(tables)],
    "VpcEndpoints": [{"VpcEndpointId": "vpce-\(Self.hexadecimal(1))", \
    "VpcEndpointType": "Gateway", "VpcId": "vpc-\(Self.hexadecimal(1))", \
    "ServiceName": "com.amazonaws.\(Self.region).s3", "State": "available", \
    "RouteTableIds": ["rtb-\(Self.hexadecimal(2))"], "OwnerId": "\(Self.owner)"}],
    "NetworkInterfaces": [
    \((0..<instanceCount).map(interface).joined(separator: ",\n"))
    ]}
    """
  }

  private var subnets: String {
    Self.zones.indices.flatMap { zone in
      // Public ones first, then private ones: 10.0-2.0.0/16, 10.100-102.0.0/16.
      [(zone, zone), (zone + 3, zone + 100)].map { number, octet in
        """
        {"SubnetId": "subnet-\(Self.hexadecimal(number))", "CidrBlock": "10.\(octet).0.0/16", \
        "VpcId": "vpc-\(Self.hexadecimal(1))", "AvailabilityZone": "\(Self.region)\(Self.zones[zone])", \
        "OwnerId": "\(Self.owner)", "State": "available"}
        """
      }
    }.joined(separator: ",\n")
  }

  private var tables: String {
    let local = #"{"DestinationCidrBlock": "10.0.0.0/8", "GatewayId": "local", "State": "active"}"#
    let toGateway = """
      {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-\(Self.hexadecimal(1))", "State": "active"}
      """
    let toS3 = """
      {"DestinationPrefixListId": "pl-61a54008", "GatewayId": "vpce-\(Self.hexadecimal(1))", \
      "State": "active"}
      """
    return [(1, 0..<3, [local, toGateway]), (2, 3..<6, [local, toS3])].map { id, subnets, routes in
      let associations = subnets.map {
        #"{"Main": false, "SubnetId": "subnet-\#(Self.hexadecimal($0))"}"#
      }
      return """
        {"RouteTableId": "rtb-\(Self.hexadecimal(id))", "VpcId": "vpc-\(Self.hexadecimal(1))", \
        "OwnerId": "\(Self.owner)", "Associations": [\(associations.joined(separator: ", "))], \
        "Routes": [\(routes.joined(separator: ", "))]}
        """
    }.joined(separator: ",\n")
  }

  private func interface(_ index: Int) -> String {
    let zone = index % 3
    let host = index / 3 + 16
    let address = "10.\(zone + 100).\(host >> 8 & 0xFF).\(host & 0xFF)"
    return """
      {"NetworkInterfaceId": "\(Self.interfaceID(index))", "InterfaceType": "interface", \
      "Status": "in-use", "SourceDestCheck": true, "SubnetId": "subnet-\(Self.hexadecimal(zone + 3))", \
      "VpcId": "vpc-\(Self.hexadecimal(1))", "OwnerId": "\(Self.owner)", \
      "AvailabilityZone": "\(Self.region)\(Self.zones[zone])", "PrivateIpAddress": "\(address)", \
      "PrivateIpAddresses": [{"Primary": true, "PrivateIpAddress": "\(address)"}], \
      "Groups": [{"GroupId": "sg-\(Self.hexadecimal(1))", "GroupName": "hosts"}], \
      "TagSet": [{"Key": "Name", "Value": "host-\(index)"}]}
      """
  }

  /// 17 digits, as AWS's ids have.
  private static func hexadecimal(_ number: Int) -> String {
    let digits = String(number + 0x1000, radix: 16)
    return String(repeating: "0", count: 17 - digits.count) + digits
  }
}
