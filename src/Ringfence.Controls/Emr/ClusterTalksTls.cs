using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Emr;

internal sealed class ClusterTalksTls() : ResourceControl("AWS::EMR::Cluster")
{
    public override string Title => "Nodes of a cluster talk over TLS";

    public override string Why => "What nodes shuffle between them crosses the network as it is.";

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
        return ClusterSecurity.Judge(
            resource,
            "EnableInTransitEncryption",
            "InTransitEncryptionConfiguration.TLSCertificateConfiguration.CertificateProviderType"
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["EMREncryptionInTransit"] };
}
