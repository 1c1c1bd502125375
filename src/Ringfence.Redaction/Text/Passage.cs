using System.Runtime.CompilerServices;

namespace Ringfence.Redaction.Text;

/// <summary>
/// The piece of text that is judged at once, with what stood before it. Detectors may look at all of it and at nothing else, so
/// that a stream, whose future is not there yet, is judged exactly like a whole text.
/// </summary>
internal readonly ref struct Passage
{
    /// <summary>The window: earlier text, then the passage. Offsets of tokens are into it.</summary>
    public readonly ReadOnlySpan<char> Text;
    public readonly ReadOnlySpan<Token> Tokens;

    /// <summary>Index of the passage's own first token; those before are context.</summary>
    public readonly int First;

    /// <summary>Names found earlier in this text.</summary>
    public readonly KnownNames Known;

    public Passage(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens, int first, KnownNames known)
    {
        Text = text;
        Tokens = tokens;
        First = first;
        Known = known;
    }

    public int Count => Tokens.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int token, Clue any) => (uint)token < (uint)Tokens.Length && Tokens[token].Clues.Any(any);

    /// <summary>The token's text; empty outside the passage.</summary>
    public ReadOnlySpan<char> Word(int token) =>
        (uint)token < (uint)Tokens.Length ? Text[Tokens[token].Start..Tokens[token].End] : default;

    /// <summary>Whether the token is <paramref name="word"/>, in any case.</summary>
    public bool Is(int token, string word) => Word(token).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsAny(int token, ReadOnlySpan<string> words)
    {
        var given = Word(token);
        foreach (var word in words)
        {
            if (given.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The token's sign, when it is one; otherwise its first character; NUL outside.</summary>
    public char Sign(int token) => (uint)token < (uint)Tokens.Length ? Text[Tokens[token].Start] : '\0';

    /// <summary>Whether nothing stands between the token and the one before.</summary>
    public bool Touches(int token) =>
        (uint)token < (uint)Tokens.Length && token > 0 && !Tokens[token].Clues.Any(Clue.SpaceBefore);

    public bool StartsLine(int token) => token <= 0 || Has(token, Clue.LineBefore);

    public int Start(int token) => Tokens[token].Start;

    public int End(int token) => Tokens[token].End;

    /// <summary>The digits' value, or -1 where the token is none or has over nine digits.</summary>
    public int Number(int token) =>
        Has(token, Clue.Digits) && Tokens[token].Length < 10
            ? int.Parse(Word(token), System.Globalization.CultureInfo.InvariantCulture)
            : -1;
}
