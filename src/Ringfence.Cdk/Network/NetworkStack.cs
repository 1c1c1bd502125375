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
                FlowBucket = workload.Archive.Arn(workload.Archive.Flows),
                LogKey = keys.Logs,
            }
        );

    /// <summary>The VPC.</summary>
    public PrivateNetwork Network { get; }
}
