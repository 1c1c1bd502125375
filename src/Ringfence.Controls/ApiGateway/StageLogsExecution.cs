using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ApiGateway;

internal sealed class StageLogsExecution() : ResourceControl("AWS::ApiGateway::Stage")
{
    public override string Title => "An API logs how it served a call";

    public override string Why => "Without execution logs a refused or failed call cannot be explained.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.ActivityReview,
            Hipaa.AuditControls,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build =>
        Construction
            .Set("MethodSettings[HttpMethod=*].ResourcePath", "/*")
            .And("MethodSettings[HttpMethod=*].LoggingLevel", "ERROR");

    public override Verdict Check(Resource resource)
    {
        return Verdict
            .Of(
                EveryMethod.Has(resource, setting => setting["LoggingLevel"].IsOneOf("ERROR", "INFO")),
                "LoggingLevel of every method is ERROR or INFO.",
                "No setting for every method (HttpMethod *, ResourcePath /*) has LoggingLevel ERROR or INFO."
            )
            .At(resource["MethodSettings"]);
    }

    public override Fix? FixFor(Resource resource) =>
        Build.FixFor(resource) is { } fix
            ? fix with
            {
                Mind =
                    "The account needs a role for CloudWatch (AWS::ApiGateway::Account). Keep DataTraceEnabled false: it logs bodies.",
                Cli =
                    "aws apigateway update-stage --rest-api-id API_ID --stage-name NAME --patch-operations 'op=replace,path=/*/*/logging/loglevel,value=ERROR'",
            }
            : null;

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["api-gw-execution-logging-enabled"],
            CdkNag = ["APIGWExecutionLoggingEnabled"],
            Guard = ["API_GW_EXECUTION_LOGGING_ENABLED", "CT.APIGATEWAY.PR.1"],
        };
}
