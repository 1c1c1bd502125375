using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Glue;

internal sealed class JobLogsAreUnderOwnKey() : ResourceControl("AWS::Glue::Job", "AWS::Glue::Crawler")
{
    public override string Title => "What a job logs is under a key of yours";

    public override string Why => "Logs of a job hold samples of what it read.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.EncryptionAtRest,
            Soc2.CC6_1,
            Nist80053.SC_13,
            Nist80053.SC_28,
            Iso27001.A_8_24,
            Hipaa.ActivityReview,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build => Construction.By("PhiKey");

    public override Verdict Check(Resource resource)
    {
        var path = resource.Type == "AWS::Glue::Job" ? "SecurityConfiguration" : "CrawlerSecurityConfiguration";
        return JobSecurity.Judge(resource, path, "CloudWatchEncryption.CloudWatchEncryptionMode", "SSE-KMS");
    }

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["GlueEncryptedCloudWatchLogs"],
            Checkov = ["CKV_AWS_195"],
            Prowler = ["glue_etl_jobs_cloudwatch_logs_encryption_enabled"],
        };
}
