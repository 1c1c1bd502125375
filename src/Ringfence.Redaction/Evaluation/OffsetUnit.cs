namespace Ringfence.Redaction.Evaluation;

/// <summary>What the offsets of a labelled set count.</summary>
public enum OffsetUnit
{
    /// <summary>Unicode code points, as Python and most labelling tools do.</summary>
    CodePoints,

    /// <summary>UTF-16 code units, as .NET, Java and JavaScript do.</summary>
    Utf16,
}
