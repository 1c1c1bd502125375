using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Neptune;

internal sealed class GraphInstanceUpgradesMinorVersions() : ResourceControl("AWS::Neptune::DBInstance")
{
    public override string Title => "Security fixes of the graph engine are applied";

    public override string Why => "A minor version holds security fixes; without the upgrade they wait for somebody.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Hipaa.MaliciousSoftware, Soc2.CC7_1, Nist80053.SI_2, Iso27001.A_8_8];

    public override Construction Build => Construction.Set("AutoMinorVersionUpgrade", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli = "aws neptune modify-db-instance --db-instance-identifier ID --auto-minor-version-upgrade",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["AutoMinorVersionUpgrade"];
        return Verdict.Property("AutoMinorVersionUpgrade", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new() { CdkNag = ["NeptuneClusterAutomaticMinorVersionUpgrade"], Checkov = ["CKV_AWS_362"] };
}
