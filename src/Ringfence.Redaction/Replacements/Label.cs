namespace Ringfence.Redaction.Replacements;

/// <summary>Says what kind stood there: <c>[NAME]</c>.</summary>
public sealed class Label : Replacement
{
    private static readonly string[] Labels = [.. Enum.GetValues<PhiKind>().Select(kind => $"[{kind.Label()}]")];

    /// <inheritdoc/>
    public override string For(PhiKind kind, ReadOnlySpan<char> text, bool goesOn) => goesOn ? "" : Labels[(int)kind];
}
