using System.Text.Json.Nodes;
using Ringfence.Controls.Facts;
using Ringfence.Controls.Kms;
using Ringfence.Controls.Policies;

namespace Ringfence.Controls.Sqs;

/// <summary>Queues that take what others could not handle.</summary>
internal static class DeadLetters
{
    private static readonly (string Type, string Path)[] Senders =
    [
        ("AWS::SQS::Queue", "RedrivePolicy.deadLetterTargetArn"),
        ("AWS::Lambda::Function", "DeadLetterConfig.TargetArn"),
        ("AWS::Serverless::Function", "DeadLetterQueue.TargetArn"),
        ("AWS::SNS::Subscription", "RedrivePolicy.deadLetterTargetArn"),
        ("AWS::Events::Rule", "Targets[0].DeadLetterConfig.Arn"),
        ("AWS::Scheduler::Schedule", "Target.DeadLetterConfig.Arn"),
        ("AWS::Lambda::EventInvokeConfig", "DestinationConfig.OnFailure.Destination"),
    ];

    /// <summary>Another resource sends its dead letters here.</summary>
    public static bool Receives(Resource queue)
    {
        foreach (var (type, path) in Senders)
        {
            if (queue.Estate.Referring(queue, type, path).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A queue beside it that takes its dead letters; a FIFO queue's must be FIFO too.</summary>
    public static Fix Fix(bool fifo = false) =>
        new([
            .. Queue(fifo),
            new SetProperty(
                "RedrivePolicy",
                new JsonObject
                {
                    ["deadLetterTargetArn"] = new JsonObject
                    {
                        ["Fn::GetAtt"] = new JsonArray("$SelfDeadLetters", "Arn"),
                    },
                    ["maxReceiveCount"] = 5,
                }
            ),
        ])
        {
            Mind = "A FIFO queue needs a FIFO queue for its dead letters (FifoQueue true).",
            Cli =
                """aws sqs set-queue-attributes --queue-url URL --attributes '{"RedrivePolicy":"{\"deadLetterTargetArn\":\"DEAD_LETTERS_ARN\",\"maxReceiveCount\":5}"}'""",
        };

    /// <summary>A queue under a key of its own, which refuses plain HTTP: <c>$SelfDeadLetters</c>.</summary>
    public static IEnumerable<Change> Queue(bool fifo = false) =>
        [
            CompanionKey.Beside("sns.amazonaws.com"),
            new AddResource(
                "$SelfDeadLetters",
                new JsonObject { ["Type"] = "AWS::SQS::Queue", ["Properties"] = Properties(fifo) }
            ),
            new AddResource("$SelfDeadLettersPolicy", Policy()),
        ];

    private static JsonObject Properties(bool fifo)
    {
        var properties = new JsonObject { ["MessageRetentionPeriod"] = 1209600, ["KmsMasterKeyId"] = CompanionKey.Arn };
        if (fifo)
        {
            properties["FifoQueue"] = true;
        }

        return properties;
    }

    private static JsonObject Policy() =>
        new()
        {
            ["Type"] = "AWS::SQS::QueuePolicy",
            ["Properties"] = new JsonObject
            {
                ["Queues"] = new JsonArray(new JsonObject { ["Ref"] = "$SelfDeadLetters" }),
                ["PolicyDocument"] = new JsonObject
                {
                    ["Version"] = "2012-10-17",
                    ["Statement"] = new JsonArray(
                        PlainTransport.Refusal(
                            "sqs:*",
                            new JsonObject { ["Fn::GetAtt"] = new JsonArray("$SelfDeadLetters", "Arn") }
                        )
                    ),
                },
            },
        };
}
