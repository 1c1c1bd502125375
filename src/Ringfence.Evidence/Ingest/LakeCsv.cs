using System.Text;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// CloudTrail Lake's saved results of a query that selects <c>eventJson</c>: CSV with a header, the event's JSON in one column. Other
/// selections have lost the event's form and cannot be read back.
/// </summary>
internal static class LakeCsv
{
    private const string Column = "eventJson";

    /// <summary>Which column holds events; null when the line is no such header.</summary>
    public static int? EventColumn(ReadOnlySpan<byte> line)
    {
        if (line.Length > 4096 || line.Contains((byte)'{') || line.IndexOf("eventJson"u8) < 0)
        {
            return null;
        }

        var names = Encoding.UTF8.GetString(line).Split(',');
        var at = Array.FindIndex(
            names,
            name => name.Trim().Trim('"').Equals(Column, StringComparison.OrdinalIgnoreCase)
        );
        return at >= 0 ? at : null;
    }

    /// <summary>Reads the event of a line.</summary>
    public static string? Read(ReadOnlySpan<byte> line, int column, ParsedFile file, int envelopes)
    {
        for (var at = 0; ; at++)
        {
            var quoted = line.StartsWith("\""u8);
            var length = quoted ? Quoted(line) : line.IndexOf((byte)',');
            length = length < 0 ? line.Length : length;
            if (at == column)
            {
                return JsonRecord.Read(quoted ? Unquoted(line[..length]) : line[..length], file, envelopes);
            }

            if (length >= line.Length)
            {
                return $"a line of fewer than {column + 1} columns";
            }

            line = line[(length + 1)..];
        }
    }

    // To the comma behind the closing quotation mark; one within is doubled.
    private static int Quoted(ReadOnlySpan<byte> line)
    {
        for (var at = 1; at < line.Length; at++)
        {
            if (line[at] != '"')
            {
                continue;
            }

            if (at + 1 < line.Length && line[at + 1] == '"')
            {
                at++;
                continue;
            }

            return at + 1;
        }

        return line.Length;
    }

    private static byte[] Unquoted(ReadOnlySpan<byte> field)
    {
        field = field.Length > 1 && field[^1] == '"' ? field[1..^1] : field[1..];
        var plain = new byte[field.Length];
        var to = 0;
        for (var at = 0; at < field.Length; at++)
        {
            plain[to++] = field[at];
            if (field[at] == '"')
            {
                at++;
            }
        }

        return plain[..to];
    }
}
