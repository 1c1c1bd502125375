using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class ServerlessAuroraExportsItsLogs() : ResourceControl("AWS::RDS::DBCluster")
{
    public override string Title => "The logs of a serverless Aurora MySQL cluster reach CloudWatch";

    public override string Why => "A serverless instance keeps no log of its own to look into later.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.WorkforceAuthorization,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_3,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build =>
        Construction
            .Set("Engine", "aurora-mysql")
            .And("EngineMode", "serverless")
            .And("EnableCloudwatchLogsExports", new JsonArray("audit", "error", "general", "slowquery"));

    public override Fix? FixFor(Resource resource) =>
        new([new SetProperty("EnableCloudwatchLogsExports", new JsonArray("audit", "error", "general", "slowquery"))])
        {
            Cli = DatabaseCommand.For(
                resource,
                "--cloudwatch-logs-export-configuration EnableLogTypes=audit,error,general,slowquery"
            ),
        };

    public override Verdict Check(Resource resource)
    {
        var mode = resource["EngineMode"];
        var engine = DatabaseEngine.Of(resource);
        if (
            (mode.IsLiteral || mode.IsMissing)
            && (!mode.IsLike("serverless").IsYes || engine is not ("aurora" or "aurora-mysql"))
        )
        {
            return Verdict.NotApplicable("It is not a serverless Aurora MySQL cluster.");
        }

        return LogExports.Judge(resource, "EnableCloudwatchLogsExports", LogExports.MySql);
    }

    public override Equivalents Equivalents => new() { CdkNag = ["AuroraMySQLLogging"], Checkov = ["CKV_AWS_325"] };
}
