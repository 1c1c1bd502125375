using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class InstanceUsesIam() : ResourceControl("AWS::RDS::DBInstance")
{
    public override string Title => "People and programs may sign in to a database as themselves";

    public override string Why =>
        "With IAM authentication a session has a name and minutes to live; a shared password has neither.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.PersonAuthentication, Soc2.CC6_1, Nist80053.IA_2, Nist80053.AC_3, Iso27001.A_8_5];

    public override Construction Build => Construction.Set("EnableIAMDatabaseAuthentication", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = DatabaseCommand.For(resource, "--enable-iam-database-authentication --apply-immediately"),
        };

    public override Verdict Check(Resource resource)
    {
        if (ClusterMembership.Of(resource) is { IsYes: true })
        {
            return ClusterMembership.Elsewhere;
        }

        var engine = DatabaseEngine.Of(resource);
        if (
            engine.Length > 0
            && !engine.Contains("mysql", StringComparison.Ordinal)
            && !engine.Contains("postgres", StringComparison.Ordinal)
            && !engine.Contains("mariadb", StringComparison.Ordinal)
        )
        {
            return Verdict.NotApplicable($"Engine {engine} has no IAM authentication.");
        }

        var iam = resource["EnableIAMDatabaseAuthentication"];
        return ClusterMembership.Weigh(
            resource,
            Verdict.Property("EnableIAMDatabaseAuthentication", iam, iam.IsTrue, "true")
        );
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("rds.amazonaws.com", "ModifyDBInstance")
                {
                    Where = new Dictionary<string, string?>
                    {
                        ["requestParameters.enableIAMDatabaseAuthentication"] = "false",
                    },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["rds-instance-iam-authentication-enabled"],
            Guard = ["CT.RDS.PR.7"],
            Checkov = ["CKV_AWS_161"],
            Prowler = ["rds_instance_iam_authentication_enabled"],
        };
}
