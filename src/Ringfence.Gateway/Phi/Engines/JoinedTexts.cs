using System.Text;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>
/// The texts of a body as one text, a line each, so that an engine is asked once a prompt and sees what stands together; and the way back
/// of what it found.
/// </summary>
internal sealed class JoinedTexts
{
    private readonly List<(int Text, int Start, int End)> _places = [];

    public JoinedTexts(BodyTexts texts)
    {
        var joined = new StringBuilder();
        for (var i = 0; i < texts.Texts.Count; i++)
        {
            var chars = texts.Chars(texts.Texts[i]);
            if (!HasContent(chars[texts.Texts[i].Lead..]))
            {
                continue;
            }
            if (joined.Length > 0)
            {
                joined.Append('\n');
            }
            _places.Add((i, joined.Length, joined.Length + chars.Length));
            joined.Append(chars);
        }
        Text = joined.ToString();
    }

    /// <summary>Empty when no text says anything.</summary>
    public string Text { get; }

    /// <summary>By text, in offsets of it with its lead; a finding that goes over a line's end counts in each.</summary>
    public Dictionary<int, List<PhiSpan>> Back(IReadOnlyList<PhiSpan> found)
    {
        var back = new Dictionary<int, List<PhiSpan>>();
        foreach (var span in found)
        {
            for (var at = First(span.Start); at < _places.Count && _places[at].Start < span.End; at++)
            {
                var (text, from, to) = _places[at];
                var (start, end) = (Math.Max(span.Start, from) - from, Math.Min(span.End, to) - from);
                if (start < end)
                {
                    (back.TryGetValue(text, out var list) ? list : back[text] = []).Add(
                        span with
                        {
                            Start = start,
                            End = end,
                        }
                    );
                }
            }
        }
        return back;
    }

    /// <summary>The last place that begins at or before <paramref name="start"/>.</summary>
    private int First(int start)
    {
        var (low, high) = (0, _places.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _places[middle].Start <= start ? (middle, high) : (low, middle - 1);
        }
        return low;
    }

    private static bool HasContent(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                return true;
            }
        }
        return false;
    }
}
