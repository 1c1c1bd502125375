using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElastiCache;

internal sealed class CacheUsesTls() : ResourceControl("AWS::ElastiCache::ReplicationGroup")
{
    public override string Title => "A cache is reached under TLS";

    public override string Why => "Records pass the network in the clear otherwise.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["elasticache-encrypted"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionIntegrity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.Set("TransitEncryptionEnabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Mind = "Clients must connect with TLS from then on.",
            Cli =
                "aws elasticache modify-replication-group --replication-group-id ID --transit-encryption-enabled --transit-encryption-mode preferred --apply-immediately",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["TransitEncryptionEnabled"];
        return Verdict.Property("TransitEncryptionEnabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["elasticache-repl-grp-encrypted-in-transit"],
            Guard = ["ELASTICACHE_REPLICATION_GROUP_ENCRYPTION_IN_TRANSIT", "CT.ELASTICACHE.PR.5"],
            Checkov = ["CKV_AWS_30"],
            Prowler = ["elasticache_redis_cluster_in_transit_encryption_enabled"],
        };
}
