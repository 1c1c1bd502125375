using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Backup;

internal sealed class VaultIsLocked()
    : ResourceControl("AWS::Backup::BackupVault", "AWS::Backup::LogicallyAirGappedBackupVault")
{
    public override string Title => "Nobody can delete a backup before its time";

    public override string Why =>
        "Ransomware deletes backups first; a lock in compliance mode holds even against the account's root.";

    public override Severity Severity => Severity.Critical;

    public override IReadOnlyList<string> Requirements => ["bk-vault-lock"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.DataBackup,
            Hipaa.Integrity,
            Soc2.A1_2,
            Soc2.PI1_5,
            Nist80053.CP_9,
            Nist80053.CP_9_8,
            Nist80053.SI_7,
            Iso27001.A_8_13,
            Iso27001.A_5_33,
        ];

    public override Construction Build =>
        Construction.Set("LockConfiguration.MinRetentionDays", 35).And("LockConfiguration.ChangeableForDays", 3);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Mind =
                "After ChangeableForDays neither AWS nor the root user can take the lock off: backups cost until they expire.",
            Cli =
                "aws backup put-backup-vault-lock-configuration --backup-vault-name NAME --min-retention-days 35 --changeable-for-days 3",
        };

    public override Verdict Check(Resource resource)
    {
        if (resource.Type != "AWS::Backup::BackupVault")
        {
            return Verdict.Pass("A logically air-gapped vault is locked in compliance mode by its nature.");
        }

        var least = resource["LockConfiguration.MinRetentionDays"];
        var grace = resource["LockConfiguration.ChangeableForDays"];
        return Verdict
            .Of(
                least.AtLeast(1) & grace.IsPresent,
                $"LockConfiguration keeps backups at least {least} days, and is final after {grace} days.",
                least.AtLeast(1).IsYes
                    ? "LockConfiguration has no ChangeableForDays: the lock is in governance mode and can be taken off."
                    : "LockConfiguration must have MinRetentionDays, and ChangeableForDays to be final (compliance mode)."
            )
            .At(resource["LockConfiguration"]);
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("backup.amazonaws.com", "PutBackupVaultLockConfiguration")],
            [new("backup.amazonaws.com", "DeleteBackupVaultLockConfiguration")]
        );
}
