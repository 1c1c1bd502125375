using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailBucketLogsItsAccess() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "Who reads the audit log is itself logged";

    public override string Why =>
        "Reading the trail shows an intruder what was noticed; without access logs nobody knows that it was read.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["ct-bucket-access-logged"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [Hipaa.AuditControls, Soc2.CC7_2, Nist80053.AU_9, Nist80053.AU_12, Iso27001.A_8_15];

    public override Construction Build => Construction.By("AuditTrail");

    public override Verdict Check(Resource resource)
    {
        return TrailBucket.Judge(
            resource,
            bucket =>
            {
                var target = bucket["LoggingConfiguration.DestinationBucketName"];
                return Verdict
                    .Of(
                        target.IsPresent & !IsItself(bucket, target),
                        $"The bucket {bucket.LogicalId} logs its access to {target}.",
                        $"The bucket {bucket.LogicalId} does not log its access to another bucket: LoggingConfiguration.DestinationBucketName is {target}."
                    )
                    .At(target);
            }
        );
    }

    public override EvidenceQuery Evidence =>
        new([new("s3.amazonaws.com", "PutBucketLogging")], [new("s3.amazonaws.com", "DeleteBucket")]);

    public override Equivalents Equivalents => new() { Prowler = ["cloudtrail_logs_s3_bucket_access_logging_enabled"] };

    private static Truth IsItself(Resource bucket, PropertyValue target) =>
        bucket.Estate.Find(target, "AWS::S3::Bucket") is { } found
            ? found == bucket
            : bucket["BucketName"].Is(target.Text);
}
