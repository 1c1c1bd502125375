using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class BucketIsReplicated() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "Objects are copied to a second bucket";

    public override string Why => "A bucket in one region is gone while that region is.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.DataBackup,
            Hipaa.DisasterRecovery,
            Soc2.A1_2,
            Nist80053.CP_6,
            Nist80053.CP_9,
            Iso27001.A_8_13,
            Iso27001.A_8_14,
        ];

    public override Construction Build => Construction.By("PhiBucket");

    public override Verdict Check(Resource resource)
    {
        if (BucketRoles.TakesAccessLogs(resource))
        {
            return Verdict.NotApplicable("It takes the access logs of others, which are a second record themselves.");
        }

        var rules = resource["ReplicationConfiguration.Rules"];
        return Verdict
            .Of(
                rules.IsUnresolved
                    ? Truth.Unknown
                    : Truth.Any(rules.Items, rule => rule.IsUnresolved ? Truth.Unknown : rule["Status"].Is("Enabled")),
                "A replication rule is enabled.",
                "ReplicationConfiguration must have a rule whose Status is Enabled."
            )
            .At(resource["ReplicationConfiguration"]);
    }

    public override EvidenceQuery Evidence =>
        new([new("s3.amazonaws.com", "PutBucketReplication")], [new("s3.amazonaws.com", "DeleteBucketReplication")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["s3-bucket-replication-enabled"],
            CdkNag = ["S3BucketReplicationEnabled"],
            Guard = ["S3_BUCKET_REPLICATION_ENABLED"],
            Checkov = ["CKV_AWS_144"],
            Prowler = ["s3_bucket_cross_region_replication"],
        };
}
