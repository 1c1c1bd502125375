using Ringfence.Redaction;

namespace Ringfence.Cli.Phi.Reading;

/// <summary>CSV and TSV (RFC 4180): the cells of a column whose head names an identifier are ones, whatever they look like.</summary>
internal static class TableText
{
    public static PhiDocument Of(string id, string raw, char separator)
    {
        var fields = new List<KnownField>();
        var kinds = new List<PhiKind?>();
        var (row, column) = (0, 0);
        for (var at = 0; at <= raw.Length; )
        {
            var end = CellEnd(raw, at, separator);
            var (start, stop) = raw.AsSpan(at..end) is ['"', .., '"'] ? (at + 1, end - 1) : (at, end);
            if (row == 0)
            {
                kinds.Add(FieldNames.Of(raw.AsSpan(start..stop)));
            }
            else if (stop > start && column < kinds.Count && kinds[column] is { } kind)
            {
                fields.Add(new KnownField(start, stop, kind));
            }

            var line = end >= raw.Length || raw[end] != separator;
            (row, column) = line ? (row + 1, 0) : (row, column + 1);
            at = end < raw.Length && raw[end] == '\r' ? end + 2 : end + 1;
        }

        return new PhiDocument(id, raw)
        {
            Fields = fields,
            Encode = text => text.Replace("\"", "\"\"", StringComparison.Ordinal),
        };
    }

    private static int CellEnd(string raw, int at, char separator)
    {
        var quoted = false;
        for (; at < raw.Length; at++)
        {
            if (raw[at] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && (raw[at] == separator || raw[at] is '\n' or '\r'))
            {
                break;
            }
        }

        return at;
    }
}
