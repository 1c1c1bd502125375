using static Ringfence.Evidence.Integrity.Severity;

namespace Ringfence.Evidence.Detections;

/// <summary>Habits that change. Statistics are robust: the median, and the median of deviations from it, which a few extremes do not move.</summary>
internal static class Behaviour
{
    private const string Review = "164.308(a)(1)(ii)(D), CC7.2";

    // Hours of a person: calls and tokens; a spike is more than six robust deviations above the person's median of active hours, and at least 20 calls.
    private const string Spike = $"""
        WITH hours AS (
          SELECT e.person, e.time / 3600000 AS hour, count(*) AS calls, min(e.time) AS time, min(e.request_id) AS request_id
          FROM event e WHERE e.model_call = 1 AND e.person IS NOT NULL AND {Detection.Range} GROUP BY e.person, hour),
        ranked AS (SELECT *, row_number() OVER (PARTITION BY person ORDER BY calls) AS at, count(*) OVER (PARTITION BY person) AS many FROM hours),
        middle AS (SELECT person, avg(calls) AS median FROM ranked WHERE at IN ((many + 1) / 2, (many + 2) / 2) AND many >= 12 GROUP BY person),
        away AS (SELECT h.person, abs(h.calls - m.median) AS away, row_number() OVER (PARTITION BY h.person ORDER BY abs(h.calls - m.median)) AS at, count(*) OVER (PARTITION BY h.person) AS many FROM hours h JOIN middle m ON m.person = h.person),
        mad AS (SELECT person, avg(away) AS mad FROM away WHERE at IN ((many + 1) / 2, (many + 2) / 2) GROUP BY person)
        SELECT h.time, (SELECT value FROM word WHERE id = h.person) AS person, NULL AS principal, NULL AS address,
          h.calls || ' calls in an hour; the median is ' || m.median AS what, h.calls AS count, h.request_id
        FROM hours h JOIN middle m ON m.person = h.person JOIN mad d ON d.person = h.person
        WHERE h.calls >= 20 AND 0.6745 * (h.calls - m.median) / max(d.mad, 1) > 6
        """;

    public static IReadOnlyList<Detection> All { get; } =
    [
        new(
            "volume-spike",
            "Many more model calls in an hour than this person makes",
            Medium,
            "T1496.004",
            Review,
            "A script, a stolen credential, or somebody pulling out data.",
            "timeline of that hour",
            Spike
        ),
        new(
            "first-seen-address",
            "A known principal from an address never seen with it",
            Low,
            "T1078.004",
            Review,
            "A credential may be used elsewhere.",
            "blast of the principal since then",
            FirstSeen("address")
        ),
        new(
            "first-seen-model",
            "A known principal calls a model it never called",
            Low,
            "T1078.004",
            Review,
            "Probing, or an application that changed.",
            "who of that model",
            FirstSeen("model")
        ),
        new(
            "denied-burst",
            "Many refusals of one principal within an hour",
            Medium,
            "T1580",
            Review,
            "Somebody tries what a credential can do.",
            "blast of the principal",
            $"""
            SELECT min(e.time) AS time, e.person, e.principal, min(e.address) AS address, count(DISTINCT e.source || e.name) || ' operations refused: ' || group_concat(DISTINCT e.name) AS what, count(*) AS count, min(e.request_id) AS request_id
            FROM event_v e WHERE e.error IS NOT NULL AND (e.error LIKE '%Denied%' OR e.error LIKE '%Unauthorized%' OR e.error = 'ValidationException') AND {Detection.Range}
            GROUP BY e.principal, e.time / 3600000 HAVING count(*) >= 10
            """
        ),
        new(
            "model-access-enumeration",
            "Looks for models, their access and their logging, and then calls: how stolen keys are tried for model access",
            High,
            "T1580",
            Review,
            "The breadth of a day's Bedrock operations is that of known attacks (six or more of fifteen).",
            "blast of the access key; disable it",
            $"""
            SELECT min(e.time) AS time, e.person, e.principal, min(e.address) AS address, group_concat(DISTINCT e.name) AS what, count(*) AS count, min(e.request_id) AS request_id
            FROM event_v e WHERE e.source = 'bedrock.amazonaws.com' AND {Detection.Range} AND e.name IN ('ListFoundationModels', 'GetFoundationModel', 'GetFoundationModelAvailability', 'ListFoundationModelAgreementOffers', 'CreateFoundationModelAgreement', 'PutFoundationModelEntitlement', 'PutUseCaseForModelAccess', 'GetUseCaseForModelAccess', 'GetModelInvocationLoggingConfiguration', 'ListProvisionedModelThroughputs', 'ListInferenceProfiles', 'InvokeModel', 'InvokeModelWithResponseStream', 'Converse', 'ConverseStream')
            GROUP BY e.principal, e.time / 86400000 HAVING count(DISTINCT e.name) >= 6
              OR (count(DISTINCT e.name) >= 3 AND sum(e.name IN ('PutUseCaseForModelAccess', 'CreateFoundationModelAgreement', 'PutFoundationModelEntitlement')) > 0 AND sum(e.name LIKE 'Invoke%' OR e.name LIKE 'Converse%') > 0)
            """
        ),
        new(
            "mass-read",
            "Many records read by one principal within an hour",
            Medium,
            "T1530",
            "164.308(a)(1)(ii)(D), 164.502(b), CC6.1",
            "More than one person needs for care.",
            "who of the principal; the records themselves",
            $"""
            SELECT min(e.time) AS time, e.person, e.principal, min(e.address) AS address, count(DISTINCT e.resource) || ' objects' AS what, count(*) AS count, min(e.request_id) AS request_id
            FROM event_v e WHERE e.name = 'GetObject' AND {Detection.Range} GROUP BY e.principal, e.time / 3600000 HAVING count(DISTINCT e.resource) >= 100
            """
        ),
        new(
            "secrets-swept",
            "Many secrets, parameters or passwords fetched at once",
            High,
            "T1555.006",
            "164.312(a)(1), CC6.1",
            "A sweep, not an application's start.",
            "blast of the principal; rotate what was read",
            $"""
            SELECT min(e.time) AS time, e.person, e.principal, min(e.address) AS address, e.name AS what, count(*) AS count, min(e.request_id) AS request_id
            FROM event_v e WHERE e.name IN ('GetSecretValue', 'BatchGetSecretValue', 'GetPasswordData', 'GetParameters', 'GetParameter', 'DescribeInstanceAttribute') AND {Detection.Range}
            GROUP BY e.principal, e.name, e.time / 3600000 HAVING count(*) >= 10 OR e.name = 'BatchGetSecretValue'
            """
        ),
        new(
            "guardrail-hits",
            "A guardrail intervened again and again for one person within a day",
            Medium,
            "T1059",
            Review,
            "Somebody tries to get around it, or an application sends what it should not.",
            "timeline of that day",
            """
            SELECT min(e.time) AS time, e.person, e.principal, NULL AS address, 'interventions' AS what, count(*) AS count, min(e.request_id) AS request_id
            FROM (SELECT time, person, principal, request_id FROM invocation_v WHERE guardrail = 1
              UNION ALL SELECT time, person, principal, request_id FROM gateway_call_v WHERE guardrail = 'intervened') e
            WHERE coalesce(e.time, 0) >= :from AND coalesce(e.time, 0) < :to GROUP BY e.person, e.time / 86400000 HAVING count(*) >= 3
            """
        ),
    ];

    // Known for a week, and then something new with it: what is new with a new principal is no news.
    private static string FirstSeen(string column) =>
        $"""
            SELECT f.first AS time, (SELECT value FROM word WHERE id = f.person) AS person, (SELECT value FROM word WHERE id = f.principal) AS principal,
              NULL AS address, (SELECT value FROM word WHERE id = f.thing) AS what, f.calls AS count, NULL AS request_id
            FROM (SELECT e.principal, e.{column} AS thing, min(e.person) AS person, min(e.time) AS first, count(*) AS calls FROM event e
                  WHERE e.model_call = 1 AND e.{column} IS NOT NULL AND e.time < :to GROUP BY e.principal, e.{column}) f
            JOIN (SELECT principal, min(time) AS born FROM event WHERE model_call = 1 GROUP BY principal) p ON p.principal = f.principal
            WHERE f.first >= :from AND f.first >= p.born + 604800000
            """;
}
