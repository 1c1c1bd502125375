namespace Ringfence.Redaction;

/// <summary>An identifier found in a text.</summary>
/// <param name="Start">The first UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Score">How sure, 0 to 1.</param>
/// <param name="Why">Which evidence decided; never holds the text.</param>
public readonly record struct PhiSpan(int Start, int End, PhiKind Kind, double Score, string Why)
{
    /// <summary>Its length in UTF-16 code units.</summary>
    public int Length => End - Start;
}
