namespace Ringfence.Controls.Msk;

/// <summary>Amazon MSK: clusters of Apache Kafka.</summary>
internal static class MskChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [new BrokersLog(), new BrokersTalkTls(), new ClientsTalkTls()];
}
