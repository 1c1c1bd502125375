using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Redshift;

internal sealed class WarehouseUsesCustomerKey() : ResourceControl("AWS::Redshift::Cluster")
{
    public override string Title => "The warehouse is under a key of ours";

    public override string Why => "A key that AWS manages cannot be withdrawn, scoped or audited by us.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.Fix(["KmsKeyId"], new SetProperty("Encrypted", true)) with
        {
            Cli = "aws redshift modify-cluster --cluster-identifier ID --encrypted --kms-key-id KEY_ARN",
        };

    public override Verdict Check(Resource resource) => CustomerKey.Judge("KmsKeyId", resource["KmsKeyId"]);

    public override Equivalents Equivalents =>
        new() { Config = ["redshift-cluster-kms-enabled"], Checkov = ["CKV_AWS_142"] };
}
