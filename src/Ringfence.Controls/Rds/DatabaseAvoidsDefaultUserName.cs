using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseAvoidsDefaultUserName() : ResourceControl("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
{
    public override string Title => "Databases do not use a default administrator name";

    public override string Why => "A default name is half of the credential.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites => [Hipaa.RiskManagement, Soc2.CC6_6, Nist80053.CM_7, Iso27001.A_8_9];

    public override Construction Build => Construction.Set("MasterUsername", "clinicowner");

    // A name, a user or a directory is a person's choice.
    public override Fix? FixFor(Resource resource) => null;

    public override Verdict Check(Resource resource)
    {
        var name = resource["MasterUsername"];
        if (name.IsMissing)
        {
            return Verdict.NotApplicable("It names no administrator: a member, a replica, or restored.");
        }

        return Verdict.Property(
            "MasterUsername",
            name,
            !name.IsOneOf("admin", "postgres", "awsuser"),
            "another name than admin or postgres"
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["rds-instance-default-admin-check", "rds-cluster-default-admin-check"],
            Guard = ["CT.RDS.PR.21", "CT.RDS.PR.22"],
            Prowler = ["rds_instance_default_admin", "rds_cluster_default_admin"],
        };
}
