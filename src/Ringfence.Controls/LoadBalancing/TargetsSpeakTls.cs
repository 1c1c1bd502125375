using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class TargetsSpeakTls() : ResourceControl("AWS::ElasticLoadBalancingV2::TargetGroup")
{
    public override string Title => "A load balancer speaks TLS to what is behind it";

    public override string Why =>
        "Behind the balancer the request goes on in plain, past whatever else is on the network.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["tls-internal"];

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

    public override Construction Build => Construction.Set("Protocol", "HTTPS");

    public override Verdict Check(Resource resource)
    {
        if (resource["TargetType"].Is("lambda").IsYes || resource["Protocol"].IsOneOf("GENEVE", "UDP").IsYes)
        {
            return Verdict.NotApplicable("Its targets are reached without a TLS connection: Lambda, GENEVE or UDP.");
        }

        var value = resource["Protocol"];
        return Verdict.Property("Protocol", value, value.IsOneOf("HTTPS", "TLS"), "HTTPS or TLS");
    }

    public override Fix? FixFor(Resource resource) =>
        Build.FixFor(resource) is { } fix
            ? fix with
            {
                Mind = "The target group is replaced, and the targets must serve TLS.",
            }
            : null;

    public override Equivalents Equivalents => new() { Checkov = ["CKV_AWS_378"] };
}
