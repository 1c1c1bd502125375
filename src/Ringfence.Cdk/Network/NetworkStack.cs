using Amazon.CDK;
using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Network;

/// <summary>The network of a workload.</summary>
internal sealed class NetworkStack : FoundationStack
{
    public NetworkStack(App app, Workload workload, KeysStack keys)
        : base(
            app,
            workload.Name("network"),
            workload.Account,
            workload.Region,
            "VPC in three tiers, its endpoints, and the logs of what passes"
        ) =>
        Network = new PrivateNetwork(
            this,
            "Network",
            new PrivateNetworkProps
            {
                Name = workload.Name("network"),
                Cidr = workload.Own.Network.Cidr,
                Zones = workload.Own.Network.Zones,
                Callers = workload.Own.Gateway.Callers,
                Models = workload.Foundation.Models,
                Regions = workload.Foundation.Regions.Allowed,
                Domains = [new Uri(workload.Own.Gateway.Issuer).Host],
                OtherBuckets = [workload.Archive.Arn(workload.Archive.Records)],
                QueryBucket = workload.Archive.Arn(workload.Archive.Queries),
                FlowBucket = workload.Archive.Arn(workload.Archive.Flows),
                LogKey = keys.Logs,
            }
        );

    /// <summary>The VPC.</summary>
    public PrivateNetwork Network { get; }
}
