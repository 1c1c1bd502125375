using static Ringfence.Evidence.Detections.Detection;
using static Ringfence.Evidence.Integrity.Severity;

namespace Ringfence.Evidence.Detections;

/// <summary>Calls of models outside the boundary.</summary>
internal static class BoundaryCrossing
{
    private const string Paragraphs = "164.312(a)(1), 164.312(b), CC6.1, CC6.6";

    public static IReadOnlyList<Detection> All { get; } =
    [
        new(
            "gateway-bypassed",
            "A model call that no gateway recorded",
            Critical,
            "T1078.004",
            Paragraphs,
            "Nobody applied policy, redaction or record to it.",
            "trail bypass; blast of its access key",
            $"""
            SELECT TIMED(e) AS time, e.person AS person, e.principal AS principal, e.address AS address, e.name || ' ' || coalesce(e.model, '') AS what, 1 AS count, e.request_id AS request_id
            FROM UNEXPLAINED(e) WHERE {Detection.Range} AND EXISTS (SELECT 1 FROM gateway_call)
              AND NOT (e.name = 'ApplyGuardrail' AND coalesce(e.role, '') IN (SELECT s.role FROM event_v s WHERE s.model_call = 1 AND s.role IS NOT NULL AND s.request_id IN (SELECT n.aws_request_id FROM attempt n)))
            """,
            "each event that fits; a guardrail's check by a role of recorded calls may be the gateway's own redaction, and trail bypass lists it as unsure"
        ),
        new(
            "second-door",
            "A call through Bedrock's OpenAI- and Anthropic-style door, or the Claude Platform",
            High,
            "T1078.004",
            Paragraphs,
            "These doors have no invocation log, and only data events show them; the Claude Platform leaves AWS's inference boundary.",
            "deny bedrock-mantle:* and aws-external-anthropic:* where they are not used",
            Call("(e.source LIKE 'bedrock-mantle%' OR e.source LIKE 'aws-external-anthropic%')")
        ),
        new(
            "bearer-token",
            "A call with a Bedrock API key",
            High,
            "T1528",
            "164.312(d), CC6.1",
            "Whoever holds the key is its user: no session, no person.",
            "blast of the principal; deny bedrock:CallWithBearerToken and bedrock-mantle:CallWithBearerToken",
            Call("(e.bearer = 1 OR e.principal LIKE '%:user/BedrockAPIKey-%')")
        ),
        new(
            "outside-endpoint",
            "A call that did not come through a VPC endpoint, where others do",
            High,
            "T1090",
            "164.312(e)(1), CC6.6",
            "It went over the Internet or another network.",
            "flow of the address; the endpoint's policy",
            Call(
                "e.endpoint IS NULL AND EXISTS (SELECT 1 FROM event x WHERE x.model_call = 1 AND x.endpoint IS NOT NULL)"
            )
        ),
        new(
            "foreign-region",
            "Inference in another part of the world than the call",
            High,
            "T1535",
            "164.308(b)(1), CC6.7",
            "A global profile routes where it likes: data leaves its region.",
            "who may use this profile",
            Call("e.inference_region IS NOT NULL AND substr(e.inference_region, 1, 2) <> substr(e.region, 1, 2)")
        ),
        new(
            "batch-or-asynchronous",
            "A batch job or an asynchronous call",
            Medium,
            "T1530",
            Paragraphs,
            "Prompts and answers lie in buckets, outside the gateway.",
            "which buckets; who reads them",
            Call("e.name IN ('CreateModelInvocationJob', 'StartAsyncInvoke', 'InvokeModelWithBidirectionalStream')")
        ),
        new(
            "long-lived-key",
            "A call with a long-lived access key",
            Medium,
            "T1078.004",
            "164.312(d), CC6.1",
            "A key that never expires, of a user and not of a session.",
            "blast of the key; who made it",
            Call("e.access_key LIKE 'AKIA%'")
        ),
    ];
}
