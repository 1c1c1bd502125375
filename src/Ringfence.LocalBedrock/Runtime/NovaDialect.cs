using System.Text.Json;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.Runtime;

/// <summary>Nova's native body, <c>messages-v1</c>: Converse's shapes, its stream events each under its own name.</summary>
internal sealed class NovaDialect : IDialect
{
    private static readonly ConverseDialect Converse = new();

    public Prompt Read(JsonElement body, FoundationModel model) => ConverseRequest.Read(body, model);

    public void WriteAnswer(Utf8JsonWriter json, Exchange exchange)
    {
        json.WriteStartObject();
        ConverseDialect.WriteMessage(json, exchange);
        json.WriteString("stopReason"u8, exchange.Answer.Stop.Converse());
        WriteUsage(json, exchange.Usage);
        InvokeExtras.WriteGuardrail(json, exchange);
        json.WriteEndObject();
    }

    public void WriteStream(StreamScript script, Exchange exchange)
    {
        var converse = new StreamScript();
        Converse.WriteStream(converse, exchange);
        foreach (var (type, body, piece) in converse.Events)
        {
            var isLast = type == "metadata";
            script.Add(
                type,
                json =>
                {
                    json.WritePropertyName(type);
                    if (isLast)
                    {
                        json.WriteStartObject();
                        WriteUsage(json, exchange.Usage);
                        json.WriteStartObject("metrics"u8);
                        json.WriteEndObject();
                        json.WriteEndObject();
                        InvokeExtras.WriteMetrics(json, exchange);
                        InvokeExtras.WriteGuardrail(json, exchange);
                    }
                    else
                    {
                        json.WriteRawValue(body.Span);
                    }
                },
                piece
            );
        }
    }

    private static void WriteUsage(Utf8JsonWriter json, Usage usage)
    {
        json.WriteStartObject("usage"u8);
        json.WriteNumber("inputTokens"u8, usage.Input);
        json.WriteNumber("outputTokens"u8, usage.Output);
        json.WriteNumber("totalTokens"u8, usage.Total);
        json.WriteNumber("cacheReadInputTokenCount"u8, usage.CacheRead);
        json.WriteNumber("cacheWriteInputTokenCount"u8, usage.CacheWrite);
        json.WriteEndObject();
    }
}
