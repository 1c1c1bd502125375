using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live.Direct;

/// <summary>The policies of queues and topics, which Cloud Control cannot list, in CloudFormation's shape.</summary>
internal static class MessagingPolicies
{
    public static IReadOnlyList<DirectType> Types { get; } =
    [
        new("AWS::SQS::QueuePolicy", false, ["sqs:ListQueues", "sqs:GetQueueAttributes"], QueuesAsync),
        new("AWS::SNS::TopicPolicy", false, ["sns:ListTopics", "sns:GetTopicAttributes"], TopicsAsync),
    ];

    private static Task QueuesAsync(LiveScope scope, Found found, CancellationToken cancel) =>
        Pages.ReadAsync(async token =>
        {
            var body = new JsonObject { ["MaxResults"] = 1000 };
            if (token is not null)
            {
                body["NextToken"] = token;
            }

            var page = await scope.JsonAsync("sqs", "1.0", "AmazonSQS.ListQueues", body, cancel);
            foreach (var url in (page["QueueUrls"] as JsonArray ?? []).Select(each => each!.GetValue<string>()))
            {
                await EachAsync(
                    found,
                    url,
                    "Queues",
                    "sqs:GetQueueAttributes",
                    async () =>
                    {
                        var answer = await scope.JsonAsync(
                            "sqs",
                            "1.0",
                            "AmazonSQS.GetQueueAttributes",
                            new JsonObject { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("Policy") },
                            cancel
                        );
                        return answer["Attributes"]?["Policy"]?.GetValue<string>();
                    }
                );
            }

            return page["NextToken"]?.GetValue<string>();
        });

    private static Task TopicsAsync(LiveScope scope, Found found, CancellationToken cancel) =>
        Pages.ReadAsync(async token =>
        {
            var page = await scope.QueryAsync("sns", "2010-03-31", "ListTopics", cancel, ("NextToken", token));
            foreach (var arn in AwsXml.Items(page, "Topics").Select(each => AwsXml.Text(each, "TopicArn")!).ToList())
            {
                await EachAsync(
                    found,
                    arn,
                    "Topics",
                    "sns:GetTopicAttributes",
                    async () =>
                    {
                        var answer = await scope.QueryAsync(
                            "sns",
                            "2010-03-31",
                            "GetTopicAttributes",
                            cancel,
                            ("TopicArn", arn)
                        );
                        return AwsXml
                            .Find(answer, "Attributes")
                            ?.Elements()
                            .Where(entry => AwsXml.Text(entry, "key") == "Policy")
                            .Select(entry => AwsXml.Text(entry, "value"))
                            .FirstOrDefault();
                    }
                );
            }

            return AwsXml.Find(page, "NextToken")?.Value;
        });

    private static async Task EachAsync(
        Found found,
        string identifier,
        string list,
        string action,
        Func<Task<string?>> read
    )
    {
        try
        {
            if (await read() is { Length: > 0 } policy)
            {
                found.Add(
                    identifier,
                    new JsonObject { [list] = new JsonArray(identifier), ["PolicyDocument"] = JsonNode.Parse(policy) }
                );
            }
        }
        catch (RefusedCallException refused)
        {
            found.Missed(identifier, refused, action);
        }
        catch (JsonException)
        {
            found.Missed(identifier, new RefusedCallException("UnreadableAnswer", 200, null), null);
        }
    }
}
