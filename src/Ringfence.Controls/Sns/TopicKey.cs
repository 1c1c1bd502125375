using Ringfence.Controls.Kms;

namespace Ringfence.Controls.Sns;

/// <summary>The key for a topic: the services that publish alarms must be able to use it.</summary>
internal static class TopicKey
{
    /// <summary>A key beside the topic. Amazon SNS Developer Guide, "Enable compatibility between event sources from AWS services and encrypted topics".</summary>
    public static Fix Fix() =>
        new([
            CompanionKey.Beside(
                "cloudwatch.amazonaws.com",
                "events.amazonaws.com",
                "s3.amazonaws.com",
                "budgets.amazonaws.com"
            ),
            new SetProperty("KmsMasterKeyId", CompanionKey.Arn),
        ])
        {
            Mind =
                "A key costs about one US dollar a month; principals that publish need kms:GenerateDataKey* and kms:Decrypt on it.",
            Cli =
                "aws sns set-topic-attributes --topic-arn ARN --attribute-name KmsMasterKeyId --attribute-value KEY_ARN",
        };
}
