using System.Buffers;
using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors.Network;

/// <summary>Keys, tokens and passwords: by the prefix their issuer gives them, or by a word such as "password:" before them.</summary>
internal sealed class Secret : Detector
{
    private static readonly (string Prefix, int Least)[] Prefixes =
    [
        ("AKIA", 20),
        ("ASIA", 20),
        ("ABSK", 40),
        ("ghp_", 36),
        ("gho_", 36),
        ("ghs_", 36),
        ("github_pat_", 40),
        ("xoxb-", 30),
        ("xoxp-", 30),
        ("sk-", 24),
        ("sk_live_", 24),
        ("pk_live_", 24),
        ("glpat-", 20),
        ("AIza", 35),
        ("eyJ", 40),
        ("npm_", 36),
        ("hf_", 30),
        ("ya29.", 30),
    ];

    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"',;<");

    public override Clue Triggers => Clue.SecretCue | Clue.Mixed | Clue.AllCaps;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        var start = passage.Start(at);
        if (passage.Has(at, Clue.SecretCue))
        {
            AfterCue(passage, at, found);
        }

        if (passage.Touches(at))
        {
            return;
        }

        foreach (var (prefix, least) in Prefixes)
        {
            if (passage.Text[start] == prefix[0] && passage.Text[start..].StartsWith(prefix, StringComparison.Ordinal))
            {
                var end = End(passage.Text, start);
                if (end - start >= least)
                {
                    found.Add(start, end, PhiKind.Credential, 0.95, "form of an access key or token");
                }
            }
        }
    }

    private static void AfterCue(in Passage passage, int at, Findings found)
    {
        var value = at + 1;
        var sign = false;
        while (
            passage.IsAny(value, ["key", "token", "is", "id"])
            || passage.Sign(value) is ':' or '=' or '"' or '\'' or '>' or '_'
        )
        {
            sign |= passage.Sign(value) is ':' or '=' || passage.Is(value, "is");
            value++;
        }

        if (!sign || value >= passage.Count)
        {
            return;
        }

        var start = passage.Start(value);
        var end = passage.Text[start..].IndexOfAny(Ends) is var length and >= 0 ? start + length : passage.Text.Length;
        if (end - start >= 4 && passage.Text[start..end].IndexOfAnyExceptInRange('a', 'z') >= 0)
        {
            found.Add(start, end, PhiKind.Credential, 0.8, "value after a word for a secret");
        }
    }

    private static int End(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (
            end < text.Length
            && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.' or '/' or '+' or '=')
        )
        {
            end++;
        }

        return end;
    }
}
