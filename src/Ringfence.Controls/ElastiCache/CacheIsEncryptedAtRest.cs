using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElastiCache;

internal sealed class CacheIsEncryptedAtRest() : ResourceControl("AWS::ElastiCache::ReplicationGroup")
{
    public override string Title => "A cache's snapshots and swap are encrypted";

    public override string Why => "A cache of records is records; its snapshots are files.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["elasticache-encrypted"];

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.EncryptionAtRest, Soc2.CC6_1, Nist80053.SC_13, Nist80053.SC_28, Iso27001.A_8_24];

    public override Construction Build => Construction.Set("AtRestEncryptionEnabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Mind = "The replication group is replaced." };

    public override Verdict Check(Resource resource)
    {
        var value = resource["AtRestEncryptionEnabled"];
        return Verdict.Property("AtRestEncryptionEnabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elasticache-repl-grp-encrypted-at-rest"],
            Guard = ["ELASTICACHE_REPLICATION_GROUP_ENCRYPTION_AT_REST", "CT.ELASTICACHE.PR.4"],
            Checkov = ["CKV_AWS_29"],
            Prowler = ["elasticache_redis_cluster_rest_encryption_enabled"],
        };
}
