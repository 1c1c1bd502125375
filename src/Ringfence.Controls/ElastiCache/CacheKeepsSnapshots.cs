using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElastiCache;

internal sealed class CacheKeepsSnapshots()
    : ResourceControl("AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup")
{
    public override string Title => "Two weeks of a cache's snapshots are kept";

    public override string Why => "A cache that is used as a store is lost with its nodes without snapshots.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.DataBackup, Hipaa.DisasterRecovery, Soc2.A1_2, Nist80053.CP_9, Nist80053.CP_10, Iso27001.A_8_13];

    public override Construction Build => Construction.Set("Engine", "redis").And("SnapshotRetentionLimit", 35);

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("SnapshotRetentionLimit", 35)])
        {
            Cli =
                resource.Type == "AWS::ElastiCache::ReplicationGroup"
                    ? "aws elasticache modify-replication-group --replication-group-id ID --snapshot-retention-limit 35 --apply-immediately"
                    : "aws elasticache modify-cache-cluster --cache-cluster-id ID --snapshot-retention-limit 35 --apply-immediately",
        };

    public override Verdict Check(Resource resource)
    {
        var engine = resource["Engine"];
        if (
            resource.Type == "AWS::ElastiCache::CacheCluster"
            && (engine.IsLiteral || engine.IsMissing)
            && !(engine.IsLike("redis") | engine.IsLike("valkey")).IsYes
        )
        {
            return Verdict.NotApplicable($"Engine {engine} keeps no snapshots.");
        }

        var days = resource["SnapshotRetentionLimit"];
        var keeps = days.AtLeast(15);
        return Verdict.Property(
            "SnapshotRetentionLimit",
            days,
            engine.IsUnresolved && keeps.IsNo && resource.Type == "AWS::ElastiCache::CacheCluster"
                ? Truth.Unknown
                : keeps,
            "at least 15 days"
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elasticache-redis-cluster-automatic-backup-check"],
            CdkNag = ["ElastiCacheRedisClusterAutomaticBackup"],
            Guard = ["CT.ELASTICACHE.PR.1"],
            Checkov = ["CKV_AWS_134"],
            Prowler = ["elasticache_redis_cluster_backup_enabled"],
        };
}
