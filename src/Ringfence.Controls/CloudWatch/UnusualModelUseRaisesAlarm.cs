using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudWatch;

internal sealed class UnusualModelUseRaisesAlarm()
    : EstateControl("AWS::CloudWatch::Alarm", "AWS::Logs::MetricFilter", "AWS::Events::Rule")
{
    public override string Title => "Unusual use of models raises an alarm";

    public override string Why =>
        "Stolen keys are used at night, on other models and in volume; a bill is a late alarm.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["ct-bedrock-anomaly-alarms"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.ActivityReview,
        Hipaa.AuditControls,
        Soc2.CC7_2,
        Soc2.CC7_3,
        Nist80053.SI_4,
        Nist80053.AU_6,
        Iso27001.A_8_16,
    ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        yield return Whole(
            Watch.For(
                estate,
                "an alarm or rule on unusual Bedrock use",
                metric: static (space, _) => space == "AWS/Bedrock",
                text: static text => text.Contains("bedrock", StringComparison.OrdinalIgnoreCase)
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
