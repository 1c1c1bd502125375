using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class DatabaseExportsItsLogs() : ResourceControl("AWS::RDS::DBInstance", "AWS::RDS::DBCluster")
{
    public override string Title => "The logs of a database reach CloudWatch";

    public override string Why =>
        "Logs that stay on the instance are gone with it, and whoever owns the instance can remove them.";

    public override Severity Severity => Severity.High;

    public override IReadOnlyList<string> Requirements => ["rds-logs-cloudwatch"];

    public override IReadOnlyList<Citation> Cites =>
        [
            Hipaa.AuditControls,
            Hipaa.WorkforceAuthorization,
            Soc2.CC7_2,
            Nist80053.AU_2,
            Nist80053.AU_4,
            Nist80053.AU_12,
            Iso27001.A_8_15,
        ];

    public override Construction Build =>
        Construction
            .Set("Engine", "postgres")
            .And("EnableCloudwatchLogsExports", new JsonArray("postgresql", "upgrade"));

    public override Fix? FixFor(Resource resource)
    {
        var needed = LogExports.Of(DatabaseEngine.Of(resource), resource.Type == "AWS::RDS::DBCluster");
        return needed is null
            ? null
            : new Fix([new SetProperty("EnableCloudwatchLogsExports", new JsonArray([.. needed]))])
            {
                Cli = DatabaseCommand.For(
                    resource,
                    $"--cloudwatch-logs-export-configuration EnableLogTypes={string.Join(',', needed)}"
                ),
            };
    }

    public override Verdict Check(Resource resource)
    {
        if (resource.Type == "AWS::RDS::DBInstance" && ClusterMembership.Of(resource).IsYes)
        {
            return ClusterMembership.Elsewhere;
        }

        var engine = DatabaseEngine.Of(resource);
        var needed = LogExports.Of(engine, resource.Type == "AWS::RDS::DBCluster");
        return needed switch
        {
            null when resource["Engine"].IsUnresolved => Verdict.Unknown(
                "Engine is known only when deployed; it decides which logs there are."
            ),
            null when engine.Length == 0 => LogExports.Judge(resource, "EnableCloudwatchLogsExports", []),
            null => Verdict.NotApplicable($"Engine {engine} exports no logs that are known here."),
            _ => LogExports.Judge(resource, "EnableCloudwatchLogsExports", needed),
        };
    }

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["rds-logging-enabled"],
            CdkNag = ["RDSLoggingEnabled"],
            Guard = ["RDS_INSTANCE_LOGGING_ENABLED", "CT.RDS.PR.14", "CT.RDS.PR.25"],
            Checkov = ["CKV_AWS_129"],
            Prowler = ["rds_instance_integration_cloudwatch_logs", "rds_cluster_integration_cloudwatch_logs"],
        };
}
