using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ElastiCache;

internal sealed class CacheIsEncryptedThroughout() : ResourceControl("AWS::ElastiCache::ReplicationGroup")
{
    public override string Title => "A cache is encrypted at rest and in transit";

    public override string Why => "Either half alone leaves the records readable on the other way.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.EncryptionAtRest,
            Soc2.CC6_1,
            Nist80053.SC_13,
            Nist80053.SC_28,
            Iso27001.A_8_24,
            Hipaa.TransmissionSecurity,
            Nist80053.SC_8,
        ];

    public override Construction Build =>
        Construction.Set("AtRestEncryptionEnabled", true).And("TransitEncryptionEnabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets]) { Mind = "The replication group is replaced." };

    public override Verdict Check(Resource resource)
    {
        return Verdict.Of(
            resource["AtRestEncryptionEnabled"].IsTrue & resource["TransitEncryptionEnabled"].IsTrue,
            "Encryption at rest and in transit are on.",
            "AtRestEncryptionEnabled and TransitEncryptionEnabled must both be true."
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["ElastiCacheRedisClusterEncryption"] };
}
