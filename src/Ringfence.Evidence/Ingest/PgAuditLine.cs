using System.Security.Cryptography;
using System.Text;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// A pgaudit line of RDS or Aurora to a row: <c>TIME UTC:HOST(PORT):USER@DB:[PID]:LOG:  AUDIT: SESSION,1,1,READ,SELECT,TABLE,public.patients,…</c>.
/// The statement and its parameters are not kept: they may hold identifiers.
/// </summary>
internal static class PgAuditLine
{
    public static bool Is(ReadOnlySpan<byte> line) =>
        line.IndexOf("AUDIT: SESSION,"u8) >= 0 || line.IndexOf("AUDIT: OBJECT,"u8) >= 0;

    /// <summary>A line of PostgreSQL's log that is no audit record: <c>TIME ZONE:…:LEVEL:  </c>.</summary>
    public static bool IsOther(ReadOnlySpan<byte> line)
    {
        if (line.Length <= 23 || line[4] != '-' || line[7] != '-' || line[10] != ' ' || line[13] != ':')
        {
            return false;
        }

        foreach (var level in Levels)
        {
            if (line.IndexOf(level) > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static readonly byte[][] Levels =
    [
        .. new[]
        {
            "LOG",
            "ERROR",
            "STATEMENT",
            "DETAIL",
            "FATAL",
            "WARNING",
            "NOTICE",
            "INFO",
            "HINT",
            "CONTEXT",
            "QUERY",
            "PANIC",
            "LOCATION",
            "DEBUG1",
            "DEBUG2",
            "DEBUG3",
            "DEBUG4",
            "DEBUG5",
        }.Select(level => Encoding.ASCII.GetBytes($":{level}:")),
    ];

    public static string? Read(ReadOnlySpan<byte> line, RowBatch to)
    {
        var at = line.IndexOf("AUDIT: "u8);
        var prefix = line[..at];
        if (
            prefix.Length < 19
            || !Moment.TryParse(
                Encoding.ASCII.GetBytes(Encoding.UTF8.GetString(prefix[..19]).Replace(' ', 'T') + "Z"),
                out var time
            )
        )
        {
            return "a pgaudit line at no plausible time";
        }

        if (OtherZone(prefix[19..]))
        {
            return "a pgaudit line whose time is in another zone than UTC: set log_timezone to UTC";
        }

        to.Begin(Tables.Access);
        to.Set(AccessColumn.Line, Convert.ToHexStringLower(SHA256.HashData(line).AsSpan(0, 16)));
        to.Set(AccessColumn.Kind, "pgaudit");
        to.Set(AccessColumn.Time, time);
        Prefix(Encoding.UTF8.GetString(prefix[19..]), to);
        var fields = Fields(Encoding.UTF8.GetString(line[(at + 7)..]));
        if (fields.Count < 7)
        {
            to.Undo();
            return "a pgaudit line with fewer than seven fields";
        }

        to.Set(AccessColumn.Operation, fields[4]);
        to.Set(AccessColumn.Status, fields[3]);
        if (fields[6].Length > 0)
        {
            to.Set(AccessColumn.Resource, fields[6]);
        }

        return null;
    }

    // " UTC:10.0.1.5(43210):app_user@phi:[1234]:LOG:  ". An address of IPv6 has colons of its own, so it is read from the process id.
    private static void Prefix(string prefix, RowBatch to)
    {
        var process = prefix.IndexOf(":[", StringComparison.Ordinal);
        var zone = prefix.IndexOf(':', StringComparison.Ordinal);
        var user = process < 0 ? -1 : prefix.LastIndexOf(':', process - 1);
        if (user <= zone)
        {
            return;
        }

        var host = prefix[(zone + 1)..user];
        var port = host.IndexOf('(', StringComparison.Ordinal);
        to.Set(AccessColumn.Address, port > 0 ? host[..port] : host);
        var principal = prefix[(user + 1)..process];
        to.Set(AccessColumn.Principal, principal);
        to.Set(AccessColumn.Person, principal.Split('@')[0]);
    }

    // ".123 EST:…": what stands between the seconds and the first colon.
    private static bool OtherZone(ReadOnlySpan<byte> rest)
    {
        var space = rest.IndexOf((byte)' ');
        var end = rest.IndexOf((byte)':');
        return space >= 0
            && end > space + 1
            && rest[(space + 1)..end] is var zone
            && !zone.SequenceEqual("UTC"u8)
            && !zone.SequenceEqual("GMT"u8);
    }

    // The first seven, by CSV's rule: a name in quotation marks may hold commas, and quotation marks of its own twice.
    private static List<string> Fields(string text)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        for (var at = 0; fields.Count < 7 && at <= text.Length; at++)
        {
            if (at == text.Length || text[at] == ',')
            {
                fields.Add(field.ToString());
                field.Clear();
                continue;
            }

            if (text[at] != '"')
            {
                field.Append(text[at]);
                continue;
            }

            for (at++; at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')); at++)
            {
                field.Append(text[at]);
                at += text[at] == '"' ? 1 : 0;
            }
        }

        return fields;
    }
}
