using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Dms;

internal sealed class ReplicationInstanceUsesCustomerKey() : ResourceControl("AWS::DMS::ReplicationInstance")
{
    public override string Title => "What a migration stores is under a key of ours";

    public override string Why => "A replication instance caches rows and connection details at rest.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) => CompanionKey.Fix(["KmsKeyId"]);

    public override Verdict Check(Resource resource) => CustomerKey.Judge("KmsKeyId", resource["KmsKeyId"]);

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_212"] };
}
