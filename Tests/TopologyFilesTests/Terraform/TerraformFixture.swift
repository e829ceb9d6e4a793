/// One network twice: as `terraform show -json` prints its state, and as `aws ec2 describe-*` would.
///
/// A VPC with a public and a private subnet, an internet gateway, a NAT gateway, a gateway and an interface
/// endpoint, two hosts, a network ACL on the private subnet, and a peering with a second VPC and its host.
enum TerraformFixture {
  static func state(_ resources: String) -> String {
    """
    {"format_version": "1.0", "terraform_version": "1.9.0", "values": {"root_module": {
      "resources": [\(resources)]}}}
    """
  }

  /// A resource with an ARN of its own where `arn` names what it is.
  static func resource(_ address: String, _ values: String, mode: String = "managed") -> String {
    let address = address.replacing("\"", with: "\\\"")
    return #"{"address": "\#(address)", "mode": "\#(mode)", "values": {\#(values)}}"#
  }

  static let vpcs = [
    resource(
      "aws_vpc.main",
      """
      "id": "vpc-0a01", "arn": "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a01",
      "cidr_block": "10.0.0.0/16", "owner_id": "111122223333", "enable_dns_support": true,
      "enable_dns_hostnames": true, "default_network_acl_id": "acl-0a01",
      "default_route_table_id": "rtb-0a01", "main_route_table_id": "rtb-0a01",
      "default_security_group_id": "sg-0a00", "tags": {"Name": "main", "Team": "net"},
      "tags_all": {"Name": "main", "Team": "net"}
      """),
    resource(
      "aws_vpc.other",
      """
      "id": "vpc-0b01", "arn": "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0b01",
      "cidr_block": "10.1.0.0/16", "owner_id": "111122223333", "enable_dns_support": true,
      "enable_dns_hostnames": false, "default_network_acl_id": "acl-0b01",
      "default_route_table_id": "rtb-0b01", "main_route_table_id": "rtb-0b01",
      "default_security_group_id": "sg-0b00", "tags_all": {"Name": "other"}
      """),
    resource(
      "aws_subnet.public",
      """
      "id": "subnet-0a01", "vpc_id": "vpc-0a01", "cidr_block": "10.0.0.0/24",
      "availability_zone": "eu-west-1a", "map_public_ip_on_launch": true,
      "tags_all": {"Name": "public"}
      """),
    resource(
      "aws_subnet.private",
      """
      "id": "subnet-0a02", "vpc_id": "vpc-0a01", "cidr_block": "10.0.1.0/24",
      "availability_zone": "eu-west-1b", "tags_all": {"Name": "private"}
      """),
    resource(
      "aws_subnet.other",
      """
      "id": "subnet-0b01", "vpc_id": "vpc-0b01", "cidr_block": "10.1.0.0/24",
      "availability_zone": "eu-west-1a", "tags_all": {"Name": "other"}
      """),
  ]

  static let routing = [
    resource(
      "aws_internet_gateway.main",
      #""id": "igw-0a01", "vpc_id": "vpc-0a01", "tags_all": {"Name": "igw"}"#),
    resource(
      "aws_eip.nat",
      """
      "id": "eipalloc-0a01", "allocation_id": "eipalloc-0a01", "public_ip": "203.0.113.9",
      "private_ip": "10.0.0.9", "network_interface": "eni-0a09"
      """),
    resource(
      "aws_nat_gateway.main",
      """
      "id": "nat-0a01", "subnet_id": "subnet-0a01", "connectivity_type": "public",
      "allocation_id": "eipalloc-0a01", "network_interface_id": "eni-0a09",
      "private_ip": "10.0.0.9", "public_ip": "203.0.113.9", "tags_all": {"Name": "nat"}
      """),
    // Routes inside the table, as a refreshed state has them even where `aws_route` made them.
    resource(
      "aws_route_table.public",
      """
      "id": "rtb-0a02", "vpc_id": "vpc-0a01", "tags_all": {"Name": "public"}, "route": [
        {"cidr_block": "0.0.0.0/0", "gateway_id": "igw-0a01", "nat_gateway_id": ""},
        {"cidr_block": "10.1.0.0/16", "vpc_peering_connection_id": "pcx-0a01"}]
      """),
    resource(
      "aws_route.internet",
      """
      "route_table_id": "rtb-0a02", "destination_cidr_block": "0.0.0.0/0",
      "gateway_id": "igw-0a01", "state": "active"
      """),
    resource(
      "aws_route_table.private",
      #""id": "rtb-0a03", "vpc_id": "vpc-0a01", "route": [], "tags_all": {"Name": "private"}"#),
    resource(
      #"aws_route.private["nat"]"#,
      """
      "route_table_id": "rtb-0a03", "destination_cidr_block": "0.0.0.0/0",
      "nat_gateway_id": "nat-0a01", "state": "active"
      """),
    resource(
      #"aws_route.private["other"]"#,
      """
      "route_table_id": "rtb-0a03", "destination_cidr_block": "10.1.0.0/16",
      "vpc_peering_connection_id": "pcx-0a01", "state": "active"
      """),
    resource(
      "aws_route_table_association.public",
      #""id": "rtbassoc-1", "subnet_id": "subnet-0a01", "route_table_id": "rtb-0a02""#),
    resource(
      "aws_route_table_association.private",
      #""id": "rtbassoc-2", "subnet_id": "subnet-0a02", "route_table_id": "rtb-0a03""#),
    resource(
      "aws_default_route_table.other",
      """
      "id": "rtb-0b01", "default_route_table_id": "rtb-0b01", "vpc_id": "vpc-0b01", "route": [
        {"cidr_block": "10.0.0.0/16", "vpc_peering_connection_id": "pcx-0a01"}]
      """),
    resource(
      "aws_vpc_peering_connection.main",
      """
      "id": "pcx-0a01", "vpc_id": "vpc-0a01", "peer_vpc_id": "vpc-0b01",
      "peer_owner_id": "111122223333", "peer_region": "eu-west-1", "accept_status": "active",
      "requester": [{"allow_remote_vpc_dns_resolution": false}],
      "accepter": [{"allow_remote_vpc_dns_resolution": true}]
      """),
  ]

  static let filters = [
    resource(
      "aws_security_group.web",
      """
      "id": "sg-0a01", "name": "web", "vpc_id": "vpc-0a01", "owner_id": "111122223333",
      "ingress": [{"from_port": 443, "to_port": 443, "protocol": "tcp",
        "cidr_blocks": ["0.0.0.0/0"], "ipv6_cidr_blocks": [], "prefix_list_ids": [],
        "security_groups": [], "self": true, "description": ""}],
      "egress": [{"from_port": 0, "to_port": 0, "protocol": "-1", "cidr_blocks": ["0.0.0.0/0"],
        "ipv6_cidr_blocks": [], "prefix_list_ids": [], "security_groups": [], "self": false}]
      """),
    resource(
      "aws_security_group.worker",
      #""id": "sg-0a02", "name": "worker", "vpc_id": "vpc-0a01", "ingress": [], "egress": []"#),
    resource(
      "aws_security_group_rule.ssh",
      """
      "security_group_id": "sg-0a02", "type": "ingress", "protocol": "tcp", "from_port": 22,
      "to_port": 22, "source_security_group_id": "sg-0a01"
      """),
    resource(
      "aws_vpc_security_group_ingress_rule.ping",
      """
      "security_group_id": "sg-0a02", "ip_protocol": "icmp", "from_port": 8, "to_port": -1,
      "cidr_ipv4": "10.0.0.0/8"
      """),
    resource(
      "aws_vpc_security_group_egress_rule.all",
      #""security_group_id": "sg-0a02", "ip_protocol": "-1", "cidr_ipv4": "0.0.0.0/0""#),
    resource(
      "aws_default_security_group.other",
      """
      "id": "sg-0b00", "name": "default", "vpc_id": "vpc-0b01",
      "ingress": [{"from_port": 5432, "to_port": 5432, "protocol": "tcp",
        "cidr_blocks": ["10.0.0.0/16"], "self": false}], "egress": []
      """),
    resource(
      "aws_network_acl.private",
      """
      "id": "acl-0a02", "vpc_id": "vpc-0a01", "subnet_ids": ["subnet-0a02"],
      "ingress": [{"rule_no": 100, "action": "allow", "protocol": "6", "from_port": 22,
        "to_port": 65535, "cidr_block": "0.0.0.0/0", "icmp_type": 0, "icmp_code": 0}],
      "egress": []
      """),
    resource(
      "aws_network_acl_rule.out",
      """
      "network_acl_id": "acl-0a02", "egress": true, "rule_number": 100, "rule_action": "allow",
      "protocol": "-1", "cidr_block": "0.0.0.0/0"
      """),
  ]

  static let hosts = [
    resource(
      "aws_vpc_endpoint.s3",
      """
      "id": "vpce-0a01", "vpc_id": "vpc-0a01", "vpc_endpoint_type": "Gateway",
      "service_name": "com.amazonaws.eu-west-1.s3", "state": "available", "owner_id": "111122223333",
      "prefix_list_id": "pl-0a01", "route_table_ids": ["rtb-0a03"], "policy": null
      """),
    resource(
      "aws_vpc_endpoint.ssm",
      """
      "id": "vpce-0a02", "vpc_id": "vpc-0a01", "vpc_endpoint_type": "Interface",
      "service_name": "com.amazonaws.eu-west-1.ssm", "state": "available",
      "owner_id": "111122223333",
      "private_dns_enabled": true, "subnet_ids": ["subnet-0a02"],
      "subnet_configuration": [{"ipv4": "10.0.1.20", "ipv6": "", "subnet_id": "subnet-0a02"}],
      "network_interface_ids": ["eni-0a20"], "security_group_ids": ["sg-0a01"],
      "dns_entry": [{"dns_name": "vpce-0a02-x.ssm.eu-west-1.vpce.amazonaws.com",
        "hosted_zone_id": "Z1"}]
      """),
    resource(
      "aws_instance.web",
      """
      "id": "i-0a01", "instance_type": "t3.micro", "instance_state": "running",
      "subnet_id": "subnet-0a01", "availability_zone": "eu-west-1a", "private_ip": "10.0.0.10",
      "public_ip": "198.51.100.10", "primary_network_interface_id": "eni-0a10",
      "vpc_security_group_ids": ["sg-0a01"], "source_dest_check": true,
      "tags_all": {"Name": "web"}
      """),
    resource(
      #"aws_instance.worker["a"]"#,
      """
      "id": "i-0a02", "instance_type": "t3.micro", "instance_state": "running",
      "subnet_id": "subnet-0a02", "availability_zone": "eu-west-1b", "private_ip": "10.0.1.10",
      "public_ip": "", "primary_network_interface_id": "eni-0a11",
      "vpc_security_group_ids": ["sg-0a02"], "source_dest_check": true,
      "tags_all": {"Name": "worker"}
      """),
    resource(
      "aws_instance.database",
      """
      "id": "i-0b01", "instance_type": "t3.micro", "instance_state": "running",
      "subnet_id": "subnet-0b01", "availability_zone": "eu-west-1a", "private_ip": "10.1.0.10",
      "primary_network_interface_id": "eni-0b10", "vpc_security_group_ids": ["sg-0b00"],
      "source_dest_check": true, "tags_all": {"Name": "database"}
      """),
  ]

  static let whole = state((vpcs + routing + filters + hosts).joined(separator: ",\n"))

  // MARK: The same from AWS

  static let described = #"""
    {"Vpcs": [
      {"VpcId": "vpc-0a01", "CidrBlock": "10.0.0.0/16", "OwnerId": "111122223333",
       "EnableDnsSupport": true, "EnableDnsHostnames": true,
       "Tags": [{"Key": "Name", "Value": "main"}, {"Key": "Team", "Value": "net"}]},
      {"VpcId": "vpc-0b01", "CidrBlock": "10.1.0.0/16", "OwnerId": "111122223333",
       "EnableDnsSupport": true, "EnableDnsHostnames": false,
       "Tags": [{"Key": "Name", "Value": "other"}]}],
    "Subnets": [
      {"SubnetId": "subnet-0a01", "VpcId": "vpc-0a01", "CidrBlock": "10.0.0.0/24",
       "AvailabilityZone": "eu-west-1a", "MapPublicIpOnLaunch": true,
       "Tags": [{"Key": "Name", "Value": "public"}]},
      {"SubnetId": "subnet-0a02", "VpcId": "vpc-0a01", "CidrBlock": "10.0.1.0/24",
       "AvailabilityZone": "eu-west-1b", "Tags": [{"Key": "Name", "Value": "private"}]},
      {"SubnetId": "subnet-0b01", "VpcId": "vpc-0b01", "CidrBlock": "10.1.0.0/24",
       "AvailabilityZone": "eu-west-1a", "Tags": [{"Key": "Name", "Value": "other"}]}],
    "InternetGateways": [{"InternetGatewayId": "igw-0a01", "Attachments": [{"VpcId": "vpc-0a01"}],
      "Tags": [{"Key": "Name", "Value": "igw"}]}],
    "Addresses": [{"AllocationId": "eipalloc-0a01", "PublicIp": "203.0.113.9",
      "PrivateIpAddress": "10.0.0.9", "NetworkInterfaceId": "eni-0a09"}],
    "NatGateways": [{"NatGatewayId": "nat-0a01", "VpcId": "vpc-0a01", "SubnetId": "subnet-0a01",
      "ConnectivityType": "public", "State": "available", "NatGatewayAddresses": [
        {"PrivateIp": "10.0.0.9", "PublicIp": "203.0.113.9", "NetworkInterfaceId": "eni-0a09"}],
      "Tags": [{"Key": "Name", "Value": "nat"}]}],
    "RouteTables": [
      {"RouteTableId": "rtb-0a01", "VpcId": "vpc-0a01", "Associations": [{"Main": true}],
       "Routes": [{"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local"}]},
      {"RouteTableId": "rtb-0a02", "VpcId": "vpc-0a01",
       "Associations": [{"SubnetId": "subnet-0a01"}],
       "Routes": [
         {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local"},
         {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-0a01", "State": "active"},
         {"DestinationCidrBlock": "10.1.0.0/16", "VpcPeeringConnectionId": "pcx-0a01"}],
       "Tags": [{"Key": "Name", "Value": "public"}]},
      {"RouteTableId": "rtb-0a03", "VpcId": "vpc-0a01",
       "Associations": [{"SubnetId": "subnet-0a02"}],
       "Routes": [
         {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local"},
         {"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-0a01", "State": "active"},
         {"DestinationCidrBlock": "10.1.0.0/16", "VpcPeeringConnectionId": "pcx-0a01"},
         {"DestinationPrefixListId": "pl-0a01", "GatewayId": "vpce-0a01"}],
       "Tags": [{"Key": "Name", "Value": "private"}]},
      {"RouteTableId": "rtb-0b01", "VpcId": "vpc-0b01", "Associations": [{"Main": true}],
       "Routes": [
         {"DestinationCidrBlock": "10.1.0.0/16", "GatewayId": "local"},
         {"DestinationCidrBlock": "10.0.0.0/16", "VpcPeeringConnectionId": "pcx-0a01"}]}],
    "VpcPeeringConnections": [{"VpcPeeringConnectionId": "pcx-0a01", "Status": {"Code": "active"},
      "RequesterVpcInfo": {"VpcId": "vpc-0a01", "CidrBlock": "10.0.0.0/16",
        "OwnerId": "111122223333", "Region": "eu-west-1",
        "PeeringOptions": {"AllowDnsResolutionFromRemoteVpc": false}},
      "AccepterVpcInfo": {"VpcId": "vpc-0b01", "CidrBlock": "10.1.0.0/16",
        "OwnerId": "111122223333", "Region": "eu-west-1",
        "PeeringOptions": {"AllowDnsResolutionFromRemoteVpc": true}}}],
    "SecurityGroups": [
      {"GroupId": "sg-0a00", "GroupName": "default", "VpcId": "vpc-0a01",
       "IpPermissions": [{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-0a00"}]}],
       "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}],
         "Ipv6Ranges": [{"CidrIpv6": "::/0"}]}]},
      {"GroupId": "sg-0a01", "GroupName": "web", "VpcId": "vpc-0a01",
       "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
         "IpRanges": [{"CidrIp": "0.0.0.0/0"}], "UserIdGroupPairs": [{"GroupId": "sg-0a01"}]}],
       "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]},
      {"GroupId": "sg-0a02", "GroupName": "worker", "VpcId": "vpc-0a01",
       "IpPermissions": [
         {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22,
          "UserIdGroupPairs": [{"GroupId": "sg-0a01"}]},
         {"IpProtocol": "icmp", "FromPort": 8, "ToPort": -1,
          "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}],
       "IpPermissionsEgress": [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]},
      {"GroupId": "sg-0b00", "GroupName": "default", "VpcId": "vpc-0b01",
       "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432,
         "IpRanges": [{"CidrIp": "10.0.0.0/16"}]}], "IpPermissionsEgress": []}],
    "NetworkAcls": [
      {"NetworkAclId": "acl-0a01", "VpcId": "vpc-0a01", "IsDefault": true, "Entries": [
        {"RuleNumber": 100, "RuleAction": "allow", "Egress": true, "Protocol": "-1",
         "CidrBlock": "0.0.0.0/0"},
        {"RuleNumber": 32767, "RuleAction": "deny", "Egress": true, "Protocol": "-1",
         "CidrBlock": "0.0.0.0/0"},
        {"RuleNumber": 100, "RuleAction": "allow", "Egress": false, "Protocol": "-1",
         "CidrBlock": "0.0.0.0/0"},
        {"RuleNumber": 32767, "RuleAction": "deny", "Egress": false, "Protocol": "-1",
         "CidrBlock": "0.0.0.0/0"}]},
      {"NetworkAclId": "acl-0b01", "VpcId": "vpc-0b01", "IsDefault": true, "Entries": [
        {"RuleNumber": 100, "RuleAction": "allow", "Egress": true, "Protocol": "-1",
         "CidrBlock": "0.0.0.0/0"},
        {"RuleNumber": 32767, "RuleAction": "deny", "Egress": true, "Protocol": "-1",
         "CidrBlock": "0.0.0.0/0"},
        {"RuleNumber": 100, "RuleAction": "allow", "Egress": false, "Protocol": "-1",
         "CidrBlock": "0.0.0.0/0"},
        {"RuleNumber": 32767, "RuleAction": "deny", "Egress": false, "Protocol": "-1",
         "CidrBlock": "0.0.0.0/0"}]},
      {"NetworkAclId": "acl-0a02", "VpcId": "vpc-0a01", "IsDefault": false,
       "Associations": [{"SubnetId": "subnet-0a02"}], "Entries": [
        {"RuleNumber": 100, "RuleAction": "allow", "Egress": false, "Protocol": "6",
         "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 22, "To": 65535}},
        {"RuleNumber": 100, "RuleAction": "allow", "Egress": true, "Protocol": "-1",
         "CidrBlock": "0.0.0.0/0"},
        {"RuleNumber": 32767, "RuleAction": "deny", "Egress": false, "Protocol": "-1",
         "CidrBlock": "0.0.0.0/0"},
        {"RuleNumber": 32767, "RuleAction": "deny", "Egress": true, "Protocol": "-1",
         "CidrBlock": "0.0.0.0/0"}]}],
    "PrefixLists": [{"PrefixListId": "pl-0a01", "PrefixListName": "com.amazonaws.eu-west-1.s3"}],
    "VpcEndpoints": [
      {"VpcEndpointId": "vpce-0a01", "VpcEndpointType": "Gateway", "VpcId": "vpc-0a01",
       "ServiceName": "com.amazonaws.eu-west-1.s3", "State": "available",
       "RouteTableIds": ["rtb-0a03"]},
      {"VpcEndpointId": "vpce-0a02", "VpcEndpointType": "Interface", "VpcId": "vpc-0a01",
       "ServiceName": "com.amazonaws.eu-west-1.ssm", "State": "available",
       "SubnetIds": ["subnet-0a02"], "Groups": [{"GroupId": "sg-0a01"}],
       "NetworkInterfaceIds": ["eni-0a20"], "PrivateDnsEnabled": true,
       "DnsEntries": [{"DnsName": "vpce-0a02-x.ssm.eu-west-1.vpce.amazonaws.com"}]}],
    "NetworkInterfaces": [
      {"NetworkInterfaceId": "eni-0a09", "VpcId": "vpc-0a01", "SubnetId": "subnet-0a01",
       "InterfaceType": "nat_gateway", "PrivateIpAddress": "10.0.0.9",
       "Association": {"PublicIp": "203.0.113.9"}},
      {"NetworkInterfaceId": "eni-0a10", "VpcId": "vpc-0a01", "SubnetId": "subnet-0a01",
       "InterfaceType": "interface", "PrivateIpAddress": "10.0.0.10",
       "Association": {"PublicIp": "198.51.100.10"}, "Groups": [{"GroupId": "sg-0a01"}],
       "Attachment": {"InstanceId": "i-0a01", "DeviceIndex": 0}},
      {"NetworkInterfaceId": "eni-0a11", "VpcId": "vpc-0a01", "SubnetId": "subnet-0a02",
       "InterfaceType": "interface", "PrivateIpAddress": "10.0.1.10",
       "Groups": [{"GroupId": "sg-0a02"}],
       "Attachment": {"InstanceId": "i-0a02", "DeviceIndex": 0}},
      {"NetworkInterfaceId": "eni-0a20", "VpcId": "vpc-0a01", "SubnetId": "subnet-0a02",
       "InterfaceType": "vpc_endpoint", "PrivateIpAddress": "10.0.1.20",
       "Groups": [{"GroupId": "sg-0a01"}]},
      {"NetworkInterfaceId": "eni-0b10", "VpcId": "vpc-0b01", "SubnetId": "subnet-0b01",
       "InterfaceType": "interface", "PrivateIpAddress": "10.1.0.10",
       "Groups": [{"GroupId": "sg-0b00"}],
       "Attachment": {"InstanceId": "i-0b01", "DeviceIndex": 0}}],
    "Instances": [
      {"InstanceId": "i-0a01", "InstanceType": "t3.micro", "State": {"Name": "running"},
       "VpcId": "vpc-0a01", "Placement": {"AvailabilityZone": "eu-west-1a"},
       "Tags": [{"Key": "Name", "Value": "web"}]},
      {"InstanceId": "i-0a02", "InstanceType": "t3.micro", "State": {"Name": "running"},
       "VpcId": "vpc-0a01", "Placement": {"AvailabilityZone": "eu-west-1b"},
       "Tags": [{"Key": "Name", "Value": "worker"}]},
      {"InstanceId": "i-0b01", "InstanceType": "t3.micro", "State": {"Name": "running"},
       "VpcId": "vpc-0b01", "Placement": {"AvailabilityZone": "eu-west-1a"},
       "Tags": [{"Key": "Name", "Value": "database"}]}]}
    """#
}
