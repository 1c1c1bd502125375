using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Backup;

internal sealed class VaultRefusesDeletion() : ResourceControl("AWS::Backup::BackupVault")
{
    public override string Title => "Deleting a backup by hand is refused";

    public override string Why => "Who may delete backups can destroy the way back before anyone looks.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["bk-vault-lock"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.Integrity, Soc2.A1_2, Nist80053.CP_9, Nist80053.AC_3, Iso27001.A_8_13];

    public override Construction Build => Construction.Set("AccessPolicy", Refusal);

    public override Fix? FixFor(Resource resource) =>
        resource["AccessPolicy"].IsMissing
            ? new([.. Build.Sets])
            {
                Cli =
                    $"aws backup put-backup-vault-access-policy --backup-vault-name NAME --policy '{Build.Sets[0].Value.ToJsonString()}'",
            }
            : new([new SetProperty("AccessPolicy.Statement[]", Build.Sets[0].Value["Statement"]![0]!.DeepClone())]);

    public override Verdict Check(Resource resource)
    {
        var policy = resource.Policy("AccessPolicy");
        var refused = Truth.Yes;
        foreach (var action in Deletions)
        {
            refused &= policy.Any(statement =>
                statement.Refusing & statement.Actions.Covers(action) & statement.Principals.IsEveryone
            );
        }

        return Verdict
            .Of(
                refused,
                "AccessPolicy denies everyone to delete, shorten or open up.",
                $"AccessPolicy must deny {string.Join(", ", Deletions)} to everyone."
            )
            .At(resource["AccessPolicy"]);
    }

    public override EvidenceQuery Evidence =>
        new(
            [new("backup.amazonaws.com", "PutBackupVaultAccessPolicy")],
            [
                new("backup.amazonaws.com", "DeleteBackupVaultAccessPolicy"),
                new("backup.amazonaws.com", "DeleteRecoveryPoint"),
            ]
        );

    public override Equivalents Equivalents => new() { Config = ["backup-recovery-point-manual-deletion-disabled"] };

    private static readonly string[] Deletions =
    [
        "backup:DeleteRecoveryPoint",
        "backup:UpdateRecoveryPointLifecycle",
        "backup:PutBackupVaultAccessPolicy",
    ];

    /// <summary>The policy of a vault whose backups nobody deletes, shortens or opens up by hand.</summary>
    internal static JsonObject Refusal =>
        new()
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(
                new JsonObject
                {
                    ["Effect"] = "Deny",
                    ["Principal"] = "*",
                    ["Action"] = new JsonArray([.. Deletions, "backup:DeleteBackupVaultAccessPolicy"]),
                    ["Resource"] = "*",
                }
            ),
        };
}
