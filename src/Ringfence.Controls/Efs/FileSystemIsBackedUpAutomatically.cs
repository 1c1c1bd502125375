using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Efs;

internal sealed class FileSystemIsBackedUpAutomatically() : ResourceControl("AWS::EFS::FileSystem")
{
    public override string Title => "File systems have AWS's daily backup";

    public override string Why => "The automatic plan keeps 35 days; a plan of one's own does more.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.DisasterRecovery, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_10, Iso27001.A_8_13];

    public override Construction Build => Construction.Set("BackupPolicy.Status", "ENABLED");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Cli = "aws efs put-backup-policy --file-system-id ID --backup-policy Status=ENABLED" };

    public override Verdict Check(Resource resource)
    {
        var value = resource["BackupPolicy.Status"];
        return Verdict.Property("BackupPolicy.Status", value, value.Is("ENABLED"), "ENABLED");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("elasticfilesystem.amazonaws.com", "PutBackupPolicy")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.backupPolicy.status"] = "DISABLED" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["efs-automatic-backups-enabled"],
            Guard = ["CT.ELASTICFILESYSYSTEM.PR.2"],
            Prowler = ["efs_have_backup_enabled"],
        };
}
