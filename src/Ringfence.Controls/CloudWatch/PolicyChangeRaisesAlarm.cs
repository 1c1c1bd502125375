using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudWatch;

internal sealed class PolicyChangeRaisesAlarm()
    : EstateControl("AWS::CloudWatch::Alarm", "AWS::Logs::MetricFilter", "AWS::Events::Rule")
{
    public override string Title => "A change of an IAM policy raises an alarm";

    public override string Why => "The step after a break-in is to widen one's rights.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["alarm-iam-change"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.ActivityReview,
        Hipaa.LoginMonitoring,
        Soc2.CC7_2,
        Soc2.CC6_3,
        Nist80053.AC_2_4,
        Nist80053.AU_6,
        Nist80053.SI_4,
        Iso27001.A_8_16,
        Iso27001.A_5_18,
    ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        yield return Whole(
            Watch.For(
                estate,
                "an alarm or rule on changes of IAM policies",
                metric: null,
                text: static text =>
                    text.Contains("PutRolePolicy", StringComparison.Ordinal)
                    || text.Contains("AttachRolePolicy", StringComparison.Ordinal)
                    || text.Contains("CreatePolicyVersion", StringComparison.Ordinal)
                    || (
                        text.Contains("iam.amazonaws.com", StringComparison.Ordinal)
                        && text.Contains("Policy", StringComparison.Ordinal)
                    )
            )
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("monitoring.amazonaws.com", "PutMetricAlarm"), new("events.amazonaws.com", "PutRule")],
            [
                new("monitoring.amazonaws.com", "DeleteAlarms"),
                new("events.amazonaws.com", "DeleteRule"),
                new("logs.amazonaws.com", "DeleteMetricFilter"),
            ]
        );

    public override Equivalents Equivalents => new() { Prowler = ["cloudwatch_log_metric_filter_policy_changes"] };
}
