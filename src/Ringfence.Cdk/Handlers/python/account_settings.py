"""Settings of a whole account that CloudFormation has no type for: no bucket can be public, passwords are strong.

Deleted: left as they are. What is shut stays shut.
"""

import boto3
from answer import answering

BLOCK = {"BlockPublicAcls": True, "IgnorePublicAcls": True, "BlockPublicPolicy": True, "RestrictPublicBuckets": True}


@answering
def handle(kind, properties, _old, _physical):
    account = properties["Account"]
    if kind != "Delete":
        block(boto3.client("s3control"), account)
        strengthen(boto3.client("iam"), int(properties["PasswordLength"]))
    return f"{account}-settings", {}


def block(s3, account):
    s3.put_public_access_block(AccountId=account, PublicAccessBlockConfiguration=BLOCK)
    found = s3.get_public_access_block(AccountId=account)["PublicAccessBlockConfiguration"]
    if found != BLOCK:
        raise RuntimeError(f"S3 took the account's public access block and gives back {found}")


def strengthen(iam, length):
    """There are to be no users; where one is made all the same, its password is no weak one."""
    iam.update_account_password_policy(
        MinimumPasswordLength=length,
        RequireSymbols=True,
        RequireNumbers=True,
        RequireUppercaseCharacters=True,
        RequireLowercaseCharacters=True,
        AllowUsersToChangePassword=True,
        MaxPasswordAge=90,
        PasswordReusePrevention=24,
    )
    found = iam.get_account_password_policy()["PasswordPolicy"]["MinimumPasswordLength"]
    if found != length:
        raise RuntimeError(f"IAM took a password length of {length} and gives back {found}")
