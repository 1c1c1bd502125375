namespace Ringfence.Redaction.Detectors.Numbers.Checked;

/// <summary>A code that can be recognised by itself.</summary>
internal abstract class CodeForm
{
    public abstract PhiKind Kind { get; }

    public abstract string Why { get; }

    public virtual double Score => 0.95;

    /// <summary>The end of the code that starts at <paramref name="start"/>, where a run starts; -1 when none does.</summary>
    public abstract int Match(ReadOnlySpan<char> text, int start);

    /// <summary>The digits and letters of a run of exactly <paramref name="length"/>, nothing joined to its end; empty otherwise.</summary>
    protected static ReadOnlySpan<char> Plain(ReadOnlySpan<char> text, int start, int length)
    {
        var end = start + length;
        return end > text.Length || CodeRun.End(text, start) != end || text[start..end].ContainsAnyExcept(Letters)
            ? default
            : text[start..end];
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    protected static bool AllDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
