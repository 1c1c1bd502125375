using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Dms;

internal sealed class ReplicationInstanceIsNotPublic() : ResourceControl("AWS::DMS::ReplicationInstance")
{
    public override string Title => "Databases are not migrated over the internet";

    public override string Why =>
        "A public replication instance puts both databases' credentials and every row within reach of the internet. Absent, AWS makes it public.";

    public override Severity Severity => Severity.Critical;

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
        new([.. Build.Sets]) { Mind = "The replication instance is replaced." };

    public override Verdict Check(Resource resource)
    {
        var value = resource["PubliclyAccessible"];
        return Verdict.Property("PubliclyAccessible", value, value.IsFalse, "false");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["dms-replication-not-public"],
            CdkNag = ["DMSReplicationNotPublic"],
            Guard = ["DMS_REPLICATION_NOT_PUBLIC", "CT.DMS.PR.1"],
            Checkov = ["CKV_AWS_89"],
            Prowler = ["dms_instance_no_public_access"],
        };
}
