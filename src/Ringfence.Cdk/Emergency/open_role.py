"""Opens the role for emergencies: for the one who asked, for some minutes, after the approval that stands before this step.

Runs in Systems Manager as the second step of the desk's document. The first waits for an approver; this one looks
again that it did, and who asked, before it changes anything. What it writes is the trust that the role is made with,
for one person in place of all who may ask, and with an end to come in place of one long past.
"""

import copy
import datetime
import json

import boto3

# An approval that was given, by either of the names that Systems Manager has for it.
GIVEN = ("Approved", "Success")


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def open_role(events, _context):
    execution = boto3.client("ssm").get_automation_execution(AutomationExecutionId=events["Execution"])[
        "AutomationExecution"
    ]
    asker = execution.get("ExecutedBy", "")
    if asker not in events["Askers"]:
        raise PermissionError(f"{asker or 'nobody'} asked, who is not among those who may")
    approvals = [step for step in execution.get("StepExecutions", []) if step.get("Action") == "aws:approve"]
    if len(approvals) != 1 or approvals[0].get("StepStatus") not in GIVEN:
        raise PermissionError(f"no approval was given: {[step.get('StepStatus') for step in approvals]}")
    role = events["Roles"][events["Workload"]]
    until = (now() + datetime.timedelta(minutes=int(events["OpenMinutes"]))).strftime("%Y-%m-%dT%H:%M:%SZ")
    opener = boto3.client("sts").assume_role(
        RoleArn=f"{role}-opener", RoleSessionName=events["Execution"], DurationSeconds=900
    )["Credentials"]
    boto3.client(
        "iam",
        aws_access_key_id=opener["AccessKeyId"],
        aws_secret_access_key=opener["SecretAccessKey"],
        aws_session_token=opener["SessionToken"],
    ).update_assume_role_policy(
        RoleName=role.rsplit("/", 1)[1], PolicyDocument=json.dumps(trust(events["Shut"], asker, until))
    )
    return {"Until": until, "For": asker, "Role": role}


def trust(shut, asker, until):
    opened = copy.deepcopy(shut)
    (statement,) = opened["Statement"]
    statement["Principal"] = {"AWS": asker}
    statement["Condition"]["DateLessThan"] = {"aws:CurrentTime": until}
    return opened
