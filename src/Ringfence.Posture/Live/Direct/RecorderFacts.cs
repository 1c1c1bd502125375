using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live.Direct;

/// <summary>AWS Config's recorder and delivery channel, for which Cloud Control has no handlers, in CloudFormation's shape.</summary>
internal static class RecorderFacts
{
    private const string Prefix = "StarlingDoveService.";

    public static IReadOnlyList<DirectType> Types { get; } =
    [
        new(
            "AWS::Config::ConfigurationRecorder",
            false,
            ["config:DescribeConfigurationRecorders", "config:DescribeConfigurationRecorderStatus"],
            RecordersAsync
        ),
        new("AWS::Config::DeliveryChannel", false, ["config:DescribeDeliveryChannels"], ChannelsAsync),
    ];

    private static async Task RecordersAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var running = new HashSet<string>(StringComparer.Ordinal);
        var states = await AskAsync(scope, "DescribeConfigurationRecorderStatus", cancel);
        foreach (var state in states["ConfigurationRecordersStatus"] as JsonArray ?? [])
        {
            if (state?["recording"]?.GetValue<bool>() == true)
            {
                running.Add(state["name"]!.GetValue<string>());
            }
        }

        var answer = await AskAsync(scope, "DescribeConfigurationRecorders", cancel);
        foreach (var each in answer["ConfigurationRecorders"] as JsonArray ?? [])
        {
            // A recorder that stands still records nothing: to a control it is as if there were none.
            var name = each!["name"]!.GetValue<string>();
            if (running.Contains(name))
            {
                found.Add(
                    name,
                    new JsonObject
                    {
                        ["Name"] = name,
                        ["RoleARN"] = each["roleARN"]?.DeepClone(),
                        ["RecordingGroup"] = Capitalised(each["recordingGroup"]),
                        ["RecordingMode"] = Capitalised(each["recordingMode"]),
                    }
                );
            }
        }
    }

    private static async Task ChannelsAsync(LiveScope scope, Found found, CancellationToken cancel)
    {
        var answer = await AskAsync(scope, "DescribeDeliveryChannels", cancel);
        foreach (var each in answer["DeliveryChannels"] as JsonArray ?? [])
        {
            found.Add(
                each!["name"]!.GetValue<string>(),
                new JsonObject
                {
                    ["Name"] = each["name"]?.DeepClone(),
                    ["S3BucketName"] = each["s3BucketName"]?.DeepClone(),
                    ["S3KeyPrefix"] = each["s3KeyPrefix"]?.DeepClone(),
                    ["S3KmsKeyArn"] = each["s3KmsKeyArn"]?.DeepClone(),
                    ["SnsTopicARN"] = each["snsTopicARN"]?.DeepClone(),
                }
            );
        }
    }

    private static Task<JsonObject> AskAsync(LiveScope scope, string operation, CancellationToken cancel) =>
        scope.JsonAsync("config", "1.1", Prefix + operation, [], cancel);

    private static JsonNode? Capitalised(JsonNode? node) => BedrockFacts.Capitalised(node);
}
