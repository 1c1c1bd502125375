"""What an account must show all the time and no managed rule of AWS Config asks: its boundary to Bedrock as it was set.

Each check reads what stands in the account now and compares it with the rule's parameters, which the foundation
writes. What is absent from an answer counts as off.
"""

import hashlib
import urllib.parse

import boto3
import signed
from evaluation import ONCE, evaluating, patient

SIDES = ("input", "output")
STRENGTHS = ("NONE", "LOW", "MEDIUM", "HIGH")
DELIVERIES = ("text", "image", "embedding", "video", "audio")
BEDROCK = "bedrock.amazonaws.com"


@patient
def invocation_logging():
    return signed.call("bedrock", "GET", "/logging/modelinvocations").get("loggingConfig") or {}


@patient
def encryption_of_bucket(bucket, owner):
    rules = boto3.client("s3", config=ONCE).get_bucket_encryption(Bucket=bucket, ExpectedBucketOwner=owner)
    return rules["ServerSideEncryptionConfiguration"]["Rules"][0]["ApplyServerSideEncryptionByDefault"]


@patient
def data_retention(region):
    return signed.call("bedrock", "GET", "/data-retention", region=region)["mode"]


@patient
def guardrail(arn, version):
    return signed.call("bedrock", "GET", f"/guardrails/{arn.rsplit('/', 1)[-1]}?guardrailVersion={version}")


@patient
def enforced_guardrails(token):
    rest = "?nextToken=" + urllib.parse.quote(token, safe="") if token else ""
    return signed.call("bedrock", "GET", "/enforcedGuardrailsConfiguration" + rest)


@patient
def service_credentials(iam, marker):
    rest = {"Marker": marker} if marker else {}
    return iam.list_service_specific_credentials(AllUsers=True, ServiceName=BEDROCK, **rest)


def invocations(wanted):
    """Every call is recorded whole, in the bucket that was set for it, under its key, and nowhere else."""
    found = invocation_logging()
    if not found:
        return ["Model invocation logging is off"]
    wrong = [f"{kind} is not delivered" for kind in DELIVERIES if found.get(f"{kind}DataDeliveryEnabled") is not True]
    # Bodies above 100 KB lie in the same bucket beside the records. A prefix leads where the bucket's policy admits none.
    bucket = found.get("s3Config") or {}
    if bucket.get("bucketName") != wanted["bucket"]:
        wrong.append("Records do not go to the bucket that was set")
    elif bucket.get("keyPrefix"):
        wrong.append("Records go below a prefix that was not set")
    group = found.get("cloudWatchConfig")
    if group:
        wrong.append("Records go to a log group too, which was not set")
        if not (group.get("largeDataDeliveryS3Config") or {}).get("bucketName"):
            wrong.append("What is too large for it goes nowhere")
    lock = encryption_of_bucket(wanted["bucket"], wanted["account"])
    if lock.get("SSEAlgorithm") not in ("aws:kms", "aws:kms:dsse") or lock.get("KMSMasterKeyID") != wanted["key"]:
        wrong.append("The bucket of records is not under the key that was set")
    return wrong


def retention(wanted):
    """Bedrock keeps what is asked as it was told to, in every region that may be used."""
    found = {region: data_retention(region) for region in wanted["regions"].split(",")}
    return [
        f"{region}: data retention is {str(mode)[:20]}, not {wanted['mode']}"
        for region, mode in found.items()
        if mode != wanted["mode"]
    ]


def unweakened(wanted):
    """The published version and the draft that the next one is made from hold what was promised."""
    wrong = []
    for version in (wanted["version"], "DRAFT"):
        found = guardrail(wanted["guardrail"], version)
        wrong += [f"{version}: {each}" for each in weaker(found, wanted)]
    return wrong


def weaker(found, wanted):
    if found["status"] != "READY":
        yield f"status is {str(found['status'])[:20]}"
    if found.get("kmsKeyArn") != wanted["key"]:
        yield "not under the key that was set"
    personal = found.get("sensitiveInformationPolicy") or {}
    open_to = lacking(wanted["entities"].split(","), by("type", personal.get("piiEntities")))
    if open_to:
        yield f"lets through {', '.join(open_to)}"
    expressions = by("name", personal.get("regexes"))
    for name, digest in pairs(wanted["expressions"]):
        one = expressions.get(name)
        if not acts(one) or hashlib.sha256(one["pattern"].encode()).hexdigest()[: len(digest)] != digest:
            yield f"expression {name} is off or another"
    filters = by("type", (found.get("contentPolicy") or {}).get("filters"))
    for kind, strengths in pairs(wanted["filters"]):
        for side, strength in zip(SIDES, strengths.split("/")):
            if strength != "NONE" and not strong(filters.get(kind), side, strength):
                yield f"filter {kind} is weaker on {side}"
    topics = (found.get("topicPolicy") or {}).get("topics") or []
    if sum(acts(each) and each.get("type", "DENY") == "DENY" for each in topics) < int(wanted["topics"]):
        yield "fewer topics are denied"
    grounding = by("type", (found.get("contextualGroundingPolicy") or {}).get("filters"))
    for kind in ("GROUNDING", "RELEVANCE"):
        one = grounding.get(kind, {"enabled": False})
        on = one.get("enabled") is not False and one.get("action", "BLOCK") == "BLOCK"
        if not on or one["threshold"] < float(wanted["grounding"]):
            yield f"threshold of {kind} is lower"


def enforced(wanted):
    """The account asks for that guardrail on every call, of every model, over all that is said."""
    found, token = [], None
    while token != "":
        page = enforced_guardrails(token)
        found += page["guardrailsConfig"]
        token = page.get("nextToken", "")
    if not found:
        return ["No guardrail is enforced"]
    return [each for config in found for each in looser(config, wanted)]


def looser(config, wanted):
    if (config.get("guardrailArn"), config.get("guardrailVersion")) != (wanted["guardrail"], wanted["version"]):
        yield "Another guardrail or version is enforced"
    guarding = config.get("selectiveContentGuarding") or {}
    for part in ("system", "messages"):
        if guarding.get(part) != "COMPREHENSIVE":
            yield f"Of {part} the caller says what is looked at"
    if config.get("inputTags") == "HONOR":
        yield "Callers' tags leave text out"
    models = config.get("modelEnforcement") or {}
    if models.get("includedModels") != ["ALL"] or models.get("excludedModels"):
        yield "Models are left out"


def keys(_wanted):
    """No user has a long-lived API key of Bedrock; one that is switched off can be switched on."""
    iam, found, marker = boto3.client("iam", config=ONCE), [], None
    while marker != "":
        page = service_credentials(iam, marker)
        found += [each for each in page["ServiceSpecificCredentials"] if each["ServiceName"] == BEDROCK]
        marker = page["Marker"] if page.get("IsTruncated") else ""
    users = sorted({each["UserName"] for each in found})
    return [f"{len(found)} long-lived API keys of Bedrock: {', '.join(users)}"] if found else []


def lacking(names, rules):
    return [name for name in names if not acts(rules.get(name))]


def acts(rule):
    """It masks or blocks what is asked and what is answered."""
    return rule is not None and all(acts_on(rule, side) for side in SIDES)


def acts_on(rule, side):
    action = rule.get(f"{side}Action", rule.get("action", "BLOCK"))
    return rule.get(f"{side}Enabled") is not False and action in ("BLOCK", "ANONYMIZE")


def strong(rule, side, strength):
    found = (rule or {}).get(f"{side}Strength", "NONE")
    return rule is not None and acts_on(rule, side) and STRENGTHS.index(found) >= STRENGTHS.index(strength)


def by(name, rules):
    return {each[name]: each for each in rules or []}


def pairs(text):
    return [each.split("=") for each in text.split(",")]


handle = evaluating(
    {
        "bedrock-invocations-recorded": invocations,
        "bedrock-data-retention": retention,
        "bedrock-guardrail-unweakened": unweakened,
        "bedrock-guardrail-enforced": enforced,
        "bedrock-keys-absent": keys,
    }
)
