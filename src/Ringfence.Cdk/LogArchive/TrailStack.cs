using Amazon.CDK;
using Ringfence.Cdk.Configuration;
using Ringfence.Cdk.Detection;
using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.LogArchive;

/// <summary>The organisation's trail, in the management account, to the archive.</summary>
internal sealed class TrailStack : FoundationStack
{
    public TrailStack(App app, FoundationConfiguration foundation, PhiKey key)
        : base(
            app,
            $"{foundation.Name}-trail",
            foundation.Accounts.Management,
            foundation.Regions.Home,
            "The organisation's trail, and alarms on what it shows"
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
                LogKey = key,
            }
        );
        var alerts = new AlertTopic(this, "Alerts", $"{foundation.Name}-alerts", key, foundation.Alerts);
        var usual = foundation.Detection;
        _ = new TrailAlarms(
            this,
            "Alarms",
            foundation.Name,
            Trail.LogGroup,
            alerts.Arn,
            new TrailWatch(
                foundation.ApprovedModels,
                usual.OpensUtc,
                usual.ClosesUtc,
                usual.OffHoursCalls,
                usual.ObjectReads,
                usual.Questions
            )
        );
    }

    /// <summary>The trail.</summary>
    public AuditTrail Trail { get; }
}
