"""An AWS account on loopback: moto's server, and a network in it.

    with Moto() as moto:
        network = build_network(moto)
        subprocess.run([binary, "capture", …], env=moto.environment(home))
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import boto3

REGION = "eu-west-1"
ACCOUNT = "123456789012"
BUCKET = "reports-of-the-shop"
BIN = Path(sys.executable).parent
DUMMY = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing"}
STARTING = """
import sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
server.start()
print(server._server.server_port, flush=True)
sys.stdin.read()
"""


class Moto:
    """The server, in a process of its own that ends with its standard input."""

    def __enter__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-c", STARTING], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        self.endpoint = f"http://127.0.0.1:{int(self.process.stdout.readline())}"
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(timeout=20)

    def client(self, service, region=REGION):
        return boto3.client(
            service, region_name=region, endpoint_url=self.endpoint,
            aws_access_key_id="testing", aws_secret_access_key="testing")

    def environment(self, home):
        """For a program that runs `aws`: no configuration but this."""
        mine = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        return mine | DUMMY | {
            "PATH": f"{BIN}:/usr/bin:/bin", "HOME": str(home), "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_CONFIG_FILE": str(home / "none"), "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_MAX_ATTEMPTS": "1",
            "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


def tags(kind, name):
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]


class Network:
    """A shop: a public, a private and an isolated subnet, what they need, and a neighbour, the stock.

    It is as small as can be: each command takes most of a second.
    """

    def __init__(self, moto):
        self.moto = moto
        self.ec2 = moto.client("ec2")
        self.image = self.ec2.describe_images()["Images"][0]["ImageId"]
        self.remove_default_vpc()
        self.build_shop()
        self.build_stock()
        self.build_transit()
        self.build_names()
        self.build_balancer()
        self.build_database()
        self.build_bucket()
        self.build_vpn()

    def remove_default_vpc(self):
        vpc = self.ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
        for subnet in self.ec2.describe_subnets()["Subnets"]:
            self.ec2.delete_subnet(SubnetId=subnet["SubnetId"])
        self.ec2.delete_vpc(VpcId=vpc)

    def vpc(self, name, cidr):
        made = self.ec2.create_vpc(CidrBlock=cidr, TagSpecifications=tags("vpc", name))["Vpc"]
        self.ec2.modify_vpc_attribute(VpcId=made["VpcId"], EnableDnsHostnames={"Value": True})
        return made["VpcId"]

    def subnet(self, vpc, name, cidr, zone="a"):
        return self.ec2.create_subnet(
            VpcId=vpc, CidrBlock=cidr, AvailabilityZone=REGION + zone,
            TagSpecifications=tags("subnet", name))["Subnet"]["SubnetId"]

    def table(self, vpc, name, *subnets):
        table = self.ec2.create_route_table(
            VpcId=vpc, TagSpecifications=tags("route-table", name))["RouteTable"]["RouteTableId"]
        for subnet in subnets:
            self.ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)
        return table

    def instance(self, name, subnet, address, group):
        made = self.ec2.run_instances(
            ImageId=self.image, MinCount=1, MaxCount=1, InstanceType="t3.micro",
            NetworkInterfaces=[{
                "DeviceIndex": 0, "SubnetId": subnet, "PrivateIpAddress": address,
                "Groups": [group]}],
            TagSpecifications=tags("instance", name))
        return made["Instances"][0]["InstanceId"]

    def group(self, vpc, name, *rules):
        group = self.ec2.create_security_group(
            GroupName=name, Description=name, VpcId=vpc)["GroupId"]
        for rule in rules:
            self.ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[rule])
        return group

    def build_shop(self):
        self.shop = self.vpc("shop", "10.0.0.0/16")
        public = self.subnet(self.shop, "public-a", "10.0.0.0/24")
        self.other_public = self.subnet(self.shop, "public-b", "10.0.3.0/24", "b")
        private = self.subnet(self.shop, "private-a", "10.0.1.0/24")
        isolated = self.subnet(self.shop, "isolated-a", "10.0.2.0/24")
        self.public, self.private, self.isolated = public, private, isolated
        gateway = self.ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        self.ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=self.shop)
        public_table = self.table(self.shop, "public", public, self.other_public)
        self.ec2.create_route(
            RouteTableId=public_table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
        address = self.ec2.allocate_address(Domain="vpc")["AllocationId"]
        nat = self.ec2.create_nat_gateway(SubnetId=public, AllocationId=address)["NatGateway"]
        self.private_table = self.table(self.shop, "private", private)
        self.ec2.create_route(
            RouteTableId=self.private_table, DestinationCidrBlock="0.0.0.0/0",
            NatGatewayId=nat["NatGatewayId"])
        self.isolated_table = self.table(self.shop, "isolated", isolated)
        self.ec2.create_vpc_endpoint(
            VpcId=self.shop, ServiceName=f"com.amazonaws.{REGION}.s3", VpcEndpointType="Gateway",
            RouteTableIds=[self.private_table])
        office = self.ec2.create_managed_prefix_list(
            PrefixListName="offices", AddressFamily="IPv4", MaxEntries=4,
            Entries=[{"Cidr": "203.0.113.0/28", "Description": "the office"}])["PrefixList"]
        self.web_group = self.group(
            self.shop, "web",
            {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
             "PrefixListIds": [{"PrefixListId": office["PrefixListId"]}]})
        self.worker_group = self.group(
            self.shop, "worker",
            {"IpProtocol": "tcp", "FromPort": 8080, "ToPort": 8080,
             "IpRanges": [{"CidrIp": "10.0.0.0/8"}]})
        web = self.instance("web", public, "10.0.0.10", self.web_group)
        elastic = self.ec2.allocate_address(Domain="vpc")
        self.web_address = elastic["PublicIp"]
        self.ec2.associate_address(InstanceId=web, AllocationId=elastic["AllocationId"])
        self.worker = self.instance("worker", private, "10.0.1.10", self.worker_group)
        self.instance("vault", isolated, "10.0.2.10", self.worker_group)

    def build_stock(self):
        self.stock = self.vpc("stock", "10.1.0.0/16")
        self.stock_subnet = self.subnet(self.stock, "stock-a", "10.1.1.0/24")
        self.stock_table = self.table(self.stock, "stock", self.stock_subnet)
        peering = self.ec2.create_vpc_peering_connection(
            VpcId=self.shop, PeerVpcId=self.stock)["VpcPeeringConnection"]["VpcPeeringConnectionId"]
        self.ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
        for table, cidr in [
                (self.private_table, "10.1.0.0/16"), (self.stock_table, "10.0.0.0/16")]:
            self.ec2.create_route(
                RouteTableId=table, DestinationCidrBlock=cidr, VpcPeeringConnectionId=peering)
        group = self.group(
            self.stock, "store",
            {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443,
             "IpRanges": [{"CidrIp": "10.0.0.0/16"}]})
        self.instance("store", self.stock_subnet, "10.1.1.10", group)
        self.store_group = group

    def build_transit(self):
        """The ledger is in the stock's VPC, and reached through a hub."""
        hub = self.ec2.create_transit_gateway(Options={
            "DefaultRouteTableAssociation": "disable",
            "DefaultRouteTablePropagation": "disable"})["TransitGateway"]["TransitGatewayId"]
        subnet = self.subnet(self.stock, "ledger-a", "10.1.2.0/24")
        table = self.table(self.stock, "ledger", subnet)
        self.instance("ledger", subnet, "10.1.2.10", self.store_group)
        for route_table, cidr in [(self.private_table, "10.1.2.0/24"), (table, "10.0.0.0/16")]:
            self.ec2.create_route(
                RouteTableId=route_table, DestinationCidrBlock=cidr, TransitGatewayId=hub)
        routes = self.ec2.create_transit_gateway_route_table(TransitGatewayId=hub)
        transit = routes["TransitGatewayRouteTable"]["TransitGatewayRouteTableId"]
        for vpc, at, cidr in [
                (self.shop, self.private, "10.0.0.0/16"), (self.stock, subnet, "10.1.2.0/24")]:
            made = self.ec2.create_transit_gateway_vpc_attachment(
                TransitGatewayId=hub, VpcId=vpc, SubnetIds=[at])
            attachment = made["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"]
            self.ec2.associate_transit_gateway_route_table(
                TransitGatewayRouteTableId=transit, TransitGatewayAttachmentId=attachment)
            self.ec2.create_transit_gateway_route(
                TransitGatewayRouteTableId=transit, DestinationCidrBlock=cidr,
                TransitGatewayAttachmentId=attachment)

    def build_names(self):
        route53 = self.moto.client("route53")
        zone = route53.create_hosted_zone(
            Name="shop.internal", CallerReference="one",
            VPC={"VPCRegion": REGION, "VPCId": self.shop},
            HostedZoneConfig={"PrivateZone": True})["HostedZone"]["Id"]
        route53.create_hosted_zone(Name="shop.example", CallerReference="two")
        route53.change_resource_record_sets(
            HostedZoneId=zone, ChangeBatch={"Changes": [{
                "Action": "CREATE", "ResourceRecordSet": {
                    "Name": "store.shop.internal", "Type": "A", "TTL": 60,
                    "ResourceRecords": [{"Value": "10.1.1.10"}]}}]})

    def build_balancer(self):
        elb = self.moto.client("elbv2")
        balancer = elb.create_load_balancer(
            Name="front", Subnets=[self.public, self.other_public], Type="application",
            SecurityGroups=[self.web_group])["LoadBalancers"][0]["LoadBalancerArn"]
        group = elb.create_target_group(
            Name="workers", Protocol="HTTP", Port=8080, VpcId=self.shop)["TargetGroups"][0]
        elb.register_targets(
            TargetGroupArn=group["TargetGroupArn"], Targets=[{"Id": self.worker, "Port": 8080}])
        elb.create_listener(
            LoadBalancerArn=balancer, Protocol="HTTP", Port=443, DefaultActions=[
                {"Type": "forward", "TargetGroupArn": group["TargetGroupArn"]}])

    def build_database(self):
        rds = self.moto.client("rds")
        rds.create_db_subnet_group(
            DBSubnetGroupName="orders", DBSubnetGroupDescription="orders",
            SubnetIds=[self.isolated, self.private])
        rds.create_db_instance(
            DBInstanceIdentifier="orders", DBInstanceClass="db.t3.micro", Engine="postgres",
            MasterUsername="owner", MasterUserPassword="not-a-secret", AllocatedStorage=20,
            DBSubnetGroupName="orders", VpcSecurityGroupIds=[self.worker_group])

    def build_bucket(self):
        s3 = self.moto.client("s3")
        s3.create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
        s3.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps({
            "Version": "2012-10-17", "Statement": [{
                "Effect": "Deny", "Principal": "*", "Action": "s3:*",
                "Resource": [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"],
                "Condition": {"StringNotEquals": {"aws:SourceVpc": self.stock}}}]}))

    def build_vpn(self):
        gateway = self.ec2.create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"]
        self.ec2.attach_vpn_gateway(VpcId=self.shop, VpnGatewayId=gateway)
        customer = self.ec2.create_customer_gateway(
            Type="ipsec.1", PublicIp="203.0.113.9", BgpAsn=65000)["CustomerGateway"]
        self.ec2.create_vpn_connection(
            Type="ipsec.1", CustomerGatewayId=customer["CustomerGatewayId"], VpnGatewayId=gateway)
