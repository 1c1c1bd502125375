using System.Text;

namespace Ringfence.Evidence.Sigma;

/// <summary>
/// A value as Sigma writes it: <c>*</c> is anything, <c>?</c> one character, a backslash before either takes it for itself. Case does not
/// count unless it is said to. Matching takes linear space and never runs away.
/// </summary>
internal sealed class SigmaPattern
{
    private const char Anything = '\uE000';
    private const char One = '\uE001';
    private const char Dash = '\uE002';
    private const string Dashes = "-/–—―";

    private readonly string _tokens;
    private readonly bool _cased;

    private SigmaPattern(string tokens, bool cased) => (_tokens, _cased) = (tokens, cased);

    /// <param name="before">Anything may stand before it.</param>
    /// <param name="after">Anything may stand behind it.</param>
    /// <param name="dashes">A dash or slash that begins a word stands for each kind of dash.</param>
    public static SigmaPattern Parse(string value, bool before, bool after, bool cased, bool dashes)
    {
        var tokens = new StringBuilder();
        if (before)
        {
            tokens.Append(Anything);
        }

        for (var at = 0; at < value.Length; at++)
        {
            var letter = value[at];
            if (letter == '\\' && at + 1 < value.Length && value[at + 1] is '*' or '?' or '\\')
            {
                tokens.Append(value[++at]);
            }
            else if (letter == '*')
            {
                tokens.Append(Anything);
            }
            else if (letter == '?')
            {
                tokens.Append(One);
            }
            else if (dashes && Dashes.Contains(letter) && BeginsWord(value, at))
            {
                tokens.Append(Dash);
            }
            else
            {
                tokens.Append(cased ? letter : char.ToLowerInvariant(letter));
            }
        }

        if (after)
        {
            tokens.Append(Anything);
        }

        return new(tokens.ToString(), cased);
    }

    /// <summary>A value in which nothing has a meaning of its own.</summary>
    public static SigmaPattern Literal(string value, bool before, bool after) =>
        new((before ? $"{Anything}" : "") + value + (after ? $"{Anything}" : ""), cased: true);

    public bool Matches(string text)
    {
        var (at, token, star, mark) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (token < _tokens.Length && _tokens[token] == Anything)
            {
                star = token++;
                mark = at;
            }
            else if (token < _tokens.Length && Same(_tokens[token], text[at]))
            {
                at++;
                token++;
            }
            else if (star >= 0)
            {
                token = star + 1;
                at = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (token < _tokens.Length && _tokens[token] == Anything)
        {
            token++;
        }

        return token == _tokens.Length;
    }

    private bool Same(char token, char letter) =>
        token switch
        {
            One => true,
            Dash => Dashes.Contains(letter),
            _ => token == (_cased ? letter : char.ToLowerInvariant(letter)),
        };

    private static bool BeginsWord(string value, int at) =>
        (at == 0 || !char.IsLetterOrDigit(value[at - 1]))
        && at + 1 < value.Length
        && char.IsLetterOrDigit(value[at + 1]);
}
