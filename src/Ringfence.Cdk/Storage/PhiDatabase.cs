using System.Globalization;
using Amazon.CDK;
using Constructs;

namespace Ringfence.Cdk.Storage;

/// <summary>
/// Aurora PostgreSQL for protected health information: under a key of ours, in isolated subnets, never public, TLS only,
/// every statement in pgaudit's log, sign-in by IAM, restorable to any second of 35 days, protected from deletion. Two
/// roles, one that reads and one that writes.
/// </summary>
public sealed class PhiDatabase : Construct
{
    private const string InBackupPlan =
        "The backup plan selects by the tag data-classification, which the rule does not read";

    private readonly CfnResource _cluster;

    /// <summary>A database.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="props">How.</param>
    /// <exception cref="PropRefusedException">A prop would weaken it.</exception>
    public PhiDatabase(Construct scope, string id, PhiDatabaseProps props)
        : base(scope, id)
    {
        ArgumentNullException.ThrowIfNull(props);
        Refuse(props);
        var subnets = this.Declare(
            "Subnets",
            "AWS::RDS::DBSubnetGroup",
            new Map
            {
                ["DBSubnetGroupName"] = props.Name,
                ["DBSubnetGroupDescription"] = "Isolated subnets: no way in or out but the application",
                ["SubnetIds"] = props.SubnetIds,
            }
        );
        var parameters = this.Declare(
            "Parameters",
            "AWS::RDS::DBClusterParameterGroup",
            new Map
            {
                ["DBClusterParameterGroupName"] = props.Name,
                ["Description"] = "TLS only, and every statement in the log",
                ["Family"] = "aurora-postgresql16",
                ["Parameters"] = new Map
                {
                    ["rds.force_ssl"] = "1",
                    ["ssl_min_protocol_version"] = "TLSv1.2",
                    ["shared_preload_libraries"] = "pg_stat_statements,pgaudit",
                    ["pgaudit.log"] = "all",
                    ["pgaudit.log_parameter"] = "0",
                    ["pgaudit.role"] = "rds_pgaudit",
                    ["log_connections"] = "1",
                    ["log_disconnections"] = "1",
                    ["log_statement"] = "ddl",
                },
            }
        );
        var logs = this.Declare(
                "Log",
                "AWS::Logs::LogGroup",
                new Map
                {
                    ["LogGroupName"] = $"/aws/rds/cluster/{props.Name}/postgresql",
                    ["KmsKeyId"] = props.LogKey.Arn,
                    ["RetentionInDays"] = 2192,
                    ["DeletionProtectionEnabled"] = true,
                }
            )
            .Kept();
        _cluster = Cluster(props, subnets, parameters).Kept().After(logs);
        var monitor = new DatabaseMonitor(this, "Monitor", props.Name);
        for (var at = 0; at < props.Instances; at++)
        {
            Instance(at, props, subnets, monitor);
        }

        Reader = new DatabaseRole(this, "Reader", $"{props.Name}-reader", this, "reader").Arn;
        Writer = new DatabaseRole(this, "Writer", $"{props.Name}-writer", this, "writer").Arn;
    }

    /// <summary>The address that writes go to.</summary>
    public string Address => _cluster.Attribute("Endpoint.Address");

    /// <summary>The cluster's ARN.</summary>
    public string Arn => _cluster.Attribute("DBClusterArn");

    /// <summary>The id that sign-in by IAM names.</summary>
    public string ResourceId => _cluster.Attribute("DBClusterResourceId");

    /// <summary>The ARN of the managed policy that lets a role sign in and read.</summary>
    public string Reader { get; }

    /// <summary>The ARN of the managed policy that lets a role sign in and write.</summary>
    public string Writer { get; }

    private CfnResource Cluster(PhiDatabaseProps props, CfnResource subnets, CfnResource parameters)
    {
        var cluster = this.Declare(
            "Cluster",
            "AWS::RDS::DBCluster",
            new Map
            {
                ["DBClusterIdentifier"] = props.Name,
                ["Engine"] = "aurora-postgresql",
                ["EngineVersion"] = "16.9",
                ["DatabaseName"] = "ringfence",
                ["MasterUsername"] = "clinicowner",
                ["ManageMasterUserPassword"] = true,
                ["MasterUserSecret"] = new Map { ["KmsKeyId"] = props.Key.Arn },
                ["Port"] = props.Port,
                ["DBSubnetGroupName"] = subnets.Ref,
                ["VpcSecurityGroupIds"] = new[] { props.SecurityGroupId },
                ["DBClusterParameterGroupName"] = parameters.Ref,
                ["StorageEncrypted"] = true,
                ["KmsKeyId"] = props.Key.Arn,
                ["EnableIAMDatabaseAuthentication"] = true,
                ["EnableCloudwatchLogsExports"] = new[] { "postgresql" },
                ["BackupRetentionPeriod"] = props.BackupDays,
                ["PreferredBackupWindow"] = "07:00-08:00",
                ["PreferredMaintenanceWindow"] = "sun:08:30-sun:09:30",
                ["CopyTagsToSnapshot"] = true,
                ["DeletionProtection"] = true,
                ["ServerlessV2ScalingConfiguration"] = new Map { ["MinCapacity"] = 0.5, ["MaxCapacity"] = 16 },
                ["Tags"] = Tag.Phi(props.Name),
            }
        );
        return cluster.Accept(["HIPAA.Security-RDSInBackupPlan", "NIST.800.53.R5-RDSInBackupPlan"], InBackupPlan);
    }

    private void Instance(int at, PhiDatabaseProps props, CfnResource subnets, DatabaseMonitor monitor) =>
        this.Declare(
                string.Create(CultureInfo.InvariantCulture, $"Instance{at + 1}"),
                "AWS::RDS::DBInstance",
                new Map
                {
                    ["DBInstanceIdentifier"] = $"{props.Name}-{at + 1}",
                    ["DBClusterIdentifier"] = _cluster.Ref,
                    ["DBInstanceClass"] = "db.serverless",
                    ["DBSubnetGroupName"] = subnets.Ref,
                    ["Engine"] = "aurora-postgresql",
                    ["PubliclyAccessible"] = false,
                    ["AutoMinorVersionUpgrade"] = true,
                    ["EnablePerformanceInsights"] = true,
                    ["PerformanceInsightsKMSKeyId"] = props.Key.Arn,
                    ["PerformanceInsightsRetentionPeriod"] = 731,
                    ["MonitoringInterval"] = 60,
                    ["MonitoringRoleArn"] = monitor.RoleArn,
                    ["PromotionTier"] = at,
                    ["Tags"] = Tag.Phi(props.Name),
                }
            )
            .Kept()
            .Accept("database-copies-tags-to-snapshots", "Snapshots of Aurora are the cluster's, which copies them")
            .Accept(["HIPAA.Security-RDSInBackupPlan", "NIST.800.53.R5-RDSInBackupPlan"], InBackupPlan);

    private static void Refuse(PhiDatabaseProps props)
    {
        Refusal.Unless(
            props.Instances is >= 2 and <= 15,
            nameof(props.Instances),
            props.Instances,
            "2 to 15",
            "one instance falls with its zone"
        );
        Refusal.Unless(
            props.SubnetIds.Count >= 2,
            nameof(props.SubnetIds),
            props.SubnetIds.Count,
            "subnets in two zones or more",
            "what stands in one zone falls with it"
        );
        Refusal.Unless(
            props.BackupDays == 35,
            nameof(props.BackupDays),
            props.BackupDays,
            "35",
            "a loss is often found weeks later; RDS keeps no longer, AWS Backup does"
        );
        Refusal.Unless(
            props.Port is >= 1150 and <= 65535 and not (5432 or 3306 or 1433 or 1521),
            nameof(props.Port),
            props.Port,
            "1150 to 65535, and not an engine's usual port",
            "usual ports are scanned for first"
        );
    }
}
