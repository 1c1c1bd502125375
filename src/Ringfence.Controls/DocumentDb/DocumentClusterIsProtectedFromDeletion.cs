using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.DocumentDb;

internal sealed class DocumentClusterIsProtectedFromDeletion() : ResourceControl("AWS::DocDB::DBCluster")
{
    public override string Title => "The document store cannot be deleted by one call";

    public override string Why => "One mistaken call would delete the cluster with its records.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.Integrity, Hipaa.DataBackup, Soc2.A1_2, Nist80053.CP_9, Nist80053.SI_7, Iso27001.A_8_13];

    public override Construction Build => Construction.Set("DeletionProtection", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws docdb modify-db-cluster --db-cluster-identifier ID --deletion-protection" };

    public override Verdict Check(Resource resource)
    {
        var value = resource["DeletionProtection"];
        return Verdict.Property("DeletionProtection", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["docdb-cluster-deletion-protection-enabled"],
            Prowler = ["documentdb_cluster_deletion_protection"],
        };
}
