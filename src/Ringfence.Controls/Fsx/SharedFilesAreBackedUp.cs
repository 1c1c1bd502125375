using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Fsx;

internal sealed class SharedFilesAreBackedUp() : ResourceControl("AWS::FSx::FileSystem")
{
    public override string Title => "Files on FSx are backed up every day";

    public override string Why => "Without a backup a deleted share is gone.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.DisasterRecovery, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_10, Iso27001.A_8_13];

    public override Construction Build =>
        Construction.Set("FileSystemType", "WINDOWS").And("WindowsConfiguration.AutomaticBackupRetentionDays", 35);

    public override Fix? FixFor(Resource resource)
    {
        var (set, option) = resource["FileSystemType"].Text switch
        {
            "WINDOWS" => ("WindowsConfiguration", "windows-configuration"),
            "LUSTRE" => ("LustreConfiguration", "lustre-configuration"),
            "ONTAP" => ("OntapConfiguration", "ontap-configuration"),
            "OPENZFS" => ("OpenZFSConfiguration", "open-zfs-configuration"),
            _ => (null, ""),
        };
        return set is null
            ? null
            : new Fix([new SetProperty(set + ".AutomaticBackupRetentionDays", 35)])
            {
                Cli = $"aws fsx update-file-system --file-system-id ID --{option} AutomaticBackupRetentionDays=35",
            };
    }

    public override Verdict Check(Resource resource)
    {
        var kind = resource["FileSystemType"].Text;
        var configuration = kind switch
        {
            "WINDOWS" => "WindowsConfiguration",
            "LUSTRE" => "LustreConfiguration",
            "ONTAP" => "OntapConfiguration",
            "OPENZFS" => "OpenZFSConfiguration",
            _ => "",
        };
        if (configuration.Length == 0)
        {
            return Verdict.Unknown(
                "FileSystemType is known only when deployed; its configuration decides the backups."
            );
        }

        var path = configuration + ".AutomaticBackupRetentionDays";
        var days = resource[path];

        // Absent is 30 days, and none for Lustre. CloudFormation, AWS::FSx::FileSystem, "AutomaticBackupRetentionDays".
        return Verdict.Property(path, days, days.IsMissing ? kind != "LUSTRE" : days.AtLeast(1), "at least 1 day");
    }

    public override Equivalents Equivalents => new() { };
}
