using Ringfence.Controls.Backup;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Ebs;

internal sealed class VolumeIsInBackupPlan() : ResourceControl("AWS::EC2::Volume")
{
    public override string Title => "Volumes are in a backup plan";

    public override string Why => "A volume that is deleted is gone without a backup.";

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
            Config = ["ebs-in-backup-plan", "ebs-resources-protected-by-backup-plan"],
            CdkNag = ["EC2EBSInBackupPlan"],
            Prowler = ["ec2_ebs_volume_protected_by_backup_plan"],
        };
}
