using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Msk;

internal sealed class BrokersLog() : ResourceControl("AWS::MSK::Cluster")
{
    public override string Title => "Brokers write a log";

    public override string Why => "Without broker logs nobody can say who connected and what failed.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ActivityReview,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build => Construction.By("EvidenceStore");

    public override Verdict Check(Resource resource)
    {
        var logs = resource["LoggingInfo.BrokerLogs"];
        return Verdict
            .Of(
                logs["CloudWatchLogs.Enabled"].IsTrue | logs["S3.Enabled"].IsTrue | logs["Firehose.Enabled"].IsTrue,
                "Broker logs go to a place that is on.",
                "LoggingInfo.BrokerLogs sends to none of CloudWatchLogs, S3 and Firehose."
            )
            .At(logs);
    }

    public override Equivalents Equivalents => new() { CdkNag = ["MSKBrokerLogging"], Checkov = ["CKV_AWS_80"] };
}
