using Amazon.CDK;
using Ringfence.Cdk.Configuration;

namespace Ringfence.Cdk.LogArchive;

/// <summary>The organisation's trail, in the management account, to the archive.</summary>
internal sealed class TrailStack : FoundationStack
{
    public TrailStack(App app, FoundationConfiguration foundation, TrailKeyStack key)
        : base(
            app,
            $"{foundation.Name}-trail",
            foundation.Accounts.Management,
            foundation.Regions.Home,
            "The organisation's trail"
        )
    {
        var buckets = new ArchiveBuckets(foundation);
        Trail = new AuditTrail(
            this,
            "Audit",
            new AuditTrailProps
            {
                Name = buckets.TrailArn.Split(":trail/")[1],
                Bucket = buckets.Trail,
                Key = buckets.LogsKey,
                LogKey = key.Key,
            }
        );
    }

    /// <summary>The trail.</summary>
    public AuditTrail Trail { get; }
}
