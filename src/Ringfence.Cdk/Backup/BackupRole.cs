using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Backup;

/// <summary>Who takes backups and restores them: AWS Backup, by AWS's own four policies for it.</summary>
internal sealed class BackupRole : Construct
{
    private static readonly string[] Policies =
    [
        "service-role/AWSBackupServiceRolePolicyForBackup",
        "service-role/AWSBackupServiceRolePolicyForRestores",
        "AWSBackupServiceRolePolicyForS3Backup",
        "AWSBackupServiceRolePolicyForS3Restore",
    ];

    private readonly CfnResource _role;

    public BackupRole(Construct scope, string id, BackupPlanProps props)
        : base(scope, id)
    {
        var place = Stack.Of(this);
        _role = this.Declare(
            "Role",
            "AWS::IAM::Role",
            new Map
            {
                ["RoleName"] = props.Name,
                ["Description"] = "AWS Backup takes, copies and restores backups under it",
                ["ManagedPolicyArns"] = Policies
                    .Select(policy => $"arn:{place.Partition}:iam::aws:policy/{policy}")
                    .ToArray(),
                ["AssumeRolePolicyDocument"] = Policy.Document(
                    new Map
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = Policy.Services("backup.amazonaws.com"),
                        ["Action"] = "sts:AssumeRole",
                        ["Condition"] = new Map
                        {
                            ["StringEquals"] = new Map { ["aws:SourceAccount"] = place.Account },
                        },
                    }
                ),
            }
        );
        _role.Accept(
            Policies
                .Select(policy => $"AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/{policy}]")
                .Append("aws-managed-policy-is-not-attached"),
            "AWS keeps these in step with what AWS Backup asks of each service; a copy of ours would fail a restore when it is needed"
        );
    }

    public string Arn => _role.Arn;
}
