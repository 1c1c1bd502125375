using System.Buffers;

namespace Ringfence.Gateway.Phi;

/// <summary>A team's own texts that are always identifiers, found in one pass: in any case, whole words.</summary>
internal sealed class DeniedTexts
{
    /// <summary>A stream holds no more back than this, so no text may be longer.</summary>
    public const int Longest = 64;

    private readonly string[] _texts;
    private readonly SearchValues<string> _any;

    private DeniedTexts(string[] texts) =>
        (_texts, _any) = (texts, SearchValues.Create(texts, StringComparison.OrdinalIgnoreCase));

    /// <summary>Null when there are none.</summary>
    public static DeniedTexts? Of(IEnumerable<string> texts) =>
        texts.OrderByDescending(text => text.Length).ToArray() is { Length: > 0 } some ? new(some) : null;

    /// <summary>The length of the longest one, in UTF-16 code units.</summary>
    public int MostLength => _texts[0].Length;

    /// <summary>The next one at or after <paramref name="from"/>; start -1 when there is none.</summary>
    public (int Start, int Length) Next(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length)
        {
            var at = text[from..].IndexOfAny(_any);
            if (at < 0)
            {
                break;
            }
            from += at;
            foreach (var denied in _texts)
            {
                if (
                    text[from..].StartsWith(denied, StringComparison.OrdinalIgnoreCase)
                    && IsWhole(text, from, denied.Length)
                )
                {
                    return (from, denied.Length);
                }
            }
            from++;
        }
        return (-1, 0);
    }

    private static bool IsWhole(ReadOnlySpan<char> text, int start, int length)
    {
        var end = start + length;
        return !(start > 0 && char.IsLetterOrDigit(text[start]) && char.IsLetterOrDigit(text[start - 1]))
            && !(end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(text[end - 1]));
    }
}
