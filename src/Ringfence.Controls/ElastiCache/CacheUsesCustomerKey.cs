using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.ElastiCache;

internal sealed class CacheUsesCustomerKey()
    : ResourceControl("AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::ServerlessCache")
{
    public override string Title => "A cache at rest is under a key of ours";

    public override string Why => "A key that AWS manages cannot be withdrawn, scoped or audited by us.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["elasticache-encrypted", "kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) => CompanionKey.Fix(["KmsKeyId"]);

    public override Verdict Check(Resource resource) => CustomerKey.Judge("KmsKeyId", resource["KmsKeyId"]);

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_191"] };
}
