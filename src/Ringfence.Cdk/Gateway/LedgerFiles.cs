using System.Globalization;
using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Gateway;

/// <summary>
/// The file system of ledgers, keys and conversations: under a key of ours, TLS only, an access point for each cell that
/// leads to its own directory and nowhere else.
/// </summary>
internal sealed class LedgerFiles : Construct
{
    private readonly CfnResource _files;
    private readonly List<CfnResource> _points = [];
    private readonly List<CfnResource> _targets = [];

    public LedgerFiles(Construct scope, string id, GatewayFleetProps props, TaskRoles roles)
        : base(scope, id)
    {
        _files = this.Declare(
                "Files",
                "AWS::EFS::FileSystem",
                new Map
                {
                    ["Encrypted"] = true,
                    ["KmsKeyId"] = props.Key.Arn,
                    ["PerformanceMode"] = "generalPurpose",
                    ["ThroughputMode"] = "elastic",
                    ["BackupPolicy"] = new Map { ["Status"] = "ENABLED" },
                    ["FileSystemTags"] = Tag.Phi($"{props.Name}-ledger"),
                    ["FileSystemPolicy"] = Policy.Document(
                        Policy.RefusePlainTransport("*", "*"),
                        Policy.Allow(
                            "TaskMounts",
                            Policy.Aws(roles.TaskArn),
                            new[] { "elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite" },
                            "*",
                            new Map { ["Bool"] = new Map { ["elasticfilesystem:AccessedViaMountTarget"] = "true" } }
                        )
                    ),
                }
            )
            .Kept();
        _files.Accept(
            ["HIPAA.Security-EFSInBackupPlan", "NIST.800.53.R5-EFSInBackupPlan"],
            "The backup plan selects by the tag data-classification, which the rule does not read"
        );
        for (var at = 0; at < props.Network.Tiers.Private.Count; at++)
        {
            _targets.Add(
                this.Declare(
                    string.Create(CultureInfo.InvariantCulture, $"Target{at + 1}"),
                    "AWS::EFS::MountTarget",
                    new Map
                    {
                        ["FileSystemId"] = _files.Ref,
                        ["SubnetId"] = props.Network.Tiers.Isolated[at],
                        ["SecurityGroups"] = new[] { props.Network.Groups.Files },
                    }
                )
            );
        }

        for (var cell = 1; cell <= props.Ceiling; cell++)
        {
            _points.Add(Point(cell, props.Name));
        }

        roles.MayMount(_files, [.. _points.Select(point => point.Arn)]);
    }

    public IReadOnlyList<CfnResource> Targets => _targets;

    public Map Volume(int cell) =>
        new()
        {
            ["Name"] = "ledger",
            ["EFSVolumeConfiguration"] = new Map
            {
                ["FilesystemId"] = _files.Ref,
                ["TransitEncryption"] = "ENABLED",
                ["AuthorizationConfig"] = new Map { ["AccessPointId"] = _points[cell - 1].Ref, ["IAM"] = "ENABLED" },
            },
        };

    private CfnResource Point(int cell, string name) =>
        this.Declare(
            string.Create(CultureInfo.InvariantCulture, $"Point{cell}"),
            "AWS::EFS::AccessPoint",
            new Map
            {
                ["FileSystemId"] = _files.Ref,
                ["PosixUser"] = new Map { ["Uid"] = GatewayCell.User, ["Gid"] = GatewayCell.User },
                ["RootDirectory"] = new Map
                {
                    ["Path"] = $"/cell-{cell}",
                    ["CreationInfo"] = new Map
                    {
                        ["OwnerUid"] = GatewayCell.User,
                        ["OwnerGid"] = GatewayCell.User,
                        ["Permissions"] = "0700",
                    },
                },
                ["AccessPointTags"] = Tag.Name($"{name}-cell-{cell}"),
            }
        );
}
