namespace Ringfence.Redaction.Detectors;

/// <summary>The words of a label, e.g. <c>medical record</c>, as hashes.</summary>
/// <param name="Words">One hash a word.</param>
/// <param name="Strength">What must follow before a value can.</param>
/// <param name="Identifier">What the label announces.</param>
internal sealed record LabelPhrase(ulong[] Words, LabelStrength Strength, LabelledIdentifier Identifier)
{
    public ulong First => Words[0];
}
