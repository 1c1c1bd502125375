using System.Globalization;
using Constructs;

namespace Ringfence.Cdk.Backup;

/// <summary>
/// Backups of whatever is tagged as protected health information: as often as the RPO asks, in a locked vault, copied to
/// another region, restored on trial every month.
/// </summary>
public sealed class BackupPlan : Construct
{
    private static readonly string[] Tried = ["Aurora", "DynamoDB", "EFS", "S3"];

    private readonly BackupPlanProps _props;

    /// <summary>A plan.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public BackupPlan(Construct scope, string id, BackupPlanProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        _props = props;
        var vault = new LockedVault(this, "Vault", props.Name, props.Key.Arn, props.KeepDays);
        var role = new BackupRole(this, "Role", props);
        var plan = this.Declare(
            "Plan",
            "AWS::Backup::BackupPlan",
            new Map
            {
                ["BackupPlan"] = new Map
                {
                    ["BackupPlanName"] = props.Name,
                    ["BackupPlanRule"] = new object[] { Rule(vault) },
                },
                ["BackupPlanTags"] = new Map
                {
                    ["recovery-point-hours"] = Text(props.PointHours),
                    ["recovery-time-hours"] = Text(props.TimeHours),
                },
            }
        );
        this.Declare(
            "Selection",
            "AWS::Backup::BackupSelection",
            new Map
            {
                ["BackupPlanId"] = plan.Ref,
                ["BackupSelection"] = new Map
                {
                    ["SelectionName"] = "phi",
                    ["IamRoleArn"] = role.Arn,
                    ["ListOfTags"] = new object[]
                    {
                        new Map
                        {
                            ["ConditionType"] = "STRINGEQUALS",
                            ["ConditionKey"] = "data-classification",
                            ["ConditionValue"] = "phi",
                        },
                    },
                },
            }
        );
        Try(vault, role);
        Tell();
    }

    private Map Rule(LockedVault vault) =>
        new()
        {
            ["RuleName"] = "kept-and-copied",
            ["TargetBackupVault"] = vault.Name,
            ["ScheduleExpression"] =
                _props.PointHours == 24 ? "cron(0 5 * * ? *)" : $"cron(0 0/{Text(_props.PointHours)} * * ? *)",
            ["StartWindowMinutes"] = 60,
            ["CompletionWindowMinutes"] = 480,
            ["Lifecycle"] = new Map { ["DeleteAfterDays"] = _props.KeepDays },
            ["CopyActions"] = new object[]
            {
                new Map
                {
                    ["DestinationBackupVaultArn"] = _props.CopyVault,
                    ["Lifecycle"] = new Map { ["DeleteAfterDays"] = _props.KeepDays },
                },
            },
        };

    // The newest backup of each kind is restored, and removed again a day later, every month.
    private void Try(LockedVault vault, BackupRole role)
    {
        var name = _props.Name.Replace('-', '_');
        var plan = this.Declare(
            "Trial",
            "AWS::Backup::RestoreTestingPlan",
            new Map
            {
                ["RestoreTestingPlanName"] = name,
                ["ScheduleExpression"] = "cron(0 9 1 * ? *)",
                ["StartWindowHours"] = 4,
                ["RecoveryPointSelection"] = new Map
                {
                    ["Algorithm"] = "LATEST_WITHIN_WINDOW",
                    ["IncludeVaults"] = new[] { vault.Arn },
                    ["RecoveryPointTypes"] = new[] { "SNAPSHOT" },
                    ["SelectionWindowDays"] = 7,
                },
            }
        );
        foreach (var kind in Tried)
        {
            this.Declare(
                $"Trial{kind}",
                "AWS::Backup::RestoreTestingSelection",
                new Map
                {
                    ["RestoreTestingPlanName"] = plan.Ref,
                    ["RestoreTestingSelectionName"] = $"{name}_{kind.ToLowerInvariant()}",
                    ["ProtectedResourceType"] = kind,
                    ["ProtectedResourceArns"] = new[] { "*" },
                    ["IamRoleArn"] = role.Arn,
                    ["ValidationWindowHours"] = 24,
                }
            );
        }
    }

    private void Tell()
    {
        var letters = new DeadLetters(this, "Letters", $"{_props.Name}-letters", _props.LogKey, "events.amazonaws.com");
        this.Declare(
            "Failed",
            "AWS::Events::Rule",
            new Map
            {
                ["Description"] = "A backup, a copy or a trial restore did not end well",
                ["EventPattern"] = new Map
                {
                    ["source"] = new[] { "aws.backup" },
                    ["detail-type"] = new[]
                    {
                        "Backup Job State Change",
                        "Copy Job State Change",
                        "Restore Job State Change",
                    },
                    ["detail"] = new Map { ["state"] = new[] { "ABORTED", "EXPIRED", "FAILED", "PARTIAL" } },
                },
                ["Targets"] = new object[]
                {
                    new Map
                    {
                        ["Id"] = "people",
                        ["Arn"] = _props.Alerts,
                        ["DeadLetterConfig"] = new Map { ["Arn"] = letters.Arn },
                    },
                },
            }
        );
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Refuse(BackupPlanProps props)
    {
        Refusal.Unless(
            props.KeepDays >= 35,
            nameof(props.KeepDays),
            props.KeepDays,
            "35 or more",
            "a loss is often found weeks later"
        );
        Refusal.Unless(
            props.PointHours is >= 1 and <= 24,
            nameof(props.PointHours),
            props.PointHours,
            "1 to 24",
            "work of more than a day would be lost"
        );
        Refusal.Unless(
            props.CopyVault.StartsWith("arn:", StringComparison.Ordinal)
                && props.CopyVault.Contains(":backup-vault:", StringComparison.Ordinal),
            nameof(props.CopyVault),
            props.CopyVault,
            "the ARN of a vault of another region",
            "a backup that stands beside its original falls with it"
        );
    }
}
