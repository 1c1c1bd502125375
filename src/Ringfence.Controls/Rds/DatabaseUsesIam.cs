using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseUsesIam() : ResourceControl("AWS::RDS::DBCluster")
{
    public override string Title => "People and programs may sign in to a cluster as themselves";

    public override string Why =>
        "With IAM authentication a session has a name and minutes to live; a shared password has neither.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.PersonAuthentication, Soc2.CC6_1, Nist80053.IA_2, Nist80053.AC_3, Iso27001.A_8_5];

    public override Construction Build =>
        Construction.Set("Engine", "aurora-postgresql").And("EnableIAMDatabaseAuthentication", true);

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("EnableIAMDatabaseAuthentication", true)])
        {
            Cli = "aws rds modify-db-cluster --db-cluster-identifier ID --enable-iam-database-authentication",
        };

    public override Verdict Check(Resource resource)
    {
        var engine = resource["Engine"];
        if (
            engine.IsMissing
            || (engine.IsLiteral && !engine.Text.Contains("aurora", StringComparison.OrdinalIgnoreCase))
        )
        {
            return Verdict.NotApplicable($"Engine {engine} is not Aurora.");
        }

        var iam = resource["EnableIAMDatabaseAuthentication"];
        return Verdict.Property("EnableIAMDatabaseAuthentication", iam, iam.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["rds-cluster-iam-authentication-enabled"],
            CdkNag = ["AuroraMySQLPostgresIAMAuth"],
            Guard = ["CT.RDS.PR.4"],
            Checkov = ["CKV_AWS_162"],
            Prowler = ["rds_cluster_iam_authentication_enabled"],
        };
}
