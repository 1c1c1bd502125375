namespace Ringfence.Controls.Gateway;

/// <summary>The LLM gateway: what it records of each call, and who reads that.</summary>
internal static class GatewayChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new GatewayRecordsEachCall(),
        new GatewayRecordsNoContent(),
        new GatewayLogIsExported(),
        new GatewayLogIsKeptAsDecided(),
        new GatewayLogHasFewReaders(),
    ];
}
