using System.Text.Json;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>What Bedrock adds to a model's native JSON.</summary>
internal static class InvokeExtras
{
    /// <summary><c>amazon-bedrock-invocationMetrics</c>, on the last event of a stream.</summary>
    public static void WriteMetrics(Utf8JsonWriter json, Exchange exchange)
    {
        var usage = exchange.Usage;
        json.WriteStartObject("amazon-bedrock-invocationMetrics"u8);
        json.WriteNumber("inputTokenCount"u8, usage.Input);
        json.WriteNumber("outputTokenCount"u8, usage.Output);
        json.WriteNumber("invocationLatency"u8, (long)exchange.Latency.TotalMilliseconds);
        json.WriteNumber("firstByteLatency"u8, (long)exchange.FirstByte.TotalMilliseconds);
        if (usage.Cached)
        {
            json.WriteNumber("cacheReadInputTokenCount"u8, usage.CacheRead);
            json.WriteNumber("cacheWriteInputTokenCount"u8, usage.CacheWrite);
        }

        json.WriteEndObject();
    }

    /// <summary><c>amazon-bedrock-guardrailAction</c> and, if asked for, <c>amazon-bedrock-trace</c>.</summary>
    public static void WriteGuardrail(Utf8JsonWriter json, Exchange exchange)
    {
        if (exchange.Guarded is not { } guarded)
        {
            return;
        }

        json.WriteString("amazon-bedrock-guardrailAction"u8, guarded.Intervened ? "INTERVENED"u8 : "NONE"u8);
        if (guarded.Trace is { } trace)
        {
            json.WriteStartObject("amazon-bedrock-trace"u8);
            json.WritePropertyName("guardrail"u8);
            trace.WriteTo(json);
            json.WriteEndObject();
        }
    }
}
