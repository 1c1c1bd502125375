using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ApiGateway;

internal sealed class IntegrationSpeaksHttps()
    : ResourceControl("AWS::ApiGateway::Method", "AWS::ApiGatewayV2::Integration")
{
    public override string Title => "An API speaks HTTPS to what is behind it";

    public override string Why => "The body of a call goes on in the clear, over whatever network is between.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["tls-apigw"];

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

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var (path, uri) =
            resource.Type == "AWS::ApiGateway::Method"
                ? ("Integration.Uri", resource["Integration.Uri"])
                : ("IntegrationUri", resource["IntegrationUri"]);
        return uri.IsMissing
            ? Verdict.NotApplicable("It calls no address.")
            : Verdict.Property(
                path,
                uri,
                !(uri.StartsWith("http://") | uri.StartsWith("HTTP://")),
                "an address of https, or an ARN"
            );
    }
}
