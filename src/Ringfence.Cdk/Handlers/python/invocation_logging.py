"""Bedrock's model invocation logging, which is one setting of an account in a region.

Created and updated: put, read back, compared. Deleted: left as it is, for what is recorded stays recorded, whoever
removes a stack; the foundation's policies let nobody switch it off anyway.
"""

import time

import signed
from answer import answering

PATH = "/logging/modelinvocations"
# Bedrock checks at once whether it may write to the bucket; a bucket policy takes a while to be seen everywhere.
ATTEMPTS = 6


@answering
def handle(kind, properties, _old, _physical):
    wanted = typed(properties["loggingConfig"])
    if kind != "Delete":
        put(wanted)
    return "model-invocation-logging", {}


def put(wanted, pause=time.sleep):
    for attempt in range(1, ATTEMPTS + 1):
        try:
            signed.call("bedrock", "PUT", PATH, {"loggingConfig": wanted})
            break
        except signed.Refused as refused:
            if refused.kind != "ValidationException" or attempt == ATTEMPTS:
                raise
            pause(5 * attempt)
    found = signed.call("bedrock", "GET", PATH).get("loggingConfig", {})
    missing = {name: value for name, value in wanted.items() if found.get(name) != value}
    if missing:
        raise RuntimeError(f"Bedrock took the configuration and does not give it back: {sorted(missing)}")


def typed(value):
    """CloudFormation hands every value over as text."""
    if isinstance(value, dict):
        return {name: typed(item) for name, item in value.items()}
    return {"true": True, "false": False}.get(value, value)
