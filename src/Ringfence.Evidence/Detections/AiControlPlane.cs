using static Ringfence.Evidence.Detections.Detection;
using static Ringfence.Evidence.Integrity.Severity;

namespace Ringfence.Evidence.Detections;

/// <summary>Changes of what models may be called, and under which protection.</summary>
internal static class AiControlPlane
{
    private const string Change = "164.308(a)(1)(ii)(D), CC8.1";

    public static IReadOnlyList<Detection> All { get; } =
    [
        new(
            "data-shared-with-provider",
            "Bedrock's data retention set to share with the model's provider",
            Critical,
            "T1537",
            "164.502(e), 164.314(a), CC6.7",
            "Prompts and answers may leave AWS for the provider: outside the business associate agreement.",
            "who called which model since; set it back to none",
            Named("PutAccountDataRetention", "coalesce(e.detail, '') LIKE '%provider_data_share%'")
        ),
        new(
            "data-retention-changed",
            "Bedrock's data retention changed",
            High,
            "T1537",
            "164.502(e), CC6.7",
            "Data may be kept longer or elsewhere than was agreed.",
            "the account's retention mode now",
            Named(
                "PutAccountDataRetention DeleteAccountDataRetention",
                "coalesce(e.detail, '') NOT LIKE '%provider_data_share%'"
            )
        ),
        new(
            "guardrail-weakened",
            "A guardrail updated, deleted or no longer enforced",
            High,
            "T1562",
            Change,
            "Filters for harmful content or identifiers may no longer stand in front of the model.",
            "the guardrail's version now; calls since then",
            Named(
                "DeleteGuardrail UpdateGuardrail PutEnforcedGuardrailConfiguration DeleteEnforcedGuardrailConfiguration"
            )
        ),
        new(
            "model-access-enabled",
            "Access to a model asked for or agreed to",
            Medium,
            "T1098",
            Change,
            "A model nobody approved becomes callable; also the first step of those who steal model access.",
            "model-access-enumeration of the same principal; calls of that model",
            Named("PutFoundationModelEntitlement PutUseCaseForModelAccess CreateFoundationModelAgreement")
        ),
        new(
            "bedrock-policy-changed",
            "A resource policy of Bedrock changed",
            High,
            "T1098",
            Change,
            "Another account may be let in.",
            "the policy now; principals of other accounts",
            Named("PutResourcePolicy DeleteResourcePolicy", "e.source LIKE 'bedrock%'")
        ),
        new(
            "foreign-model",
            "A model imported, a marketplace endpoint or an inference profile made",
            Medium,
            "T1525",
            Change,
            "Calls may go to a model or a region that nobody approved.",
            "what it was made from; who calls it",
            Named("CreateModelImportJob CreateMarketplaceModelEndpoint CreateInferenceProfile CreateCustomModel")
        ),
        new(
            "guardrail-not-applied",
            "A call that no guardrail looked at, where others are looked at",
            High,
            "T1562",
            "164.312(a)(1), CC6.1",
            "Content went to and from the model unfiltered.",
            "the team's policy; who changed it",
            """
            SELECT min(e.time) AS time, e.person AS person, min(e.principal) AS principal, min(e.address) AS address, e.operation || ' ' || coalesce(e.model, '') AS what, count(*) AS count, min(e.request_id) AS request_id
            FROM gateway_call_v e WHERE coalesce(e.guardrail, '') = '' AND e.attempts IS NOT NULL AND e.ended IS NOT NULL
              AND coalesce(e.time, 0) >= :from AND coalesce(e.time, 0) < :to
              AND EXISTS (SELECT 1 FROM gateway_call_v x WHERE coalesce(x.guardrail, '') <> '')
            GROUP BY e.person, e.model, e.operation
            """,
            "the gateway recorded no guardrail for it, and records one for other calls"
        ),
    ];
}
