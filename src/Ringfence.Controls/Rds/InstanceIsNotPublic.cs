using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class InstanceIsNotPublic() : ResourceControl("AWS::RDS::DBInstance")
{
    public override string Title => "Databases have no public address";

    public override string Why =>
        "A public address leaves one security group between the internet and every record. Absent, AWS decides by the subnets.";

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

    public override Construction Build => Construction.Set("PubliclyAccessible", false);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws rds modify-db-instance --db-instance-identifier ID --no-publicly-accessible --apply-immediately",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["PubliclyAccessible"];
        return Verdict.Property("PubliclyAccessible", value, value.IsFalse, "false");
    }

    public override EvidenceQuery Evidence =>
        new(
            [
                new("rds.amazonaws.com", "ModifyDBInstance")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.publiclyAccessible"] = "false" },
                },
            ],
            [
                new("rds.amazonaws.com", "ModifyDBInstance")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.publiclyAccessible"] = "true" },
                },
                new("rds.amazonaws.com", "CreateDBInstance")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.publiclyAccessible"] = "true" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["rds-instance-public-access-check"],
            CdkNag = ["RDSInstancePublicAccess"],
            Guard = ["RDS_INSTANCE_PUBLIC_ACCESS_CHECK", "CT.RDS.PR.23"],
            Checkov = ["CKV_AWS_17"],
            Prowler = ["rds_instance_no_public_access"],
        };
}
