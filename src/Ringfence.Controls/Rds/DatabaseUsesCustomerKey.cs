using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseUsesCustomerKey() : ResourceControl("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
{
    public override string Title => "Databases at rest are under a key of ours";

    public override string Why =>
        "A key that AWS manages cannot be withdrawn, scoped or audited by us, and its snapshots cannot be shared.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["rds-cmk", "kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.Fix(["KmsKeyId"], new SetProperty("StorageEncrypted", true));

    public override Verdict Check(Resource resource)
    {
        if (ClusterMembership.Of(resource) is { IsYes: true })
        {
            return ClusterMembership.Elsewhere;
        }

        if (resource["KmsKeyId"].IsMissing && StorageOrigin.IsElsewhere(resource))
        {
            return Verdict.Unknown(
                "It is made from a snapshot or another database and has that one's key; audit that, or say KmsKeyId."
            );
        }

        return CustomerKey.Judge("KmsKeyId", resource["KmsKeyId"]);
    }

    public override Equivalents Equivalents => new() { Guard = ["CT.RDS.PR.30"], Checkov = ["CKV_AWS_327"] };
}
