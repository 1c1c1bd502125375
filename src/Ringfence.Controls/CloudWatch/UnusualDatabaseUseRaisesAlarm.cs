using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudWatch;

internal sealed class UnusualDatabaseUseRaisesAlarm()
    : EstateControl("AWS::CloudWatch::Alarm", "AWS::Logs::MetricFilter", "AWS::Events::Rule")
{
    public override string Title => "Unusual use of a database raises an alarm";

    public override string Why => "A dump of a table looks like load; only an alarm tells the two apart in time.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["alarm-rds-anomaly"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [Hipaa.ActivityReview, Hipaa.AuditControls, Soc2.CC7_2, Nist80053.SI_4, Nist80053.AU_6, Iso27001.A_8_16];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        yield return Whole(
            Watch.For(
                estate,
                "an alarm on unusual database use (AWS/RDS DatabaseConnections, DBLoad, or a query count)",
                metric: static (space, _) => space is "AWS/RDS" or "AWS/DocDB" or "AWS/Neptune",
                text: static text =>
                    text.Contains("aws.rds", StringComparison.Ordinal)
                    && text.Contains("RDS DB", StringComparison.Ordinal)
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
