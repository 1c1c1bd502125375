using System.Buffers;
using Ringfence.Redaction.Replacements;

namespace Ringfence.Redaction.Streaming;

/// <summary>
/// Turns the pseudonyms of one map back in a text that arrives in pieces, split anywhere. Whole words only, the longest first. Holds
/// back no more than the longest pseudonym.
/// </summary>
public sealed class StreamingRestorer
{
    private readonly Dictionary<char, string[]> _byFirst;
    private readonly SearchValues<char> _firsts;
    private readonly Pseudonyms _map;
    private readonly List<char> _held = [];
    private char _before = ' ';

    /// <summary>A restorer for one stream; the map may not grow while it runs.</summary>
    public StreamingRestorer(Pseudonyms map)
    {
        _map = map;
        _byFirst = map
            .Given.GroupBy(given => given[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(given => given.Length).ToArray());
        _firsts = SearchValues.Create([.. _byFirst.Keys]);
    }

    /// <summary>Takes the next piece and writes what is certain.</summary>
    public void Append(ReadOnlySpan<char> piece, IBufferWriter<char> output)
    {
        _held.AddRange(piece);
        Turn(final: false, output);
    }

    /// <summary>Writes what was held back; the stream is at its end, and another may follow.</summary>
    public void Complete(IBufferWriter<char> output)
    {
        Turn(final: true, output);
        _before = ' ';
    }

    private void Turn(bool final, IBufferWriter<char> output)
    {
        var held = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_held);
        var at = 0;
        while (at < held.Length)
        {
            var (given, undecided) = Match(held[at..], final);
            if (undecided)
            {
                break;
            }

            if (given is not null)
            {
                output.Write(_map.Original(given));
                at += given.Length;
            }
            else
            {
                var next = held[(at + 1)..].IndexOfAny(_firsts);
                var run = next < 0 ? held.Length - at : next + 1;
                output.Write(held.Slice(at, run));
                at += run;
            }

            _before = held[at - 1];
        }

        _held.RemoveRange(0, at);
    }

    /// <summary>The longest pseudonym that <paramref name="text"/> begins with, or that more text is needed to know.</summary>
    private (string? Given, bool Undecided) Match(ReadOnlySpan<char> text, bool final)
    {
        if (!_byFirst.TryGetValue(text[0], out var candidates))
        {
            return (null, false);
        }

        foreach (var given in candidates)
        {
            if (Joined(_before, text[0], given))
            {
                continue;
            }

            var wordEnd = char.IsLetterOrDigit(given[^1]);
            if (text.StartsWith(given) && text.Length > given.Length)
            {
                if (!Joined(text[given.Length], given[^1], given))
                {
                    return (given, false);
                }
            }
            else if (text.Length <= given.Length && given.AsSpan().StartsWith(text))
            {
                if (!final && !(text.Length == given.Length && !wordEnd))
                {
                    return (null, true);
                }

                if (text.Length == given.Length)
                {
                    return (given, false);
                }
            }
        }

        return (null, false);
    }

    // A word does not begin or end inside another. A number may stand against a letter ("x85973", "85973b"), unless it
    // is so short that it may be any number.
    private static bool Joined(char beside, char edge, string given) =>
        char.IsLetterOrDigit(beside)
        && char.IsLetterOrDigit(edge)
        && !(char.IsAsciiDigit(edge) && !char.IsAsciiDigit(beside) && given.Length >= 4);
}
