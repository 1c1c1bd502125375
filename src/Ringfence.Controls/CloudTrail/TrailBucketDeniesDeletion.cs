using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailBucketDeniesDeletion() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "Nobody may delete audit logs, administrators included";

    public override string Why =>
        "One DeleteObject call by a stolen administrator session erases the record of the theft.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["ct-bucket-deny-delete"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.Integrity,
        Hipaa.AuditControls,
        Soc2.CC7_2,
        Soc2.PI1_5,
        Nist80053.AU_9,
        Nist80053.AU_9_2,
        Iso27001.A_8_15,
        Iso27001.A_5_33,
    ];

    public override Construction Build => Construction.By("AuditTrail");

    public override Verdict Check(Resource resource)
    {
        return TrailBucket.Judge(resource, bucket => Judge(bucket));
    }

    public override Fix? FixFor(Resource resource) =>
        TrailBucket.Of(resource) is { } bucket
        && bucket.Template == resource.Template
        && bucket.Estate.Referring(bucket, "AWS::S3::BucketPolicy", "Bucket") is [var policy, ..]
        && policy.Template == resource.Template
            ? new([
                new SetProperty(
                    "PolicyDocument.Statement[]",
                    new JsonObject
                    {
                        ["Sid"] = "NobodyDeletesAuditLogs",
                        ["Effect"] = "Deny",
                        ["Principal"] = "*",
                        ["Action"] = new JsonArray([.. Needed, .. Advised]),
                        ["Resource"] = new JsonArray(
                            new JsonObject { ["Fn::GetAtt"] = new JsonArray(bucket.LogicalId, "Arn") },
                            new JsonObject { ["Fn::Sub"] = $"${{{bucket.LogicalId}.Arn}}/*" }
                        ),
                    }
                )
                {
                    On = policy.LogicalId,
                },
            ])
            {
                Mind =
                    "Once in force, changing the bucket's policy or lifecycle needs this statement to be taken out by the account's root user.",
            }
            : null;

    public override EvidenceQuery Evidence =>
        new(
            [new("s3.amazonaws.com", "PutBucketPolicy")],
            [new("s3.amazonaws.com", "DeleteBucketPolicy"), new("s3.amazonaws.com", "DeleteObject")]
        );

    private static readonly string[] Needed = ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:DeleteBucket"];
    private static readonly string[] Advised = ["s3:PutBucketPolicy", "s3:PutLifecycleConfiguration"];

    private static Verdict Judge(Resource bucket)
    {
        var policies = bucket.Estate.Referring(bucket, "AWS::S3::BucketPolicy", "Bucket");
        if (policies.Count == 0)
        {
            return Verdict.Fail(
                $"The bucket {bucket.LogicalId} has no policy here; one must deny {string.Join(", ", Needed)} to everyone."
            );
        }

        var open = Needed.Where(action => !Denied(policies, action).IsYes).ToList();
        var advice = Advised.Any(action => Denied(policies, action).IsNo)
            ? $" Deny {string.Join(" and ", Advised)} too: they undo it."
            : "";
        return open.Count == 0
            ? Verdict.Pass($"The policy of {bucket.LogicalId} denies deletion to everyone.{advice}")
            : Verdict.Of(
                Truth.All(open, action => Denied(policies, action)),
                "",
                $"The policy of {bucket.LogicalId} does not deny {string.Join(", ", open)} to everyone without condition.{advice}"
            );
    }

    private static Truth Denied(IReadOnlyList<Resource> policies, string action) =>
        Truth.Any(
            policies,
            policy =>
                policy
                    .Policy("PolicyDocument")
                    .Any(statement =>
                        (Truth)statement.Denies
                        & statement.Principals.IsEveryone
                        & statement.Actions.Covers(action)
                        & statement.IsUnconditional
                    )
        );
}
