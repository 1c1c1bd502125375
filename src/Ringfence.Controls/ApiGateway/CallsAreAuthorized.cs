using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ApiGateway;

internal sealed class CallsAreAuthorized() : ResourceControl("AWS::ApiGateway::Method", "AWS::ApiGatewayV2::Route")
{
    public override string Title => "Every call of an API is authorized";

    public override string Why => "A method without authorization answers whoever finds it.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.AccessControl, Hipaa.PersonAuthentication, Soc2.CC6_1, Nist80053.AC_3, Nist80053.IA_2, Iso27001.A_8_5];

    public override Construction Build => Construction.Set("AuthorizationType", "AWS_IAM");

    public override Fix? FixFor(Resource resource) =>
        new([.. Build.Sets])
        {
            Cli =
                resource.Type == "AWS::ApiGateway::Method"
                    ? "aws apigateway update-method --rest-api-id API_ID --resource-id RESOURCE_ID --http-method METHOD --patch-operations op=replace,path=/authorizationType,value=AWS_IAM && aws apigateway create-deployment --rest-api-id API_ID --stage-name STAGE"
                    : "aws apigatewayv2 update-route --api-id API_ID --route-id ID --authorization-type AWS_IAM",
        };

    public override Verdict Check(Resource resource)
    {
        if (resource.Type == "AWS::ApiGateway::Method" && IsCorsAnswer(resource).IsYes)
        {
            return Verdict.NotApplicable("It answers a browser's question about other origins, and nothing else.");
        }

        // AWS takes NONE where nothing is said.
        var value = resource["AuthorizationType"];
        return Verdict.Property(
            "AuthorizationType",
            value,
            value.IsPresent & !value.Is("NONE"),
            "AWS_IAM, CUSTOM, JWT or COGNITO_USER_POOLS"
        );
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["api-gwv2-authorization-type-configured"],
            CdkNag = ["APIGWAuthorization"],
            Guard = ["API_GWV2_AUTHORIZATION_TYPE_CONFIGURED", "CT.APIGATEWAY.PR.4"],
            Checkov = ["CKV_AWS_59"],
            Prowler = ["apigateway_restapi_authorizers_enabled", "apigatewayv2_api_authorizers_enabled"],
        };

    private static Truth IsCorsAnswer(Resource method) =>
        method["HttpMethod"].Is("OPTIONS")
        & method["MethodResponses"].HasItems
        & Truth.All(
            method["MethodResponses"].Items,
            response =>
                response["StatusCode"].Is("204")
                & Truth.Any(
                    response["ResponseParameters"].Entries,
                    entry =>
                        entry.Key.StartsWith("method.response.header.Access-Control-Allow-", StringComparison.Ordinal)
                            ? entry.Value.IsTrue
                            : Truth.No
                )
        );
}
