using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class ClusterIsNotPublic() : ResourceControl("AWS::RDS::DBCluster")
{
    public override string Title => "Database clusters have no public address";

    public override string Why => "A public address leaves one security group between the internet and every record.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["rds-not-public"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.WorkforceSecurity,
            Hipaa.ClearinghouseIsolation,
            Hipaa.AccessControl,
            Hipaa.TransmissionSecurity,
            Soc2.CC6_6,
            Nist80053.AC_3,
            Nist80053.AC_4,
            Nist80053.SC_7,
            Iso27001.A_8_20,
        ];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Fix? FixFor(Resource resource) => new([new SetProperty("PubliclyAccessible", false)]);

    public override Verdict Check(Resource resource)
    {
        var open = resource["PubliclyAccessible"];

        // Only Multi-AZ clusters have the property; Aurora's members have it each. Absent follows the subnet group's VPC.
        return Verdict.Property("PubliclyAccessible", open, open.IsMissing ? Truth.Yes : open.IsFalse, "false");
    }

    public override Equivalents Equivalents => new() { Guard = ["CT.RDS.PR.29"] };
}
