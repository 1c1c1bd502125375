using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElastiCache;

internal sealed class CacheAsksForPassword() : ResourceControl("AWS::ElastiCache::ReplicationGroup")
{
    public override string Title => "A cache asks who is there";

    public override string Why => "Without a token or users whoever reaches the port may read every entry.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.PersonAuthentication, Soc2.CC6_1, Nist80053.IA_2, Nist80053.AC_3, Iso27001.A_8_5];

    public override Construction Build => Construction.By("PhiDatabase");

    public override Verdict Check(Resource resource)
    {
        var token = resource["AuthToken"].IsPresent;
        var users = resource["UserGroupIds"].HasItems;
        return Verdict.Of(
            token | users,
            "It has an AUTH token or groups of users.",
            "It must have an AuthToken (from Secrets Manager) or UserGroupIds."
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elasticache-repl-grp-redis-auth-enabled"],
            CdkNag = ["ElastiCacheRedisClusterRedisAuth"],
            Guard = ["CT.ELASTICACHE.PR.7"],
            Checkov = ["CKV_AWS_31"],
            Prowler = ["elasticache_redis_replication_group_auth_enabled"],
        };
}
