using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.LoadBalancing;

internal sealed class HttpListenerRedirects() : ResourceControl("AWS::ElasticLoadBalancingV2::Listener")
{
    public override string Title => "A plain HTTP listener sends its callers to HTTPS";

    public override string Why => "A client that may stay on HTTP will, and its session goes in the clear.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["tls-alb-redirect"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.TransmissionSecurity,
            Hipaa.TransmissionEncryption,
            Soc2.CC6_7,
            Nist80053.SC_8,
            Nist80053.SC_8_1,
            Iso27001.A_5_14,
            Iso27001.A_8_24,
            Nist80053.SC_23,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var http = resource["Protocol"].Is("HTTP");
        return http.IsNo
            ? Verdict.NotApplicable($"Protocol is {resource["Protocol"]}, not HTTP.")
            : Verdict
                .Of(
                    !http | ListenerProtocol.Redirects(resource),
                    "Its default action redirects to HTTPS.",
                    "Protocol is HTTP, and no default action redirects to HTTPS."
                )
                .At(resource["DefaultActions"]);
    }

    public override Fix? FixFor(Resource resource) =>
        new([
            new SetProperty(
                "DefaultActions",
                new JsonArray(
                    new JsonObject
                    {
                        ["Type"] = "redirect",
                        ["RedirectConfig"] = new JsonObject
                        {
                            ["Protocol"] = "HTTPS",
                            ["Port"] = "443",
                            ["StatusCode"] = "HTTP_301",
                        },
                    }
                )
            ),
        ])
        {
            Mind = "An HTTPS listener on 443 must stand beside it.",
            Cli =
                """aws elbv2 modify-listener --listener-arn ARN --default-actions '[{"Type":"redirect","RedirectConfig":{"Protocol":"HTTPS","Port":"443","StatusCode":"HTTP_301"}}]'""",
        };

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["alb-http-to-https-redirection-check"],
            CdkNag = ["ALBHttpToHttpsRedirection"],
            Guard = ["CT.ELASTICLOADBALANCING.PR.1"],
        };
}
