using Ringfence.Controls.Backup;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Efs;

internal sealed class FileSystemIsInBackupPlan() : ResourceControl("AWS::EFS::FileSystem")
{
    public override string Title => "File systems are in a backup plan";

    public override string Why => "A deleted directory is gone without a backup.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bk-plan-coverage"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.DataBackup, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_2, Iso27001.A_8_13];

    public override Construction Build => Construction.By("BackupPlan");

    public override Fix? FixFor(Resource resource) => BackupFix.For(resource);

    public override Verdict Check(Resource resource) => BackupCoverage.Judge(resource);

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["efs-in-backup-plan", "efs-resources-protected-by-backup-plan"],
            CdkNag = ["EFSInBackupPlan"],
            Guard = ["EFS_RESOURCES_PROTECTED_BY_BACKUP_PLAN"],
        };
}
