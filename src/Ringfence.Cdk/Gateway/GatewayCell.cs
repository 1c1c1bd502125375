using System.Globalization;
using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Network;

namespace Ringfence.Cdk.Gateway;

/// <summary>One task of the gateway with its ledger.</summary>
internal sealed class GatewayCell : Construct
{
    /// <summary>The user of .NET's container images; not root.</summary>
    public const string User = "1654";

    private const string Container = "gateway";

    public GatewayCell(
        Construct scope,
        string id,
        GatewayFleetProps props,
        int cell,
        CfnResource cluster,
        TaskRoles roles,
        IReadOnlyList<GatewaySettings> settings,
        GatewayLog log,
        LedgerFiles files,
        GatewayBalancer balancer,
        CfnResource? before
    )
        : base(scope, id)
    {
        var task = Task(props, cell, roles, settings, log, files);
        Service = this.Declare(
                "Service",
                "AWS::ECS::Service",
                new Map
                {
                    ["ServiceName"] = NameOf(props, cell),
                    ["Cluster"] = cluster.Ref,
                    ["TaskDefinition"] = task.Ref,
                    ["LaunchType"] = "FARGATE",
                    ["PlatformVersion"] = "LATEST",
                    // Above the floor a new service begins with one task, as without a word; an update leaves what the load asked for.
                    ["DesiredCount"] = cell <= props.Cells ? 1 : null!,
                    // One above the floor is not ready in its first minute: the others must know of it (decision 0034).
                    ["HealthCheckGracePeriodSeconds"] = cell <= props.Cells ? 60 : 120,
                    // A ledger has one writer: the old task ends before the new one begins, while the other cells serve.
                    ["DeploymentConfiguration"] = new Map
                    {
                        ["MinimumHealthyPercent"] = 0,
                        ["MaximumPercent"] = 100,
                        ["DeploymentCircuitBreaker"] = new Map { ["Enable"] = true, ["Rollback"] = true },
                    },
                    ["NetworkConfiguration"] = new Map
                    {
                        ["AwsvpcConfiguration"] = new Map
                        {
                            ["AssignPublicIp"] = "DISABLED",
                            ["Subnets"] = props.Network.Tiers.Private,
                            ["SecurityGroups"] = new[] { props.Network.Groups.Application },
                        },
                    },
                    ["LoadBalancers"] = new object[]
                    {
                        new Map
                        {
                            ["ContainerName"] = Container,
                            ["ContainerPort"] = TierGroups.ApplicationPort,
                            ["TargetGroupArn"] = balancer.TargetGroup,
                        },
                    },
                    ["PropagateTags"] = "SERVICE",
                    ["Tags"] = Tag.Name(NameOf(props, cell)),
                }
            )
            .After([balancer.Secure, .. files.Targets]);
        if (before is not null)
        {
            Service.After(before);
        }
    }

    public CfnResource Service { get; }

    /// <summary>The name of a cell's service.</summary>
    public static string NameOf(GatewayFleetProps props, int cell) =>
        string.Create(CultureInfo.InvariantCulture, $"{props.Name}-cell-{cell}");

    /// <summary>What ECS's metrics of a cell are found by.</summary>
    public static object[] Dimensions(GatewayFleetProps props, int cell) =>
        [
            new Map { ["Name"] = "ClusterName", ["Value"] = props.Name },
            new Map { ["Name"] = "ServiceName", ["Value"] = NameOf(props, cell) },
        ];

    private CfnResource Task(
        GatewayFleetProps props,
        int cell,
        TaskRoles roles,
        IReadOnlyList<GatewaySettings> settings,
        GatewayLog log,
        LedgerFiles files
    ) =>
        this.Declare(
            "Task",
            "AWS::ECS::TaskDefinition",
            new Map
            {
                ["Family"] = NameOf(props, cell),
                ["RequiresCompatibilities"] = new[] { "FARGATE" },
                ["NetworkMode"] = "awsvpc",
                ["Cpu"] = "1024",
                ["Memory"] = "2048",
                ["RuntimePlatform"] = new Map { ["CpuArchitecture"] = "X86_64", ["OperatingSystemFamily"] = "LINUX" },
                ["TaskRoleArn"] = roles.TaskArn,
                ["ExecutionRoleArn"] = roles.StartArn,
                ["Volumes"] = new object[]
                {
                    files.Volume(cell),
                    new Map { ["Name"] = "scratch" },
                },
                ["ContainerDefinitions"] = new object[] { Definition(props, settings, log) },
            }
        );

    private static Map Definition(GatewayFleetProps props, IReadOnlyList<GatewaySettings> settings, GatewayLog log) =>
        new()
        {
            ["Name"] = Container,
            ["Image"] = props.Image,
            ["Essential"] = true,
            ["Memory"] = 2048,
            ["Command"] = new[] { "gateway" },
            ["User"] = User,
            ["ReadonlyRootFilesystem"] = true,
            ["Privileged"] = false,
            ["LinuxParameters"] = new Map
            {
                ["InitProcessEnabled"] = true,
                ["Capabilities"] = new Map { ["Drop"] = new[] { "ALL" } },
            },
            ["PortMappings"] = new object[]
            {
                new Map { ["ContainerPort"] = TierGroups.ApplicationPort, ["Protocol"] = "tcp" },
            },
            ["MountPoints"] = new object[]
            {
                new Map
                {
                    ["SourceVolume"] = "ledger",
                    ["ContainerPath"] = "/var/lib/ringfence",
                    ["ReadOnly"] = false,
                },
                new Map
                {
                    ["SourceVolume"] = "scratch",
                    ["ContainerPath"] = "/tmp",
                    ["ReadOnly"] = false,
                },
            },
            ["Secrets"] = settings.SelectMany(each => each.Environment).ToArray(),
            // A task reads its settings when it starts, from parameters whose names stay: what they say stands here too, so that another
            // value is another task definition, and ECS starts its task.
            ["DockerLabels"] = new Map
            {
                ["ringfence.settings"] = string.Join(' ', settings.Select(each => each.Written)),
                ["ringfence.given"] = string.Join(
                    ' ',
                    settings.Select(each => each.Given).Where(given => given.Length > 0)
                ),
            },
            ["StopTimeout"] = 120,
            ["LogConfiguration"] = new Map
            {
                ["LogDriver"] = "awslogs",
                ["Options"] = new Map
                {
                    ["awslogs-group"] = log.Name,
                    ["awslogs-region"] = props.Network.Region,
                    ["awslogs-stream-prefix"] = Container,
                },
            },
        };
}
