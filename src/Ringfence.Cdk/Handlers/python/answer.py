"""CloudFormation's side of a custom resource: what was asked, and the answer that must always be sent.

A handler that dies without an answer leaves a stack waiting for an hour. So whatever happens, one is sent, and what
went wrong is said in it. Contract: AWS CloudFormation User Guide, "Custom resource request and response objects".
"""

import functools
import json
import logging
import time
import urllib.error
import urllib.request

log = logging.getLogger()
log.setLevel(logging.INFO)

# What a resource is called whose creation failed: CloudFormation asks to delete it, and there is nothing to delete.
NOTHING = "nothing-was-made"
# CloudFormation shows no more of a reason, and refuses an answer above 4,096 bytes.
LONGEST_REASON = 1000


def answering(work):
    """Wraps ``work(kind, properties, old, physical_id)``, which gives ``(physical_id, data)``.

    ``kind`` is ``Create``, ``Update`` or ``Delete``; ``old`` the properties before an update, else empty. It may be
    asked the same thing twice, and must then come to the same end.
    """

    @functools.wraps(work)
    def handle(event, _context):
        kind = event["RequestType"]
        physical = event.get("PhysicalResourceId", NOTHING)
        try:
            if kind == "Delete" and physical == NOTHING:
                data = {}
            else:
                physical, data = work(
                    kind, plain(event["ResourceProperties"]), plain(event.get("OldResourceProperties", {})), physical
                )
            reply(event, "SUCCESS", physical, data, "")
        except Exception as error:  # noqa: BLE001 - whatever it is, it must be answered
            log.exception("%s of %s failed", kind, event["LogicalResourceId"])
            reply(event, "FAILED", physical, {}, f"{type(error).__name__}: {error}"[:LONGEST_REASON])

    return handle


def plain(properties):
    """The properties without the one that says whom to ask."""
    return {name: value for name, value in properties.items() if name not in ("ServiceToken", "ServiceTimeout")}


def reply(event, status, physical, data, reason, attempts=4, pause=time.sleep):
    """Sends the answer to the address that CloudFormation gave, again where it does not arrive."""
    body = json.dumps(
        {
            "Status": status,
            "Reason": reason,
            "PhysicalResourceId": physical,
            "StackId": event["StackId"],
            "RequestId": event["RequestId"],
            "LogicalResourceId": event["LogicalResourceId"],
            "Data": data,
        }
    ).encode()
    for attempt in range(1, attempts + 1):
        # The address is signed for no content type; urllib adds one unless it is told an empty one.
        request = urllib.request.Request(event["ResponseURL"], body, {"Content-Type": ""}, method="PUT")
        try:
            with urllib.request.urlopen(request, timeout=10):  # noqa: S310 - https, from CloudFormation
                return
        except (urllib.error.URLError, TimeoutError) as error:
            log.warning("answer not taken at attempt %d: %s", attempt, error)
            if attempt == attempts:
                raise
            pause(2**attempt)
