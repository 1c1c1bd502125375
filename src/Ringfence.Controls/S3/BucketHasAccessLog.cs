using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.S3;

internal sealed class BucketHasAccessLog() : ResourceControl("AWS::S3::Bucket")
{
    public override string Title => "Requests to a bucket are logged by S3";

    public override string Why => "The access log shows each request, refused ones too.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.WorkforceAuthorization,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build => Construction.By("PhiBucket");

    public override Fix? FixFor(Resource resource) => AccessLogBucket.Fix();

    public override Verdict Check(Resource resource)
    {
        var logging = resource["LoggingConfiguration"];
        return logging.IsMissing && BucketRoles.TakesAccessLogs(resource)
            ? Verdict.Pass("It takes the access logs of others; its own would go round in a circle.")
            : Verdict.Property(
                "LoggingConfiguration",
                logging,
                logging.IsUnresolved
                    ? Truth.Unknown
                    : logging["DestinationBucketName"].IsPresent | logging["LogFilePrefix"].IsPresent,
                "present, with a DestinationBucketName"
            );
    }

    public override EvidenceQuery Evidence => new([new("s3.amazonaws.com", "PutBucketLogging")], []);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["s3-bucket-logging-enabled"],
            CdkNag = ["S3BucketLoggingEnabled"],
            Guard = ["S3_BUCKET_LOGGING_ENABLED", "CT.S3.PR.2"],
            Checkov = ["CKV_AWS_18"],
            Prowler = ["s3_bucket_server_access_logging_enabled"],
        };
}
