using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ApiGateway;

internal sealed class StageIsTraced() : ResourceControl("AWS::ApiGateway::Stage")
{
    public override string Title => "Calls of an API are traced";

    public override string Why => "Without traces a slow or odd call cannot be followed to what it touched.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ActivityReview, Soc2.CC7_2, Nist80053.CA_7, Nist80053.SI_4, Iso27001.A_8_16];

    public override Construction Build => Construction.Set("TracingEnabled", true);

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                "aws apigateway update-stage --rest-api-id API_ID --stage-name NAME --patch-operations op=replace,path=/tracingEnabled,value=true",
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["TracingEnabled"];
        return Verdict.Property("TracingEnabled", value, value.IsTrue, "true");
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["api-gw-xray-enabled"],
            CdkNag = ["APIGWXrayEnabled"],
            Guard = ["CT.APIGATEWAY.PR.2", "API_GW_XRAY_ENABLED"],
            Checkov = ["CKV_AWS_73"],
            Prowler = ["apigateway_restapi_tracing_enabled"],
        };
}
