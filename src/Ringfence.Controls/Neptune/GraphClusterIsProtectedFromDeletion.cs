using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Neptune;

internal sealed class GraphClusterIsProtectedFromDeletion() : ResourceControl("AWS::Neptune::DBCluster")
{
    public override string Title => "The graph cannot be deleted by one call";

    public override string Why => "One mistaken call would delete the cluster with its records.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.Integrity, Hipaa.DataBackup, Soc2.A1_2, Nist80053.CP_9, Nist80053.SI_7, Iso27001.A_8_13];

    public override Construction Build => Construction.Set("DeletionProtection", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws neptune modify-db-cluster --db-cluster-identifier ID --deletion-protection" };

    public override Verdict Check(Resource resource)
    {
        var value = resource["DeletionProtection"];
        return Verdict.Property("DeletionProtection", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["neptune-cluster-deletion-protection-enabled"],
            Guard = ["CT.NEPTUNE.PR.2"],
            Prowler = ["neptune_cluster_deletion_protection"],
        };
}
