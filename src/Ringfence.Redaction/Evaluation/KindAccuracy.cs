namespace Ringfence.Redaction.Evaluation;

/// <summary>What was found of one kind of identifier.</summary>
public sealed record KindAccuracy
{
    /// <summary>How many the set asks for.</summary>
    public int Identifiers { get; internal set; }

    /// <summary>Those of which a letter or digit was found.</summary>
    public int Touched { get; internal set; }

    /// <summary>Those of which every letter and digit was found: nothing leaks.</summary>
    public int Covered { get; internal set; }

    /// <summary>Letters and digits of them all.</summary>
    public long Characters { get; internal set; }

    /// <summary>Letters and digits of them that were found.</summary>
    public long CharactersCovered { get; internal set; }

    /// <summary>Spans found as this kind that touch no label.</summary>
    public int FalseSpans { get; internal set; }
}
