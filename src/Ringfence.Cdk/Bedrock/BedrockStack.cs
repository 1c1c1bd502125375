using Amazon.CDK;
using Ringfence.Cdk.Keys;
using Ringfence.Cdk.Network;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.Bedrock;

/// <summary>A workload's boundary to Bedrock, and a role for each of its applications.</summary>
internal sealed class BedrockStack : FoundationStack
{
    public BedrockStack(App app, Workload workload, KeysStack keys, NetworkStack network, StorageStack storage)
        : base(
            app,
            workload.Name("bedrock"),
            workload.Account,
            workload.Region,
            "Guardrail, invocation logging, zero retention, and a role for each application"
        )
    {
        Boundary = new BedrockBoundary(
            this,
            "Boundary",
            new BedrockBoundaryProps
            {
                Name = workload.Name("bedrock"),
                Key = keys.Phi,
                Handlers = network.Network.Handlers,
                AccessLogs = storage.AccessLogs,
                Endpoint = network.Network.Endpoints.S3,
                Reviewers = [workload.Role(workload.Name("log-reader"))],
                Copy = new Replica(
                    workload.Archive.Arn(workload.Archive.Records),
                    workload.Foundation.Accounts.LogArchive,
                    workload.Archive.RecordsKey,
                    workload.Name("data-invocations-copy")
                ),
                KeepDays = workload.Foundation.Retention.AuditDays,
                ColdAfterDays = workload.Foundation.Retention.ColdAfterDays,
                OtherRegions = workload.Foundation.Regions.Others,
            }
        );
        foreach (var application in workload.Own.Applications)
        {
            _ = new GatewayRole(
                this,
                $"Application-{application.Name}",
                new GatewayRoleProps
                {
                    Name = workload.Name($"app-{application.Name}"),
                    TakenBy = application.Compute,
                    Models = application.Models,
                    Regions = workload.Foundation.Regions.Allowed,
                    Guardrail = Boundary.Guardrail,
                    Endpoint = network.Network.Endpoints.BedrockRuntime,
                }
            );
        }
    }

    /// <summary>The boundary.</summary>
    public BedrockBoundary Boundary { get; }
}
