using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElastiCache;

internal sealed class CacheSpansZones() : ResourceControl("AWS::ElastiCache::ReplicationGroup")
{
    public override string Title => "A cache outlives the loss of a zone";

    public override string Why => "Without a replica in another zone the cache is gone while its zone is.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.EmergencyMode, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("MultiAZEnabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("AutomaticFailoverEnabled", true), new SetProperty("MultiAZEnabled", true)])
        {
            Mind = "It needs a replica: NumCacheClusters of 2 or more.",
            Cli =
                "aws elasticache modify-replication-group --replication-group-id ID --automatic-failover-enabled --multi-az-enabled --apply-immediately",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["MultiAZEnabled"];
        return Verdict.Property("MultiAZEnabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new() { CdkNag = ["ElastiCacheRedisClusterMultiAZ"], Prowler = ["elasticache_redis_cluster_multi_az_enabled"] };
}
