using Ringfence.Evidence.Ingest;

namespace Ringfence.Evidence.Engines;

/// <summary>S3's server access log, as <see cref="S3AccessLine"/> makes rows of it, from <c>text</c>.</summary>
internal static class AccessRelation
{
    private const string Word = """(?:"[^"]*"|\[[^\]]*\]|\S+)""";

    /// <summary>Name and expression of every column but those of the file.</summary>
    public static IReadOnlyList<(string Name, string Sql)> Columns(RawFields raw)
    {
        string At(int place) => raw.Extract("text", $"^(?:{Word} ){{{place}}}({Word})");
        string Known(int place) => $"nullif({At(place)}, '-')";
        var key = Known(7);

        // Percent-encoded, by S3's newer lines twice: where the request's own line agrees with the key undone twice, twice it is.
        var once = raw.Decoded(key);
        var twice = raw.Decoded(once);
        var asked = raw.Decoded(raw.Extract(At(8), "^\"?[A-Z]+ ([^? ]*)"));
        var name =
            $"CASE WHEN {raw.Extract(key, "(%25)")} IS NOT NULL AND substr({asked}, -length({twice})) = {twice} THEN {twice} ELSE {once} END";
        var bucket =
            $"CASE {string.Concat(Partition.Other.Select(one => $"WHEN {At(22)} LIKE '%.{one.Region}%' THEN '{one.Bucket}' "))}ELSE '{Partition.Bucket}' END";
        return
        [
            ("line", raw.ShortHash("text")),
            ("kind", "'s3-access'"),
            ("time", raw.CommonLogMilliseconds(raw.Extract("text", @"\[([^ ]+) \+0000\]"))),
            ("request_id", Known(5)),
            ("principal", Known(4)),
            ("person", raw.Extract(At(4), "assumed-role/(?:.*/)?([^/]*)$")),
            ("address", Known(3)),
            ("agent", $"nullif({raw.Extract(At(16), "^\"?([^\"]*)\"?$")}, '-')"),
            ("operation", Known(6)),
            ("resource", $"{bucket} || {At(1)} || CASE WHEN {key} IS NULL THEN '' ELSE '/' || {name} END"),
            ("status", Known(9)),
            ("bytes", raw.ToNumber(Known(11))),
        ];
    }
}
