using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.MediaStore;

internal sealed class ContainerRefusesPlainHttp() : ResourceControl("AWS::MediaStore::Container")
{
    public override string Title => "A media container refuses plain HTTP";

    public override string Why => "A recording fetched without TLS is read by every network on its way.";

    public override Severity Severity => Severity.High;

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

    public override Construction Build => Construction.Practised("whoever owns the container");

    public override Verdict Check(Resource resource)
    {
        var policy = resource.Policy("Policy");
        return Verdict.Of(
            policy.Any(statement => PlainTransport.IsDeniedBy(statement, "mediastore:*")),
            "Its policy denies mediastore:* to everyone where aws:SecureTransport is false.",
            "Its policy must deny mediastore:* to everyone where aws:SecureTransport is false."
        );
    }

    public override Equivalents Equivalents => new() { CdkNag = ["MediaStoreContainerSSLRequestsOnly"] };
}
