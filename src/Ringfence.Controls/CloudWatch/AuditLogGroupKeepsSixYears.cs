using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudWatch;

internal sealed class AuditLogGroupKeepsSixYears() : ResourceControl("AWS::Logs::LogGroup")
{
    public override string Title => "Log groups that bear audit records keep them six years, or have a copy in S3";

    public override string Why =>
        "A log group that forgets after a month loses what an investigation needs; six years is what 164.316(b)(2)(i) asks of documentation.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["log-group-retention"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [Hipaa.DocumentRetention, Hipaa.AuditControls, Soc2.CC7_2, Nist80053.AU_11, Iso27001.A_5_33, Iso27001.A_8_15];

    public override Construction Build => Construction.By("EvidenceStore");

    public override Verdict Check(Resource resource)
    {
        var (value, least) = (resource["RetentionInDays"], resource.Estate.Expectations.RetentionDays);
        if (!IsOfAudit(resource))
        {
            return Verdict.NotApplicable("Nothing here writes audit records to it.");
        }

        return resource.Estate.Referring(resource, "AWS::Logs::SubscriptionFilter", "LogGroupName").Count > 0
            ? Verdict.Pass("Its events are copied on by a subscription.")
            : Verdict.Property(
                "RetentionInDays",
                value,
                value.IsMissing ? Truth.Yes : value.AtLeast(least),
                $"at least {least} days, or none (kept for ever)"
            );
    }

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("RetentionInDays", 2192)])
        {
            Cli = "aws logs put-retention-policy --log-group-name NAME --retention-in-days 2192",
        };

    public override EvidenceQuery Evidence =>
        new([new("logs.amazonaws.com", "PutRetentionPolicy")], [new("logs.amazonaws.com", "DeleteLogGroup")]);

    // Those that a trail, a flow log, a database or Bedrock writes to, and those that say so by name or tag.
    private static bool IsOfAudit(Resource group)
    {
        var estate = group.Estate;
        return estate.Referring(group, "AWS::CloudTrail::Trail", "CloudWatchLogsLogGroupArn").Count > 0
            || estate.Referring(group, "AWS::EC2::FlowLog", "LogGroupName").Count > 0
            || estate.Referring(group, "AWS::EC2::FlowLog", "LogDestination").Count > 0
            || group["LogGroupName"].Text is var name
                && (
                    name.Contains("audit", StringComparison.OrdinalIgnoreCase)
                    || name.Contains("cloudtrail", StringComparison.OrdinalIgnoreCase)
                    || name.StartsWith("/aws/rds/", StringComparison.Ordinal)
                    || name.Contains("bedrock", StringComparison.OrdinalIgnoreCase)
                );
    }
}
