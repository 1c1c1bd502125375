using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseAvoidsDefaultPort() : ResourceControl("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
{
    public override string Title => "Databases listen away from their default ports";

    public override string Why => "A default port is the first that a scan tries.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites => [Hipaa.RiskManagement, Soc2.CC6_6, Nist80053.CM_7, Iso27001.A_8_9];

    public override Construction Build => Construction.Set("Port", 6432);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = DatabaseCommand.For(
                resource,
                resource.Type == "AWS::RDS::DBCluster"
                    ? "--port 6432 --apply-immediately"
                    : "--db-port-number 6432 --apply-immediately"
            ),
        };

    public override Verdict Check(Resource resource)
    {
        var engine = DatabaseEngine.Of(resource);
        var port = resource["Port"];
        if (resource.Type == "AWS::RDS::DBInstance" && port.IsMissing && ClusterMembership.Of(resource).IsYes)
        {
            return ClusterMembership.Elsewhere;
        }

        if (resource["Engine"].IsUnresolved && !port.IsMissing)
        {
            return Verdict.Unknown("Engine is known only when deployed; it decides the default port.");
        }

        return Verdict.Property(
            "Port",
            port,
            DatabasePort.IsOtherThan(port, DefaultOf(engine)),
            "another port than the engine's default"
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["RDSNonDefaultPort"], Guard = ["CT.RDS.PR.20"] };

    // Aurora PostgreSQL clusters of the provisioned mode take 5432 like the engine; an engine that is not named has no port to avoid.
    private static int DefaultOf(string engine) =>
        engine.Contains("postgres", StringComparison.Ordinal) ? 5432
        : engine.Contains("oracle", StringComparison.Ordinal) ? 1521
        : engine.Contains("sqlserver", StringComparison.Ordinal) ? 1433
        : engine.Contains("db2", StringComparison.Ordinal) ? 50000
        : 3306;
}
