using System.Globalization;
using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk.Detection;

/// <summary>
/// Where alarms of an account go, and from there to people: encrypted, TLS only, published to by CloudWatch and
/// EventBridge of the account and nobody else. A subscription counts once its address confirmed it.
/// </summary>
internal sealed class AlertTopic : Construct
{
    public AlertTopic(Construct scope, string id, string name, PhiKey key, IReadOnlyList<string> people)
        : base(scope, id)
    {
        var topic = this.Declare(
            "Topic",
            "AWS::SNS::Topic",
            new Map { ["TopicName"] = name, ["KmsMasterKeyId"] = key.Arn }
        );
        Arn = topic.Ref;
        var undelivered = new DeadLetters(this, "Undelivered", $"{name}-undelivered", key, "sns.amazonaws.com");
        foreach (var (at, address) in people.Index())
        {
            this.Declare(
                string.Create(CultureInfo.InvariantCulture, $"Person{at + 1}"),
                "AWS::SNS::Subscription",
                new Map
                {
                    ["TopicArn"] = Arn,
                    ["Protocol"] = "email",
                    ["Endpoint"] = address,
                    ["RedrivePolicy"] = new Map { ["deadLetterTargetArn"] = undelivered.Arn },
                }
            );
        }

        this.Declare(
            "Policy",
            "AWS::SNS::TopicPolicy",
            new Map
            {
                ["Topics"] = new[] { Arn },
                ["PolicyDocument"] = Policy.Document(
                    Policy.RefusePlainTransport("sns:Publish", Arn),
                    Policy.Allow(
                        "Tell",
                        Policy.Services("cloudwatch.amazonaws.com", "events.amazonaws.com"),
                        "sns:Publish",
                        Arn,
                        new Map { ["StringEquals"] = new Map { ["aws:SourceAccount"] = Stack.Of(this).Account } }
                    )
                ),
            }
        );
    }

    /// <summary>Its ARN.</summary>
    public string Arn { get; }
}
