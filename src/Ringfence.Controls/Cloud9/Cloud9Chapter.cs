namespace Ringfence.Controls.Cloud9;

/// <summary>AWS Cloud9: development environments.</summary>
internal static class Cloud9Chapter
{
    /// <summary>The controls of this chapter.</summary>
    public static IReadOnlyList<Control> Controls { get; } = [new WorkbenchHasNoOpenPort()];
}
