using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ApiGateway;

internal sealed class StageWritesAccessLogs() : ResourceControl("AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage")
{
    public override string Title => "An API writes down who called what";

    public override string Why => "Without access logs nobody can say who asked for which record.";

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

    public override Construction Build => Construction.By("EvidenceStore");

    public override Verdict Check(Resource resource)
    {
        var log = resource[resource.Type == "AWS::ApiGateway::Stage" ? "AccessLogSetting" : "AccessLogSettings"];
        return Verdict
            .Of(
                log["DestinationArn"].IsPresent & log["Format"].IsPresent,
                "Access logs have a destination and a format.",
                "The access log setting lacks DestinationArn or Format."
            )
            .At(log);
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["api-gwv2-access-logs-enabled"],
            CdkNag = ["APIGWAccessLogging"],
            Guard = ["API_GWV2_ACCESS_LOGS_ENABLED", "CT.APIGATEWAY.PR.5"],
            Checkov = ["CKV_AWS_76", "CKV_AWS_95"],
            Prowler = ["apigateway_restapi_logging_enabled", "apigatewayv2_api_access_logging_enabled"],
        };
}
