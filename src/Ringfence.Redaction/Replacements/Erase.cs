namespace Ringfence.Redaction.Replacements;

/// <summary>Leaves nothing in an identifier's place.</summary>
public sealed class Erase : Replacement
{
    /// <inheritdoc/>
    public override string For(PhiKind kind, ReadOnlySpan<char> text, bool goesOn) => "";
}
