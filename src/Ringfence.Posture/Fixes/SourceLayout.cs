namespace Ringfence.Posture.Fixes;

/// <summary>How a file is laid out: its line ends, its indent, and where lines begin and end.</summary>
internal sealed class SourceLayout
{
    private readonly string _text;

    public SourceLayout(string text, Written root)
    {
        _text = text;
        NewLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        IsJson = root.IsFlow;
        Unit = "  ";
        if (root.Member("Resources") is { Value.Members: [var first, ..] } resources)
        {
            var (outer, inner) = (Margin(resources.KeyStart), Margin(first.KeyStart));
            if (inner.Length > outer.Length && (!IsJson || LineStart(first.KeyStart) > resources.KeyStart))
            {
                Unit = inner[outer.Length..];
            }
        }
    }

    public string NewLine { get; }

    public bool IsJson { get; }

    /// <summary>One step of indent.</summary>
    public string Unit { get; }

    public int Column(int at) => at - LineStart(at);

    public int LineStart(int at) => at == 0 ? 0 : _text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>The end of the line on which something stands, before its line end.</summary>
    public int LineEnd(int at)
    {
        var end = _text.IndexOf('\n', at);
        return end < 0 ? _text.Length
            : end > at && _text[end - 1] == '\r' ? end - 1
            : end;
    }

    /// <summary>The white space that the line of a place begins with.</summary>
    public string Margin(int at)
    {
        var start = LineStart(at);
        var end = start;
        while (end < _text.Length && _text[end] is ' ' or '\t')
        {
            end++;
        }

        return _text[start..end];
    }

    /// <summary>Nothing but white space stands before it on its line.</summary>
    public bool BeginsLine(int at) => _text.AsSpan(LineStart(at), at - LineStart(at)).IsWhiteSpace();

    /// <summary>Only white space or a comment stands between a place and the end of its line.</summary>
    public bool EndsLine(int at)
    {
        var rest = _text.AsSpan(at, LineEnd(at) - at).TrimStart();
        return rest.IsEmpty || rest[0] == '#';
    }
}
