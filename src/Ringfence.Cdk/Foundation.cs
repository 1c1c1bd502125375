using Amazon.CDK;
using Ringfence.Cdk.Backup;
using Ringfence.Cdk.Baseline;
using Ringfence.Cdk.Bedrock;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.Detection;
using Ringfence.Cdk.Emergency;
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
        Archive(app, configuration);
        Management(app, configuration);
        foreach (var workload in configuration.Workloads)
        {
            Compose(app, new Workload(configuration, workload));
        }

        var aspect = new RingfencedAspect();
        Aspects.Of(app).Add(aspect);
        return aspect;
    }

    private static void Archive(App app, FoundationConfiguration configuration)
    {
        var (account, buckets) = (configuration.Accounts.LogArchive, new ArchiveBuckets(configuration));
        var keys = new ArchiveKeysStack(app, configuration);
        _ = new ArchiveStack(app, configuration, keys);
        _ = new BaselineStack(app, configuration, "archive", account, keys.Logs);
        var watch = new DetectionStack(
            app,
            configuration,
            "archive",
            account,
            keys.Logs,
            buckets.Records,
            buckets.Answers
        );
        RegionDetectionStack.Of(app, configuration, $"{configuration.Name}-archive", account, watch);
    }

    private static void Management(App app, FoundationConfiguration configuration)
    {
        var account = configuration.Accounts.Management;
        var key = new TrailKeyStack(app, configuration).Key;
        _ = new TrailStack(app, configuration, key);
        _ = new BaselineStack(app, configuration, "management", account, key);
        var watch = new DetectionStack(app, configuration, "management", account, key);
        RegionDetectionStack.Of(app, configuration, $"{configuration.Name}-management", account, watch);
        _ = new ApprovalStack(app, configuration, key);
    }

    private static void Compose(App app, Workload workload)
    {
        var keys = new KeysStack(app, workload);
        var network = new NetworkStack(app, workload, keys);
        _ = new BaselineStack(app, workload, keys, network);
        var storage = new StorageStack(app, workload, keys, network);
        var bedrock = new BedrockStack(app, workload, keys, network, storage);
        var watch = new DetectionStack(app, workload, keys, network, storage, bedrock);
        RegionDetectionStack.Of(app, workload.Foundation, workload.Prefix, workload.Account, watch);
        _ = new BackupStack(app, workload, keys);
        _ = new BreakGlassStack(app, workload, keys, storage);
        _ = new CopiesStack(app, workload, new CopiesKeyStack(app, workload));
        _ = new GatewayStack(app, workload, keys, network, storage, bedrock);
    }
}
