using System.Net;

namespace Ringfence.Cli.Phi.Reading;

/// <summary>HTML and XML as they are read: entities undone, and tags that only dress the text left out, so that a name is one even where half of it is bold.</summary>
internal static class MarkupText
{
    private const int LongestEntity = 12;
    private static readonly string[] Dress =
    [
        "b",
        "i",
        "u",
        "em",
        "strong",
        "span",
        "font",
        "small",
        "sub",
        "sup",
        "mark",
    ];

    public static PhiDocument Of(string id, string raw)
    {
        var decoded = new Decoded(raw);
        for (var at = 0; at < raw.Length; )
        {
            if (raw[at] == '&' && Entity(raw, at, decoded) is var after and > 0)
            {
                at = after;
            }
            else if (raw[at] == '<' && DressEnd(raw, at) is var end and > 0)
            {
                at = end;
            }
            else
            {
                decoded.Add(raw[at], at, at + 1);
                at++;
            }
        }

        return new PhiDocument(id, raw) { Decoded = decoded, Encode = WebUtility.HtmlEncode };
    }

    private static int Entity(string raw, int at, Decoded decoded)
    {
        var end = raw.IndexOf(';', at, Math.Min(LongestEntity, raw.Length - at));
        if (end < 0)
        {
            return 0;
        }

        var written = raw[at..(end + 1)];
        var read = WebUtility.HtmlDecode(written);
        if (read == written)
        {
            return 0;
        }

        foreach (var letter in read)
        {
            decoded.Add(letter, at, end + 1);
        }

        return end + 1;
    }

    /// <summary>One past a tag that only dresses; 0 for every other.</summary>
    private static int DressEnd(string raw, int at)
    {
        var start = at + 1 < raw.Length && raw[at + 1] == '/' ? at + 2 : at + 1;
        var end = start;
        while (end < raw.Length && char.IsAsciiLetter(raw[end]) && end - start < 8)
        {
            end++;
        }

        return end < raw.Length && raw[end] == '>' && Dress.Contains(raw[start..end].ToLowerInvariant()) ? end + 1 : 0;
    }
}
