using System.Globalization;

namespace Ringfence.Redaction.Replacements;

/// <summary>Moves a date by days and writes it the same way.</summary>
internal static class ShiftedDate
{
    private static readonly string[] Forms =
    [
        "M/d/yyyy",
        "MM/dd/yyyy",
        "M/d/yy",
        "MM/dd/yy",
        "M-d-yyyy",
        "MM-dd-yyyy",
        "M-d-yy",
        "yyyy-MM-dd",
        "yyyy/MM/dd",
        "yyyyMMdd",
        "dd.MM.yyyy",
        "d.M.yyyy",
        "d/M/yyyy",
        "dd/MM/yyyy",
        "MMMM d, yyyy",
        "MMM d, yyyy",
        "MMMM d yyyy",
        "MMM d yyyy",
        "d MMMM yyyy",
        "d MMM yyyy",
        "dd-MMM-yyyy",
        "d-MMM-yyyy",
        "d-MMM-yy",
        "MMM d, yy",
        "MMMM yyyy",
        "MMM yyyy",
        "MM/yyyy",
        "M/yyyy",
    ];

    /// <summary>The moved date in the form of <paramref name="text"/>; null where the form is not one of those known.</summary>
    public static string? Of(string text, int days)
    {
        var plain = WithoutOrdinal(text, out var ordinal);
        foreach (var form in Forms)
        {
            if (
                DateOnly.TryParseExact(plain, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && date.ToString(form, CultureInfo.InvariantCulture) == plain
            )
            {
                var moved = date.AddDays(days);
                var written = moved.ToString(form, CultureInfo.InvariantCulture);
                return ordinal < 0 ? written : WithOrdinal(written, moved.Day);
            }
        }

        return null;
    }

    /// <summary>"March 3rd, 2023" without its "rd", and where it stood.</summary>
    private static string WithoutOrdinal(string text, out int ordinal)
    {
        ordinal = -1;
        for (var at = 1; at + 1 < text.Length; at++)
        {
            if (char.IsAsciiDigit(text[at - 1]) && text[at..(at + 2)] is "st" or "nd" or "rd" or "th")
            {
                ordinal = at;
                return text.Remove(at, 2);
            }
        }

        return text;
    }

    private static string WithOrdinal(string written, int day)
    {
        var digits = day.ToString(CultureInfo.InvariantCulture);
        var at = written.IndexOf(digits, StringComparison.Ordinal) + digits.Length;
        var suffix = (day % 10, day / 10) switch
        {
            (_, 1) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        return written.Insert(at, suffix);
    }
}
