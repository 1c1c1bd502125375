using System.Runtime.CompilerServices;

namespace Ringfence.Redaction.Text;

/// <summary>
/// Where one passage ends: at the first place after <see cref="Least"/> characters where no identifier can run on (a blank line, the
/// end of a sentence, between two words of running text), and after <see cref="Most"/> in any case. The answer depends on the
/// passage's own characters alone, so it is the same however the text arrives.
/// </summary>
internal static class PassageCut
{
    public const int Least = 64;

    /// <summary>The longest passage, and so the most that a stream ever holds back, in UTF-16 code units.</summary>
    public const int Most = 128;

    private const int ShortLine = 50;

    /// <summary>The length of the passage that <paramref name="rest"/> begins with; 0 when more text is needed to know.</summary>
    /// <param name="rest">What is not yet judged.</param>
    /// <param name="final">Whether nothing follows.</param>
    public static int Next(ReadOnlySpan<char> rest, bool final)
    {
        var limit = Math.Min(rest.Length, Most) - 1;
        var (space, line) = (-1, -1);
        for (var at = Least - 1; at < limit; at++)
        {
            if (IsSpace(rest[at]))
            {
                space = IsPoor(rest, at) && space >= 0 ? space : at;
                line = rest[at] == '\n' ? at : line;
                if (IsSafe(rest, at))
                {
                    return at + 1;
                }
            }
        }

        if (rest.Length < Most)
        {
            return final ? rest.Length : 0;
        }

        return Forced(rest, line > 0 ? line : space);
    }

    /// <summary>
    /// No good place: the end of the last line, or the last space that is no poor one; in a run without any (minified JSON) the last sign
    /// that parts fields; then an earlier space; at last the limit itself, not between the halves of a surrogate pair.
    /// </summary>
    private static int Forced(ReadOnlySpan<char> rest, int space)
    {
        if (space < 0)
        {
            var sign = rest[Least..Most].LastIndexOfAny(",;|}");
            space = sign >= 0 ? Least + sign : rest[..Least].LastIndexOfAny(" \t\n");
        }

        return space > 0 ? space + 1
            : char.IsHighSurrogate(rest[Most - 1]) ? Most - 1
            : Most;
    }

    /// <summary>A space that may stand inside an identifier: before a capital or a digit, with no sign before it; inside "(617) 555-0142".</summary>
    private static bool IsPoor(ReadOnlySpan<char> rest, int at) =>
        !IsLower(rest[at + 1])
        && !(rest[at - 1] is ',' or ';' or '.' or ':' || (rest[at - 1] == ')' && !char.IsAsciiDigit(rest[at + 1])));

    private static bool IsSafe(ReadOnlySpan<char> rest, int at)
    {
        var before = rest[at - 1];
        var after = rest[at + 1];
        if (rest[at] == '\n' && (after is '\n' or '\r' or '-' or '*' or '•' || before is '.' or '?' or '!' or ';'))
        {
            return true;
        }

        // A short line ends because its writer ended it; a long one may only be wrapped.
        if (rest[at] == '\n' && at - rest[..at].LastIndexOf('\n') < ShortLine)
        {
            return true;
        }

        if (before is '.' or '?' or '!' or ';')
        {
            return EndsLower(rest[..(at - 1)], 4);
        }

        return IsLower(after) && EndsInLowerWord(rest[..at]);
    }

    /// <summary>Whether the last word is three letters or more, all lower case: no name, and no preposition before one.</summary>
    private static bool EndsInLowerWord(ReadOnlySpan<char> text)
    {
        var letters = text.Length - 1 - text.LastIndexOfAnyExceptInRange('a', 'z');
        return letters >= 3 && (letters == text.Length || IsSpace(text[^(letters + 1)]));
    }

    /// <summary>Whether the last <paramref name="letters"/> characters are lower-case letters.</summary>
    private static bool EndsLower(ReadOnlySpan<char> text, int letters) =>
        text.Length >= letters && text[^letters..].IndexOfAnyExceptInRange('a', 'z') < 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLower(char letter) => (uint)(letter - 'a') < 26;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSpace(char letter) =>
        letter is ' ' or '\n' or '\t' or '\r' || (letter >= 0x80 && char.IsWhiteSpace(letter));
}
