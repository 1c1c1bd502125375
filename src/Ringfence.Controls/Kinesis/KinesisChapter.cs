namespace Ringfence.Controls.Kinesis;

/// <summary>Amazon Kinesis streams, delivery streams and Flink applications.</summary>
internal static class KinesisChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new DeliveryStreamIsEncrypted(),
        new FlinkApplicationCheckpoints(),
        new StreamIsEncrypted(),
        new StreamUsesCustomerKey(),
    ];
}
