namespace Ringfence.Redaction.Detectors;

/// <summary>An identifier known by the label before it: which labels, and which values they can announce.</summary>
internal abstract class LabelledIdentifier
{
    public abstract PhiKind Kind { get; }

    public abstract string Why { get; }

    /// <summary>
    /// By commas, in lower case. A value may follow a bare one at once; "?" needs <c>#</c>, <c>:</c> or a noun such as "number" before
    /// the value ("chart"), "!" needs the noun or <c>#</c> ("patient", after which a colon announces a name).
    /// </summary>
    public abstract string Labels { get; }

    /// <summary>Whether the value may be written in groups with spaces between, as a plate or a card number is.</summary>
    public virtual bool Spaced => false;

    /// <summary>Whether the label can announce <paramref name="value"/>, a run of letters, digits and inner signs.</summary>
    public virtual bool Accepts(ReadOnlySpan<char> value, bool weak) =>
        Digits(value) >= (weak ? 3 : 2) && value.Length is >= 3 and <= 40;

    protected static int Digits(ReadOnlySpan<char> value)
    {
        var digits = 0;
        foreach (var letter in value)
        {
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
        }

        return digits;
    }
}
