using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ApiGateway;

internal sealed class StageThrottles() : ResourceControl("AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage")
{
    public override string Title => "An API limits how fast it is called";

    public override string Why => "One caller can take all there is, or read all there is.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ContingencyPlan, Soc2.A1_2, Nist80053.CP_10, Nist80053.SC_5, Iso27001.A_8_14];

    public override Construction Build =>
        Construction
            .Set("MethodSettings[HttpMethod=*].ResourcePath", "/*")
            .And("MethodSettings[HttpMethod=*].ThrottlingBurstLimit", 100)
            .And("MethodSettings[HttpMethod=*].ThrottlingRateLimit", 50);

    public override Verdict Check(Resource resource)
    {
        var holds =
            resource.Type == "AWS::ApiGateway::Stage"
                ? EveryMethod.Has(resource, Limits)
                : Limits(resource["DefaultRouteSettings"]);
        return Verdict.Of(
            holds,
            "ThrottlingBurstLimit and ThrottlingRateLimit are set for every call.",
            "ThrottlingBurstLimit or ThrottlingRateLimit is not set for every call."
        );
    }

    public override Fix? FixFor(Resource resource) =>
        resource.Type == "AWS::ApiGateway::Stage"
            ? new([.. Build.Sets])
            {
                Cli =
                    "aws apigateway update-stage --rest-api-id API_ID --stage-name NAME --patch-operations 'op=replace,path=/*/*/throttling/burstLimit,value=100' 'op=replace,path=/*/*/throttling/rateLimit,value=50'",
            }
            : new Fix([
                new SetProperty("DefaultRouteSettings.ThrottlingBurstLimit", 100),
                new SetProperty("DefaultRouteSettings.ThrottlingRateLimit", 50),
            ])
            {
                Cli =
                    "aws apigatewayv2 update-stage --api-id API_ID --stage-name NAME --default-route-settings ThrottlingBurstLimit=100,ThrottlingRateLimit=50",
            };

    public override Equivalents Equivalents => new() { CdkNag = ["APIGWDefaultThrottling"] };

    private static Truth Limits(PropertyValue settings) =>
        settings["ThrottlingBurstLimit"].IsPresent & settings["ThrottlingRateLimit"].IsPresent;
}
