using System.Text.RegularExpressions;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Packs;

/// <summary>
/// How complete each layer is over a period. CloudTrail must be complete in every account and region that the store knows of: one
/// region's digests say nothing of another's.
/// </summary>
internal static partial class Completeness
{
    public static IReadOnlyList<LayerHours> Of(EvidenceStore? store, DateTimeOffset from, DateTimeOffset to)
    {
        if (store is null)
        {
            return [.. Names.Select(name => new LayerHours(name, [], false, "no evidence store was given"))];
        }

        return
        [
            CloudTrail(store, from, to),
            Gateway(store, from, to),
            new("invocation-log", [], false, "AWS signs nothing over it: its absence proves nothing"),
            new("access", [], false, "delivered at best effort and unsigned: its absence proves nothing"),
        ];
    }

    private static readonly string[] Names = ["cloudtrail", "gateway", "invocation-log", "access"];

    private static LayerHours CloudTrail(EvidenceStore store, DateTimeOffset from, DateTimeOffset to)
    {
        var places = Places(store);
        if (places.Count == 0)
        {
            return new("cloudtrail", [], false, "the store holds no log file of CloudTrail and no digest");
        }

        List<TimeSpanUtc>? proven = null;
        var lacking = new List<string>();
        foreach (var (place, spans) in places.OrderBy(place => place.Key, StringComparer.Ordinal))
        {
            var merged = Spans.Merge(Clip(spans, from, to));
            if (!Covers(merged, from, to))
            {
                lacking.Add(place);
            }

            proven = proven is null ? merged : Spans.Intersect(proven, merged);
        }

        return new(
            "cloudtrail",
            proven!,
            lacking.Count == 0,
            lacking.Count == 0
                ? $"signed digests cover the whole period in {places.Count} account and region pairs, and every log file that they list is in the store as listed"
                : $"no unbroken chain of trusted digests with all their log files over the whole period in {string.Join(", ", lacking)}; ingest the missing digests, logs and public keys"
        );
    }

    // Account and region, and the spans whose digest is trusted and whose logs are all here.
    private static Dictionary<string, List<TimeSpanUtc>> Places(EvidenceStore store)
    {
        var places = new Dictionary<string, List<TimeSpanUtc>>(StringComparer.Ordinal);
        using (
            var logs = new Statement(store.Database, "SELECT DISTINCT name FROM file WHERE kinds LIKE '%cloudtrail=%'")
        )
        {
            while (logs.Step())
            {
                var match = LogFile.Match(logs.Text(0)!);
                Of(
                    match.Success
                        ? $"{match.Groups["account"].Value} {match.Groups["region"].Value}"
                        : "files without a name of CloudTrail's"
                );
            }
        }

        using var digests = new Statement(
            store.Database,
            """
            SELECT d.object, d.start, d.ended, d.trusted = 1
              AND NOT EXISTS (SELECT 1 FROM digest_log l WHERE l.digest = d.id AND NOT EXISTS (SELECT 1 FROM file f WHERE f.sha256 = l.sha256))
            FROM digest d ORDER BY d.start
            """
        );
        while (digests.Step())
        {
            var name = DigestName.Parse(Path.GetFileName(digests.Text(0)!));
            var spans = Of(name is null ? "digests without a name of CloudTrail's" : $"{name.Account} {name.Region}");
            if (digests.Number(3) == 1)
            {
                spans.Add(new(Moment(digests.Number(1)), Moment(digests.Number(2))));
            }
        }

        return places;

        List<TimeSpanUtc> Of(string place)
        {
            if (!places.TryGetValue(place, out var spans))
            {
                places[place] = spans = [];
            }

            return spans;
        }
    }

    private static LayerHours Gateway(EvidenceStore store, DateTimeOffset from, DateTimeOffset to)
    {
        var spans = Spans.Merge([.. Coverage.Of(store, new Scope(from, to))["gateway"]]);
        var complete = Covers(spans, from, to);
        return new(
            "gateway",
            spans,
            complete,
            complete ? "the ledger verifies, and has entries before and after the period"
                : spans.Count == 0 ? "the store holds no entry of a verified ledger in this period"
                : "the ledger verifies from its first entry of the period to its last; what lies before and after them is not proven"
        );
    }

    private static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static List<TimeSpanUtc> Clip(List<TimeSpanUtc> spans, DateTimeOffset from, DateTimeOffset to) =>
        [
            .. spans
                .Select(span => new TimeSpanUtc(span.From > from ? span.From : from, span.To < to ? span.To : to))
                .Where(span => span.From < span.To),
        ];

    private static bool Covers(IReadOnlyList<TimeSpanUtc> merged, DateTimeOffset from, DateTimeOffset to) =>
        merged.Count == 1 && merged[0].From <= from && merged[0].To >= to;

    [GeneratedRegex(
        @"^(?<account>\d{12})_CloudTrail_(?<region>[a-z0-9-]+)_\d{8}T\d{4}",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex LogFile { get; }
}
