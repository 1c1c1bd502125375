namespace Ringfence.Controls.AppSync;

/// <summary>AWS AppSync: GraphQL APIs.</summary>
internal static class AppSyncChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } = [new ApiIsTraced(), new ApiLogsRequests()];
}
