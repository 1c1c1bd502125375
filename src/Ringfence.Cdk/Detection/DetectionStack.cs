using Amazon.CDK;
using Ringfence.Cdk.Keys;
using Ringfence.Cdk.Storage;

namespace Ringfence.Cdk.Detection;

/// <summary>What looks at a workload's account, and tells people.</summary>
internal sealed class DetectionStack : FoundationStack
{
    public DetectionStack(App app, Workload workload, KeysStack keys, StorageStack storage)
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
                Name = workload.Name("x")[..^2],
                Key = keys.Logs,
                People = foundation.Alerts,
                ConfigurationBucket = workload.Archive.Configurations,
                RecordNumber = foundation.Detection.RecordNumber,
                OtherRegions = [.. foundation.Regions.Allowed.Where(region => region != foundation.Regions.Home)],
                Buckets = [storage.Documents.Name],
                Database = workload.Name("data"),
            }
        );
    }
}
