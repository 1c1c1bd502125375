using Ringfence.Evidence.Ingest;

namespace Ringfence.Evidence.Engines;

/// <summary>Bedrock's invocation log, as <see cref="InvocationRecord"/> makes rows of it. Of the bodies it reads counters and the guardrail's word.</summary>
internal static class InvocationRelation
{
    private const string Intervened =
        """("stopReason"\s*:\s*"guardrail_intervened"|"amazon-bedrock-guardrailAction"\s*:\s*"INTERVENED")""";

    /// <summary>Name and expression of every column but those of the file.</summary>
    public static IReadOnlyList<(string Name, string Sql)> Columns(RawFields raw)
    {
        var principal = raw.Field("identity.arn");
        return
        [
            ("request_id", raw.Field("requestId")),
            ("time", raw.Milliseconds(raw.Field("timestamp"))),
            ("account", raw.Field("accountId")),
            ("region", raw.Field("region")),
            ("operation", raw.Field("operation")),
            ("principal", principal),
            ("person", $"coalesce({raw.Field("requestMetadata.ringfence-user")}, {raw.AfterLastSlash(principal)})"),
            ("team", $"coalesce({raw.Field("requestMetadata.ringfence-team")}, {raw.Field("requestMetadata.team")})"),
            ("model", EventRelation.ModelId(raw, raw.Field("modelId"))),
            ("inference_region", raw.Field("inferenceRegion")),
            ("error", raw.Field("errorCode")),
            ("ringfence_id", raw.Field("requestMetadata.ringfence-request-id")),
            ("input_tokens", Tokens(raw, "input.inputTokenCount", "inputTokenCount")),
            ("output_tokens", Tokens(raw, "output.outputTokenCount", "outputTokenCount")),
            ("cache_read", raw.Count("input.cacheReadInputTokenCount")),
            ("cache_write", raw.Count("input.cacheWriteInputTokenCount")),
            ("guardrail", $"CASE WHEN {raw.Extract(raw.Object("output"), Intervened)} IS NOT NULL THEN 1 END"),
        ];
    }

    // A streamed answer's last chunk has them when the record itself has not.
    private static string Tokens(RawFields raw, string path, string name) =>
        $"coalesce({raw.Count(path)}, {raw.ToNumber(raw.Extract(raw.Object("output"), $$""""amazon-bedrock-invocationMetrics"\s*:\s*\{[^}]*"{{name}}"\s*:\s*([0-9]+)""""))})";
}
