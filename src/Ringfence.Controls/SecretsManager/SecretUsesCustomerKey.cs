using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.SecretsManager;

internal sealed class SecretUsesCustomerKey() : ResourceControl("AWS::SecretsManager::Secret")
{
    public override string Title => "Secrets are under a key of ours";

    public override string Why => "A key that AWS manages cannot be withdrawn, scoped or audited by us.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.Fix(["KmsKeyId"]) with
        {
            Cli = "aws secretsmanager update-secret --secret-id ARN --kms-key-id KEY_ARN",
        };

    public override Verdict Check(Resource resource) => CustomerKey.Judge("KmsKeyId", resource["KmsKeyId"]);
}
