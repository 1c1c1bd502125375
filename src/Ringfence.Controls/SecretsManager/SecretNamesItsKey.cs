using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.SecretsManager;

internal sealed class SecretNamesItsKey() : ResourceControl("AWS::SecretsManager::Secret")
{
    public override string Title => "Secrets are under a key that is named";

    public override string Why =>
        "Under AWS's default key whoever may read the secret in the account may decrypt it, and no other account can be let in or kept out.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) =>
        CompanionKey.Fix(["KmsKeyId"]) with
        {
            Cli = "aws secretsmanager update-secret --secret-id ARN --kms-key-id KEY_ARN",
        };

    public override Verdict Check(Resource resource)
    {
        var key = resource["KmsKeyId"];
        var isDefault =
            key.IsOneOf("aws/secretsmanager", "alias/aws/secretsmanager") | key.EndsWith(":alias/aws/secretsmanager");
        return Verdict.Property(
            "KmsKeyId",
            key,
            key.IsLiteral ? key.IsPresent & !isDefault : key.IsPresent,
            "a key other than alias/aws/secretsmanager"
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["secretsmanager-using-cmk"],
            CdkNag = ["SecretsManagerUsingKMSKey"],
            Guard = ["SECRETSMANAGER_USING_CMK"],
            Checkov = ["CKV_AWS_149"],
        };
}
