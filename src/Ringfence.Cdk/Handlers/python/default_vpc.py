"""Takes the default VPC out of each region: public subnets that nobody asked for. Deleted: none is put back.

A default VPC in which something stands is left whole, and the failure names what stands there.
"""

import boto3
from answer import answering


@answering
def handle(kind, properties, _old, _physical):
    if kind != "Delete":
        clients = [(region, boto3.client("ec2", region_name=region)) for region in properties["Regions"]]
        found = [(region, ec2, vpc) for region, ec2 in clients for vpc in defaults(ec2)]
        # All are looked at before any is touched.
        used = [f"{vpc} in {region}: {', '.join(what)}" for region, ec2, vpc in found if (what := standing(ec2, vpc))]
        if used:
            raise RuntimeError(f"a default VPC is in use; move away what stands in it: {'; '.join(used)}")
        for _region, ec2, vpc in found:
            remove(ec2, vpc)
    return "default-vpcs", {}


def defaults(ec2):
    return [vpc["VpcId"] for vpc in ec2.describe_vpcs(Filters=by("is-default", "true"))["Vpcs"]]


def standing(ec2, vpc):
    pages = ec2.get_paginator("describe_network_interfaces").paginate(Filters=by("vpc-id", vpc))
    return [each["NetworkInterfaceId"] for page in pages for each in page["NetworkInterfaces"]]


def remove(ec2, vpc):
    for gateway in ec2.describe_internet_gateways(Filters=by("attachment.vpc-id", vpc))["InternetGateways"]:
        ec2.detach_internet_gateway(InternetGatewayId=gateway["InternetGatewayId"], VpcId=vpc)
        ec2.delete_internet_gateway(InternetGatewayId=gateway["InternetGatewayId"])
    for subnet in ec2.describe_subnets(Filters=by("vpc-id", vpc))["Subnets"]:
        ec2.delete_subnet(SubnetId=subnet["SubnetId"])
    ec2.delete_vpc(VpcId=vpc)


def by(name, value):
    return [{"Name": name, "Values": [value]}]
