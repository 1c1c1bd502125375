using System.Runtime.InteropServices;
using System.Text;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>Cuts a text that is longer than an engine takes into parts that overlap, so that what one cut goes through stands whole in the next part.</summary>
internal static class TextParts
{
    /// <summary>How many UTF-16 code units two neighbours share: longer than an address, and context for what begins after it.</summary>
    public const int Overlap = 256;

    /// <param name="Start">Where the part begins in the text.</param>
    /// <param name="End">One past its end.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Part(int Start, int End);

    /// <summary>Parts of at most <paramref name="mostBytes"/> bytes of UTF-8 each; cut after a space where one is near.</summary>
    /// <param name="mostBytes">At least 2,048: a part is longer than what it shares.</param>
    public static List<Part> Of(string text, int mostBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostBytes, 2048);
        List<Part> parts = [];
        for (var start = 0; ; )
        {
            var end = start + Fits(text.AsSpan(start), mostBytes);
            if (end == text.Length)
            {
                parts.Add(new(start, end));
                return parts;
            }
            var space = text.AsSpan(start, end - start)[^Overlap..].LastIndexOfAny(' ', '\n', '\t');
            end = space < 0 ? end : end - Overlap + space + 1;
            parts.Add(new(start, end));
            start = end - Overlap;
            var word = text.AsSpan(start, Overlap / 2).IndexOfAny(' ', '\n', '\t');
            start += word < 0 ? (char.IsLowSurrogate(text[start]) ? 1 : 0) : word + 1;
        }
    }

    /// <summary>How many code units fit into the bytes, whole characters alone.</summary>
    private static int Fits(ReadOnlySpan<char> text, int mostBytes)
    {
        if (text.Length * 3L <= mostBytes || Encoding.UTF8.GetByteCount(text) <= mostBytes)
        {
            return text.Length;
        }
        var (bytes, at) = (0, 0);
        while (at < text.Length)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var units);
            if (bytes + rune.Utf8SequenceLength > mostBytes)
            {
                break;
            }
            bytes += rune.Utf8SequenceLength;
            at += units;
        }
        return at;
    }
}
