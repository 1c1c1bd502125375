using System.Text.Json;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.ApiGateway;

internal sealed class StageLogsAreStructured()
    : ResourceControl("AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage", "AWS::ApiGateway::Deployment")
{
    public override string Title => "An API's access log is JSON";

    public override string Why => "A log that must be guessed at cannot be searched by caller.";

    public override Severity Severity => Severity.Low;

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
        var log = resource.Type switch
        {
            "AWS::ApiGateway::Stage" => resource["AccessLogSetting"],
            "AWS::ApiGateway::Deployment" => resource["StageDescription.AccessLogSetting"],
            _ => resource["AccessLogSettings"],
        };
        if (log.IsMissing)
        {
            return Verdict.NotApplicable("It writes no access log.");
        }

        var format = log["Format"];
        return Verdict.Property("Format", format, IsJson(format), "JSON");
    }

    public override Equivalents Equivalents => new() { CdkNag = ["APIGWStructuredLogging"] };

    private static Truth IsJson(PropertyValue format)
    {
        if (!format.IsLiteral)
        {
            return format.IsMissing ? Truth.No : Truth.Unknown;
        }

        try
        {
            using var read = JsonDocument.Parse(format.Text);
            return Truth.Yes;
        }
        catch (JsonException)
        {
            return Truth.No;
        }
    }
}
