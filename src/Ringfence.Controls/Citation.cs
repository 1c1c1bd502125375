namespace Ringfence.Controls;

/// <summary>One paragraph of a framework.</summary>
/// <param name="Framework">The body of rules.</param>
/// <param name="Paragraph">Its number as the framework writes it: <c>164.312(c)(1)</c>.</param>
/// <param name="Title">Its heading.</param>
public sealed record Citation(Framework Framework, string Paragraph, string Title)
{
    /// <inheritdoc />
    public override string ToString() => $"{Framework.Id} {Paragraph}";
}
