using System.Text.Json;
using Ringfence.LocalBedrock.Host;
using Ringfence.LocalBedrock.Model;

namespace Ringfence.LocalBedrock.InvocationLog;

/// <summary>One record of the invocation log, schema 1.0.</summary>
internal static class InvocationRecord
{
    /// <summary>What a Converse record's input holds of the request.</summary>
    private static readonly string[] ConverseMembers =
    [
        "messages",
        "system",
        "inferenceConfig",
        "toolConfig",
        "additionalModelRequestFields",
    ];

    /// <param name="inferenceRegion">Null when the source region ran the call.</param>
    /// <param name="errorCode">Null when it succeeded.</param>
    /// <param name="input">Writes the input's body; null leaves it out.</param>
    /// <param name="output">Writes the output's body; null leaves it out.</param>
    public static void Write(
        Utf8JsonWriter json,
        ApiCall call,
        LocalBedrockOptions options,
        string? inferenceRegion,
        string? errorCode,
        Usage? usage,
        Action<Utf8JsonWriter>? input,
        Action<Utf8JsonWriter>? output
    )
    {
        json.WriteStartObject();
        WriteHead(json, call, options);
        if (inferenceRegion is not null)
        {
            json.WriteString("inferenceRegion"u8, inferenceRegion);
        }

        if (errorCode is not null)
        {
            json.WriteString("errorCode"u8, errorCode);
        }

        json.WriteStartObject("input"u8);
        json.WriteString("inputContentType"u8, "application/json"u8);
        WriteBody(json, "inputBodyJson"u8, input);
        if (usage is not null)
        {
            json.WriteNumber("inputTokenCount"u8, usage.Input);
            json.WriteNumber("cacheReadInputTokenCount"u8, usage.CacheRead);
            json.WriteNumber("cacheWriteInputTokenCount"u8, usage.CacheWrite);
        }

        json.WriteEndObject();
        if (usage is not null)
        {
            json.WriteStartObject("output"u8);
            json.WriteString("outputContentType"u8, "application/json"u8);
            WriteBody(json, "outputBodyJson"u8, output);
            json.WriteNumber("outputTokenCount"u8, usage.Output);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>The members of a Converse request that its record holds.</summary>
    public static void WriteConverseInput(Utf8JsonWriter json, JsonElement body)
    {
        json.WriteStartObject();
        foreach (var member in body.EnumerateObject())
        {
            if (ConverseMembers.Contains(member.Name))
            {
                member.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, ApiCall call, LocalBedrockOptions options)
    {
        json.WriteString("schemaType"u8, "ModelInvocationLog"u8);
        json.WriteString("schemaVersion"u8, "1.0"u8);
        json.WriteString("timestamp"u8, AwsTime.Seconds(call.Received));
        json.WriteString("accountId"u8, options.Account);
        json.WriteStartObject("identity"u8);
        json.WriteString("arn"u8, call.Caller!.Arn);
        json.WriteEndObject();
        json.WriteString("region"u8, options.Region);
        json.WriteString("requestId"u8, call.Id);
        json.WriteString("operation"u8, call.Operation!.Name);
        json.WriteString("modelId"u8, call.ModelId);
        if (call.Metadata is { } metadata)
        {
            json.WriteStartObject("requestMetadata"u8);
            foreach (var (key, value) in metadata)
            {
                json.WriteString(key, value);
            }

            json.WriteEndObject();
        }
    }

    private static void WriteBody(Utf8JsonWriter json, ReadOnlySpan<byte> name, Action<Utf8JsonWriter>? body)
    {
        if (body is not null)
        {
            json.WritePropertyName(name);
            body(json);
        }
    }
}
