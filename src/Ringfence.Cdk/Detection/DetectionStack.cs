using Amazon.CDK;
using Ringfence.Cdk.Bedrock;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.Handlers;
using Ringfence.Cdk.Keys;
using Ringfence.Cdk.LogArchive;
using Ringfence.Cdk.Network;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.Detection;

/// <summary>What looks at an account, and tells people.</summary>
internal sealed class DetectionStack : FoundationStack
{
    /// <summary>Of a workload's account.</summary>
    public DetectionStack(
        App app,
        Workload workload,
        KeysStack keys,
        NetworkStack network,
        StorageStack storage,
        BedrockStack bedrock
    )
        : base(
            app,
            workload.Name("detection"),
            workload.Account,
            workload.Region,
            "What looks at the account all the time, and tells people"
        )
    {
        var foundation = workload.Foundation;
        _ = new Detection(
            this,
            "Detection",
            new DetectionProps
            {
                Name = workload.Prefix,
                Key = keys.Logs,
                People = foundation.Alerts,
                ConfigurationBucket = workload.Archive.Configurations,
                RecordNumber = foundation.Detection.RecordNumber,
                Handlers = network.Network.Handlers,
                KnownBuckets = [storage.Documents.Name, bedrock.Boundary.Invocations.Name],
                SamplingPercent = foundation.Detection.SamplingPercent,
                OtherRegions = foundation.Regions.Others,
                Buckets = [storage.Documents.Name],
                Boundary = bedrock.Boundary,
                Database = workload.Name("data"),
            }
        );
    }

    /// <summary>Of the management account or the archive's, where nobody works and no network is.</summary>
    /// <param name="app">The app.</param>
    /// <param name="foundation">The whole.</param>
    /// <param name="name">What the account is called here: <c>management</c>.</param>
    /// <param name="account">Its number.</param>
    /// <param name="key">Its key of logs and alarms.</param>
    /// <param name="known">Names of its buckets that hold protected data on purpose.</param>
    public DetectionStack(
        App app,
        FoundationConfiguration foundation,
        string name,
        string account,
        PhiKey key,
        params IReadOnlyList<string> known
    )
        : base(
            app,
            $"{foundation.Name}-{name}-detection",
            account,
            foundation.Regions.Home,
            "What looks at the account all the time, and tells people"
        ) =>
        _ = new Detection(
            this,
            "Detection",
            new DetectionProps
            {
                Name = $"{foundation.Name}-{name}",
                Key = key,
                People = foundation.Alerts,
                ConfigurationBucket = new ArchiveBuckets(foundation).Configurations,
                RecordNumber = foundation.Detection.RecordNumber,
                Handlers = HandlerPlace.WithoutNetwork(key),
                KnownBuckets = known,
                SamplingPercent = foundation.Detection.SamplingPercent,
                OtherRegions = foundation.Regions.Others,
            }
        );
}
