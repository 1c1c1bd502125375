using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Msk;

internal sealed class ClientsTalkTls() : ResourceControl("AWS::MSK::Cluster")
{
    public override string Title => "Clients talk TLS to brokers";

    public override string Why => "A client that may speak plainly sends messages in the clear.";

    public override Severity Severity => Severity.High;

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
        var value = resource["EncryptionInfo.EncryptionInTransit.ClientBroker"];

        // AWS takes TLS where nothing is said. Amazon MSK API, EncryptionInTransit.
        return Verdict.Property(
            "EncryptionInfo.EncryptionInTransit.ClientBroker",
            value,
            value.IsMissing ? Truth.Yes : value.Is("TLS"),
            "TLS"
        );
    }

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("EncryptionInfo.EncryptionInTransit.ClientBroker", "TLS")])
        {
            Cli =
                """aws kafka update-security --cluster-arn ARN --current-version VERSION --encryption-info '{"EncryptionInTransit":{"ClientBroker":"TLS"}}'""",
        };

    public override Equivalents Equivalents =>
        new()
        {
            CdkNag = ["MSKClientToBrokerTLS"],
            Guard = ["CT.MSK.PR.2"],
            Checkov = ["CKV_AWS_81"],
        };
}
