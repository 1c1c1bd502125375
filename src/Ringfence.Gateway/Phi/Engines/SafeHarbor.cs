using System.Text.RegularExpressions;
using Ringfence.Redaction;

namespace Ringfence.Gateway.Phi.Engines;

/// <summary>
/// What engines flag and 45 CFR 164.514(b)(2)(i)(C) lets stand: years, durations, weekdays, clock times, ages up to 89. Comprehend Medical
/// and Presidio flag all of these, which takes the sense out of a clinical note.
/// </summary>
internal static partial class SafeHarbor
{
    private const int OldestThatStands = 89;

    /// <summary>Whether a finding has to go.</summary>
    public static bool Takes(PhiKind kind, ReadOnlySpan<char> text) =>
        kind switch
        {
            PhiKind.Age => IsOverEightyNine(text),
            PhiKind.Date => DayOrMonth().IsMatch(text),
            _ => true,
        };

    private static bool IsOverEightyNine(ReadOnlySpan<char> text)
    {
        var any = false;
        foreach (var number in Digits().EnumerateMatches(text))
        {
            any = true;
            if (!int.TryParse(text.Slice(number.Index, number.Length), out var age) || age > OldestThatStands)
            {
                return true;
            }
        }
        return !any && OldInWords().IsMatch(text);
    }

    // Alternatives without a common prefix that repeats: linear.
    [GeneratedRegex("[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex("ninet|nonagen|centen|hundred", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex OldInWords();

    // A month's name, two numbers joined as dates are, the ordinal of a day, eight digits, a holiday.
    [GeneratedRegex(
        @"\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)([a-z]*)\b|[0-9][/.\-][0-9]|\b[0-9]{1,2}(st|nd|rd|th)\b|\b[0-9]{8}\b|christmas|thanksgiving|easter|halloween|new year",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex DayOrMonth();
}
