using Ringfence.Controls.Bedrock;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailBucketIsProtectedLikeData() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "The audit log's bucket is protected like the data itself";

    public override string Why =>
        "Logs name patients' records, users and addresses: they are protected information about protected information.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["ct-protected-like-phi"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [Hipaa.AccessControl, Hipaa.Integrity, Soc2.CC6_1, Soc2.CC7_2, Nist80053.AU_9, Nist80053.AU_9_4, Iso27001.A_8_15];

    public override Construction Build => Construction.By("AuditTrail");

    public override Verdict Check(Resource resource)
    {
        return TrailBucket.Judge(
            resource,
            bucket =>
            {
                var missing = new List<string>();
                var open = Truth.No;
                foreach (var (what, holds) in Asked(bucket))
                {
                    open |= !holds;
                    if (!holds.IsYes)
                    {
                        missing.Add(what);
                    }
                }

                return Verdict.Of(
                    !open,
                    $"The bucket {bucket.LogicalId} is closed to the public, encrypted, versioned and reached over TLS only.",
                    $"The bucket {bucket.LogicalId} lacks: {string.Join(", ", missing)}."
                );
            }
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("s3.amazonaws.com", "PutBucketPublicAccessBlock")],
            [new("s3.amazonaws.com", "DeleteBucketPublicAccessBlock"), new("s3.amazonaws.com", "DeleteBucketPolicy")]
        );

    private static IEnumerable<(string What, Truth Holds)> Asked(Resource bucket)
    {
        var block = bucket["PublicAccessBlockConfiguration"];
        yield return (
            "the four public access blocks",
            block["BlockPublicAcls"].IsTrue
                & block["BlockPublicPolicy"].IsTrue
                & block["IgnorePublicAcls"].IsTrue
                & block["RestrictPublicBuckets"].IsTrue
        );
        yield return ("encryption with a customer-managed key", LogBucket.UsesCustomerKey(bucket));
        yield return ("versioning", bucket["VersioningConfiguration.Status"].Is("Enabled"));
        yield return (
            "a policy that denies requests without TLS",
            Truth.Any(
                bucket.Estate.Referring(bucket, "AWS::S3::BucketPolicy", "Bucket"),
                policy =>
                    policy
                        .Policy("PolicyDocument")
                        .Any(statement =>
                            (Truth)statement.Denies
                            & statement.Principals.IsEveryone
                            & Truth.Any(
                                statement.On("aws:SecureTransport"),
                                condition => Truth.Any(condition.Values, value => value.IsFalse)
                            )
                        )
            )
        );
    }
}
