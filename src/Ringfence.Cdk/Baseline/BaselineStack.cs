using Amazon.CDK;
using Ringfence.Cdk.Keys;
using Ringfence.Cdk.Network;

namespace Ringfence.Cdk.Baseline;

/// <summary>The baseline of a workload's account.</summary>
internal sealed class BaselineStack : FoundationStack
{
    public BaselineStack(App app, Workload workload, KeysStack keys, NetworkStack network)
        : base(
            app,
            workload.Name("baseline"),
            workload.Account,
            workload.Region,
            "What holds in the account for whatever nobody has thought of"
        ) =>
        _ = new AccountBaseline(
            this,
            "Baseline",
            new AccountBaselineProps
            {
                Name = workload.Name("baseline"),
                Key = keys.Phi,
                Handlers = network.Network.Handlers,
                Regions = workload.Foundation.Regions.Allowed,
            }
        );
}
