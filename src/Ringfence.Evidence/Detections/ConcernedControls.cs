namespace Ringfence.Evidence.Detections;

/// <summary>Which controls of the catalogue a detection leaves in doubt while nobody has looked at it.</summary>
internal static class ConcernedControls
{
    private static readonly Dictionary<string, string[]> ById = new(StringComparer.Ordinal)
    {
        ["gateway-bypassed"] =
        [
            "gateway-records-each-call",
            "assistant-goes-through-gateway",
            "access-can-be-reconstructed",
            "bedrock-is-refused-outside-endpoint",
        ],
        ["second-door"] = ["mantle-door-is-closed", "mantle-is-denied"],
        ["bearer-token"] = ["bearer-token-door-is-closed", "bedrock-keys-are-denied", "bedrock-is-called-by-roles"],
        ["outside-endpoint"] = ["bedrock-is-refused-outside-endpoint", "no-egress-is-proven"],
        ["foreign-region"] = ["inference-stays-in-its-geography", "global-inference-is-denied", "regions-are-limited"],
        ["batch-or-asynchronous"] = ["batch-door-is-closed"],
        ["long-lived-key"] = ["bedrock-is-called-by-roles", "bedrock-key-is-not-long-lived", "access-keys-are-young"],
        ["trail-tampered"] = ["trail-exists", "trail-validates-log-files", "trail-covers-every-region"],
        ["invocation-logging-changed"] = ["invocations-are-logged", "bedrock-records-are-protected"],
        ["recorder-tampered"] = ["recorder-records-everything", "threat-detection-is-on", "findings-are-aggregated"],
        ["organization-left"] = ["account-belongs-to-organization", "trail-covers-every-account"],
        ["network-evidence-deleted"] = ["vpc-has-flow-log", "flow-log-records-all-traffic", "no-egress-is-proven"],
        ["log-bucket-weakened"] =
        [
            "trail-bucket-is-locked",
            "trail-bucket-denies-deletion",
            "invocation-logs-are-locked",
            "bucket-has-object-lock",
        ],
        ["key-tampered"] = ["key-administration-is-apart", "key-outlives-its-stack"],
        ["parameters-omitted"] = ["access-can-be-reconstructed"],
        ["data-shared-with-provider"] = ["prompts-are-not-shared-with-providers", "data-sharing-is-denied"],
        ["data-retention-changed"] =
        [
            "prompts-are-not-shared-with-providers",
            "content-logging-and-retention-are-decided",
        ],
        ["guardrail-weakened"] = ["guardrail-is-configured", "guardrail-is-published", "guardrail-cannot-be-skipped"],
        ["model-access-enabled"] = ["model-subscription-is-closed", "model-access-is-reviewed"],
        ["bedrock-policy-changed"] = ["bedrock-resource-is-not-shared"],
        ["foreign-model"] = ["only-approved-models-are-named", "unapproved-models-are-denied"],
        ["console-without-mfa"] = ["console-user-has-mfa", "every-user-has-mfa"],
        ["root-used"] = ["root-user-has-mfa", "root-user-has-no-access-key"],
        ["credential-made"] = ["access-key-is-absent", "people-sign-in-through-identity-center"],
        ["privilege-changed"] =
        [
            "policy-changes-no-permissions",
            "role-is-not-trusted-to-everyone",
            "foundation-is-as-written",
        ],
        ["break-glass-used"] =
        [
            "break-glass-is-approved",
            "emergency-access-is-reviewed",
            "break-glass-role-is-guarded",
        ],
        ["data-shared-outside"] =
        [
            "snapshot-is-encrypted-and-private",
            "snapshots-cannot-be-public",
            "database-snapshot-is-encrypted-and-private",
            "rules-name-who-comes-in",
        ],
        ["remote-command"] = ["people-cannot-read-protected-data"],
        ["function-changed"] = ["foundation-is-as-written"],
        ["volume-spike"] = ["unusual-model-use-raises-alarm"],
        ["token-spike"] = ["unusual-model-use-raises-alarm"],
        ["first-seen-principal"] = ["model-access-is-reviewed"],
        ["first-seen-address"] = ["unusual-model-use-raises-alarm"],
        ["first-seen-model"] = ["only-approved-models-are-named"],
        ["unexpected-model"] = ["only-approved-models-are-named", "unapproved-models-are-denied"],
        ["unexpected-region"] = ["model-is-asked-in-approved-regions", "regions-are-limited"],
        ["outside-hours"] = ["unusual-model-use-raises-alarm"],
        ["denied-burst"] = ["unusual-model-use-raises-alarm"],
        ["model-access-enumeration"] = ["model-access-is-reviewed", "unusual-model-use-raises-alarm"],
        ["mass-read"] = ["large-download-raises-alarm", "people-cannot-read-protected-data"],
        ["secrets-swept"] = ["policy-reads-named-data"],
        ["guardrail-hits"] = ["guardrail-stops-prompt-attacks"],
        ["guardrail-not-applied"] = ["guardrail-cannot-be-skipped", "guardrail-is-configured"],
    };

    /// <summary>The ids of the controls; none for a detection of a rule that a user brought.</summary>
    public static IReadOnlyList<string> Of(string detection) => ById.GetValueOrDefault(detection, []);
}
