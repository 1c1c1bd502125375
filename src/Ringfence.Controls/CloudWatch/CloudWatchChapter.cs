namespace Ringfence.Controls.CloudWatch;

/// <summary>Amazon CloudWatch: log groups, alarms, and what raises them.</summary>
internal static class CloudWatchChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [
        new LogGroupIsEncrypted(),
        new LogGroupHasRetention(),
        new AuditLogGroupKeepsSixYears(),
        new AlarmHasAction(),
        new AlarmReachesPeople(),
        new UnusualModelUseRaisesAlarm(),
        new PolicyChangeRaisesAlarm(),
        new UnusualDatabaseUseRaisesAlarm(),
        new LargeDownloadRaisesAlarm(),
        new BreakGlassUseRaisesAlarm(),
    ];
}
