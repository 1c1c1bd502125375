using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Rds;

namespace Ringfence.Controls.Redshift;

internal sealed class WarehouseAvoidsDefaultPort() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "The warehouse listens away from its default port";

    public override string Why => "A default port is the first that a scan tries.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites => [Hipaa.RiskManagement, Soc2.CC6_6, Nist80053.CM_7, Iso27001.A_8_9];

    public override Construction Build => Construction.Set("Port", 5440);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws redshift modify-cluster --cluster-identifier ID --port 5440" };

    public override Verdict Check(Resource resource)
    {
        var port = resource["Port"];
        return Verdict.Property("Port", port, DatabasePort.IsOtherThan(port, 5439), "another port than 5439");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["RedshiftClusterNonDefaultPort"] };
}
