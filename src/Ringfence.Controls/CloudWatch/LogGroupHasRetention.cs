using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudWatch;

internal sealed class LogGroupHasRetention() : ResourceControl("AWS::Logs::LogGroup")
{
    public override string Title => "Every log group says how long it keeps its events";

    public override string Why =>
        "Without a period logs are kept for ever, which is a decision nobody took, or are cleaned up by hand, which is one too.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.DocumentRetention,
        Hipaa.AuditControls,
        Soc2.CC7_2,
        Nist80053.AU_11,
        Iso27001.A_5_33,
        Iso27001.A_8_15,
        Gdpr.StorageLimitation,
    ];

    public override Construction Build => Construction.Set("RetentionInDays", 2192);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws logs put-retention-policy --log-group-name NAME --retention-in-days 2192" };

    public override Verdict Check(Resource resource)
    {
        var value = resource["RetentionInDays"];
        return Verdict.Property(
            "RetentionInDays",
            value,
            value.Number is { } days ? Periods.Contains(days) : value.IsPresent,
            "one of the periods that CloudWatch Logs has, in days"
        );
    }

    public override EvidenceQuery Evidence =>
        new([new("logs.amazonaws.com", "PutRetentionPolicy")], [new("logs.amazonaws.com", "DeleteRetentionPolicy")]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cw-loggroup-retention-period-check"],
            CdkNag = ["CloudWatchLogGroupRetentionPeriod"],
            Guard = ["CW_LOGGROUP_RETENTION_PERIOD_CHECK", "CT.CLOUDWATCH.PR.2"],
            Checkov = ["CKV_AWS_66"],
        };

    // PutRetentionPolicy's valid values; any other fails to deploy.
    private static readonly decimal[] Periods =
    [
        1,
        3,
        5,
        7,
        14,
        30,
        60,
        90,
        120,
        150,
        180,
        365,
        400,
        545,
        731,
        1096,
        1827,
        2192,
        2557,
        2922,
        3288,
        3653,
    ];
}
