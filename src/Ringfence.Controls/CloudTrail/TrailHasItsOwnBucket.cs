using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailHasItsOwnBucket() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "Audit logs lie in a bucket of their own";

    public override string Why =>
        "Where applications may write, an intruder in one of them can write too; the log's bucket is for logs.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["ct-dedicated-bucket"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.AuditControls,
        Hipaa.Integrity,
        Soc2.CC7_2,
        Nist80053.AU_4,
        Nist80053.AU_9,
        Nist80053.AU_9_2,
        Iso27001.A_8_15,
    ];

    public override Construction Build => Construction.By("AuditTrail");

    public override Verdict Check(Resource resource)
    {
        return TrailBucket.Judge(
            resource,
            bucket =>
            {
                // Applications write where their policies name the bucket; log deliverers are services, in the bucket's own policy.
                var perhaps = Truth.No;
                foreach (var policy in IdentityPolicy.In(resource.Estate))
                {
                    var writes = policy.Document.Any(statement => Writes(statement, bucket));
                    if (writes.IsYes)
                    {
                        return Verdict
                            .Fail(
                                $"{policy.Holder.LogicalId} may write to {bucket.LogicalId}, the trail's bucket; it must be for audit logs alone."
                            )
                            .At(policy.Holder[policy.Path]);
                    }

                    perhaps |= writes;
                }

                return Verdict.Of(
                    !perhaps,
                    $"No identity here may write to {bucket.LogicalId}.",
                    "",
                    $"A policy that is known only when deployed may let an application write to {bucket.LogicalId}."
                );
            }
        );
    }

    public override EvidenceQuery Evidence =>
        new([new("s3.amazonaws.com", "PutBucketPolicy")], [new("iam.amazonaws.com", "PutRolePolicy")]);

    private static Truth Writes(PolicyStatement statement, Resource bucket) =>
        statement.Effect == Effect.Deny || statement.Resources.Negated
            ? Truth.No
            : (statement.Effect == Effect.Allow ? Truth.Yes : Truth.Unknown)
                & statement.Actions.Touches("s3:PutObject")
                & Truth.Any(
                    statement.Resources.Patterns,
                    pattern =>
                        pattern.IsUnresolved ? Truth.Unknown : bucket.Estate.Find(pattern, "AWS::S3::Bucket") == bucket
                );
}
