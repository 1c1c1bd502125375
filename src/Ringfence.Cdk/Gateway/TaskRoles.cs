using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Bedrock;
using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Gateway;

/// <summary>
/// Who starts the gateway's tasks, and who they are. A task itself asks no model: it takes the models' role in a
/// session that says whose call it is.
/// </summary>
internal sealed class TaskRoles : Construct
{
    private readonly GatewayFleetProps _props;
    private readonly CfnResource _task;
    private readonly CfnResource _start;

    public TaskRoles(Construct scope, string id, GatewayFleetProps props)
        : base(scope, id)
    {
        _props = props;
        _task = Role("Task", TaskName, "The gateway runs under it");
        _start = Role("Start", $"{props.Name}-start", "ECS fetches image, settings and secrets under it");
        var place = Stack.Of(this);
        var (registry, repository) = (
            props.Image.Split('/')[0].Split('.'),
            props.Image[(props.Image.IndexOf('/') + 1)..props.Image.IndexOf('@')]
        );
        Grant(
            "StartPolicy",
            _start,
            "Fetches one image and the gateway's own settings",
            Policy.Allow("SignInToRegistry", "ecr:GetAuthorizationToken", "*"),
            Policy.Allow(
                "FetchImage",
                new[] { "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer" },
                $"arn:{place.Partition}:ecr:{(registry.Length > 3 ? registry[3] : place.Region)}:{registry[0]}:repository/{repository}"
            ),
            Policy.Allow(
                "ReadSettings",
                "ssm:GetParameters",
                $"arn:{place.Partition}:ssm:{place.Region}:{place.Account}:parameter/{props.Name}/*"
            ),
            Policy.Allow("ReadCertificate", "secretsmanager:GetSecretValue", props.TlsSecret),
            Policy.Allow(
                "DecryptCertificate",
                "kms:Decrypt",
                props.Key.Arn,
                new Map
                {
                    ["StringEquals"] = new Map
                    {
                        ["kms:ViaService"] = $"secretsmanager.{place.Region}.{place.UrlSuffix}",
                    },
                }
            ),
            Policy.Allow(
                "Log",
                new[] { "logs:CreateLogStream", "logs:PutLogEvents" },
                $"arn:{place.Partition}:logs:{place.Region}:{place.Account}:log-group:/{props.Name}:*"
            )
        );
    }

    public string TaskArn => _task.Arn;

    public string TaskName => $"{_props.Name}-task";

    public void MaySign(PhiKey key) =>
        Grant(
            "SignCheckpoints",
            _task,
            "Signs the checkpoints of the ledger: whole messages, in one way, with one key",
            Policy.Allow("ReadPublicKey", "kms:GetPublicKey", key.Arn),
            Policy.Allow("Sign", "kms:Sign", key.Arn, new Map { ["StringEquals"] = PhiKey.OnlyThis })
        );

    public string StartArn => _start.Arn;

    public void MayTake(GatewayRole models) =>
        Grant(
            "TakeModels",
            _task,
            "Takes the role that asks models, in a session that says whose call it is; reads where profiles run",
            // Without it every profile counts as its whole geography, and is refused where not all of that is allowed.
            Policy.Allow("ReadWhereProfilesRun", "bedrock:ListInferenceProfiles", "*"),
            Policy.Allow(
                "TakeInSomebodysName",
                new[] { "sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession" },
                models.Arn
            )
        );

    public void MayMount(CfnResource files, IReadOnlyList<string> accessPoints) =>
        Grant(
            "MountFiles",
            _task,
            "Mounts the ledger's file system through its own access points",
            Policy.Allow(
                "Mount",
                new[] { "elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite" },
                files.Arn,
                new Map
                {
                    ["StringEquals"] = new Map { ["elasticfilesystem:AccessPointArn"] = accessPoints },
                    ["Bool"] = new Map { ["elasticfilesystem:AccessedViaMountTarget"] = "true" },
                }
            )
        );

    public void MayArchive(string bucketArn, string prefix) =>
        Grant(
            "CopyLedger",
            _task,
            "Copies ledgers to their bucket, and reads there what it has copied; removes nothing",
            Policy.Allow("Copy", new[] { "s3:GetObject", "s3:PutObject" }, $"{bucketArn}/{prefix}/*"),
            Policy.Allow(
                "UnderTheFilesKey",
                new[] { "kms:Decrypt", "kms:GenerateDataKey" },
                _props.Key.Arn,
                new Map
                {
                    ["StringEquals"] = new Map
                    {
                        ["kms:ViaService"] = $"s3.{Stack.Of(this).Region}.{Stack.Of(this).UrlSuffix}",
                    },
                }
            )
        );

    /// <summary>It sees how many tasks the services of cells above the floor have, and changes none.</summary>
    public void MayCount(CfnResource cluster, IReadOnlyList<string> services) =>
        Grant(
            "CountCells",
            _task,
            "Reads how many cells run, by which quotas are divided",
            Policy.Allow(
                "Count",
                "ecs:DescribeServices",
                services
                    .Select(service =>
                        $"arn:{Stack.Of(this).Partition}:ecs:{Stack.Of(this).Region}:{Stack.Of(this).Account}:service/{_props.Name}/{service}"
                    )
                    .ToArray(),
                new Map { ["ArnEquals"] = new Map { ["ecs:cluster"] = cluster.Arn } }
            )
        );

    private CfnResource Role(string id, string name, string what) =>
        this.Declare(
            id,
            "AWS::IAM::Role",
            new Map
            {
                ["RoleName"] = name,
                ["Description"] = what,
                ["AssumeRolePolicyDocument"] = Policy.Document(
                    new Map
                    {
                        ["Effect"] = "Allow",
                        ["Principal"] = Policy.Services("ecs-tasks.amazonaws.com"),
                        ["Action"] = "sts:AssumeRole",
                        ["Condition"] = new Map
                        {
                            ["StringEquals"] = new Map { ["aws:SourceAccount"] = Stack.Of(this).Account },
                        },
                    }
                ),
            }
        );

    private void Grant(string id, CfnResource role, string what, params Map[] statements) =>
        this.Declare(
                id,
                "AWS::IAM::ManagedPolicy",
                new Map
                {
                    ["ManagedPolicyName"] = $"{_props.Name}-{id.ToLowerInvariant()}",
                    ["Description"] = what,
                    ["Roles"] = new[] { role.Ref },
                    ["PolicyDocument"] = Policy.Document(statements),
                }
            )
            .AcceptWildcards(
                "Signing in to a registry and listing profiles name no resource; below the gateway's own path every setting, log stream and file of a ledger is meant"
            );
}
