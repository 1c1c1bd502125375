using Ringfence.Redaction;

namespace Ringfence.Cli.Phi.Reading;

/// <summary>A text without the escapes of its format, and where each of its characters is written.</summary>
internal sealed class Decoded(string raw)
{
    private readonly System.Text.StringBuilder _text = new(raw.Length);
    private readonly List<int> _starts = new(raw.Length);
    private readonly List<int> _ends = new(raw.Length);
    private string? _whole;

    /// <summary>The text as it is read.</summary>
    public string Text => _whole ??= _text.ToString();

    /// <summary>How long it is so far.</summary>
    public int Length => _text.Length;

    /// <summary>Adds a character that stands at <c>raw[start..end]</c>.</summary>
    public void Add(char letter, int start, int end)
    {
        _text.Append(letter);
        _starts.Add(start);
        _ends.Add(end);
    }

    /// <summary>Adds characters that are written as they are.</summary>
    public void AddPlain(int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            Add(raw[at], at, at + 1);
        }
    }

    /// <summary>A part of what was added so far.</summary>
    public string Slice(int start, int end) => _text.ToString(start, end - start);

    /// <summary>The span in offsets of the raw text.</summary>
    public PhiSpan Placed(PhiSpan span) => span with { Start = _starts[span.Start], End = _ends[span.End - 1] };

    /// <summary>What is read between two raw offsets.</summary>
    public string Between(int start, int end)
    {
        var first = _starts.BinarySearch(start);
        first = first < 0 ? ~first : first;
        var last = first;
        while (last < _ends.Count && _ends[last] <= end)
        {
            last++;
        }

        return Text[first..last];
    }
}
