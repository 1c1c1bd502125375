using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Emr;

internal sealed class ClusterShipsItsLogs() : ResourceControl("AWS::EMR::Cluster")
{
    public override string Title => "A cluster ships its logs to S3";

    public override string Why => "A cluster's logs go when it goes.";

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
        var value = resource["LogUri"];
        return Verdict.Property("LogUri", value, value.IsPresent, "the address of a bucket");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["EMRS3AccessLogging"] };
}
