using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ApiGateway;

internal sealed class RequestsAreValidated() : ResourceControl("AWS::ApiGateway::RestApi")
{
    public override string Title => "An API has a validator for bodies and parameters";

    public override string Why => "A request that nobody checks reaches the code behind as it is.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.RiskManagement,
            Hipaa.MaliciousSoftware,
            Soc2.CC6_6,
            Nist80053.SC_5,
            Nist80053.SC_7,
            Nist80053.SI_4,
            Iso27001.A_8_20,
            Iso27001.A_8_26,
        ];

    public override Construction Build => Construction.By("GatewayFleet");

    public override Verdict Check(Resource resource)
    {
        var holds = Truth.No;
        foreach (var validator in resource.Estate.Referring(resource, "AWS::ApiGateway::RequestValidator", "RestApiId"))
        {
            holds |= validator["ValidateRequestBody"].IsTrue & validator["ValidateRequestParameters"].IsTrue;
        }

        return Verdict.Of(
            holds,
            "A validator of it checks bodies and parameters.",
            "No AWS::ApiGateway::RequestValidator of it checks both bodies and parameters."
        );
    }

    public override Fix? FixFor(Resource resource) =>
        new([
            new AddResource(
                "$SelfRequests",
                new JsonObject
                {
                    ["Type"] = "AWS::ApiGateway::RequestValidator",
                    ["Properties"] = new JsonObject
                    {
                        ["RestApiId"] = new JsonObject { ["Ref"] = "$Self" },
                        ["ValidateRequestBody"] = true,
                        ["ValidateRequestParameters"] = true,
                    },
                }
            ),
        ])
        {
            Mind = "Each method names it in RequestValidatorId, with its models.",
            Cli =
                "aws apigateway create-request-validator --rest-api-id ID --name all --validate-request-body --validate-request-parameters",
        };

    public override Equivalents Equivalents => new() { CdkNag = ["APIGWRequestValidation"] };
}
