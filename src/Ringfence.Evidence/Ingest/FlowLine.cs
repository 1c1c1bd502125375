using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>A VPC flow log's line to a row, by the field names of the file's header; without one, in the order of version 2.</summary>
internal static class FlowLine
{
    private static readonly string[] Version2 =
    [
        "version",
        "account-id",
        "interface-id",
        "srcaddr",
        "dstaddr",
        "srcport",
        "dstport",
        "protocol",
        "packets",
        "bytes",
        "start",
        "end",
        "action",
        "log-status",
    ];

    // Name in the log, column of the table.
    private static readonly Dictionary<string, int> Columns = new()
    {
        ["start"] = 1,
        ["end"] = 2,
        ["account-id"] = 3,
        ["interface-id"] = 4,
        ["srcaddr"] = 5,
        ["dstaddr"] = 6,
        ["srcport"] = 7,
        ["dstport"] = 8,
        ["protocol"] = 9,
        ["packets"] = 10,
        ["bytes"] = 11,
        ["action"] = 12,
        ["log-status"] = 13,
        ["flow-direction"] = 14,
        ["traffic-path"] = 15,
        ["vpc-id"] = 16,
    };

    public static bool IsHeader(ReadOnlySpan<byte> line) =>
        (line.IndexOf("srcaddr"u8) >= 0 || line.IndexOf("interface-id"u8) >= 0 || line.IndexOf("log-status"u8) >= 0)
        && line.IndexOfAnyExceptInRange((byte)' ', (byte)'z') < 0;

    public static string[] Fields(ReadOnlySpan<byte> line) =>
        Encoding.ASCII.GetString(line).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static bool Is(ReadOnlySpan<byte> line, string[]? header) =>
        header is not null
            ? line.Count((byte)' ') == header.Length - 1
            : line.Count((byte)' ') == 13 && line[0] is >= (byte)'2' and <= (byte)'9' && line.IndexOf(" eni-"u8) > 0;

    public static string? Read(ReadOnlySpan<byte> line, ParsedFile file)
    {
        var to = file.Batch;
        to.Begin(Tables.Flow);
        var header = file.Header ?? Version2;
        var at = 0;
        foreach (var range in line.Split((byte)' '))
        {
            var value = line[range];
            if (
                !value.SequenceEqual("-"u8)
                && Columns.TryGetValue(header[at], out var column)
                && Set(to, column, value) is { } problem
            )
            {
                to.Undo();
                return problem;
            }

            at++;
        }

        // A flow has no id; the same line is the same flow.
        to.Set(0, Convert.ToHexStringLower(SHA256.HashData(line).AsSpan(0, 16)));
        return null;
    }

    private static string? Set(RowBatch to, int column, ReadOnlySpan<byte> value)
    {
        if (Tables.Flow.Columns[column].Kind == ColumnKind.Word)
        {
            to.Set(column, value);
            return null;
        }

        if (!long.TryParse(value, CultureInfo.InvariantCulture, out var number))
        {
            return $"a flow whose {Tables.Flow.Columns[column].Name} is no number";
        }

        number = column <= 2 ? number * 1000 : number;
        if (column <= 2 && !Moment.Plausible(number))
        {
            return "a flow at no plausible time";
        }

        to.Set(column, number);
        return null;
    }
}
