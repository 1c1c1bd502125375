using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Backup;

/// <summary>The companions that take a resource into a backup plan: the plan of its template, or one made for it.</summary>
internal static class BackupFix
{
    /// <summary>A selection with its role; a plan with a locked vault under a key where the template has no plan.</summary>
    public static Fix For(Resource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        var changes = new List<Change>();
        JsonNode plan = new JsonObject { ["Ref"] = "$SelfBackupPlan" };
        if (Plan(resource) is { } own)
        {
            plan = new JsonObject { ["Ref"] = own.LogicalId };
        }
        else
        {
            changes.Add(CompanionKey.Beside());
            changes.Add(new AddResource("$SelfBackupVault", Vault()));
            changes.Add(new AddResource("$SelfBackupPlan", NewPlan()));
        }

        changes.Add(new AddResource("$SelfBackupRole", Role()));
        changes.Add(
            new AddResource(
                "$SelfBackupSelection",
                new JsonObject
                {
                    ["Type"] = "AWS::Backup::BackupSelection",
                    ["Properties"] = new JsonObject
                    {
                        ["BackupPlanId"] = plan,
                        ["BackupSelection"] = new JsonObject
                        {
                            ["SelectionName"] = "$Self",
                            ["IamRoleArn"] = new JsonObject
                            {
                                ["Fn::GetAtt"] = new JsonArray("$SelfBackupRole", "Arn"),
                            },
                            ["Resources"] = new JsonArray(Arn(resource)),
                        },
                    },
                }
            )
        );
        return new Fix(changes)
        {
            Mind =
                "Backup storage is billed by the gigabyte and month; the plan copies to no other region until one is chosen.",
            Cli =
                """aws backup create-backup-selection --backup-plan-id PLAN_ID --backup-selection '{"SelectionName":"NAME","IamRoleArn":"ROLE_ARN","Resources":["ARN"]}'""",
        };
    }

    private static Resource? Plan(Resource resource)
    {
        foreach (var plan in resource.Estate.OfType("AWS::Backup::BackupPlan"))
        {
            if (plan.Template == resource.Template)
            {
                return plan;
            }
        }

        return null;
    }

    private static JsonNode Arn(Resource resource)
    {
        var attribute = BackupTypes.ArnAttribute(resource.Type);
        return attribute.Length > 0
            ? new JsonObject { ["Fn::GetAtt"] = new JsonArray("$Self", attribute) }
            : new JsonObject
            {
                ["Fn::Sub"] = $"arn:${{AWS::Partition}}:{BackupTypes.ArnMiddle(resource.Type)}${{$Self}}",
            };
    }

    private static JsonObject Vault() =>
        new()
        {
            ["Type"] = "AWS::Backup::BackupVault",
            ["DeletionPolicy"] = "Retain",
            ["UpdateReplacePolicy"] = "Retain",
            ["Properties"] = new JsonObject
            {
                ["BackupVaultName"] = new JsonObject { ["Fn::Sub"] = "${AWS::StackName}-$Self" },
                ["EncryptionKeyArn"] = CompanionKey.Arn,
                ["AccessPolicy"] = VaultRefusesDeletion.Refusal,
                ["LockConfiguration"] = new JsonObject { ["MinRetentionDays"] = 35, ["ChangeableForDays"] = 3 },
            },
        };

    private static JsonObject NewPlan() =>
        new()
        {
            ["Type"] = "AWS::Backup::BackupPlan",
            ["Properties"] = new JsonObject
            {
                ["BackupPlan"] = new JsonObject
                {
                    ["BackupPlanName"] = new JsonObject { ["Fn::Sub"] = "${AWS::StackName}-$Self" },
                    ["BackupPlanRule"] = new JsonArray(
                        new JsonObject
                        {
                            ["RuleName"] = "daily",
                            ["TargetBackupVault"] = new JsonObject { ["Ref"] = "$SelfBackupVault" },
                            ["ScheduleExpression"] = "cron(0 5 * * ? *)",
                            ["Lifecycle"] = new JsonObject { ["DeleteAfterDays"] = 35 },
                        }
                    ),
                },
            },
        };

    private static JsonObject Role() =>
        new()
        {
            ["Type"] = "AWS::IAM::Role",
            ["Properties"] = new JsonObject
            {
                ["AssumeRolePolicyDocument"] = new JsonObject
                {
                    ["Version"] = "2012-10-17",
                    ["Statement"] = new JsonArray(
                        new JsonObject
                        {
                            ["Effect"] = "Allow",
                            ["Principal"] = new JsonObject { ["Service"] = "backup.amazonaws.com" },
                            ["Action"] = "sts:AssumeRole",
                        }
                    ),
                },
                ["ManagedPolicyArns"] = new JsonArray(
                    new JsonObject
                    {
                        ["Fn::Sub"] =
                            "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
                    }
                ),
            },
        };
}
