namespace Ringfence.Evidence.Questions;

/// <summary>
/// What CloudTrail and the invocation log say of the same call, held side by side. Nobody signs the invocation log: one that was altered
/// is known by what it contradicts.
/// </summary>
internal static class TwoTellings
{
    // A model may be told with its geography before it or its context's length behind it, or by a profile of one's own, which names none:
    // only two names of models are compared. Both note when a call was made, one its beginning and one its end, and no call lasts hours.
    private const string OtherModel =
        "m.value <> n.value AND m.value LIKE '%.%' AND n.value LIKE '%.%' AND m.value NOT LIKE 'arn:%' AND n.value NOT LIKE 'arn:%' AND instr(m.value, n.value) = 0 AND instr(n.value, m.value) = 0";

    /// <summary>Object, detail, sure, as every check of <see cref="LayerReconciliation"/>.</summary>
    public const string Sql = $"""
        WITH runtime AS (SELECT id FROM word WHERE value IN ('InvokeModel', 'InvokeModelWithResponseStream', 'Converse', 'ConverseStream')),
        told AS (
          SELECT i.request_id AS id, i.time AS time,
            CASE WHEN p.value LIKE 'arn:%' AND q.value LIKE 'arn:%' AND p.value <> q.value THEN '; principal ' || p.value || ', ' || q.value ELSE '' END
              || CASE WHEN {OtherModel} THEN '; model ' || m.value || ', ' || n.value ELSE '' END
              || CASE WHEN e.name <> i.operation AND e.name IN runtime AND i.operation IN runtime THEN '; operation ' || (SELECT value FROM word WHERE id = e.name) || ', ' || (SELECT value FROM word WHERE id = i.operation) ELSE '' END
              || CASE WHEN e.region <> i.region THEN '; region ' || (SELECT value FROM word WHERE id = e.region) || ', ' || (SELECT value FROM word WHERE id = i.region) ELSE '' END
              || CASE WHEN abs(e.time - i.time) > max(:window, 7200000) THEN '; time ' || strftime('%Y-%m-%dT%H:%M:%SZ', e.time / 1000, 'unixepoch') || ', ' || strftime('%Y-%m-%dT%H:%M:%SZ', i.time / 1000, 'unixepoch') ELSE '' END AS differently
          FROM invocation i JOIN event e ON e.request_id = i.request_id AND e.model_call = 1
            LEFT JOIN word p ON p.id = e.principal LEFT JOIN word q ON q.id = i.principal
            LEFT JOIN word m ON m.id = e.model LEFT JOIN word n ON n.id = i.model
          WHERE i.time >= :from AND i.time < :to
          UNION ALL
          SELECT i.request_id, i.time, '; request id of the gateway ' || g.request_id || ', ' || i.ringfence_id
          FROM invocation i JOIN attempt a ON a.aws_request_id = i.request_id JOIN gateway_call g ON g.id = a.call
          WHERE i.ringfence_id <> g.request_id AND i.time >= :from AND i.time < :to)
        SELECT 'request ' || id, 'the invocation log tells this call otherwise than the signed layers do (theirs first): ' || substr(differently, 3), 1
        FROM told WHERE differently <> '' ORDER BY time, id LIMIT 1000
        """;
}
