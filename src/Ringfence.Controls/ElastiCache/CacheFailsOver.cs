using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElastiCache;

internal sealed class CacheFailsOver() : ResourceControl("AWS::ElastiCache::ReplicationGroup")
{
    public override string Title => "A cache's replica takes over by itself";

    public override string Why => "Without failover a lost primary waits for a person.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Hipaa.EmergencyMode, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build => Construction.Set("AutomaticFailoverEnabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws elasticache modify-replication-group --replication-group-id ID --automatic-failover-enabled --apply-immediately",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["AutomaticFailoverEnabled"];
        return Verdict.Property("AutomaticFailoverEnabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elasticache-repl-grp-auto-failover-enabled"],
            Guard = ["CT.ELASTICACHE.PR.3"],
            Prowler = ["elasticache_redis_cluster_automatic_failover_enabled"],
        };
}
