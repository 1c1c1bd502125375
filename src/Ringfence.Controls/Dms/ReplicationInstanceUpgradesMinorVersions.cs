using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Dms;

// Absent is true: CloudFormation, AWS::DMS::ReplicationInstance, "AutoMinorVersionUpgrade".
internal sealed class ReplicationInstanceUpgradesMinorVersions() : ResourceControl("AWS::DMS::ReplicationInstance")
{
    public override string Title => "Security fixes of the replication engine are applied";

    public override string Why => "A minor version holds security fixes; without the upgrade they wait for somebody.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Hipaa.MaliciousSoftware, Soc2.CC7_1, Nist80053.SI_2, Iso27001.A_8_8];

    public override Construction Build => Construction.Practised("whoever migrates");

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("AutoMinorVersionUpgrade", true)])
        {
            Cli =
                "aws dms modify-replication-instance --replication-instance-arn ARN --auto-minor-version-upgrade --apply-immediately",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["AutoMinorVersionUpgrade"];
        return Verdict.Property("AutoMinorVersionUpgrade", value, value.IsMissing ? Truth.Yes : value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["dms-auto-minor-version-upgrade-check"],
            Checkov = ["CKV_AWS_222"],
            Prowler = ["dms_instance_minor_version_upgrade_enabled"],
        };
}
