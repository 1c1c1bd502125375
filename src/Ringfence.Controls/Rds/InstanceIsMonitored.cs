using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.Rds;

internal sealed class InstanceIsMonitored() : ResourceControl("AWS::RDS::DBInstance")
{
    public override string Title => "The operating system under a database is measured";

    public override string Why =>
        "Enhanced monitoring shows what the engine's own counts do not: a process that should not run, a disk that fills.";

    public override Severity Severity => Severity.Low;

    public override IReadOnlyList<Citation> Cites =>
        [Hipaa.ActivityReview, Soc2.CC7_2, Nist80053.CA_7, Nist80053.SI_4, Iso27001.A_8_16];

    public override Construction Build => Construction.Set("MonitoringInterval", 60);

    public override Fix? FixFor(Resource resource) =>
        new([
            new AddResource("$SelfMonitoringRole", MonitoringRole),
            new SetProperty("MonitoringInterval", 60),
            new SetProperty(
                "MonitoringRoleArn",
                new JsonObject { ["Fn::GetAtt"] = new JsonArray("$SelfMonitoringRole", "Arn") }
            ),
        ])
        {
            Cli = DatabaseCommand.For(resource, "--monitoring-interval 60 --monitoring-role-arn ROLE_ARN"),
        };

    public override Verdict Check(Resource resource)
    {
        var value = resource["MonitoringInterval"];
        return Verdict.Property("MonitoringInterval", value, value.AtLeast(1), "1, 5, 10, 15, 30 or 60 seconds");
    }

    public override EvidenceQuery Evidence =>
        new(
            [],
            [
                new("rds.amazonaws.com", "ModifyDBInstance")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.monitoringInterval"] = "0" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["rds-enhanced-monitoring-enabled"],
            CdkNag = ["RDSEnhancedMonitoringEnabled"],
            Guard = ["RDS_ENHANCED_MONITORING_ENABLED", "CT.RDS.PR.2"],
            Checkov = ["CKV_AWS_118"],
            Prowler = ["rds_instance_enhanced_monitoring_enabled"],
        };

    private static JsonObject MonitoringRole =>
        new()
        {
            ["Type"] = "AWS::IAM::Role",
            ["Properties"] = new JsonObject
            {
                ["AssumeRolePolicyDocument"] = new JsonObject
                {
                    ["Version"] = "2012-10-17",
                    ["Statement"] = new JsonArray(
                        new JsonObject
                        {
                            ["Effect"] = "Allow",
                            ["Principal"] = new JsonObject { ["Service"] = "monitoring.rds.amazonaws.com" },
                            ["Action"] = "sts:AssumeRole",
                        }
                    ),
                },
                ["ManagedPolicyArns"] = new JsonArray(
                    new JsonObject
                    {
                        ["Fn::Sub"] =
                            "arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
                    }
                ),
            },
        };
}
