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

    /// <summary>A line of PostgreSQL's log that is no audit record.</summary>
    public static bool IsOther(ReadOnlySpan<byte> line) =>
        line.Length > 23
        && line[4] == '-'
        && line[10] == ' '
        && (
            line.IndexOf(":LOG:"u8) > 0
            || line.IndexOf(":ERROR:"u8) > 0
            || line.IndexOf(":STATEMENT:"u8) > 0
            || line.IndexOf(":DETAIL:"u8) > 0
            || line.IndexOf(":FATAL:"u8) > 0
        );

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

        to.Begin(Tables.Access);
        to.Set(AccessColumn.Line, Convert.ToHexStringLower(SHA256.HashData(line).AsSpan(0, 16)));
        to.Set(AccessColumn.Kind, "pgaudit");
        to.Set(AccessColumn.Time, time);
        Prefix(Encoding.UTF8.GetString(prefix[19..]), to);
        var fields = Encoding.UTF8.GetString(line[(at + 7)..]).Split(',', 8);
        if (fields.Length < 7)
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

    // " UTC:10.0.1.5(43210):app_user@phi:[1234]:LOG:  "
    private static void Prefix(string prefix, RowBatch to)
    {
        var parts = prefix.Split(':');
        if (parts.Length < 4)
        {
            return;
        }

        var port = parts[1].IndexOf('(', StringComparison.Ordinal);
        to.Set(AccessColumn.Address, port > 0 ? parts[1][..port] : parts[1]);
        to.Set(AccessColumn.Principal, parts[2]);
        to.Set(AccessColumn.Person, parts[2].Split('@')[0]);
    }
}
