namespace Ringfence.Controls.Facts;

/// <summary>A place in a file.</summary>
/// <param name="File">The file as it was named by the caller.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
public sealed record SourcePlace(string File, int Line, int Column)
{
    /// <summary>As compilers say it, and editors open it: <c>stack.yaml:7:3</c>.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}
