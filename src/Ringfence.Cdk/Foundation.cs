using Amazon.CDK;
using Ringfence.Cdk.Backup;
using Ringfence.Cdk.Baseline;
using Ringfence.Cdk.Bedrock;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.Detection;
using Ringfence.Cdk.Gateway;
using Ringfence.Cdk.Keys;
using Ringfence.Cdk.LogArchive;
using Ringfence.Cdk.Network;
using Ringfence.Cdk.Organization;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk;

/// <summary>The app: stacks in the order of their deployment, each in its account, everything under the aspect.</summary>
public static class Foundation
{
    /// <summary>Adds all stacks of a configuration to an app.</summary>
    /// <returns>The aspect that was put over them.</returns>
    public static RingfencedAspect Compose(App app, FoundationConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _ = new OrganizationStack(app, configuration);
        _ = new ArchiveStack(app, configuration, new ArchiveKeysStack(app, configuration));
        _ = new TrailStack(app, configuration, new TrailKeyStack(app, configuration));
        foreach (var workload in configuration.Workloads)
        {
            Compose(app, new Workload(configuration, workload));
        }

        var aspect = new RingfencedAspect();
        Aspects.Of(app).Add(aspect);
        return aspect;
    }

    private static void Compose(App app, Workload workload)
    {
        var keys = new KeysStack(app, workload);
        var network = new NetworkStack(app, workload, keys);
        _ = new BaselineStack(app, workload, keys, network);
        var storage = new StorageStack(app, workload, keys, network);
        _ = new DetectionStack(app, workload, keys, storage);
        var bedrock = new BedrockStack(app, workload, keys, network, storage);
        _ = new BackupStack(app, workload, keys);
        _ = new CopiesStack(app, workload, new CopiesKeyStack(app, workload));
        _ = new GatewayStack(app, workload, keys, network, storage, bedrock);
    }
}
