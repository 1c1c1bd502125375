using System.Globalization;

namespace Ringfence.Evidence.Packs;

/// <summary>Values as they stand in exhibits.</summary>
internal static class Cell
{
    /// <summary>A value of a row as text; null is empty.</summary>
    public static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>A time, UTC, to the second.</summary>
    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A cell of RFC 4180; one that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    public static string Csv(string text)
    {
        // Spreadsheets look behind blanks, and take full-width signs for plain ones.
        var first = text.AsSpan().TrimStart(" \u00a0");
        if (
            text.Length > 0
            && (
                text[0] is '\t' or '\r' or '\n'
                || (first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠')
            )
        )
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
