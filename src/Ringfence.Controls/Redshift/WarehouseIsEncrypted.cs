using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Redshift;

internal sealed class WarehouseIsEncrypted() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "The warehouse is encrypted at rest";

    public override string Why => "A snapshot of a plain warehouse gives all of it away.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Set("Encrypted", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Mind = "Redshift migrates the cluster's data in the background; it is read-only in between.",
            Cli = "aws redshift modify-cluster --cluster-identifier ID --encrypted",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["Encrypted"];
        return Verdict.Property("Encrypted", value, value.IsTrue, "true");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("redshift.amazonaws.com", "ModifyCluster")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.encrypted"] = "false" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["RedshiftClusterEncryptionAtRest"],
            Guard = ["CT.REDSHIFT.PR.8"],
            Checkov = ["CKV_AWS_64"],
            Prowler = ["redshift_cluster_encrypted_at_rest"],
        };
}
