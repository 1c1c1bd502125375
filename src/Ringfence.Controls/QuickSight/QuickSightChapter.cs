namespace Ringfence.Controls.QuickSight;

/// <summary>Amazon QuickSight data sources.</summary>
internal static class QuickSightChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } = [new DataSourceTalksTls()];
}
