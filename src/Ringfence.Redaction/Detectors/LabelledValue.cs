using Ringfence.Redaction.Scanning;
using Ringfence.Redaction.Text;

namespace Ringfence.Redaction.Detectors;

/// <summary>
/// A label, perhaps "number", "is", ":" or "#", and then the value: <c>MRN: #SG-920311</c>, <c>policy no. BC-654321</c>,
/// <c>"memberId": "XYZ123"</c>. The value is the whole run of letters, digits and inner signs.
/// </summary>
internal sealed class LabelledValue : Detector
{
    private const int MostConnectors = 7;
    private static readonly string[] Nouns =
    [
        "number",
        "no",
        "num",
        "nr",
        "id",
        "ids",
        "identifier",
        "code",
        "nos",
        "numbers",
    ];
    private static readonly string[] Links =
    [
        "is",
        "was",
        "of",
        "as",
        "ending",
        "ends",
        "in",
        "with",
        "last",
        "four",
        "digits",
        "s",
        "the",
        "patient",
        "his",
        "her",
        "a",
    ];

    public override Clue Triggers => Clue.Label;

    public override void Inspect(in Passage passage, int at, Findings found)
    {
        if (!LabelPhrases.ByFirstWord.TryGetValue(passage.Tokens[at].Hash, out var phrases))
        {
            return;
        }

        foreach (var phrase in phrases)
        {
            var after = Match(passage, at, phrase);
            if (after > 0 && (Following(passage, after, phrase, found) || Preceding(passage, at, after, phrase, found)))
            {
                return;
            }
        }
    }

    /// <summary>The token after the phrase; 0 when it does not stand here.</summary>
    private static int Match(in Passage passage, int at, LabelPhrase phrase)
    {
        foreach (var word in phrase.Words)
        {
            // Between a label's words: "M.R. no", "patient_id", "driver's license", "S/N".
            while (word != phrase.First && IsJoint(passage, at))
            {
                at++;
            }

            if (at >= passage.Count || !Same(passage, at, word))
            {
                return 0;
            }

            at++;
        }

        return at;
    }

    private static bool Same(in Passage passage, int at, ulong word) =>
        passage.Tokens[at].Hash == word || (passage.Sign(at) == '#' && word == Hash.Sign);

    private static bool IsJoint(in Passage passage, int at) =>
        passage.Has(at, Clue.Possessive)
        || (passage.Touches(at) && passage.Sign(at) is '.' or '_' or '/' or '-' or '\'' or '’');

    private static bool Following(in Passage passage, int after, LabelPhrase phrase, Findings found)
    {
        var strength = phrase.Strength;
        for (var at = after; at < Math.Min(passage.Count, after + MostConnectors); at++)
        {
            if (passage.Has(at, Clue.Digits) || StartsCode(passage, at))
            {
                return (strength == LabelStrength.Sure || (strength == LabelStrength.NeedsSign && IsCode(passage, at)))
                    && Value(passage, at, phrase, found);
            }

            if (phrase.Identifier is Labelled.VehicleNumber && IsPlate(passage, at))
            {
                found.Add(passage.Start(at), passage.End(at + 1), phrase.Identifier.Kind, 0.85, phrase.Identifier.Why);
                return true;
            }

            var sign = passage.Sign(at);
            if (sign == '#' || passage.IsAny(at, Nouns))
            {
                strength = LabelStrength.Sure;
            }
            else if (sign is ':' or '=' || (sign == '"' && passage.Sign(at + 1) == ':'))
            {
                strength = strength == LabelStrength.NeedsSign ? LabelStrength.Sure : strength;
            }
            else if (
                !(
                    sign
                        is '('
                            or ')'
                            or '.'
                            or '-'
                            or '–'
                            or '|'
                            or '"'
                            or '\''
                            or '>'
                            or '_'
                            or ','
                            or '['
                            or '*'
                            or '^'
                    || passage.Has(at, Clue.Possessive)
                    || passage.IsAny(at, Links)
                )
            )
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Two to four capitals, a space, three or four digits.</summary>
    private static bool IsPlate(in Passage passage, int at) =>
        passage.Has(at, Clue.AllCaps)
        && passage.Tokens[at].Length <= 4
        && passage.Has(at + 1, Clue.Digits)
        && passage.Tokens[at + 1].Length is 3 or 4
        && passage.Start(at + 1) - passage.End(at) <= 1;

    /// <summary>A word that digits touch or that a hyphen joins to them: the start of <c>SG-920311</c> and <c>U7465912</c>.</summary>
    private static bool StartsCode(in Passage passage, int at)
    {
        for (; passage.Has(at, Clue.Word); at += 2)
        {
            if (passage.Touches(at + 1) && passage.Has(at + 1, Clue.Digits))
            {
                return true;
            }

            if (!(passage.Touches(at + 1) && passage.Touches(at + 2) && passage.Sign(at + 1) is '-' or '_'))
            {
                return false;
            }

            if (passage.Has(at + 2, Clue.Digits))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A value that is a code by its looks, so that a weak label needs no sign before it: "plate TX-KLM4471", "DL 12345678".</summary>
    private static bool IsCode(in Passage passage, int at)
    {
        var value = passage.Text[passage.Start(at)..CodeRun.End(passage.Text, passage.Start(at))];
        var (digits, capitals, others) = (0, 0, 0);
        foreach (var letter in value)
        {
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
            capitals += char.IsAsciiLetterUpper(letter) ? 1 : 0;
            others += char.IsAsciiLetterLower(letter) || letter is '.' or '/' ? 1 : 0;
        }

        return others == 0 && (digits >= 6 || (capitals > 0 && digits >= 4));
    }

    private static bool Value(in Passage passage, int at, LabelPhrase phrase, Findings found)
    {
        var start = passage.Start(at);
        var end = CodeRun.End(passage.Text, start);
        if (phrase.Identifier.Spaced)
        {
            end = SpacedEnd(passage, at, end);
        }

        if (!phrase.Identifier.Accepts(passage.Text[start..end], phrase.Strength != LabelStrength.Sure))
        {
            return false;
        }

        found.Add(
            start,
            end,
            phrase.Identifier.Kind,
            phrase.Strength != LabelStrength.Sure ? 0.85 : 0.95,
            phrase.Identifier.Why
        );
        return true;
    }

    /// <summary>Further groups of the same value: all digits, or codes in capitals, one space apart.</summary>
    private static int SpacedEnd(in Passage passage, int at, int end)
    {
        for (var next = at + 1; next < passage.Count; next++)
        {
            if (passage.Start(next) < end)
            {
                continue;
            }

            var group = CodeRun.End(passage.Text, passage.Start(next));
            var digits = passage.Has(next, Clue.Digits) || StartsCode(passage, next);
            if (
                passage.Start(next) != end + 1
                || passage.Text[end] != ' '
                || !digits
                || group - passage.Start(next) > 8
            )
            {
                break;
            }

            end = group;
        }

        return end;
    }

    /// <summary>The label in brackets behind its value: <c>12345-JS (MRN)</c>.</summary>
    private static bool Preceding(in Passage passage, int at, int after, LabelPhrase phrase, Findings found)
    {
        if (
            phrase.Strength != LabelStrength.Sure
            || passage.Sign(at - 1) != '('
            || passage.Sign(after) != ')'
            || at < 2
        )
        {
            return false;
        }

        var end = passage.End(at - 2);
        var start = CodeRun.Start(passage.Text, end);
        if (!phrase.Identifier.Accepts(passage.Text[start..end], phrase.Strength != LabelStrength.Sure))
        {
            return false;
        }

        found.Add(start, end, phrase.Identifier.Kind, 0.9, phrase.Identifier.Why);
        return true;
    }

    private static class Hash
    {
        public static readonly ulong Sign = WordHash.Of("#");
    }
}
