namespace Ringfence.Redaction;

/// <summary>A text with its identifiers replaced.</summary>
/// <param name="Text">The new text; the given string itself where nothing was found.</param>
/// <param name="Counts">What was replaced.</param>
public sealed record RedactedText(string Text, PhiCounts Counts);
