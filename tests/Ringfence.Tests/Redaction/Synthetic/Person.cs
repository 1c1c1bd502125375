namespace Ringfence.Tests.Redaction.Synthetic;

/// <summary>A made-up person and the ways to write the name.</summary>
internal sealed record Person(string Culture, string Given, string Family, bool FamilyFirst)
{
    public string Full => FamilyFirst ? $"{Family} {Given}" : $"{Given} {Family}";

    /// <summary>The form that a placeholder's suffix asks for, e.g. <c>lf</c> for <c>Family, Given</c>.</summary>
    public string As(string form) =>
        form switch
        {
            "" => Full,
            "g" => Given,
            "f" => Family,
            "lf" => $"{Family}, {Given}",
            "LF" => $"{Family}, {Given}".ToUpperInvariant(),
            "P" => Full.ToUpperInvariant(),
            "l" => Full.ToLowerInvariant(),
            "gl" => Given.ToLowerInvariant(),
            "fl" => Family.ToLowerInvariant(),
            "i" => $"{Given[0]}. {Family}",
            "gi" => $"{Given} {Family[0]}.",
            "hl7" => $"{Family}^{Given}^A".ToUpperInvariant(),
            "hl7cap" => $"{Family}^{Given}",
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "no such form of a name"),
        };
}
