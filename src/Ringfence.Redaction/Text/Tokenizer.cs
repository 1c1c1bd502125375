using System.Runtime.CompilerServices;
using Ringfence.Redaction.Lexicon;

namespace Ringfence.Redaction.Text;

/// <summary>
/// Reads a passage once and gives each token its clues. A word is a run of letters, with an apostrophe inside (<c>O'Brien</c>);
/// <c>'s</c> is a token of its own; letters and digits that touch are two tokens without space between.
/// </summary>
internal static class Tokenizer
{
    /// <summary>What a word with accents is not, even where it is without them: Åsa is no ASA.</summary>
    private const Clue Plain =
        Clue.Organisation
        | Clue.Label
        | Clue.Credential
        | Clue.StateCode
        | Clue.Unit
        | Clue.Function
        | Clue.Title
        | Clue.Role
        | Clue.PhoneCue
        | Clue.Direction
        | Clue.NameCue
        | Clue.Person;

    /// <summary>Appends the tokens of <c>text[start..end]</c> and returns how many tokens there are now.</summary>
    public static int Read(ReadOnlySpan<char> text, int start, int end, ref Token[] tokens, int count)
    {
        var words = WordTable.Shared;
        var space = start == 0 || char.IsWhiteSpace(text[start - 1]) ? Clue.SpaceBefore : Clue.None;
        if (start == 0 || text[start - 1] == '\n')
        {
            space |= Clue.LineBefore;
        }

        for (var at = start; at < end; )
        {
            var letter = text[at];
            if (letter <= ' ' || (letter >= 0x80 && char.IsWhiteSpace(letter)))
            {
                space |= letter == '\n' ? Clue.LineBefore | Clue.SpaceBefore : Clue.SpaceBefore;
                at++;
                continue;
            }

            if (count == tokens.Length)
            {
                Array.Resize(ref tokens, tokens.Length * 2);
            }

            ref var token = ref tokens[count++];
            token.Start = at;
            token.Hash = 0;
            if (IsLetter(letter))
            {
                ReadWord(text, end, words, ref token);
            }
            else if (IsDigit(letter))
            {
                at++;
                while (at < end && IsDigit(text[at]))
                {
                    at++;
                }

                token.End = at;
                token.Clues = Clue.Digits;
            }
            else
            {
                ReadSign(text, end, ref token);
            }

            token.Clues |= space;
            space = Clue.None;
            at = token.End;
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLetter(char letter) =>
        letter < 0x80
            ? (uint)((letter | 0x20) - 'a') < 26
            : char.IsLetter(letter)
                || char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.NonSpacingMark;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDigit(char letter) => (uint)(letter - '0') < 10;

    private static void ReadWord(ReadOnlySpan<char> text, int end, WordTable words, ref Token token)
    {
        var hash = WordHash.Seed;
        var uppers = 0;
        var at = token.Start;
        var firstUpper = false;
        var accent = Clue.None;
        for (; at < end; at++)
        {
            var letter = text[at];
            if ((uint)(letter - 'a') < 26)
            {
                hash = WordHash.Add(hash, letter);
            }
            else if ((uint)(letter - 'A') < 26)
            {
                uppers++;
                firstUpper |= at == token.Start;
                hash = WordHash.Add(hash, (char)(letter | 0x20));
            }
            else if (letter is '\'' or '’')
            {
                if (!JoinsWord(text, at, end))
                {
                    break;
                }

                hash = WordHash.Add(hash, '\'');
            }
            else if (letter >= 0x80 && IsLetter(letter))
            {
                var lower = char.ToLowerInvariant(letter);
                if (char.IsUpper(letter))
                {
                    uppers++;
                    firstUpper |= at == token.Start;
                }

                accent = Clue.Accented;
                if (char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.NonSpacingMark)
                {
                    hash = WordHash.Add(hash, Accents.Plain(lower));
                }
            }
            else
            {
                break;
            }
        }

        token.End = at;
        token.Hash = WordHash.Finish(hash);
        var lists = words.Find(token.Hash);
        token.Clues =
            Shape(text[token.Start..at], uppers, firstUpper) | accent | (accent == Clue.None ? lists : lists & ~Plain);
    }

    private static Clue Shape(ReadOnlySpan<char> word, int uppers, bool firstUpper) =>
        uppers == 0 ? Clue.Lower
        : word.Length == 1 ? Clue.Letter
        : uppers == word.Length || (uppers == word.Length - 1 && word.IndexOfAny('\'', '’') >= 0) ? Clue.AllCaps
        : firstUpper && uppers == 1 ? Clue.Capitalised
        : Clue.Mixed;

    /// <summary>O'Brien and D’Angelo are words; Smith's is Smith and a possessive.</summary>
    private static bool JoinsWord(ReadOnlySpan<char> text, int at, int end)
    {
        if (at + 1 < end && text[at + 1] is 't' or 'T' && (at + 2 >= end || !IsLetter(text[at + 2])))
        {
            return true; // don't
        }

        if (at + 2 >= end || !IsLetter(text[at + 1]) || !IsLetter(text[at + 2]))
        {
            return false;
        }

        var afterTwo = at + 3 >= end || !IsLetter(text[at + 3]);
        return !(afterTwo && text[(at + 1)..(at + 3)] is "re" or "ll" or "ve" or "RE" or "LL" or "VE" or "yo");
    }

    private static void ReadSign(ReadOnlySpan<char> text, int end, ref Token token)
    {
        var sign = text[token.Start];
        token.End = token.Start + 1;
        token.Clues = sign switch
        {
            '@' => Clue.At,
            '/' => Clue.Slash,
            '.' => Clue.Dot,
            ':' => Clue.Colon,
            '-' or '–' or '‐' or '‑' => Clue.Hyphen,
            '+' => Clue.Plus,
            '(' => Clue.OpenParen,
            ',' => Clue.Comma,
            _ => Clue.Symbol,
        };
        if (
            sign is '\'' or '’'
            && token.End < end
            && text[token.End] is 's' or 'S'
            && (token.End + 1 >= end || !IsLetter(text[token.End + 1]))
        )
        {
            token.End++;
            token.Clues = Clue.Possessive;
        }
        else if (char.IsHighSurrogate(sign) && token.End < end && char.IsLowSurrogate(text[token.End]))
        {
            token.End++;
        }
    }
}
