"""AWS Config's side of a rule of our own: what was asked, and the evaluation of the account that is always given.

Config keeps the last evaluation until it is given another. So a check that cannot read what it judges must not stay
silent: what was compliant yesterday would be compliant still. It says NON_COMPLIANT, and why; Config takes no
INSUFFICIENT_DATA from a function, and NOT_APPLICABLE would say that there is nothing to judge. Contract: AWS Config
Developer Guide, "Example Events for AWS Config Rules"; API reference, "PutEvaluations", "Evaluation".
"""

import datetime
import functools
import json
import logging
import re
import time

import boto3
import botocore.config
import botocore.exceptions
import signed

log = logging.getLogger()
log.setLevel(logging.INFO)

# Config takes no longer annotation.
LONGEST = 256
# What Config gives for a token where a rule is only tried.
TRIAL = "TESTMODE"
# Of a call that waits 20 s: the function's five minutes must suffice to say that it could not read.
ATTEMPTS = 3
# A client that asks once; who asks again is said here. Its own patience of minutes would outlast the function.
ONCE = botocore.config.Config(connect_timeout=5, read_timeout=20, retries={"total_max_attempts": 1})


def evaluating(checks):
    """A handler of ``checks``, by the name in the rule's parameter ``check``.

    Each is given the rule's parameters and gives what is wrong: texts without anybody's data, none where all is right.
    """

    def handle(event, _context):
        # Without these two there is nobody to tell: the failure goes to the dead letters, and rings.
        token, account = event["resultToken"], event["accountId"]
        if not re.fullmatch(r"[0-9]{12}", account):
            raise ValueError(f"accountId is {account!r}, and not twelve digits")
        wrong = judge(checks, event)
        put(token, account, triggered(event), wrong)
        return {"compliant": not wrong}

    return handle


def judge(checks, event):
    try:
        parameters = json.loads(event["ruleParameters"])
        return list(checks[parameters["check"]](parameters))
    except Unread as unread:
        log.exception("not read")
        return [f"Not shown, for it could not be read: {unread}"]
    except Exception as error:  # noqa: BLE001 - whatever it is, the account was not shown to comply
        log.exception("not judged")
        return [f"Not shown, for what was asked or answered is not understood: {type(error).__name__}"]


def give(**evaluations):
    patience = botocore.config.Config(connect_timeout=5, read_timeout=20, retries={"total_max_attempts": 3})
    return boto3.client("config", config=patience).put_evaluations(**evaluations)


def put(token, account, when, wrong):
    answer = give(
        Evaluations=[
            {
                "ComplianceResourceType": "AWS::::Account",
                "ComplianceResourceId": account,
                "ComplianceType": "NON_COMPLIANT" if wrong else "COMPLIANT",
                "Annotation": short("; ".join(wrong) or "Read, and as the foundation set it"),
                "OrderingTimestamp": when,
            }
        ],
        ResultToken=token,
        TestMode=token == TRIAL,
    )
    if answer.get("FailedEvaluations"):
        raise RuntimeError("Config did not take the evaluation")


def triggered(event):
    """When Config asked; where it does not say, now."""
    try:
        said = json.loads(event["invokingEvent"])["notificationCreationTime"]
        return datetime.datetime.fromisoformat(said)
    except (KeyError, TypeError, ValueError):
        return datetime.datetime.now(datetime.timezone.utc)


def short(text):
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


class Unread(Exception):
    """What a check needs was refused, or did not come."""


def patient(work):
    """Wraps a call of AWS: asked again where AWS is busy; :class:`Unread` with what was refused, where it stays so."""

    @functools.wraps(work)
    def read(*arguments, **named):
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return work(*arguments, **named)
            except signed.Refused as refused:
                kind, status = refused.kind, refused.status
            except botocore.exceptions.ClientError as refused:
                kind, status = refused.response["Error"]["Code"], refused.response["ResponseMetadata"]["HTTPStatusCode"]
            except botocore.exceptions.BotoCoreError as failed:
                kind, status = type(failed).__name__, 500
            # IAM's throttling comes with 400.
            busy = status == 429 or status >= 500 or kind.startswith("Throttl")
            if not busy or attempt == ATTEMPTS:
                raise Unread(f"{work.__name__.replace('_', ' ')}: {kind}")
            time.sleep(2**attempt)
        return None

    return read
