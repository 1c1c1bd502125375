using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.DocumentDb;

internal sealed class DocumentClusterIsEncrypted() : ResourceControl("AWS::DocDB::DBCluster")
{
    public override string Title => "Documents at rest are encrypted";

    public override string Why =>
        "An unencrypted volume or snapshot gives its documents to whoever obtains it; encryption cannot be turned on later.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Set("StorageEncrypted", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Mind = "The cluster is replaced: take a snapshot, restore it with StorageEncrypted, then move clients.",
        };

    public override Verdict Check(Resource resource)
    {
        if (resource["StorageEncrypted"].IsMissing && resource["SnapshotIdentifier"].IsPresent.IsYes)
        {
            return Verdict.Unknown(
                "The cluster is restored from a snapshot and is encrypted where that is; say StorageEncrypted."
            );
        }

        var value = resource["StorageEncrypted"];
        return Verdict.Property("StorageEncrypted", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["docdb-cluster-encrypted"],
            CdkNag = ["DocumentDBClusterEncryptionAtRest"],
            Guard = ["CT.DOCUMENTDB.PR.1"],
            Checkov = ["CKV_AWS_74"],
            Prowler = ["documentdb_cluster_storage_encrypted"],
        };
}
