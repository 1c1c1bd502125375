namespace Ringfence.Controls.Sqs;

/// <summary>Amazon SQS queues.</summary>
internal static class SqsChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new QueueHasDeadLetters(),
        new QueueIsEncrypted(),
        new QueueIsNotPublic(),
        new QueueMovesFailures(),
        new QueueRefusesPlainHttp(),
        new QueueUsesCustomerKey(),
    ];
}
