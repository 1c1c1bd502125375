using System.Security.Cryptography;
using System.Text;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Ingest;

/// <summary>
/// A line of an S3 server access log to a row. Best effort by AWS's own word: late, repeated or lost lines are possible, so it supports
/// and never proves.
/// </summary>
internal static class S3AccessLine
{
    /// <summary>Owner, bucket, then a time in brackets.</summary>
    public static bool Is(ReadOnlySpan<byte> line)
    {
        var first = line.IndexOf((byte)' ');
        var second = first < 0 ? -1 : line[(first + 1)..].IndexOf((byte)' ');
        return second > 0 && first >= 10 && line[(first + second + 2)..].StartsWith("["u8);
    }

    public static string? Read(ReadOnlySpan<byte> line, RowBatch to)
    {
        var rest = line;
        LineTokens.Next(ref rest);
        var bucket = LineTokens.Next(ref rest);
        if (!Moment.TryParseCommonLog(LineTokens.Next(ref rest), out var time) || !Moment.Plausible(time))
        {
            return "an S3 access line at no plausible time";
        }

        to.Begin(Tables.Access);
        to.Set(AccessColumn.Line, Convert.ToHexStringLower(SHA256.HashData(line).AsSpan(0, 16)));
        to.Set(AccessColumn.Kind, "s3-access");
        to.Set(AccessColumn.Time, time);
        Put(to, AccessColumn.Address, LineTokens.Next(ref rest));
        var requester = LineTokens.Next(ref rest);
        Put(to, AccessColumn.Principal, requester);
        if (requester.IndexOf("assumed-role/"u8) >= 0)
        {
            Put(to, AccessColumn.Person, requester[(requester.LastIndexOf((byte)'/') + 1)..]);
        }

        Put(to, AccessColumn.RequestId, LineTokens.Next(ref rest));
        Put(to, AccessColumn.Operation, LineTokens.Next(ref rest));
        var key = LineTokens.Next(ref rest);
        var request = LineTokens.Next(ref rest);
        Put(to, AccessColumn.Status, LineTokens.Next(ref rest));
        LineTokens.Next(ref rest);
        var bytes = LineTokens.Next(ref rest);
        if (long.TryParse(bytes, System.Globalization.CultureInfo.InvariantCulture, out var sent))
        {
            to.Set(AccessColumn.Bytes, sent);
        }

        for (var skip = 0; skip < 4; skip++)
        {
            LineTokens.Next(ref rest);
        }

        Put(to, AccessColumn.Agent, LineTokens.Next(ref rest));

        // Version, host id, signature, cipher, authentication; then the host asked, which tells the partition.
        for (var skip = 0; skip < 5; skip++)
        {
            LineTokens.Next(ref rest);
        }

        var arn =
            Partition.BucketAt(Encoding.UTF8.GetString(LineTokens.Next(ref rest))) + Encoding.UTF8.GetString(bucket);
        to.Set(AccessColumn.Resource, key.SequenceEqual("-"u8) ? arn : $"{arn}/{Key(key, request)}");
        return null;
    }

    // The key is percent-encoded, by S3's newer lines twice. The request's own line has it once: where that agrees with the key undone
    // twice, twice it is.
    private static string Key(ReadOnlySpan<byte> key, ReadOnlySpan<byte> request)
    {
        var once = Uri.UnescapeDataString(Encoding.UTF8.GetString(key));
        if (key.IndexOf("%25"u8) < 0)
        {
            return once;
        }

        LineTokens.Next(ref request);
        var path = LineTokens.Next(ref request);
        var query = path.IndexOf((byte)'?');
        var twice = Uri.UnescapeDataString(once);
        var asked = Uri.UnescapeDataString(Encoding.UTF8.GetString(query < 0 ? path : path[..query]));
        return asked.EndsWith('/' + twice, StringComparison.Ordinal) ? twice : once;
    }

    private static void Put(RowBatch to, int column, ReadOnlySpan<byte> value)
    {
        if (value.Length > 0 && !value.SequenceEqual("-"u8))
        {
            to.Set(column, value);
        }
    }
}
