using System.Text.Json;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Converse and ConverseStream.</summary>
internal sealed class ConverseDialect : IDialect
{
    public Prompt Read(JsonElement body, FoundationModel model) => ConverseRequest.Read(body, model);

    public void WriteAnswer(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteStartObject();
        WriteMessage(json, exchange);
        json.WriteString("stopReason"u8, exchange.Answer.Stop.Converse());
        ConverseExtras.WriteFields(json, exchange);
        WriteUsage(json, exchange.Usage);
        WriteMetrics(json, exchange);
        WriteTrace(json, exchange);
        ConverseExtras.WriteSettings(json, exchange);
        json.WriteEndObject();
    }

    public void WriteStream(StreamScript script, Exchange exchange)
    {
        script.Add("messageStart", json => json.WriteString("role"u8, "assistant"u8));
        var index = 0;
        foreach (var piece in exchange.Answer.Pieces())
        {
            script.Add(
                "contentBlockDelta",
                json =>
                {
                    json.WriteNumber("contentBlockIndex"u8, 0);
                    json.WriteStartObject("delta"u8);
                    json.WriteString("text"u8, piece);
                    json.WriteEndObject();
                },
                piece
            );
        }

        if (exchange.Answer.Text.Length > 0)
        {
            script.Add("contentBlockStop", json => json.WriteNumber("contentBlockIndex"u8, index));
            index++;
        }

        WriteToolUse(script, exchange, index);
        script.Add(
            "messageStop",
            json =>
            {
                json.WriteString("stopReason"u8, exchange.Answer.Stop.Converse());
                ConverseExtras.WriteFields(json, exchange);
            }
        );
        script.Add(
            "metadata",
            json =>
            {
                WriteUsage(json, exchange.Usage);
                WriteMetrics(json, exchange);
                WriteTrace(json, exchange);
                ConverseExtras.WriteSettings(json, exchange);
            }
        );
    }

    public static void WriteMessage(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteStartObject("output"u8);
        json.WriteStartObject("message"u8);
        json.WriteString("role"u8, "assistant"u8);
        json.WriteStartArray("content"u8);
        if (exchange.Answer.Text.Length > 0)
        {
            json.WriteStartObject();
            json.WriteString("text"u8, exchange.Answer.Text);
            json.WriteEndObject();
        }

        if (exchange.Answer.Tool is { } tool)
        {
            json.WriteStartObject();
            json.WriteStartObject("toolUse"u8);
            json.WriteString("toolUseId"u8, tool.Id);
            json.WriteString("name"u8, tool.Name);
            json.WritePropertyName("input"u8);
            json.WriteRawValue(tool.Input);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteToolUse(StreamScript script, Exchange exchange, int index)
    {
        if (exchange.Answer.Tool is not { } tool)
        {
            return;
        }

        script.Add(
            "contentBlockStart",
            json =>
            {
                json.WriteNumber("contentBlockIndex"u8, index);
                json.WriteStartObject("start"u8);
                json.WriteStartObject("toolUse"u8);
                json.WriteString("toolUseId"u8, tool.Id);
                json.WriteString("name"u8, tool.Name);
                json.WriteEndObject();
                json.WriteEndObject();
            }
        );
        foreach (var part in tool.InputParts())
        {
            script.Add(
                "contentBlockDelta",
                json =>
                {
                    json.WriteNumber("contentBlockIndex"u8, index);
                    json.WriteStartObject("delta"u8);
                    json.WriteStartObject("toolUse"u8);
                    json.WriteString("input"u8, part);
                    json.WriteEndObject();
                    json.WriteEndObject();
                },
                part
            );
        }

        script.Add("contentBlockStop", json => json.WriteNumber("contentBlockIndex"u8, index));
    }

    private static void WriteUsage(Utf8JsonWriter json, Usage usage)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("inputTokens"u8, usage.Input);
        json.WriteNumber("outputTokens"u8, usage.Output);
        json.WriteNumber("totalTokens"u8, usage.Total);
        if (usage.Cached)
        {
            json.WriteNumber("cacheReadInputTokens"u8, usage.CacheRead);
            json.WriteNumber("cacheWriteInputTokens"u8, usage.CacheWrite);
            json.WriteStartArray("cacheDetails"u8);
            if (usage.CacheWrite > 0)
            {
                json.WriteStartObject();
                json.WriteString("ttl"u8, usage.CacheForAnHour ? "1h"u8 : "5m"u8);
                json.WriteNumber("inputTokens"u8, usage.CacheWrite);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteMetrics(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteStartObject("metrics"u8);
        json.WriteNumber("latencyMs"u8, (long)exchange.Latency.TotalMilliseconds);
        json.WriteEndObject();
    }

    private static void WriteTrace(Utf8JsonWriter json, Exchange exchange)
    {
        if (exchange.Guarded is { Trace: { } trace })
        {
            json.WriteStartObject("trace"u8);
            json.WritePropertyName("guardrail"u8);
            trace.WriteTo(json);
            json.WriteEndObject();
        }
    }
}
