"""Takes every rule out of a VPC's default security group. On deletion nothing is put back: what is shut stays shut."""

import boto3
from answer import answering


@answering
def handle(kind, properties, _old, _physical):
    group = properties["DefaultSecurityGroupId"]
    if kind != "Delete":
        empty(boto3.client("ec2"), group)
    return group, {}


def empty(ec2, group):
    found = ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]
    if found["IpPermissions"]:
        ec2.revoke_security_group_ingress(GroupId=group, IpPermissions=found["IpPermissions"])
    if found["IpPermissionsEgress"]:
        ec2.revoke_security_group_egress(GroupId=group, IpPermissions=found["IpPermissionsEgress"])
