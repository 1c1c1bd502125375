using System.Buffers;
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

    // Fields that other formats have beside those kept; a header line names nothing else.
    private static readonly HashSet<string> Others =
    [
        "version",
        "subnet-id",
        "instance-id",
        "tcp-flags",
        "type",
        "pkt-srcaddr",
        "pkt-dstaddr",
        "region",
        "az-id",
        "sublocation-type",
        "sublocation-id",
        "pkt-src-aws-service",
        "pkt-dst-aws-service",
        "reject-reason",
        "resource-id",
        "encryption-status",
    ];

    /// <summary>Whether a line names fields: all that it says are names of fields, or most of them, where AWS has added some since.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> line)
    {
        if (line.Length > 2048 || line.IndexOfAnyExcept(NameBytes) >= 0)
        {
            return false;
        }

        var fields = Fields(line);
        var known = fields.Count(field =>
            Columns.ContainsKey(field) || Others.Contains(field) || field.StartsWith("ecs-", StringComparison.Ordinal)
        );
        return known > 0 && known * 2 > fields.Length;
    }

    private static readonly SearchValues<byte> NameBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789- "u8
    );

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

        // A flow has no id; the same line is the same flow. Where the format leaves out what tells flows apart, lines may be alike and
        // several flows: there the place in the file tells them apart.
        var id = Convert.ToHexStringLower(SHA256.HashData(line).AsSpan(0, 16));
        to.Set(
            0,
            Array.TrueForAll(Distinguishing, header.Contains)
                ? id
                : $"{id}@{System.IO.Path.GetFileName(file.Path)}:{file.Offset}"
        );
        return null;
    }

    private static readonly string[] Distinguishing =
    [
        "interface-id",
        "srcaddr",
        "dstaddr",
        "srcport",
        "dstport",
        "start",
    ];

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
