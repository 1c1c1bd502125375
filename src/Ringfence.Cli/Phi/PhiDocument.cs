using Ringfence.Cli.Phi.Reading;
using Ringfence.Redaction;

namespace Ringfence.Cli.Phi;

/// <summary>One text to look through.</summary>
/// <param name="Id">The line's <c>id</c>, or the file's path.</param>
/// <param name="Text">What it says, as it is written; offsets are into it.</param>
/// <param name="IsLine">Whether it is a line of a .jsonl file.</param>
internal sealed record PhiDocument(string Id, string Text, bool IsLine = false)
{
    /// <summary>The text as it is read, without the escapes of its format; null where that is the same.</summary>
    public Decoded? Decoded { get; init; }

    /// <summary>Fields that the format says to be an identifier, in offsets of the text as it is read.</summary>
    public IReadOnlyList<KnownField> Fields { get; init; } = [];

    /// <summary>How a replacement is written in this format.</summary>
    public Func<string, string> Encode { get; init; } = text => text;

    /// <summary>Its identifiers in offsets of <see cref="Text"/>, in order, none overlapping.</summary>
    public IReadOnlyList<PhiSpan> Scan(Redactor redactor)
    {
        var read = Decoded?.Text ?? Text;
        var spans = redactor.Scan(read, redactor.Names(read));
        if (Fields.Count > 0)
        {
            spans = KnownField.Merged(spans, Fields);
        }

        return Decoded is { } decoded ? [.. spans.Select(decoded.Placed)] : spans;
    }

    /// <summary>The identifier as it is read.</summary>
    public string Read(PhiSpan span) =>
        Decoded is { } decoded ? decoded.Between(span.Start, span.End) : Text[span.Start..span.End];
}
