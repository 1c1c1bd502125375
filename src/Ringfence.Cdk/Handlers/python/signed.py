"""Calls of AWS operations that the SDK in Lambda's runtime may not know yet: signed HTTP, JSON both ways."""

import json
import os
import urllib.parse

import botocore.auth
import botocore.awsrequest
import botocore.httpsession
import botocore.session


class Refused(Exception):
    """AWS answered with an error."""

    def __init__(self, status, kind, message):
        super().__init__(f"{kind} ({status}): {message}")
        self.status = status
        self.kind = kind


def call(service, method, path, body=None, endpoint=None, region=None):
    """One call, in the function's own region unless told another.

    Gives the answer's JSON, ``{}`` for none; raises :class:`Refused` for an error.
    """
    session = botocore.session.get_session()
    region = region or os.environ["AWS_REGION"]
    base = endpoint or os.environ.get(f"AWS_ENDPOINT_URL_{service.upper().replace('-', '_')}")
    base = base or f"https://{service}.{region}.amazonaws.com"
    data = b"" if body is None else json.dumps(body).encode()
    headers = {} if body is None else {"Content-Type": "application/json"}
    request = botocore.awsrequest.AWSRequest(method, urllib.parse.urljoin(base, path), data=data, headers=headers)
    botocore.auth.SigV4Auth(session.get_credentials(), service, region).add_auth(request)
    answer = botocore.httpsession.URLLib3Session(timeout=20).send(request.prepare())
    text = answer.content.decode()
    if answer.status_code >= 300:
        kind = answer.headers.get("x-amzn-ErrorType", "Error").split(":")[0].split("#")[-1]
        raise Refused(answer.status_code, kind, json.loads(text or "{}").get("message", text[:300]))
    return json.loads(text) if text else {}
