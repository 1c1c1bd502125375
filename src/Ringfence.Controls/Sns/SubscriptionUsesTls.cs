using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Sns;

// The property is required; where it is absent the template is not whole, and nothing is sent over HTTP.
internal sealed class SubscriptionUsesTls() : ResourceControl("AWS::SNS::Subscription")
{
    public override string Title => "Topics deliver over TLS";

    public override string Why => "A subscription over plain HTTP sends each message in the clear.";

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

    public override Construction Build => Construction.Practised("whoever owns the topic");

    public override Fix? FixFor(Resource resource) => new([new SetProperty("Protocol", "https")]);

    public override Verdict Check(Resource resource)
    {
        var value = resource["Protocol"];
        return Verdict.Property(
            "Protocol",
            value,
            value.IsMissing ? Truth.Yes : !value.IsLike("http"),
            "another protocol than http"
        );
    }
}
