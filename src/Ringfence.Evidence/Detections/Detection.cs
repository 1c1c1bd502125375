using Ringfence.Evidence.Integrity;

namespace Ringfence.Evidence.Detections;

/// <summary>Something worth a look, as data and a query.</summary>
/// <param name="Why">What it may mean.</param>
/// <param name="Next">What to look at next.</param>
/// <param name="Attack">MITRE ATT&amp;CK technique.</param>
/// <param name="Controls">Paragraphs that it bears on: HIPAA (45 CFR), SOC 2.</param>
/// <param name="Sql">
/// Answers <c>time, person, principal, address, what, count, request_id</c> over the layers, with <c>:from</c> and <c>:to</c>, in the words of
/// <see cref="DetectionSql"/>: it is asked of the store, ClickHouse and Athena alike.
/// </param>
/// <param name="Method">How it decides, where it is more than one event that fits.</param>
internal sealed record Detection(
    string Id,
    string Title,
    Severity Severity,
    string Attack,
    string Controls,
    string Why,
    string Next,
    string Sql,
    string Method = "each event that fits"
)
{
    /// <summary>One row an event of these names.</summary>
    /// <param name="where">A further condition on <c>e</c>.</param>
    public static string Named(string names, string where = "1 = 1") =>
        $"""
            SELECT e.time AS time, e.person AS person, e.principal AS principal, e.address AS address,
              coalesce(e.source, '') || ' ' || coalesce(e.name, '') || coalesce(' ' || substr(e.detail, 1, 200), '') || coalesce(' (' || e.error || ')', '') AS what, 1 AS count, e.request_id AS request_id
            FROM event_v e WHERE e.name IN ({string.Join(
                ", ",
                names.Split(' ').Select(name => $"'{name}'")
            )}) AND {Range} AND {where}
            """;

    /// <summary>One row a model call under a condition.</summary>
    public static string Call(string where) =>
        $"""
            SELECT min(e.time) AS time, min(e.person) AS person, e.principal AS principal, e.address AS address, e.name || ' ' || coalesce(e.model, '') AS what, count(*) AS count, min(e.request_id) AS request_id
            FROM event_v e WHERE e.model_call = 1 AND {Range} AND {where} GROUP BY e.principal, e.address, e.name, e.model
            """;

    /// <summary>Within the span asked for; events without a time are in every span.</summary>
    public const string Range = "WITHIN(e)";
}
