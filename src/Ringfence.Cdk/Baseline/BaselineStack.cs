using Amazon.CDK;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.Handlers;
using Ringfence.Cdk.Keys;
using Ringfence.Cdk.Network;

namespace Ringfence.Cdk.Baseline;

/// <summary>The baseline of an account.</summary>
internal sealed class BaselineStack : FoundationStack
{
    /// <summary>Of a workload's account.</summary>
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

    /// <summary>Of the management account or the archive's, where nobody works and no network is.</summary>
    /// <param name="app">The app.</param>
    /// <param name="foundation">The whole.</param>
    /// <param name="name">What the account is called here: <c>management</c>.</param>
    /// <param name="account">Its number.</param>
    /// <param name="key">Its key of logs.</param>
    public BaselineStack(App app, FoundationConfiguration foundation, string name, string account, PhiKey key)
        : base(
            app,
            $"{foundation.Name}-{name}-baseline",
            account,
            foundation.Regions.Home,
            "What holds in the account for whatever nobody has thought of"
        ) =>
        _ = new AccountBaseline(
            this,
            "Baseline",
            new AccountBaselineProps
            {
                Name = $"{foundation.Name}-{name}-baseline",
                Key = key,
                Handlers = HandlerPlace.WithoutNetwork(key),
                Regions = foundation.Regions.Allowed,
            }
        );
}
