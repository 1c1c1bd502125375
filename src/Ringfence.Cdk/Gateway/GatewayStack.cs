using Amazon.CDK;
using Ringfence.Cdk.Bedrock;
using Ringfence.Cdk.Keys;
using Ringfence.Cdk.Network;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.Gateway;

/// <summary>A workload's gateway.</summary>
internal sealed class GatewayStack : FoundationStack
{
    /// <summary>The role that copies ledgers on to the log archive, which the archive knows by this name.</summary>
    public const string LedgerCopyRole = "data-ledger-copy";

    public GatewayStack(
        App app,
        Workload workload,
        KeysStack keys,
        NetworkStack network,
        StorageStack storage,
        BedrockStack bedrock
    )
        : base(
            app,
            workload.Name("gateway"),
            workload.Account,
            workload.Region,
            "The gateway: the only way from an application to a model"
        ) =>
        Fleet = new GatewayFleet(
            this,
            "Fleet",
            new GatewayFleetProps
            {
                Name = workload.Name("gateway"),
                Network = network.Network,
                NetworkCidr = workload.Own.Network.Cidr,
                Key = keys.Phi,
                SigningKey = keys.LedgerSigning,
                LogKey = keys.Logs,
                AccessLogs = storage.AccessLogs,
                Image = workload.Own.Gateway.Image,
                Certificate = workload.Own.Gateway.Certificate,
                TlsSecret = workload.Own.Gateway.TlsSecret,
                Issuer = workload.Own.Gateway.Issuer,
                Models = workload.Foundation.Models,
                Teams = workload.Own.Gateway.Teams,
                Claims = workload.Own.Gateway.Claims,
                Regions = workload.Foundation.Regions.Allowed,
                Guardrail = bedrock.Boundary.Guardrail,
                Alerts = workload.Alerts,
                LogDestination = workload.Archive.LogDestination,
                Copy = new Replica(
                    workload.Archive.Arn(workload.Archive.Records),
                    workload.Foundation.Accounts.LogArchive,
                    workload.Archive.RecordsKey,
                    workload.Name(LedgerCopyRole)
                ),
                Reviewers = [workload.Role(workload.Name("log-reader"))],
                KeepDays = workload.Foundation.Retention.AuditDays,
                Cells = workload.Own.Gateway.Cells,
                MostCells = workload.Own.Gateway.MostCells,
            }
        );

    /// <summary>The gateway.</summary>
    public GatewayFleet Fleet { get; }
}
