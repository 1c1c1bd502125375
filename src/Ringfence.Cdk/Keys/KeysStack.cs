using Amazon.CDK;

namespace Ringfence.Cdk.Keys;

/// <summary>
/// A key for each data domain of a workload. CloudFormation makes them as the key administrator, and everything else as
/// a role that cannot administer them: so that not even deployment holds both.
/// </summary>
internal sealed class KeysStack : FoundationStack
{
    public KeysStack(App app, Workload workload)
        : base(
            app,
            workload.Name("keys"),
            workload.Account,
            workload.Region,
            "Keys by data domain: administration apart from use",
            workload.KeyAdministrators[0]
        )
    {
        PhiKey Domain(string id, string name, string purpose, string[] users, string[] services) =>
            new(
                this,
                id,
                new PhiKeyProps
                {
                    Alias = workload.Name(name),
                    Purpose = purpose,
                    Administrators = workload.KeyAdministrators,
                    Users = [.. users.Select(user => workload.Role(workload.Name(user)))],
                    Deployers = [workload.Deployer],
                    Services = services,
                }
            );

        Phi = Domain(
            "Phi",
            "phi",
            "PHI in buckets, tables and on file systems",
            ["gateway*", "app-*", "data-*", "detection-rules", "backup", "break-glass"],
            ["bedrock.amazonaws.com"]
        );
        Database = Domain("Database", "database", "PHI in databases", ["gateway*", "data-*", "backup"], []);
        Backups = Domain("Backups", "backups", "Backups and their copies", ["backup"], ["backup.amazonaws.com"]);
        Logs = Domain(
            "Logs",
            "logs",
            "Logs, alarms and audit records of this account",
            ["log-reader", "network-*", "bedrock-*", "baseline-*", "detection-*"],
            [
                $"logs.{workload.Region}.amazonaws.com",
                "delivery.logs.amazonaws.com",
                "bedrock.amazonaws.com",
                "cloudwatch.amazonaws.com",
                "events.amazonaws.com",
                "sns.amazonaws.com",
            ]
        );
        LedgerSigning = new PhiKey(
            this,
            "LedgerSigning",
            new PhiKeyProps
            {
                Alias = workload.Name("ledger-signing"),
                Purpose = "Signs the checkpoints of the gateway's ledger",
                Administrators = workload.KeyAdministrators,
                Users = [workload.Role(workload.Name("gateway-task"))],
                Does = KeyPurpose.Signing,
            }
        );
    }

    /// <summary>PHI in buckets, tables and on file systems.</summary>
    public PhiKey Phi { get; }

    /// <summary>PHI in databases.</summary>
    public PhiKey Database { get; }

    /// <summary>Backups and their copies.</summary>
    public PhiKey Backups { get; }

    /// <summary>Logs and alarms.</summary>
    public PhiKey Logs { get; }

    /// <summary>Signs the ledger's checkpoints.</summary>
    public PhiKey LedgerSigning { get; }
}
