using System.Globalization;
using Ringfence.Evidence.Detections;
using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Questions;

namespace Ringfence.Evidence.Engines;

/// <summary>
/// The questions as views without a page. What a question is given is a column of its view: <c>who</c> (each call once) and <c>timeline</c>
/// (every layer's row) have who and what; <c>call</c> has <c>asked</c>, every id of a call beside every row of it; <c>blast</c> the credential,
/// the principal, the person and the role; <c>diff</c> the day that is compared with the one before. <c>bypass</c> and <c>usage</c> need nothing. <c>anomalies</c> looks back a week from
/// the day on which it is asked: each of its detections reads the logs, and a condition on its rows would bound none of that.
/// </summary>
internal static class QuestionViews
{
    public static IReadOnlyList<(string Name, string Select)> Of(EngineDialect dialect)
    {
        var always = new Scope();
        return
        [
            ("who", LayerSql.Rows(dialect, [], once: true, always, paged: false)),
            ("timeline", LayerSql.Rows(dialect, [], once: false, always, paged: false)),
            (
                "bypass",
                BypassSql
                    .Text(dialect, always, paged: false)
                    .Replace(
                        ":window",
                        ((long)TrailRange.DefaultWindow.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
                        StringComparison.Ordinal
                    )
            ),
            ("usage", UsageSql.Text(dialect, always, paged: false)),
            ("call", Call),
            ("blast", BlastSql.OfEach()),
            ("diff", DiffSql.OfEachDay(dialect)),
            ("anomalies", Anomalies.OfLastDays(dialect, 7)),
        ];
    }

    // The ids of Ask.Call, for every call at once.
    private const string Call = """
        SELECT i.asked AS asked, t.* FROM timeline t JOIN (
          SELECT e.request_id AS asked, e.request_id AS id FROM event e WHERE e.request_id IS NOT NULL
          UNION DISTINCT SELECT v.request_id AS asked, v.request_id AS id FROM invocation v WHERE v.request_id IS NOT NULL
          UNION DISTINCT SELECT x.request_id AS asked, x.request_id AS id FROM access x WHERE x.request_id IS NOT NULL
          UNION DISTINCT SELECT g.request_id AS asked, g.request_id AS id FROM gateway_call g
          UNION DISTINCT SELECT g.request_id AS asked, a.aws_request_id AS id FROM attempt a JOIN gateway_call g ON g.id = a.call
          UNION DISTINCT SELECT a.aws_request_id AS asked, g.request_id AS id FROM attempt a JOIN gateway_call g ON g.id = a.call
          UNION DISTINCT SELECT a.aws_request_id AS asked, b.aws_request_id AS id FROM attempt a JOIN attempt b ON b.call = a.call
        ) i ON i.id = t.request_id
        """;
}
