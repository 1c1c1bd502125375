using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElastiCache;

// Absent is true: ElastiCache API, CreateReplicationGroup, "AutoMinorVersionUpgrade".
internal sealed class CacheUpgradesMinorVersions()
    : ResourceControl("AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup")
{
    public override string Title => "Security fixes of the cache engine are applied";

    public override string Why => "A minor version holds security fixes; without the upgrade they wait for somebody.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.RiskManagement, Hipaa.MaliciousSoftware, Soc2.CC7_1, Nist80053.SI_2, Iso27001.A_8_8];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("AutoMinorVersionUpgrade", true)])
        {
            Cli =
                resource.Type == "AWS::ElastiCache::ReplicationGroup"
                    ? "aws elasticache modify-replication-group --replication-group-id ID --auto-minor-version-upgrade --apply-immediately"
                    : "aws elasticache modify-cache-cluster --cache-cluster-id ID --auto-minor-version-upgrade --apply-immediately",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["AutoMinorVersionUpgrade"];
        return Verdict.Property("AutoMinorVersionUpgrade", value, value.IsMissing ? Truth.Yes : value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elasticache-auto-minor-version-upgrade-check"],
            Guard = ["CT.ELASTICACHE.PR.2"],
            Prowler = ["elasticache_redis_cluster_auto_minor_version_upgrades"],
        };
}
