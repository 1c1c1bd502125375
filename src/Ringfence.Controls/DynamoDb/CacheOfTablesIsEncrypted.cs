using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.DynamoDb;

internal sealed class CacheOfTablesIsEncrypted() : ResourceControl("AWS::DAX::Cluster")
{
    public override string Title => "A DAX cache is encrypted";

    public override string Why => "A cache holds the same records as its tables.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Set("SSESpecification.SSEEnabled", true);

    public override Fix? FixFor(Resource resource) => new([.. Build.Sets]) { Mind = "The cluster is replaced." };

    public override Verdict Check(Resource resource)
    {
        var value = resource["SSESpecification.SSEEnabled"];
        return Verdict.Property("SSESpecification.SSEEnabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["dax-encryption-enabled"],
            CdkNag = ["DAXEncrypted"],
            Guard = ["CT.DAX.PR.1"],
            Checkov = ["CKV_AWS_47"],
            Prowler = ["dynamodb_accelerator_cluster_encryption_enabled"],
        };
}
