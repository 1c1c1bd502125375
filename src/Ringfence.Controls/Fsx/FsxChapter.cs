namespace Ringfence.Controls.Fsx;

/// <summary>Amazon FSx file systems.</summary>
internal static class FsxChapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } =
    [new SharedFilesAreBackedUp(), new SharedFilesUseCustomerKey()];
}
