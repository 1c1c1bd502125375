using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

// Absent is true: CloudFormation, AWS::RDS::DBInstance, "AutoMinorVersionUpgrade".
internal sealed class InstanceUpgradesMinorVersions() : ResourceControl("AWS::RDS::DBInstance")
{
    public override string Title => "Security fixes of the database engine are applied";

    public override string Why => "A minor version holds security fixes; without the upgrade they wait for somebody.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Hipaa.MaliciousSoftware, Soc2.CC7_1, Nist80053.SI_2, Iso27001.A_8_8];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("AutoMinorVersionUpgrade", true)])
        {
            Cli = DatabaseCommand.For(resource, "--auto-minor-version-upgrade"),
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["AutoMinorVersionUpgrade"];
        return Verdict.Property("AutoMinorVersionUpgrade", value, value.IsMissing ? Truth.Yes : value.IsTrue, "true");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("rds.amazonaws.com", "ModifyDBInstance")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.autoMinorVersionUpgrade"] = "false" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["rds-automatic-minor-version-upgrade-enabled"],
            CdkNag = ["RDSAutomaticMinorVersionUpgradeEnabled"],
            Guard = ["RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED", "CT.RDS.PR.5"],
            Checkov = ["CKV_AWS_226"],
            Prowler = ["rds_instance_minor_version_upgrade_enabled"],
        };
}
