namespace Ringfence.Evidence.Packs;

/// <summary>The claims that compliance tables make, row by row, each with what shows it here. Packs print the rows of their framework.</summary>
public static class ComplianceClaims
{
    /// <summary>All of them, framework by framework, and then the questions that each of them asks.</summary>
    public static IReadOnlyList<ComplianceClaim> All { get; } =
    [
        new(
            "soc2",
            "Access to models is logged by CloudTrail.",
            ["trail-exists", "trail-covers-every-region", "trail-records-model-calls"],
            "ringfence trail who --principal P"
        ),
        new(
            "soc2",
            "The gateway monitors use and notices what is unusual.",
            ["gateway-records-each-call", "unusual-model-use-raises-alarm"],
            "ringfence trail usage; ringfence trail anomalies"
        ),
        new(
            "soc2",
            "Managed settings are the access policy of coding assistants.",
            ["only-managed-rules-apply", "protected-paths-are-denied", "settings-cannot-be-edited"],
            "ringfence audit managed-settings.json"
        ),
        new(
            "soc2",
            "The three layers together satisfy monitoring and logging.",
            ["trail-exists", "gateway-records-each-call", "invocations-are-logged"],
            "ringfence trail verify"
        ),
        new(
            "hipaa",
            "PHI never crosses the public Internet: the call goes through a VPC endpoint.",
            ["bedrock-is-refused-outside-endpoint", "bedrock-runtime-has-endpoint", "no-egress-is-proven"],
            "ringfence trail anomalies --detection outside-endpoint"
        ),
        new(
            "hipaa",
            "Coding assistants cannot read where PHI lies.",
            ["protected-paths-are-denied"],
            "ringfence audit managed-settings.json"
        ),
        new(
            "hipaa",
            "Session transcripts do not stay on developers' machines.",
            ["transcripts-are-purged"],
            "ringfence audit managed-settings.json"
        ),
        new(
            "hipaa",
            "A business associate addendum with AWS covers the models that are used.",
            ["business-associate-addendum-is-active", "addendum-covers-the-models"]
        ),
        new(
            "gdpr",
            "A data subject's data can be deleted: logs, log groups and transcripts have an end.",
            ["subject-data-can-be-deleted", "log-group-has-retention", "transcripts-are-purged"],
            "ringfence trail forget --subject mrn:X"
        ),
        new(
            "gdpr",
            "The gateway's metadata is kept no longer than is needed.",
            ["gateway-log-is-kept-as-decided", "gateway-records-no-content"],
            "ringfence trail retention --dry-run"
        ),
        new(
            "gdpr",
            "Prompts and answers are logged only where that was decided.",
            ["content-logging-and-retention-are-decided", "telemetry-holds-no-content"]
        ),
        new(
            "gdpr",
            "The processor is AWS: the model's maker has no access to requests.",
            ["processing-agreement-is-with-aws", "prompts-are-not-shared-with-providers", "data-sharing-is-denied"],
            "ringfence trail anomalies --detection data-shared-with-provider"
        ),
        new(
            "sox",
            "The audit trail cannot be altered.",
            ["invocation-logs-are-locked", "bedrock-records-are-protected", "access-can-be-reconstructed"],
            "ringfence trail verify"
        ),
        new(
            "sox",
            "The gateway separates duties: which role may use which model.",
            ["bedrock-duties-are-separate", "policy-cannot-raise-its-own-rights"],
            "ringfence trail usage"
        ),
        new(
            "sox",
            "Managed settings keep people from going around the controls.",
            ["permission-bypass-is-disabled", "only-managed-rules-apply", "settings-cannot-be-edited"],
            "ringfence trail bypass"
        ),
        new(
            "iso-42001",
            "The model's maker holds current certificates (ISO/IEC 42001, ISO/IEC 27001, SOC 2), and somebody has read them.",
            ["provider-certificates-are-current", "addendum-covers-the-models"]
        ),
        new("", "Who used the AI service?", ["trail-exists", "gateway-records-each-call"], "ringfence trail who"),
        new(
            "",
            "Which model was used?",
            ["trail-records-model-calls", "gateway-records-each-call"],
            "ringfence trail call REQUEST-ID"
        ),
        new("", "How much was used?", ["gateway-records-each-call"], "ringfence trail usage"),
        new(
            "",
            "Was protected data exposed?",
            ["protected-paths-are-denied", "guardrail-covers-identifiers"],
            "ringfence phi subject; ringfence trail disclosures --subject mrn:X"
        ),
        new(
            "",
            "Did any data leave the network?",
            ["no-egress-is-proven", "flow-log-records-all-traffic"],
            "ringfence trail anomalies --detection outside-endpoint"
        ),
        new(
            "",
            "Can a person's data be deleted?",
            ["subject-data-can-be-deleted", "container-objects-expire"],
            "ringfence trail forget --subject mrn:X"
        ),
        new(
            "",
            "Are sessions purged by themselves?",
            ["transcripts-are-purged"],
            "ringfence audit managed-settings.json"
        ),
    ];

    /// <summary>A framework's own rows, and the questions of all.</summary>
    public static IEnumerable<ComplianceClaim> Of(string framework) =>
        All.Where(claim => claim.Framework == framework || claim.Framework.Length == 0);
}
