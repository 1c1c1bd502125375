using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseAuditsItsQueries() : ResourceControl("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
{
    public override string Title => "Who asked what of a database is recorded";

    public override string Why => "Without an audit log of statements nobody can say whose record was opened, by whom.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["rds-audit-logging"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AuditControls, Soc2.CC7_2, Nist80053.AU_2, Nist80053.AU_3, Nist80053.AU_12, Iso27001.A_8_15];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Verdict Check(Resource resource)
    {
        if (resource.Type == "AWS::RDS::DBInstance" && ClusterMembership.Of(resource).IsYes)
        {
            return ClusterMembership.Elsewhere;
        }

        var engine = DatabaseEngine.Of(resource);
        if (engine.Length == 0)
        {
            return Verdict.Unknown("Engine is not known here; it decides how statements are audited.");
        }

        return QueryAudit.Judge(resource, engine);
    }
}
