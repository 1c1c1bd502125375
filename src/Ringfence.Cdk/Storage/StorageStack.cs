using Amazon.CDK;
using Ringfence.Cdk.Keys;
using Ringfence.Cdk.Network;

namespace Ringfence.Cdk.Storage;

/// <summary>Where a workload keeps protected health information.</summary>
internal sealed class StorageStack : FoundationStack
{
    public StorageStack(App app, Workload workload, KeysStack keys, NetworkStack network)
        : base(
            app,
            workload.Name("storage"),
            workload.Account,
            workload.Region,
            "Buckets, tables and databases for protected health information"
        )
    {
        AccessLogs = new AccessLogBucket(
            this,
            "AccessLogs",
            $"{workload.Name("access-logs")}-{workload.Account}",
            workload.Foundation.Retention.AuditDays
        );
        Documents = new PhiBucket(
            this,
            "Documents",
            new PhiBucketProps
            {
                Name = $"{workload.Name("documents")}-{workload.Account}",
                Key = keys.Phi,
                AccessLogs = AccessLogs,
                Endpoint = network.Network.Endpoints.S3,
                Emergency = workload.Role(workload.Name("break-glass")),
                ColdAfterDays = 365,
            }
        );
        Sessions = new PhiTable(
            this,
            "Sessions",
            new PhiTableProps
            {
                Name = workload.Name("sessions"),
                Key = keys.Phi,
                PartitionKey = "session",
                SortKey = "turn",
                ExpiresAt = "expiresAt",
            }
        );
        Database = new PhiDatabase(
            this,
            "Database",
            new PhiDatabaseProps
            {
                Name = workload.Name("data"),
                Key = keys.Database,
                LogKey = keys.Logs,
                SubnetIds = network.Network.Tiers.Isolated,
                SecurityGroupId = network.Network.Groups.Database,
                Port = TierGroups.DatabasePort,
            }
        );
    }

    /// <summary>The account's server access logs.</summary>
    public AccessLogBucket AccessLogs { get; }

    /// <summary>Documents of patients.</summary>
    public PhiBucket Documents { get; }

    /// <summary>Conversations of applications.</summary>
    public PhiTable Sessions { get; }

    /// <summary>The gateway's state.</summary>
    public PhiDatabase Database { get; }
}
