using System.Globalization;
using System.Text;

namespace Ringfence.Console.Record;

/// <summary>
/// CSV that a spreadsheet shows and does not run: a text that begins like a formula gets an apostrophe before it (OWASP, CSV injection).
/// </summary>
internal static class Csv
{
    public static void Row(StringBuilder to, IReadOnlyList<object?> cells)
    {
        for (var at = 0; at < cells.Count; at++)
        {
            if (at > 0)
            {
                to.Append(',');
            }
            Cell(to, cells[at]);
        }
        to.Append("\r\n");
    }

    private static void Cell(StringBuilder to, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                var harmless = text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
                to.Append('"').Append(harmless.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                break;
            default:
                to.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
