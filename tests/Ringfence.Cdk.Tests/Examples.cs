using Amazon.CDK;
using Ringfence.Cdk.Backup;
using Ringfence.Cdk.Baseline;
using Ringfence.Cdk.Bedrock;
using Ringfence.Cdk.Detection;
using Ringfence.Cdk.Emergency;
using Ringfence.Cdk.Gateway;
using Ringfence.Cdk.Handlers;
using Ringfence.Cdk.Keys;
using Ringfence.Cdk.LogArchive;
using Ringfence.Cdk.Network;
using Ringfence.Cdk.Organization;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.Tests;

/// <summary>Each construct as a team would write it in a stack of its own, and the one place to weaken a prop of it.</summary>
internal static class Examples
{
    public const string Model = "amazon.nova-lite-v1:0";

    public static Dictionary<string, Action<Stack>> All { get; } =
        new()
        {
            ["PhiKey"] = stack => Key(stack),
            ["PrivateNetwork"] = stack => Network(stack),
            ["PhiBucket"] = stack => Bucket(stack),
            ["PhiTable"] = stack =>
                _ = new PhiTable(
                    stack,
                    "Table",
                    new PhiTableProps
                    {
                        Name = "visits",
                        Key = Key(stack),
                        PartitionKey = "patient",
                    }
                ),
            ["PhiDatabase"] = stack => Database(stack),
            ["BackupPlan"] = stack => Plan(stack),
            ["BedrockBoundary"] = stack => Boundary(stack),
            ["GatewayRole"] = stack => Role(stack),
            ["GatewayFleet"] = stack => Fleet(stack),
            ["OrganizationGuards"] = stack => Guards(stack),
            ["Detection"] = stack => Detection(stack),
            ["RegionDetection"] = stack => RegionDetection(stack),
            ["EvidenceStore"] = stack => Evidence(stack),
            ["AuditTrail"] = stack => Trail(stack, keeps: true),
            ["AccountBaseline"] = stack => Baseline(stack),
            ["BreakGlass"] = stack => BreakGlass(stack),
            ["ApprovalDesk"] = stack => Desk(stack),
        };

    public static PhiKey Key(Stack stack, Func<PhiKeyProps, PhiKeyProps>? change = null) =>
        new(
            stack,
            $"Key{stack.Node.Children.Length}",
            Changed(
                new PhiKeyProps
                {
                    Alias = $"key-{stack.Node.Children.Length}",
                    Purpose = "Charts",
                    Administrators = ["arn:aws:iam::333344445555:role/KeyAdministrator"],
                    Users = ["arn:aws:iam::333344445555:role/charts-*"],
                    Services = ["logs.us-east-1.amazonaws.com"],
                },
                change
            )
        );

    public static PrivateNetwork Network(Stack stack, Func<PrivateNetworkProps, PrivateNetworkProps>? change = null) =>
        new(
            stack,
            "Network",
            Changed(
                new PrivateNetworkProps
                {
                    Name = "charts",
                    Cidr = "10.40.0.0/16",
                    Zones = ["us-east-1a", "us-east-1b"],
                    Callers = ["10.80.0.0/16"],
                    FlowBucket = "arn:aws:s3:::archive-flows",
                    QueryBucket = "arn:aws:s3:::archive-queries",
                    LogKey = Key(stack),
                    Models = [Model],
                    Regions = ["us-east-1"],
                },
                change
            )
        );

    public static PhiBucket Bucket(Stack stack, Func<PhiBucketProps, PhiBucketProps>? change = null) =>
        new(
            stack,
            "Bucket",
            Changed(
                new PhiBucketProps
                {
                    Name = "charts-333344445555",
                    Key = Key(stack),
                    AccessLogs = new AccessLogBucket(stack, "AccessLogs", "access-logs-333344445555"),
                    Endpoint = "vpce-0123456789abcdef0",
                },
                change
            )
        );

    public static PhiDatabase Database(Stack stack, Func<PhiDatabaseProps, PhiDatabaseProps>? change = null) =>
        new(
            stack,
            "Database",
            Changed(
                new PhiDatabaseProps
                {
                    Name = "charts",
                    Key = Key(stack),
                    LogKey = Key(stack),
                    SubnetIds = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                    SecurityGroupId = "sg-0123456789abcdef0",
                },
                change
            )
        );

    public static BackupPlan Plan(Stack stack, Func<BackupPlanProps, BackupPlanProps>? change = null) =>
        new(
            stack,
            "Plan",
            Changed(
                new BackupPlanProps
                {
                    Name = "charts-backup",
                    Key = Key(stack),
                    LogKey = Key(stack),
                    Alerts = "arn:aws:sns:us-east-1:333344445555:alerts",
                    CopyVault = "arn:aws:backup:us-west-2:333344445555:backup-vault:charts-copies",
                },
                change
            )
        );

    private static Replica Records =>
        new(
            "arn:aws:s3:::archive-records",
            "222233334444",
            "arn:aws:kms:us-east-1:222233334444:alias/archive-records",
            "charts-copy"
        );

    public static BedrockBoundary Boundary(
        Stack stack,
        Func<BedrockBoundaryProps, BedrockBoundaryProps>? change = null
    ) =>
        new(
            stack,
            "Boundary",
            Changed(
                new BedrockBoundaryProps
                {
                    Name = "charts-bedrock",
                    Key = Key(stack),
                    Handlers = new HandlerPlace(
                        ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                        "sg-0123456789abcdef0",
                        Key(stack)
                    ),
                    AccessLogs = new AccessLogBucket(stack, "AccessLogs", "access-logs-333344445555"),
                    Endpoint = "vpce-0123456789abcdef0",
                    Reviewers = ["arn:aws:iam::333344445555:role/log-reader"],
                    Copy = Records,
                },
                change
            )
        );

    public static GatewayRole Role(Stack stack, Func<GatewayRoleProps, GatewayRoleProps>? change = null) =>
        new(
            stack,
            "Role",
            Changed(
                new GatewayRoleProps
                {
                    Name = "charts-models",
                    TakenBy = "ecs-tasks.amazonaws.com",
                    Models = [Model],
                    Regions = ["us-east-1"],
                    Guardrail = new PhiGuardrail(
                        stack,
                        "Guardrail",
                        new PhiGuardrailProps { Name = "charts", Key = Key(stack) }
                    ),
                    Endpoint = "vpce-0123456789abcdef0",
                },
                change
            )
        );

    public static GatewayFleet Fleet(Stack stack, Func<GatewayFleetProps, GatewayFleetProps>? change = null)
    {
        var network = Network(stack);
        return new GatewayFleet(
            stack,
            "Fleet",
            Changed(
                new GatewayFleetProps
                {
                    Name = "charts-gateway",
                    Network = network,
                    NetworkCidr = "10.40.0.0/16",
                    Key = Key(stack),
                    SigningKey = Key(stack, props => props with { Does = KeyPurpose.Signing, Services = [] }),
                    LogKey = Key(stack),
                    AccessLogs = new AccessLogBucket(stack, "AccessLogs", "access-logs-333344445555"),
                    Image = $"333344445555.dkr.ecr.us-east-1.amazonaws.com/ringfence@sha256:{new string('0', 64)}",
                    Certificate = "arn:aws:acm:us-east-1:333344445555:certificate/0",
                    TlsSecret = "arn:aws:secretsmanager:us-east-1:333344445555:secret:charts-tls-AbCdEf",
                    Issuer = "https://login.example.org",
                    Models = [Model],
                    Teams = new Dictionary<string, IReadOnlyList<string>> { ["charts"] = [Model] },
                    Regions = ["us-east-1"],
                    Guardrail = new PhiGuardrail(
                        stack,
                        "Guardrail",
                        new PhiGuardrailProps { Name = "charts", Key = Key(stack) }
                    ),
                    Alerts = "arn:aws:sns:us-east-1:333344445555:alerts",
                    LogDestination = "arn:aws:logs:us-east-1:222233334444:destination:archive-logs",
                    Copy = Records,
                },
                change
            )
        );
    }

    public static OrganizationGuards Guards(
        Stack stack,
        Func<OrganizationGuardsProps, OrganizationGuardsProps>? change = null
    ) =>
        new(
            stack,
            "Guards",
            Changed(
                new OrganizationGuardsProps
                {
                    Name = "charts",
                    OrganizationId = "o-a1b2c3d4e5",
                    Root = "r-ab12",
                    Regions = ["us-east-1"],
                    Models = [Model],
                    ArchivePrefix = "charts-archive-",
                    Keepers = ["arn:aws:iam::*:role/cdk-hnb659fds-cfn-exec-role-*"],
                    KeyAdministrators = ["arn:aws:iam::*:role/KeyAdministrator"],
                    EmergencyKeepers = ["arn:aws:iam::*:role/charts-break-glass-opener"],
                },
                change
            )
        );

    public static EvidenceStore Evidence(Stack stack, Func<EvidenceStoreProps, EvidenceStoreProps>? change = null) =>
        new(
            stack,
            "Evidence",
            Changed(
                new EvidenceStoreProps
                {
                    Name = "charts-archive",
                    OrganizationId = "o-a1b2c3d4e5",
                    TrailArn = "arn:aws:cloudtrail:us-east-1:111122223333:trail/charts",
                    Accounts = ["111122223333", "333344445555"],
                    Regions = ["us-east-1"],
                    Replicators = ["arn:aws:iam::333344445555:role/charts-copy"],
                    Readers = ["arn:aws:iam::333344445555:role/charts-reader"],
                    Key = Key(stack),
                    RecordsKey = Key(stack),
                    Keeper = "arn:aws:iam::333344445555:role/deployer",
                },
                change
            )
        );

    public static ArchiveBucket ArchiveBucket(
        Stack stack,
        Func<ArchiveBucketProps, ArchiveBucketProps>? change = null
    ) =>
        new(
            stack,
            "Archive",
            Changed(
                new ArchiveBucketProps
                {
                    Name = "charts-archive-trail",
                    Key = Key(stack),
                    AccessLogs = new AccessLogBucket(stack, "AccessLogs", "access-logs-333344445555"),
                    Keeper = "arn:aws:iam::333344445555:role/deployer",
                    Writers = [],
                },
                change
            )
        );

    public static AuditTrail Trail(
        Stack stack,
        Func<AuditTrailProps, AuditTrailProps>? change = null,
        bool keeps = false
    ) =>
        new(
            stack,
            "Trail",
            Changed(
                new AuditTrailProps
                {
                    Name = "charts",
                    Bucket = keeps ? ArchiveBucket(stack).Name : "charts-archive-trail",
                    Key = "arn:aws:kms:us-east-1:222233334444:alias/charts-archive-logs",
                    LogKey = Key(stack),
                },
                change
            )
        );

    public static AccountBaseline Baseline(
        Stack stack,
        Func<AccountBaselineProps, AccountBaselineProps>? change = null
    ) =>
        new(
            stack,
            "Baseline",
            Changed(
                new AccountBaselineProps
                {
                    Name = "charts-baseline",
                    Key = Key(stack),
                    Handlers = new HandlerPlace(
                        ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                        "sg-0123456789abcdef0",
                        Key(stack)
                    ),
                    Regions = ["us-east-1", "us-west-2"],
                },
                change
            )
        );

    public static RegionDetection RegionDetection(
        Stack stack,
        Func<RegionDetectionProps, RegionDetectionProps>? change = null
    ) =>
        new(
            stack,
            "RegionDetection",
            Changed(
                new RegionDetectionProps { Name = "charts", ConfigurationBucket = "archive-config-222233334444" },
                change
            )
        );

    public static Ringfence.Cdk.Detection.Detection Detection(
        Stack stack,
        Func<DetectionProps, DetectionProps>? change = null
    ) =>
        new(
            stack,
            "Detection",
            Changed(
                new DetectionProps
                {
                    Name = "charts",
                    Key = Key(stack),
                    People = ["security@clinic.example.org"],
                    ConfigurationBucket = "charts-archive-config",
                    RecordNumber = "MRN-[0-9]{8}",
                    Handlers = new HandlerPlace(
                        ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                        "sg-0123456789abcdef0",
                        Key(stack)
                    ),
                    KnownBuckets = ["charts-333344445555"],
                    Buckets = ["charts-333344445555"],
                    Database = "charts",
                },
                change
            )
        );

    public static BreakGlass BreakGlass(Stack stack, Func<BreakGlassProps, BreakGlassProps>? change = null) =>
        new(
            stack,
            "BreakGlass",
            Changed(
                new BreakGlassProps
                {
                    Name = "charts-break-glass",
                    Prefix = "charts-",
                    Askers = ["arn:aws:iam::111122223333:user/on-call"],
                    Desk = "arn:aws:iam::111122223333:role/management-break-glass",
                    Documents = "arn:aws:s3:::charts-333344445555",
                    Key = Key(stack).Arn,
                    Restorer = "arn:aws:iam::333344445555:role/charts-backup",
                },
                change
            )
        );

    public static ApprovalDesk Desk(Stack stack, Func<ApprovalDeskProps, ApprovalDeskProps>? change = null) =>
        new(
            stack,
            "Desk",
            Changed(
                new ApprovalDeskProps
                {
                    Name = "charts-break-glass",
                    Role = "charts-management-break-glass",
                    Key = Key(stack),
                    Askers = ["on-call"],
                    Approvers = ["officer", "deputy"],
                    Roles = new Dictionary<string, string>
                    {
                        ["charts"] = "arn:aws:iam::333344445555:role/charts-break-glass",
                    },
                    People = ["security@clinic.example.org"],
                },
                change
            )
        );

    private static T Changed<T>(T props, Func<T, T>? change) => change is null ? props : change(props);
}
