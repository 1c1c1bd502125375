using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Backup;

internal sealed class VaultUsesCustomerKey() : ResourceControl("AWS::Backup::BackupVault")
{
    public override string Title => "Backups are under a key of ours";

    public override string Why =>
        "Under aws/backup backups cannot be copied to another account, and the key cannot be withdrawn.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bk-encrypted", "kms-cmk-everywhere"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_12, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.By("PhiKey");

    public override Fix? FixFor(Resource resource) => CompanionKey.Fix(["EncryptionKeyArn"]);

    public override Verdict Check(Resource resource) =>
        CustomerKey.Judge("EncryptionKeyArn", resource["EncryptionKeyArn"]);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["backup-recovery-point-encrypted"],
            Checkov = ["CKV_AWS_166"],
            Prowler = ["backup_vaults_encrypted", "backup_recovery_point_encrypted"],
        };
}
