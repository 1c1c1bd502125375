"""Runs aws-cli's own `cloudtrail validate-logs` over a stand-in's folder, with S3 and CloudTrail answered from its files.

    validate_logs.py FOLDER START-TIME

Exit code 77 where aws-cli cannot be imported.
"""
import io
import json
import pathlib
import sys

try:
    import jmespath
    from awscli.customizations.cloudtrail import validation
    from botocore.exceptions import ClientError
except ImportError:
    sys.exit(77)

folder, start = pathlib.Path(sys.argv[1]), sys.argv[2]
trail = json.loads((folder / "trail.json").read_text())
keys = json.loads((folder / "public_keys.json").read_text())


class Paginator:
    def paginate(self, Bucket, Prefix="", Marker="", **_):
        root = folder / "s3" / Bucket
        names = sorted(str(p.relative_to(root)) for p in root.rglob("*") if p.is_file() and p.suffix != ".json")
        return Found([{"Key": name} for name in names if name.startswith(Prefix) and name > Marker])


class Found(list):
    def __init__(self, contents):
        super().__init__([{"Contents": contents}])

    def search(self, expression):
        for page in self:
            yield from jmespath.search(expression, page) or []


class S3:
    def get_paginator(self, _):
        return Paginator()

    def get_object(self, Bucket, Key):
        path = folder / "s3" / Bucket / Key
        if not path.exists():
            raise ClientError({"Error": {"Code": "NoSuchKey", "Message": "no such key"}}, "GetObject")
        metadata = pathlib.Path(str(path) + ".meta.json")
        return {
            "Body": io.BytesIO(path.read_bytes()),
            "Metadata": json.loads(metadata.read_text()) if metadata.exists() else {},
        }


class CloudTrail:
    def list_public_keys(self, **_):
        return keys

    def describe_trails(self, **_):
        return {"trailList": [trail]}


class S3Provider:
    def get_client(self, _):
        return S3()


class Arguments:
    trail_arn, start_time, end_time = trail["TrailARN"], start, None
    s3_bucket = s3_prefix = account_id = None
    verbose = True


command = validation.CloudTrailValidateLogs(None)
command.setup_services = lambda _: None
command.s3_client_provider, command.cloudtrail_client, command.organization_client = S3Provider(), CloudTrail(), None
command._source_region = trail["HomeRegion"]
sys.exit(command._run_main(Arguments, None))
