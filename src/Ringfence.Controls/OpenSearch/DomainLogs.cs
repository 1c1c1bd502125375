using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;

namespace Ringfence.Controls.OpenSearch;

/// <summary>The logs that a search domain publishes to CloudWatch. Amazon OpenSearch Service Developer Guide, "Monitoring OpenSearch logs".</summary>
internal static class DomainLogs
{
    /// <summary>The verdict: each of the logs is published and not turned off.</summary>
    public static Verdict Judge(Resource domain, params string[] names)
    {
        var options = domain["LogPublishingOptions"];
        var holds = Truth.Yes;
        foreach (var name in names)
        {
            var log = options[name];
            holds &= log.IsPresent & !log["Enabled"].IsFalse;
        }

        return Verdict
            .Of(
                holds,
                $"LogPublishingOptions publishes {string.Join(" and ", names)}.",
                $"LogPublishingOptions must publish {string.Join(" and ", names)} to a log group."
            )
            .At(options);
    }

    /// <summary>A log group, the leave to write to it, and the option.</summary>
    public static Fix FixFor(Resource domain, params string[] names) =>
        new([
            new AddResource(
                "$SelfLogs",
                new JsonObject
                {
                    ["Type"] = "AWS::Logs::LogGroup",
                    ["DeletionPolicy"] = "Retain",
                    ["UpdateReplacePolicy"] = "Retain",
                    ["Properties"] = new JsonObject { ["RetentionInDays"] = 2192 },
                }
            ),
            new AddResource("$SelfLogsPolicy", Leave()),
            .. names.Select(name => new SetProperty(
                $"LogPublishingOptions.{name}",
                new JsonObject
                {
                    ["CloudWatchLogsLogGroupArn"] = new JsonObject
                    {
                        ["Fn::GetAtt"] = new JsonArray("$SelfLogs", "Arn"),
                    },
                    ["Enabled"] = true,
                }
            )),
        ])
        {
            Mind = "Audit logs need fine-grained access control; slow logs also need thresholds set on each index.",
            Cli = DomainCommand.For(
                domain,
                $"--log-publishing-options '{{{string.Join(',', names.Select(Published))}}}'"
            ),
        };

    private static string Published(string name) =>
        $$"""
            "{{name}}":{"CloudWatchLogsLogGroupArn":"LOG_GROUP_ARN","Enabled":true}
            """;

    private static JsonObject Leave() =>
        new()
        {
            ["Type"] = "AWS::Logs::ResourcePolicy",
            ["Properties"] = new JsonObject
            {
                ["PolicyName"] = new JsonObject { ["Fn::Sub"] = "${AWS::StackName}-$Self" },
                ["PolicyDocument"] = new JsonObject
                {
                    ["Fn::Sub"] =
                        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"es.amazonaws.com"},"Action":["logs:PutLogEvents","logs:CreateLogStream"],"Resource":"${$SelfLogs.Arn}"}]}""",
                },
            },
        };
}
