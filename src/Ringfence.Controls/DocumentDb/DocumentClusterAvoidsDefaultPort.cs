using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Rds;

namespace Ringfence.Controls.DocumentDb;

internal sealed class DocumentClusterAvoidsDefaultPort() : ResourceControl("AWS::DocDB::DBCluster")
{
    public override string Title => "The document store listens away from its default port";

    public override string Why => "A default port is the first that a scan tries.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites => [Hipaa.RiskManagement, Soc2.CC6_6, Nist80053.CM_7, Iso27001.A_8_9];

    public override Construction Build => Construction.Set("Port", 27018);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws docdb modify-db-cluster --db-cluster-identifier ID --port 27018 --apply-immediately",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["Port"];
        return Verdict.Property("Port", value, DatabasePort.IsOtherThan(value, 27017), "another port than 27017");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["DocumentDBClusterNonDefaultPort"] };
}
