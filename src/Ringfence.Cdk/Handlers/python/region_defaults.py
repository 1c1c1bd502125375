"""What EC2 does in a region where nobody says otherwise: volumes encrypted, metadata by token, no public snapshots.

Each region is one call a setting, made again without harm. Deleted: left as it is.
"""

import boto3
from answer import answering

SHUT = "block-all-sharing"


@answering
def handle(kind, properties, _old, _physical):
    if kind != "Delete":
        for region in properties["Regions"]:
            # A key is of one region: where it is not, volumes are under the key that EC2 has there.
            key = properties["Key"] if region == properties["KeyRegion"] else None
            default(boto3.client("ec2", region_name=region), region, key)
    return "region-defaults", {}


def default(ec2, region, key):
    # The key first: no moment in which volumes are encrypted under another one.
    if key:
        ec2.modify_ebs_default_kms_key_id(KmsKeyId=key)
    ec2.enable_ebs_encryption_by_default()
    expect(region, "encryption of volumes", ec2.get_ebs_encryption_by_default()["EbsEncryptionByDefault"], True)
    ec2.modify_instance_metadata_defaults(HttpTokens="required", HttpPutResponseHopLimit=1)
    found = ec2.get_instance_metadata_defaults()["AccountLevel"]
    expect(region, "tokens of instance metadata", found.get("HttpTokens"), "required")
    ec2.enable_snapshot_block_public_access(State=SHUT)
    expect(region, "sharing of snapshots", ec2.get_snapshot_block_public_access_state()["State"], SHUT)


def expect(region, what, found, wanted):
    if found != wanted:
        raise RuntimeError(f"{region}: {what} was set to {wanted} and is given back as {found}")
