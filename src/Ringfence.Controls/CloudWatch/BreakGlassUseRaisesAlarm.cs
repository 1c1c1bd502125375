using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudWatch;

internal sealed class BreakGlassUseRaisesAlarm()
    : EstateControl("AWS::CloudWatch::Alarm", "AWS::Logs::MetricFilter", "AWS::Events::Rule")
{
    public override string Title => "Use of the emergency role raises an alarm";

    public override string Why => "An emergency door without a bell is a door.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["iam-breakglass-alert"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.AuditControls,
        Hipaa.ActivityReview,
        Hipaa.LoginMonitoring,
        Soc2.CC7_2,
        Soc2.CC7_3,
        Nist80053.AU_6,
        Nist80053.SI_4,
        Nist80053.AC_6_9,
        Iso27001.A_8_16,
        Iso27001.A_8_2,
    ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        yield return Whole(
            Watch.For(
                estate,
                "an alarm or rule on use of the break-glass role",
                metric: null,
                text: static text =>
                    text.Contains("AssumeRole", StringComparison.Ordinal)
                    && (
                        text.Contains("break", StringComparison.OrdinalIgnoreCase)
                        || text.Contains("emergency", StringComparison.OrdinalIgnoreCase)
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
}
