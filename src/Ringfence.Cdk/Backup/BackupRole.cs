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
            // The rule names the partition as the template does: by reference, or, under the flag of cdk.json, written out.
            ((string[])["<AWS::Partition>", "aws", "aws-us-gov"])
                .SelectMany(partition =>
                    Policies.Select(policy => $"AwsSolutions-IAM4[Policy::arn:{partition}:iam::aws:policy/{policy}]")
                )
                .Append("aws-managed-policy-is-not-attached"),
            "AWS keeps these in step with what AWS Backup asks of each service; a copy of ours would fail a restore when it is needed"
        );
    }

    public string Arn => _role.Arn;
}
