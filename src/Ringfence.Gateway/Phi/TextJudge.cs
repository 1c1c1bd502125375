using Ringfence.Redaction;
using Ringfence.Redaction.Replacements;

namespace Ringfence.Gateway.Phi;

/// <summary>Judges the texts of a body by a team's rules: the redactor's findings, the team's own texts, and what a member's name says.</summary>
internal static class TextJudge
{
    /// <summary>Adds the findings of one text, in order and none overlapping.</summary>
    /// <param name="chars">The text with its lead in front.</param>
    /// <param name="map">Pseudonyms that this call has given already: they are no identifiers.</param>
    /// <param name="names">Names known beforehand.</param>
    /// <param name="others">What other engines found of it, in offsets of <paramref name="chars"/>.</param>
    /// <param name="confirmed">Takes the names that this text confirms.</param>
    /// <exception cref="RedactionFailedException">A detector failed; the text must not be passed on.</exception>
    public static void Judge(
        int index,
        in BodyText text,
        ReadOnlySpan<char> chars,
        PhiRules rules,
        Pseudonyms? map,
        ConfirmedNames names,
        IReadOnlyList<PhiSpan> others,
        List<TextFinding> into,
        ConfirmedNames? confirmed = null
    )
    {
        var value = chars[text.Lead..];
        var first = into.Count;
        foreach (var span in rules.Redactor.Merge(chars, rules.Redactor.Scan(chars, names, confirmed), others))
        {
            var start = Math.Max(span.Start - text.Lead, 0);
            if (span.End > text.Lead && !IsOwn(map, value[start..(span.End - text.Lead)]))
            {
                into.Add(new(index, start, span.End - text.Lead, span.Kind));
            }
        }
        if (rules.Denied is { } denied)
        {
            AddDenied(index, value, denied, into, first);
        }
        if (
            text.Whole is { } kind
            && into.Count == first
            && HasContent(value)
            && !rules.Leaves(kind, value)
            && !IsOwn(map, value)
        )
        {
            into.Add(new(index, 0, value.Length, kind));
        }
        if (text.IsNumber && into.Count > first)
        {
            // A number is replaced whole, or its rest would say what was taken.
            into[first] = into[first] with
            {
                Start = 0,
                End = value.Length,
            };
            into.RemoveRange(first + 1, into.Count - first - 1);
        }
    }

    /// <summary>Joins the team's own texts with what was found: an overlap takes the characters of both.</summary>
    private static void AddDenied(
        int index,
        ReadOnlySpan<char> value,
        DeniedTexts denied,
        List<TextFinding> into,
        int first
    )
    {
        var before = into.Count;
        for (var at = 0; denied.Next(value, at) is (>= 0, _) next; at = next.Start + next.Length)
        {
            into.Add(new(index, next.Start, next.Start + next.Length, PhiKind.Id));
        }
        if (into.Count == before)
        {
            return;
        }
        into.Sort(first, into.Count - first, ByStart);
        var kept = first;
        for (var at = first + 1; at < into.Count; at++)
        {
            if (into[at].Start < into[kept].End)
            {
                into[kept] = into[kept] with { End = Math.Max(into[kept].End, into[at].End) };
            }
            else
            {
                into[++kept] = into[at];
            }
        }
        into.RemoveRange(kept + 1, into.Count - kept - 1);
    }

    private static readonly Comparer<TextFinding> ByStart = Comparer<TextFinding>.Create(
        (left, right) => left.Start.CompareTo(right.Start)
    );

    private static bool IsOwn(Pseudonyms? map, ReadOnlySpan<char> value) =>
        map is { Count: > 0 } && map.Original(value.ToString()) is not null;

    /// <summary>A value that says nothing identifies nobody: empty, a dash, "[NAME]" of an earlier redaction.</summary>
    private static bool HasContent(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value is "" or "null" or "unknown" or "N/A" or "n/a" || (value[0] == '[' && value[^1] == ']'))
        {
            return false;
        }
        foreach (var letter in value)
        {
            if (char.IsLetterOrDigit(letter))
            {
                return true;
            }
        }
        return false;
    }
}
