using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudWatch;

internal sealed class LargeDownloadRaisesAlarm()
    : EstateControl("AWS::CloudWatch::Alarm", "AWS::Logs::MetricFilter", "AWS::Events::Rule")
{
    public override string Title => "Large downloads from S3 raise an alarm";

    public override string Why => "Exfiltration is reading, and reading is allowed: volume is what gives it away.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["alarm-s3-exfil"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.ActivityReview,
        Hipaa.AuditControls,
        Soc2.CC7_2,
        Nist80053.SI_4,
        Nist80053.SI_4_18,
        Nist80053.AU_6,
        Iso27001.A_8_16,
        Iso27001.A_8_12,
    ];

    public override Construction Build => Construction.By("Detection");

    public override IEnumerable<Judgement> Check(Estate estate)
    {
        yield return Whole(
            Watch.For(
                estate,
                "an alarm on bytes or objects read from S3 (request metrics of the bucket on)",
                metric: static (space, name) =>
                    space == "AWS/S3" && name is "BytesDownloaded" or "GetRequests" or "AllRequests",
                text: static text =>
                    text.Contains("s3.amazonaws.com", StringComparison.Ordinal)
                    && text.Contains("GetObject", StringComparison.Ordinal)
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
