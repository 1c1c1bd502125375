"""Turns Inspector on: it looks for known holes in images, functions and hosts. CloudFormation has no type for the switch.

Deleted: it stays on. Turning on takes Inspector minutes, and is waited for: what is asked for and never comes is no success.
"""

import time

import boto3
from answer import answering

# Inspector's names of what it looks at, and the names under which it tells how that stands.
STATES = {"EC2": "ec2", "ECR": "ecr", "LAMBDA": "lambda", "LAMBDA_CODE": "lambdaCode"}
# It was on, or is being turned on by somebody else: asked twice, it comes to the same end.
FINE = ("ALREADY_ENABLED", "ENABLE_IN_PROGRESS")
LOOKS = 24
PAUSE = 10


@answering
def handle(kind, properties, _old, _physical):
    account, kinds = properties["Account"], properties["Kinds"]
    if kind != "Delete":
        clients = {region: boto3.client("inspector2", region_name=region) for region in properties["Regions"]}
        for region, client in clients.items():
            failed = client.enable(accountIds=[account], resourceTypes=kinds).get("failedAccounts", [])
            refused = [f"{each['errorCode']}: {each['errorMessage']}" for each in failed if each["errorCode"] not in FINE]
            if refused:
                raise RuntimeError(f"{region}: Inspector was not turned on: {'; '.join(refused)}")
        wait(clients, account, kinds)
    return f"{account}-inspector", {}


def wait(clients, account, kinds):
    missing = []
    for look in range(LOOKS):
        if look:
            time.sleep(PAUSE)
        missing = [
            f"{region}: {what} is {status}"
            for region, client in clients.items()
            for what, status in states(client, account, kinds)
            if status != "ENABLED"
        ]
        if not missing:
            return
    raise RuntimeError(f"Inspector was asked and is not on: {'; '.join(missing)}")


def states(client, account, kinds):
    answer = client.batch_get_account_status(accountIds=[account])
    found = answer["accounts"][0]["resourceState"] if answer["accounts"] else {}
    return [(kind, found.get(STATES[kind], {}).get("status", "unknown")) for kind in kinds]
