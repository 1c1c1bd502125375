namespace Ringfence.Controls.Config;

/// <summary>AWS Config: what is recorded of configurations, and where logs are gathered.</summary>
internal static class ConfigChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new RecorderRecordsEverything(),
        new ConfigurationIsRecorded(),
        new BaselineRulesRun(),
        new LogsReachTheArchiveAccount(),
    ];
}
