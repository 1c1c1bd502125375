"""How long Bedrock keeps what is asked and answered, which is one setting of an account in each region.

An inference profile runs a call in any of its regions, so all that may be used are set. ``none`` is zero data retention. A mode that shares data with a model's provider is refused here too, and not only by
the organisation's policies. Deleted: left as it is.
"""

import signed
from answer import answering

PATH = "/data-retention"
ALLOWED = ("none", "default", "inherit")


@answering
def handle(kind, properties, _old, _physical):
    mode = properties["mode"]
    if mode not in ALLOWED:
        raise ValueError(f"mode {mode!r} is not allowed; one of {', '.join(ALLOWED)}")
    if kind != "Delete":
        for region in properties["regions"]:
            signed.call("bedrock", "PUT", PATH, {"mode": mode}, region=region)
            found = signed.call("bedrock", "GET", PATH, region=region).get("mode")
            if found != mode:
                raise RuntimeError(f"{region}: Bedrock took mode {mode} and gives back {found}")
    return "account-data-retention", {"Mode": mode}
