using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ApiGateway;

internal sealed class StageShowsItsCertificate() : ResourceControl("AWS::ApiGateway::Stage")
{
    public override string Title => "An API proves itself to what is behind it";

    public override string Why => "Without a client certificate the code behind cannot tell the API from anyone else.";

    public override Severity Severity => Severity.Low;

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
        var value = resource["ClientCertificateId"];
        return Verdict.Property("ClientCertificateId", value, value.IsPresent, "the id of a client certificate");
    }

    public override Fix? FixFor(Resource resource) =>
        new([
            new AddResource("$SelfCertificate", new JsonObject { ["Type"] = "AWS::ApiGateway::ClientCertificate" }),
            new SetProperty("ClientCertificateId", new JsonObject { ["Ref"] = "$SelfCertificate" }),
        ])
        {
            Mind = "What is behind the API must check the certificate; it expires in a year.",
            Cli =
                "aws apigateway generate-client-certificate && aws apigateway update-stage --rest-api-id API_ID --stage-name NAME --patch-operations op=replace,path=/clientCertificateId,value=CERTIFICATE_ID",
        };

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["api-gw-ssl-enabled"],
            CdkNag = ["APIGWSSLEnabled"],
            Guard = ["API_GW_SSL_ENABLED"],
            Prowler = ["apigateway_restapi_client_certificate_enabled"],
        };
}
