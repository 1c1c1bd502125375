namespace Ringfence.Controls.EventBridge;

/// <summary>Amazon EventBridge buses and rules.</summary>
internal static class EventBridgeChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [new BusIsNotOpenToEveryone(), new UndeliveredEventsAreKept()];
}
