using System.Text.Json.Nodes;
using Ringfence.Controls.CloudWatch;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Frameworks;

namespace Ringfence.Controls.CloudTrail;

internal sealed class TrailFeedsAlarms() : ResourceControl("AWS::CloudTrail::Trail")
{
    public override string Title => "The trail reaches CloudWatch Logs, where alarms can read it";

    public override string Why =>
        "Files in a bucket raise no alarm; without a log group nobody is told while it happens.";

    public override Severity Severity => Severity.Medium;

    public override IReadOnlyList<string> Requirements => ["ct-alarm-pipeline"];

    public override IReadOnlyList<Citation> Cites { get; } =
    [
        Hipaa.AuditControls,
        Hipaa.WorkforceAuthorization,
        Soc2.CC7_2,
        Nist80053.AU_6,
        Nist80053.SI_4,
        Iso27001.A_8_15,
        Iso27001.A_8_16,
    ];

    public override Construction Build => Construction.By("AuditTrail");

    public override Verdict Check(Resource resource)
    {
        var (group, role) = (resource["CloudWatchLogsLogGroupArn"], resource["CloudWatchLogsRoleArn"]);
        return Verdict
            .Of(
                group.IsPresent,
                $"The trail goes to {group}{(role.IsMissing ? "" : $" as {role}")}.",
                "CloudWatchLogsLogGroupArn is absent; it must name a log group, and CloudWatchLogsRoleArn a role that writes there."
            )
            .At(group);
    }

    public override Fix? FixFor(Resource resource) =>
        new([
            new AddResource(
                "$SelfLogGroup",
                new JsonObject
                {
                    ["Type"] = "AWS::Logs::LogGroup",
                    ["DeletionPolicy"] = "Retain",
                    ["UpdateReplacePolicy"] = "Retain",
                    ["Properties"] = new JsonObject
                    {
                        ["RetentionInDays"] = 2192,
                        ["KmsKeyId"] = new JsonObject { ["Fn::GetAtt"] = new JsonArray("$SelfLogKey", "Arn") },
                    },
                }
            ),
            LogKey.Named("$SelfLogKey"),
            Writer(),
            new SetProperty(
                "CloudWatchLogsLogGroupArn",
                new JsonObject { ["Fn::GetAtt"] = new JsonArray("$SelfLogGroup", "Arn") }
            ),
            new SetProperty(
                "CloudWatchLogsRoleArn",
                new JsonObject { ["Fn::GetAtt"] = new JsonArray("$SelfLogWriter", "Arn") }
            ),
        ])
        {
            Mind =
                "Ingestion into CloudWatch Logs is billed by volume; every management event of the account goes there.",
            Cli =
                "aws cloudtrail update-trail --name NAME --cloud-watch-logs-log-group-arn LOG_GROUP_ARN --cloud-watch-logs-role-arn ROLE_ARN",
        };

    public override EvidenceQuery Evidence =>
        new(
            // That any update of a trail happened shows nothing: a pattern cannot say that a log group is named in it.
            [],
            [
                new("cloudtrail.amazonaws.com", "UpdateTrail")
                {
                    Where = new Dictionary<string, string?> { ["requestParameters.cloudWatchLogsLogGroupArn"] = "" },
                },
            ]
        );

    public override Equivalents Equivalents =>
        new()
        {
            Config = ["cloud-trail-cloud-watch-logs-enabled"],
            CdkNag = ["CloudTrailCloudWatchLogsEnabled"],
            Guard = ["CLOUD_TRAIL_CLOUD_WATCH_LOGS_ENABLED", "CT.CLOUDTRAIL.PR.3"],
            Prowler = ["cloudtrail_cloudwatch_logging_enabled"],
        };

    private static AddResource Writer() =>
        new(
            "$SelfLogWriter",
            new JsonObject
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
                                ["Principal"] = new JsonObject { ["Service"] = "cloudtrail.amazonaws.com" },
                                ["Action"] = "sts:AssumeRole",
                                ["Condition"] = new JsonObject
                                {
                                    ["StringEquals"] = new JsonObject
                                    {
                                        ["aws:SourceAccount"] = new JsonObject { ["Ref"] = "AWS::AccountId" },
                                    },
                                },
                            }
                        ),
                    },
                    ["Policies"] = new JsonArray(
                        new JsonObject
                        {
                            ["PolicyName"] = "WriteTrail",
                            ["PolicyDocument"] = new JsonObject
                            {
                                ["Version"] = "2012-10-17",
                                ["Statement"] = new JsonArray(
                                    new JsonObject
                                    {
                                        ["Effect"] = "Allow",
                                        ["Action"] = new JsonArray("logs:CreateLogStream", "logs:PutLogEvents"),
                                        ["Resource"] = new JsonObject
                                        {
                                            ["Fn::GetAtt"] = new JsonArray("$SelfLogGroup", "Arn"),
                                        },
                                    }
                                ),
                            },
                        }
                    ),
                },
            }
        );
}
