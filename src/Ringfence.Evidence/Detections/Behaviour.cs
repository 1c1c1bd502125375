using static Ringfence.Evidence.Integrity.Severity;

namespace Ringfence.Evidence.Detections;

/// <summary>Habits that change. Statistics are robust: the median, and the median of deviations from it, which a few extremes do not move.</summary>
internal static class Behaviour
{
    private const string Review = "164.308(a)(1)(ii)(D), CC7.2";

    private const string SpikeMethod =
        "hours of a person in which there is a call; modified z-score 0.6745 (x - median) / MAD above 6, MAD (the median of absolute deviations) at least ";

    private static readonly string Spike = SpikeOf("count(*)", "calls", least: 20, floor: 1);

    // Tokens as CloudTrail counts them; a call whose tokens it does not say counts none.
    private static readonly string TokenSpike = SpikeOf(
        "coalesce(sum(coalesce(e.input_tokens, 0) + coalesce(e.output_tokens, 0)), 0)",
        "tokens",
        least: 20_000,
        floor: 500
    );

    private static string SpikeOf(string measure, string unit, int least, int floor) =>
        $"""
            WITH hours AS (
              SELECT e.person AS person, PER(e.time, 3600000) AS hour, {measure} AS calls, count(*) AS events, min(e.time) AS time, min(e.request_id) AS request_id
              FROM event e WHERE e.model_call = 1 AND e.person IS NOT NULL AND {Detection.Range} GROUP BY e.person, PER(e.time, 3600000)),
            ranked AS (SELECT person, calls, row_number() OVER (PARTITION BY person ORDER BY calls) AS at, count(*) OVER (PARTITION BY person) AS many FROM hours),
            middle AS (SELECT person, avg(calls) AS median FROM ranked WHERE at IN (PER(many + 1, 2), PER(many + 2, 2)) AND many >= 12 GROUP BY person),
            away AS (SELECT h.person, abs(h.calls - m.median) AS away, row_number() OVER (PARTITION BY h.person ORDER BY abs(h.calls - m.median)) AS at, count(*) OVER (PARTITION BY h.person) AS many FROM hours h JOIN middle m ON m.person = h.person),
            mad AS (SELECT person, avg(away) AS mad FROM away WHERE at IN (PER(many + 1, 2), PER(many + 2, 2)) GROUP BY person)
            SELECT h.time AS time, SHARED(h.person) AS person, NOTHING AS principal, NOTHING AS address,
              DIGITS(h.calls) || ' {unit} in an hour; the median is ' || DIGITS(WHOLE(m.median)) AS what, h.events AS count, h.request_id AS request_id
            FROM hours h JOIN middle m ON m.person = h.person JOIN mad d ON d.person = h.person
            WHERE h.calls >= {least} AND 0.6745 * (h.calls - m.median) / (CASE WHEN d.mad > {floor} THEN d.mad ELSE {floor} END) > 6
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
            Spike,
            SpikeMethod + "1 call, over 12 hours or more; 20 calls at least"
        ),
        new(
            "token-spike",
            "Many more tokens in an hour than this person uses",
            Medium,
            "T1496.004",
            Review,
            "Whole records pasted in, a script, or a stolen credential.",
            "timeline of that hour; usage of the day",
            TokenSpike,
            SpikeMethod + "500 tokens, over 12 hours or more; 20,000 tokens at least"
        ),
        new(
            "first-seen-principal",
            "A principal calls models for the first time",
            Low,
            "T1078.004",
            Review,
            "A new application or colleague, or a credential that was never meant for it.",
            "who made the role or key; model access of its team",
            $"""
            SELECT f.first AS time, SHARED(f.person) AS person, SHARED(f.principal) AS principal,
              SHARED(f.address) AS address, 'first model call' AS what, f.calls AS count, NOTHING AS request_id
            FROM (SELECT principal, min(person) AS person, min(address) AS address, min(time) AS first, count(*) AS calls FROM event
                  WHERE model_call = 1 AND time < :to GROUP BY principal) f
            WHERE f.first >= :from AND f.first >= (SELECT min(time) FROM event WHERE model_call = 1) + 604800000
            """,
            "the store must hold a week of model calls before it"
        ),
        new(
            "first-seen-address",
            "A known principal from an address never seen with it",
            Low,
            "T1078.004",
            Review,
            "A credential may be used elsewhere.",
            "blast of the principal since then",
            FirstSeen("address"),
            KnownForAWeek
        ),
        new(
            "first-seen-model",
            "A known principal calls a model it never called",
            Low,
            "T1078.004",
            Review,
            "Probing, or an application that changed.",
            "who of that model",
            FirstSeen("model"),
            KnownForAWeek
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
            SELECT min(e.time) AS time, min(e.person) AS person, e.principal AS principal, min(e.address) AS address, DIGITS(count(DISTINCT e.source || e.name)) || ' operations refused: ' || NAMES(e.name) AS what, count(*) AS count, min(e.request_id) AS request_id
            FROM event_v e WHERE e.error IS NOT NULL AND (e.error LIKE '%Denied%' OR e.error LIKE '%Unauthorized%' OR e.error = 'ValidationException') AND {Detection.Range}
            GROUP BY e.principal, PER(e.time, 3600000) HAVING count(*) >= 10
            """,
            "10 refusals of a principal within a clock hour"
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
            SELECT min(e.time) AS time, min(e.person) AS person, e.principal AS principal, min(e.address) AS address, NAMES(e.name) AS what, count(*) AS count, min(e.request_id) AS request_id
            FROM event_v e WHERE e.source = 'bedrock.amazonaws.com' AND {Detection.Range} AND e.name IN ('ListFoundationModels', 'GetFoundationModel', 'GetFoundationModelAvailability', 'ListFoundationModelAgreementOffers', 'CreateFoundationModelAgreement', 'PutFoundationModelEntitlement', 'PutUseCaseForModelAccess', 'GetUseCaseForModelAccess', 'GetModelInvocationLoggingConfiguration', 'ListProvisionedModelThroughputs', 'ListInferenceProfiles', 'InvokeModel', 'InvokeModelWithResponseStream', 'Converse', 'ConverseStream')
            GROUP BY e.principal, PER(e.time, 86400000) HAVING count(DISTINCT e.name) >= 6
              OR (count(DISTINCT e.name) >= 3 AND sum(CASE WHEN e.name IN ('PutUseCaseForModelAccess', 'CreateFoundationModelAgreement', 'PutFoundationModelEntitlement') THEN 1 ELSE 0 END) > 0 AND sum(CASE WHEN e.name LIKE 'Invoke%' OR e.name LIKE 'Converse%' THEN 1 ELSE 0 END) > 0)
            """,
            "6 of 15 Bedrock operations of a principal within a day, or 3 with one that opens access and one that calls"
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
            SELECT min(e.time) AS time, min(e.person) AS person, e.principal AS principal, min(e.address) AS address, DIGITS(count(DISTINCT coalesce(e.copied_from, e.resource))) || ' objects' AS what, count(*) AS count, min(e.request_id) AS request_id
            FROM event_v e WHERE e.name IN ('GetObject', 'CopyObject', 'UploadPartCopy') AND {Detection.Range} GROUP BY e.principal, PER(e.time, 3600000) HAVING count(DISTINCT coalesce(e.copied_from, e.resource)) >= 100
            """,
            "100 different objects of a principal within a clock hour, read or copied"
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
            SELECT min(e.time) AS time, min(e.person) AS person, e.principal AS principal, min(e.address) AS address, e.name AS what, count(*) AS count, min(e.request_id) AS request_id
            FROM event_v e WHERE e.name IN ('GetSecretValue', 'BatchGetSecretValue', 'GetPasswordData', 'GetParameters', 'GetParameter', 'DescribeInstanceAttribute') AND {Detection.Range}
            GROUP BY e.principal, e.name, PER(e.time, 3600000) HAVING count(*) >= 10 OR e.name = 'BatchGetSecretValue'
            """,
            "10 calls of one operation within a clock hour, or one batch"
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
            SELECT min(e.time) AS time, e.person AS person, min(e.principal) AS principal, NOTHING AS address, 'interventions' AS what, count(*) AS count, min(e.request_id) AS request_id
            FROM (SELECT time, person, principal, request_id FROM invocation_v WHERE guardrail = 1
              UNION ALL SELECT time, person, principal, request_id FROM gateway_call_v WHERE guardrail = 'intervened') e
            WHERE coalesce(e.time, 0) >= :from AND coalesce(e.time, 0) < :to GROUP BY e.person, PER(e.time, 86400000) HAVING count(*) >= 3
            """,
            "3 interventions of a person within a day"
        ),
    ];

    private const string KnownForAWeek = "the principal must have called models for a week before it";

    // Known for a week, and then something new with it: what is new with a new principal is no news.
    private static string FirstSeen(string column) =>
        $"""
            SELECT f.first AS time, SHARED(f.person) AS person, SHARED(f.principal) AS principal,
              NOTHING AS address, SHARED(f.thing) AS what, f.calls AS count, NOTHING AS request_id
            FROM (SELECT e.principal, e.{column} AS thing, min(e.person) AS person, min(e.time) AS first, count(*) AS calls FROM event e
                  WHERE e.model_call = 1 AND e.{column} IS NOT NULL AND e.time < :to GROUP BY e.principal, e.{column}) f
            JOIN (SELECT principal, min(time) AS born FROM event WHERE model_call = 1 GROUP BY principal) p ON p.principal = f.principal
            WHERE f.first >= :from AND f.first >= p.born + 604800000
            """;
}
