using Amazon.CDK;
using Constructs;
using Ringfence.Cdk.Keys;

namespace Ringfence.Cdk;

/// <summary>A queue that keeps for two weeks what could not be handled or delivered.</summary>
internal sealed class DeadLetters : Construct
{
    private readonly CfnResource _queue;

    /// <summary>A queue.</summary>
    /// <param name="scope">Where.</param>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name.</param>
    /// <param name="key">Its key.</param>
    /// <param name="sender">The AWS service that puts letters there by itself; null: a role does, by its own policy.</param>
    public DeadLetters(Construct scope, string id, string name, PhiKey key, string? sender = null)
        : base(scope, id)
    {
        _queue = this.Declare(
            "Queue",
            "AWS::SQS::Queue",
            new Map
            {
                ["QueueName"] = name,
                ["KmsMasterKeyId"] = key.Arn,
                ["MessageRetentionPeriod"] = 1209600,
            }
        );
        _queue.Accept(
            ["AwsSolutions-SQS3", "CT.SQS.PR.1"],
            "It is itself the queue that keeps what could not be handled"
        );
        var statements = new List<Map> { Policy.RefusePlainTransport("sqs:*", Arn) };
        if (sender is not null)
        {
            statements.Add(
                Policy.Allow(
                    "Keep",
                    Policy.Services(sender),
                    "sqs:SendMessage",
                    Arn,
                    new Map { ["StringEquals"] = new Map { ["aws:SourceAccount"] = Stack.Of(this).Account } }
                )
            );
        }

        this.Declare(
            "Policy",
            "AWS::SQS::QueuePolicy",
            new Map { ["Queues"] = new[] { _queue.Ref }, ["PolicyDocument"] = Policy.Document(statements) }
        );
    }

    /// <summary>Its ARN.</summary>
    public string Arn => _queue.Arn;
}
