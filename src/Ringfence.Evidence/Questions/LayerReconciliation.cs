using Ringfence.Evidence.Integrity;
using Ringfence.Evidence.Store;

namespace Ringfence.Evidence.Questions;

/// <summary>
/// The layers of a store against each other. Delivery delay is no loss: what is younger than the window is not judged, and what a layer
/// does not cover at all is told as unsure.
/// </summary>
public static class LayerReconciliation
{
    /// <summary>Findings, worst kinds first; at most a thousand a kind.</summary>
    /// <param name="window">How late a layer's record may come.</param>
    public static IReadOnlyList<TrailFinding> Run(EvidenceStore store, TimeSpan window, Scope scope)
    {
        var parameters = new Dictionary<string, object?>
        {
            ["from"] = scope.FromMilliseconds,
            ["to"] = scope.ToMilliseconds,
            ["window"] = (long)window.TotalMilliseconds,
        };
        var findings = new List<TrailFinding>();
        foreach (var check in Checks)
        {
            foreach (var row in Query.Run(store, check.Sql, parameters).Rows)
            {
                findings.Add(
                    new(check.Kind, check.Severity, (string?)row[0] ?? "", (string?)row[1] ?? "", row[2] is 1L)
                );
            }
        }

        return findings;
    }

    /// <summary>
    /// How far CloudTrail's clock lies behind the gateway's, in milliseconds, as the median over joined calls: CloudTrail notes whole seconds
    /// and the end of a request, so half a second and a call's length are no skew. Null without a joined call.
    /// </summary>
    public static long? ClockSkew(EvidenceStore store) =>
        Query
            .Run(
                store,
                """
                SELECT e.time + 500 - coalesce(g.ended, g.time) AS skew FROM attempt a
                JOIN gateway_call g ON g.id = a.call JOIN event e ON e.request_id = a.aws_request_id AND e.model_call = 1
                ORDER BY 1 LIMIT 1 OFFSET (SELECT count(*) / 2 FROM attempt a2 JOIN event e2 ON e2.request_id = a2.aws_request_id AND e2.model_call = 1)
                """,
                new Dictionary<string, object?>()
            )
            .Rows
            is [[long skew]]
            ? skew
            : null;

    private sealed record Check(FindingKind Kind, Severity Severity, string Sql);

    // Each answers object, detail, sure. CloudTrail notes whole seconds: a call of one may have been made at its end. A digest vouches for its
    // own account and region alone. A guardrail's check is a data event, which a trail may leave out. Invocation logging is switched on by account and region, and of a call's ways it logs four: elsewhere
    // nothing is missing.
    private static readonly Check[] Checks =
    [
        new(
            FindingKind.LedgerBroken,
            Severity.Critical,
            "SELECT 'ledger ' || l.place, replace(l.problems, char(10), '; '), 1 FROM ledger l WHERE l.problems IS NOT NULL ORDER BY l.place LIMIT 1000"
        ),
        new(
            FindingKind.Bypass,
            Severity.Critical,
            """
            SELECT 'request ' || coalesce(e.request_id, e.event_id), e.name || ' of ' || coalesce(e.model, 'a model') || ' by ' || coalesce(e.principal, '?') || ' from ' || coalesce(e.address, '?') || ': no gateway entry explains it' || CASE WHEN e.name IN ('ApplyGuardrail', 'InvokeGuardrailChecks', 'CountTokens', 'Retrieve') THEN '; it calls no model, and what it was given may be protected' ELSE '' END,
              NOT (e.name = 'ApplyGuardrail' AND e.role IN (SELECT w.value FROM attempt s JOIN event n ON n.request_id = s.aws_request_id JOIN word w ON w.id = n.role))
                AND e.time + 999 >= (SELECT min(time) FROM gateway_call) AND e.time <= (SELECT max(coalesce(ended, time)) FROM gateway_call)
            FROM unexplained u CROSS JOIN event_v e ON e.id = u.event WHERE coalesce(e.time, 0) >= :from AND coalesce(e.time, 0) < :to ORDER BY e.id LIMIT 1000
            """
        ),
        new(
            FindingKind.CloudtrailMissing,
            Severity.High,
            """
            SELECT 'request ' || a.aws_request_id, 'the gateway recorded this call, and CloudTrail has no event of it: lost, or forged in the ledger',
              (g.operation IS NULL OR g.operation NOT IN (SELECT id FROM word WHERE value IN ('ApplyGuardrail', 'CountTokens')) OR EXISTS (SELECT 1 FROM event e WHERE e.name = g.operation))
              AND EXISTS (SELECT 1 FROM digest d WHERE d.trusted = 1 AND d.start <= g.time AND d.ended >= g.time + :window
                AND d.object LIKE '%/CloudTrail-Digest/' || coalesce((SELECT value FROM word WHERE id = g.region), '%') || '/%')
            FROM attempt a JOIN gateway_call g ON g.id = a.call
            WHERE g.time >= :from AND g.time < :to AND g.time + :window < (SELECT max(time) FROM event)
              AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = a.aws_request_id) ORDER BY g.time LIMIT 1000
            """
        ),
        new(
            FindingKind.CloudtrailMissing,
            Severity.High,
            """
            SELECT 'request ' || i.request_id, 'Bedrock logged this invocation, and CloudTrail has no event of it',
              EXISTS (SELECT 1 FROM digest d WHERE d.trusted = 1 AND d.start <= i.time AND d.ended >= i.time + :window
                AND d.object LIKE '%/' || coalesce((SELECT value FROM word WHERE id = i.account), '%') || '/CloudTrail-Digest/' || coalesce((SELECT value FROM word WHERE id = i.region), '%') || '/%')
            FROM invocation i WHERE i.time >= :from AND i.time < :to AND i.time + :window < (SELECT max(time) FROM event)
              AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = i.request_id)
              AND NOT EXISTS (SELECT 1 FROM attempt a WHERE a.aws_request_id = i.request_id) ORDER BY i.time LIMIT 1000
            """
        ),
        new(
            FindingKind.InvocationMissing,
            Severity.Medium,
            """
            WITH logged AS MATERIALIZED (SELECT account, region, min(time) AS first, max(time) AS last FROM invocation GROUP BY account, region)
            SELECT 'request ' || e.request_id, 'CloudTrail has this call, and the invocation log, which has calls before and after it, has not', 0
            FROM event e
            WHERE e.model_call = 1 AND e.error IS NULL AND e.time >= :from AND e.time < :to
              AND e.source = (SELECT id FROM word WHERE value = 'bedrock.amazonaws.com')
              AND e.name IN (SELECT id FROM word WHERE value IN ('InvokeModel', 'InvokeModelWithResponseStream', 'Converse', 'ConverseStream'))
              AND EXISTS (SELECT 1 FROM logged l WHERE e.time > l.first AND e.time + :window < l.last
                AND coalesce(l.account = e.account, 1) AND coalesce(l.region = e.region, 1))
              AND NOT EXISTS (SELECT 1 FROM invocation i WHERE i.request_id = e.request_id) ORDER BY e.time LIMIT 1000
            """
        ),
        new(
            FindingKind.AnswerMissing,
            Severity.Medium,
            """
            SELECT 'entry ' || g.entry || ' of ' || coalesce((SELECT value FROM word WHERE id = g.ledger), '?'), 'asked and never answered: the gateway was stopped during this call', 1
            FROM gateway_call g WHERE g.answered IS NULL AND g.time >= :from AND g.time < :to AND g.time + :window < (SELECT max(time) FROM gateway_call) ORDER BY g.entry LIMIT 1000
            """
        ),
        new(
            FindingKind.TokensDisagree,
            Severity.High,
            """
            SELECT 'request ' || a.aws_request_id,
              'input and output tokens: gateway ' || coalesce(g.input_tokens || '+' || g.output_tokens, 'unknown') || ', CloudTrail ' || coalesce(e.input_tokens || '+' || e.output_tokens, 'unknown') || ', invocation log ' || coalesce(i.input_tokens || '+' || i.output_tokens, 'unknown'), 1
            FROM attempt a JOIN gateway_call g ON g.id = a.call
              LEFT JOIN event e ON e.request_id = a.aws_request_id AND e.input_tokens IS NOT NULL LEFT JOIN invocation i ON i.request_id = a.aws_request_id
            WHERE g.time >= :from AND g.time < :to AND coalesce(g.partial, 0) = 0 AND g.error = (SELECT id FROM word WHERE value = 'None')
              AND (e.input_tokens <> g.input_tokens OR e.output_tokens <> g.output_tokens OR i.input_tokens <> g.input_tokens OR i.output_tokens <> g.output_tokens OR e.input_tokens <> i.input_tokens OR e.output_tokens <> i.output_tokens)
            ORDER BY g.time LIMIT 1000
            """
        ),
        new(FindingKind.LayersDisagree, Severity.High, TwoTellings.Sql),
        new(
            FindingKind.BodyMissing,
            Severity.Medium,
            """
            SELECT 'request ' || i.request_id, 'by its record the ' || s.side || ' lies in an object of its own, and no such object was read: deleted, or left out of the copy',
              EXISTS (SELECT 1 FROM body)
            FROM invocation_v i JOIN (SELECT 'input' AS side UNION ALL SELECT 'output') s ON instr(i.bodies, s.side || '-s3') > 0
            WHERE i.time >= :from AND i.time < :to AND NOT EXISTS (SELECT 1 FROM body_v b WHERE b.request_id = i.request_id AND b.side = s.side) ORDER BY i.time LIMIT 1000
            """
        ),
        new(
            FindingKind.BodyMissing,
            Severity.Medium,
            """
            SELECT b.object, 'a body of request ' || b.request_id || ', of which the invocation log has no record', 0
            FROM body b WHERE NOT EXISTS (SELECT 1 FROM invocation i WHERE i.request_id = b.request_id)
              AND :from <= coalesce((SELECT max(time) FROM invocation), :from) AND :to > coalesce((SELECT min(time) FROM invocation), :from) AND :window >= 0 ORDER BY b.object LIMIT 1000
            """
        ),
        new(
            FindingKind.IdReused,
            Severity.High,
            """
            SELECT c.layer || ' ' || c.id, 'another record has this id and says something else (' || c.fields || '), in ' || (SELECT path FROM file WHERE id = c.file) || ': replayed with a change, or forged', 1
            FROM contradiction c LEFT JOIN event e ON c.layer = 'cloudtrail' AND e.event_id = c.id LEFT JOIN invocation i ON c.layer = 'invocation-log' AND i.request_id = c.id
            WHERE coalesce(e.time, i.time, 0) >= :from AND coalesce(e.time, i.time, 0) < :to AND :window >= 0 ORDER BY c.layer, c.id, c.file LIMIT 1000
            """
        ),
    ];
}
