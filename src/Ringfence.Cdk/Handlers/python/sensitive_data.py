"""Where Macie looks for protected data that should not be there: samples of every bucket, and a weekly job.

CloudFormation has no type for jobs. A job cannot be changed: another definition is another job, with another id, and
CloudFormation then asks to delete the former. Deleted: the job ends; sampling stays on.
"""

import hashlib
import json
import uuid

import boto3
from answer import answering
from botocore.exceptions import ClientError

ENDED = ("CANCELLED", "COMPLETE")
# The digest of what a job was asked, by which it is known again.
TAG = "definition"


@answering
def handle(kind, properties, _old, physical):
    macie = boto3.client("macie2")
    if kind == "Delete":
        cancel(macie, physical)
        return physical, {}
    sample(macie)
    asked = definition(properties)
    digest = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
    job = known(macie, asked["name"], digest) or create(macie, asked, digest)
    return job, {"JobId": job}


def definition(properties):
    """Every bucket of the account, those too that are made later, but the ones that hold protected data on purpose."""
    left = properties.get("LeftOut", [])
    return {
        "name": properties["Name"],
        "jobType": "SCHEDULED",
        "scheduleFrequency": {"weeklySchedule": {"dayOfWeek": properties["Day"]}},
        "samplingPercentage": int(properties["SamplingPercent"]),
        "managedDataIdentifierSelector": "ALL",
        "customDataIdentifierIds": properties["Identifiers"],
        "initialRun": True,
        "s3JobDefinition": {
            "bucketCriteria": {
                "includes": {"and": [by("ACCOUNT_ID", [properties["Account"]])]},
                "excludes": {"and": [by("S3_BUCKET_NAME", left)] if left else []},
            }
        },
    }


def by(key, values):
    return {"simpleCriterion": {"comparator": "EQ", "key": key, "values": values}}


def sample(macie):
    macie.update_automated_discovery_configuration(status="ENABLED")
    found = macie.get_automated_discovery_configuration()["status"]
    if found != "ENABLED":
        raise RuntimeError(f"Macie was asked for automated discovery and gives back {found}")


def known(macie, name, digest):
    """The job that was made by the same request before, where there is one that still runs."""
    names = {"includes": [{"comparator": "EQ", "key": "name", "values": [name]}]}
    for page in macie.get_paginator("list_classification_jobs").paginate(filterCriteria=names):
        for job in page["items"]:
            if job["jobStatus"] not in ENDED:
                if macie.describe_classification_job(jobId=job["jobId"]).get("tags", {}).get(TAG) == digest:
                    return job["jobId"]
    return None


def create(macie, asked, digest):
    return macie.create_classification_job(clientToken=str(uuid.uuid4()), tags={TAG: digest}, **asked)["jobId"]


def cancel(macie, job):
    try:
        if macie.describe_classification_job(jobId=job)["jobStatus"] not in ENDED:
            macie.update_classification_job(jobId=job, jobStatus="CANCELLED")
    except ClientError as error:
        # A job that is not there any more has ended.
        if error.response["Error"]["Code"] != "ResourceNotFoundException":
            raise
