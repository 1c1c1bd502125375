using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Redshift;

// Absent is true: CloudFormation, AWS::Redshift::Cluster, "AllowVersionUpgrade".
internal sealed class WarehouseUpgrades() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "Security fixes of the warehouse are applied";

    public override string Why => "Without the upgrade they wait for somebody.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Hipaa.MaliciousSoftware, Soc2.CC7_1, Nist80053.SI_2, Iso27001.A_8_8];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("AllowVersionUpgrade", true)])
        {
            Cli = "aws redshift modify-cluster --cluster-identifier ID --allow-version-upgrade",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["AllowVersionUpgrade"];
        return Verdict.Property("AllowVersionUpgrade", value, value.IsMissing ? Truth.Yes : value.IsTrue, "true");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("redshift.amazonaws.com", "ModifyCluster")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.allowVersionUpgrade"] = "false" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["RedshiftClusterVersionUpgrade"],
            Guard = ["CT.REDSHIFT.PR.4"],
            Checkov = ["CKV_AWS_141"],
            Prowler = ["redshift_cluster_automatic_upgrades"],
        };
}
