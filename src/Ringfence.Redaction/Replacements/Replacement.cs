namespace Ringfence.Redaction.Replacements;

/// <summary>What stands in an identifier's place.</summary>
public abstract class Replacement
{
    /// <summary>The text that takes the identifier's place.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="text">The identifier, or a part of one that is longer than a passage.</param>
    /// <param name="goesOn">Whether this is a further part of the identifier before it, which already has its replacement.</param>
    public abstract string For(PhiKind kind, ReadOnlySpan<char> text, bool goesOn);
}
