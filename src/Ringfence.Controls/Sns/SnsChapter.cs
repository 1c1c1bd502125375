namespace Ringfence.Controls.Sns;

/// <summary>Amazon SNS topics and subscriptions.</summary>
internal static class SnsChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new SubscriptionKeepsFailures(),
        new SubscriptionUsesTls(),
        new TopicIsEncrypted(),
        new TopicIsNotPublic(),
        new TopicRefusesPlainPublish(),
        new TopicUsesCustomerKey(),
    ];
}
