using Amazon.CDK;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.LogArchive;

/// <summary>The keys of the log archive, made as the key administrator: logs, and records with content.</summary>
internal sealed class ArchiveKeysStack : FoundationStack
{
    public ArchiveKeysStack(App app, FoundationConfiguration foundation)
        : base(
            app,
            $"{foundation.Name}-archive-keys",
            foundation.Accounts.LogArchive,
            foundation.Regions.Home,
            "Keys of the log archive: logs, and records with content",
            new ArchiveRoles(foundation).KeyAdministrators[0]
        )
    {
        var (buckets, roles) = (new ArchiveBuckets(foundation), new ArchiveRoles(foundation));
        Logs = new PhiKey(
            this,
            "Logs",
            new PhiKeyProps
            {
                Alias = buckets.LogsKeyAlias["alias/".Length..],
                Purpose = "Logs of every account: trail, flows, queries, configurations",
                Administrators = roles.KeyAdministrators,
                Users = [roles.Reader, roles.Of("carrier"), roles.Of("baseline-*"), roles.Of("detection-*")],
                Scanners = [roles.Macie],
                Deployers = [roles.Deployer],
                Services =
                [
                    "cloudtrail.amazonaws.com",
                    "config.amazonaws.com",
                    "delivery.logs.amazonaws.com",
                    $"logs.{foundation.Regions.Home}.amazonaws.com",
                    "cloudwatch.amazonaws.com",
                    "events.amazonaws.com",
                    "sns.amazonaws.com",
                ],
                ServiceAccounts =
                [
                    foundation.Accounts.Management,
                    .. foundation.Workloads.Select(workload => workload.Account),
                ],
            }
        );
        Records = new PhiKey(
            this,
            "Records",
            new PhiKeyProps
            {
                Alias = buckets.RecordsKeyAlias["alias/".Length..],
                Purpose = "Records with content: invocation logs, answers to questions about them",
                Administrators = roles.KeyAdministrators,
                Users = [roles.Reader],
                Deployers = [roles.Deployer],
                Senders = roles.Replicators,
            }
        );
    }

    /// <summary>Logs.</summary>
    public PhiKey Logs { get; }

    /// <summary>Records with content.</summary>
    public PhiKey Records { get; }
}
