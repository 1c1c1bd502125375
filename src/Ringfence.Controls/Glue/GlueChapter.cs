namespace Ringfence.Controls.Glue;

/// <summary>AWS Glue: jobs and crawlers.</summary>
internal static class GlueChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [new JobBookmarksAreEncrypted(), new JobLogsAreUnderOwnKey()];
}
