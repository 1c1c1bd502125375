using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Msk;

internal sealed class BrokersTalkTls() : ResourceControl("AWS::MSK::Cluster")
{
    public override string Title => "Brokers talk TLS to each other";

    public override string Why => "Replication without TLS sends every message in the clear between zones.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_5_14,
            Iso27001.A_8_24,
        ];

    public override Construction Build => Construction.By("PrivateNetwork");

    public override Verdict Check(Resource resource)
    {
        var value = resource["EncryptionInfo.EncryptionInTransit.InCluster"];

        // AWS takes true where nothing is said. Amazon MSK API, EncryptionInTransit.
        return Verdict.Property("EncryptionInfo.EncryptionInTransit.InCluster", value, !value.IsFalse, "true");
    }

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("EncryptionInfo.EncryptionInTransit.InCluster", true)])
        {
            Mind = "The cluster is replaced.",
        };

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["msk-in-cluster-node-require-tls"],
            CdkNag = ["MSKBrokerToBrokerTLS"],
            Guard = ["CT.MSK.PR.1"],
            Prowler = ["kafka_cluster_in_transit_encryption_enabled"],
        };
}
